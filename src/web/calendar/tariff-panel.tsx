import { type FormEvent, useState } from "react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { Tariff } from "../api/shapes/calendar.ts"
import { TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { SaveRow } from "../settings/save-row.tsx"
import { useWords } from "../words/language.tsx"

type Channel = keyof Tariff

/** What one message by each channel costs the company. */
export function TariffPanel() {
  const words = useWords().calendar
  const tariff = useCompanyRead<Tariff>("/tariff")
  return (
    <Panel title={words.tariff}>
      <p className="mb-4 text-soft">{words.tariffLead}</p>
      <Reading of={tariff}>{(value) => <TariffForm key={JSON.stringify(value)} tariff={value} />}</Reading>
    </Panel>
  )
}

function TariffForm({ tariff }: { tariff: Tariff }) {
  const { calendar: words, common } = useWords()
  const { mayRule } = useRights()
  const [value, setValue] = useState(tariff)
  const change = useCompanyChange<Tariff>("PUT", "/tariff")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(value, { onSuccess: () => say(words.tariffSaved) })
  }
  return (
    <form onSubmit={submit}>
      <fieldset disabled={!mayRule} className="space-y-4">
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          {(Object.keys(tariff) as Channel[]).map((channel) => (
            <TextField
              key={channel}
              label={common.channels[channel]}
              optional={words.inEuros}
              type="number"
              min={0}
              max={1000}
              step={0.01}
              required
              value={value[channel] / 100}
              onChange={(event) =>
                setValue({ ...value, [channel]: Math.round(Number(event.target.value) * 100) })
              }
            />
          ))}
        </div>
        <SaveRow change={change} />
      </fieldset>
    </form>
  )
}
