import { type FormEvent, useState } from "react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { CompanyCalendar } from "../api/shapes/calendar.ts"
import { Button } from "../parts/button.tsx"
import { CheckField } from "../parts/checkbox.tsx"
import { TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { SaveRow } from "../settings/save-row.tsx"
import { useWords } from "../words/language.tsx"
import { Closures } from "./closures.tsx"
import { DaysPreview } from "./days-preview.tsx"
import { PressurePanel } from "./pressure-panel.tsx"
import { TariffPanel } from "./tariff-panel.tsx"
import { WeekdayChoice } from "./weekday-choice.tsx"
import { WindowFields } from "./window-fields.tsx"

/** On which days and hours the company writes and calls, how much at most, and what it costs. */
export default function CalendarSettings() {
  const calendar = useCompanyRead<CompanyCalendar>("/contact-calendar")
  return (
    <div className="space-y-5">
      <Reading of={calendar}>
        {(value) => <CalendarForm key={JSON.stringify(value)} calendar={value} />}
      </Reading>
      <PressurePanel />
      <TariffPanel />
    </div>
  )
}

function CalendarForm({ calendar }: { calendar: CompanyCalendar }) {
  const words = useWords().calendar
  const { mayRule } = useRights()
  const [value, setValue] = useState(calendar)
  const set = (change: Partial<CompanyCalendar>) => setValue({ ...value, ...change })
  const change = useCompanyChange<CompanyCalendar>("PUT", "/contact-calendar")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(value, { onSuccess: () => say(words.saved) })
  }
  return (
    <form onSubmit={submit} className="space-y-5">
      <fieldset disabled={!mayRule} className="min-w-0 space-y-5">
        <Panel title={words.title}>
          <p className="mb-4 text-soft">{words.lead}</p>
          <Hours value={value} set={set} />
        </Panel>
        <Panel title={words.closures}>
          <p className="mb-3 text-soft">{words.closuresLead}</p>
          <Closures value={value.closures} onChange={(closures) => set({ closures })} />
        </Panel>
        <SaveRow change={change} />
      </fieldset>
      <DaysPreview tried={{ calendar: value }} />
    </form>
  )
}

interface HoursProps {
  readonly value: CompanyCalendar
  readonly set: (change: Partial<CompanyCalendar>) => void
}

function Hours({ value, set }: HoursProps) {
  const words = useWords().calendar
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <WeekdayChoice
          label={words.workingDays}
          value={value.workingWeekdays}
          onChange={(workingWeekdays) => set({ workingWeekdays })}
        />
      </div>
      <WindowFields
        value={value}
        set={({ timeZone, ...hours }) => set({ ...hours, ...(timeZone && { timeZone }) })}
      />
      <TextField
        label={words.most}
        hint={words.mostHint}
        type="number"
        min={1}
        max={100_000}
        value={value.mostPerMorning ?? ""}
        onChange={({ target }) =>
          set({ mostPerMorning: target.value === "" ? null : Math.trunc(Number(target.value)) })
        }
      />
      <div className="sm:col-span-2">
        <CheckField
          checked={value.thanksForLatePayment}
          onChange={(thanksForLatePayment) => set({ thanksForLatePayment })}
        >
          {words.thanks}
          <span className="block text-sm text-faint">{words.thanksHint}</span>
        </CheckField>
      </div>
      <div className="flex flex-wrap gap-2 sm:col-span-2">
        <Button small onClick={() => set({ sendingFrom: "08:30", sendingUntil: "12:00" })}>
          {words.morning}
        </Button>
        <Button small onClick={() => set({ sendingFrom: null, sendingUntil: null })}>
          {words.anyHour}
        </Button>
      </div>
    </div>
  )
}
