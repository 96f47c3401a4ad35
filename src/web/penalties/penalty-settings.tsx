import { type FormEvent, useState } from "react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { ChosenPenaltySettings, PenaltySettingsView } from "../api/shapes/penalties.ts"
import { SelectField, TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { SaveRow } from "../settings/save-row.tsx"
import { useLanguage, useWords } from "../words/language.tsx"

/** How penalties are computed: for the company, or as one customer's contract says. */
export function PenaltySettings({ customerId }: { customerId?: string }) {
  const words = useWords().penalties
  const path = customerId ? `/customers/${customerId}/penalty-settings` : "/penalty-settings"
  const view = useCompanyRead<PenaltySettingsView>(path)
  return (
    <Panel title={customerId ? words.contractTitle : words.companyTitle}>
      {!customerId && <p className="mb-4 max-w-2xl text-soft">{words.companyLead}</p>}
      <Reading of={view}>
        {(value) => <Form path={path} chosen={value.chosen} caution={value.caution} />}
      </Reading>
    </Panel>
  )
}

interface FormProps {
  readonly path: string
  readonly chosen: ChosenPenaltySettings
  readonly caution: PenaltySettingsView["caution"]
}

function Form({ path, chosen, caution }: FormProps) {
  const words = useWords().penalties
  const { language } = useLanguage()
  const { mayWork } = useRights()
  const [fields, setFields] = useState(chosen)
  const change = useCompanyChange<ChosenPenaltySettings>("PUT", path)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const contractRatePct = fields.contractRatePct?.trim().replace(",", ".") || null
    change.mutate({ ...fields, contractRatePct }, { onSuccess: () => say(words.settingsSaved) })
  }
  return (
    <form onSubmit={submit}>
      <fieldset disabled={!mayWork} className="grid gap-4 sm:grid-cols-2">
        <TextField
          className="sm:col-span-2"
          label={words.contractRate}
          hint={words.contractRateHint}
          fault={caution?.[language]}
          inputMode="decimal"
          value={fields.contractRatePct ?? ""}
          onChange={(event) => setFields({ ...fields, contractRatePct: event.target.value })}
        />
        <Choices fields={fields} onChange={setFields} />
        <div className="sm:col-span-2">
          <SaveRow change={change} />
        </div>
      </fieldset>
    </form>
  )
}

interface ChoicesProps {
  readonly fields: ChosenPenaltySettings
  readonly onChange: (fields: ChosenPenaltySettings) => void
}

function Choices({ fields, onChange }: ChoicesProps) {
  const words = useWords().penalties
  const choice = <K extends Exclude<keyof ChosenPenaltySettings, "contractRatePct">>(
    key: K,
    label: string,
    options: readonly (readonly [NonNullable<ChosenPenaltySettings[K]>, string])[],
  ) => (
    <SelectField
      label={label}
      value={fields[key] ?? ""}
      onChange={(event) => onChange({ ...fields, [key]: event.target.value || null })}
    >
      <option value="">{words.standard}</option>
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </SelectField>
  )
  return (
    <>
      {choice("rateBasis", words.rateBasis, [
        ["refixed", words.refixed],
        ["frozen", words.frozen],
      ])}
      {choice("allocation", words.allocation, [
        ["principal-first", words.principalFirst],
        ["interest-first", words.interestFirst],
      ])}
      {choice("dayBasis", words.dayBasis, [
        ["365", words.days365],
        ["actual", words.daysActual],
      ])}
      {choice("rounding", words.rounding, [
        ["total", words.roundingTotal],
        ["segment", words.roundingSegment],
      ])}
    </>
  )
}
