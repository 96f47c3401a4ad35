import { type FormEvent, useState } from "react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { Company, CompanyFields } from "../api/shapes/people.ts"
import { SelectField, TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { CompanyForm } from "../welcome/company-form.tsx"
import { useWords } from "../words/language.tsx"
import { SaveRow } from "./save-row.tsx"

type Change = Partial<CompanyFields> &
  Partial<Pick<Company, "testRecipient" | "dataMaxAgeDays" | "holidayRegion" | "formality">>

/** The company: its identity, and a few habits. */
export default function CompanySettings() {
  const company = useCompanyRead<Company>("")
  return (
    <Reading of={company}>
      {(value) => (
        <div key={value.id} className="space-y-5">
          <Habits company={value} />
          <Identity company={value} />
        </div>
      )}
    </Reading>
  )
}

function Habits({ company }: { company: Company }) {
  const words = useWords()
  const w = words.settings
  const { mayRule } = useRights()
  const [testRecipient, setTestRecipient] = useState(company.testRecipient ?? "")
  const [dataMaxAgeDays, setDataMaxAgeDays] = useState(company.dataMaxAgeDays)
  const [holidayRegion, setHolidayRegion] = useState(company.holidayRegion)
  const [formality, setFormality] = useState(company.formality)
  const change = useCompanyChange<Change>("PATCH", "")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(
      { testRecipient: testRecipient || null, dataMaxAgeDays, holidayRegion, formality },
      { onSuccess: () => say(w.companySaved) },
    )
  }
  return (
    <Panel title={w.sections.company}>
      <form onSubmit={submit}>
        <fieldset disabled={!mayRule} className="space-y-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              className="sm:col-span-2"
              label={w.testRecipient}
              type="email"
              value={testRecipient}
              onChange={(event) => setTestRecipient(event.target.value)}
            />
            <TextField
              label={w.freshness}
              type="number"
              min={1}
              max={90}
              hint={words.common.days(dataMaxAgeDays)}
              value={dataMaxAgeDays}
              onChange={(event) => setDataMaxAgeDays(Number(event.target.value))}
            />
            <FormalityField value={formality} onChange={setFormality} />
            <SelectField
              label={w.holidayRegion}
              value={holidayRegion}
              onChange={(event) => setHolidayRegion(event.target.value)}
            >
              {Object.entries(w.holidayRegions).map(([key, label]) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </SelectField>
          </div>
          <SaveRow change={change} />
        </fieldset>
      </form>
    </Panel>
  )
}

interface FormalityFieldProps {
  readonly value: Company["formality"]
  readonly onChange: (value: Company["formality"]) => void
}

function FormalityField({ value, onChange }: FormalityFieldProps) {
  const w = useWords().settings
  return (
    <SelectField
      label={w.formalityLabel}
      value={value}
      onChange={(event) => onChange(event.target.value as Company["formality"])}
    >
      <option value="formal">{w.formal}</option>
      <option value="informal">{w.informal}</option>
    </SelectField>
  )
}

function Identity({ company }: { company: Company }) {
  const words = useWords()
  const { mayRule } = useRights()
  const change = useCompanyChange<Change>("PATCH", "")
  const start: CompanyFields = {
    name: company.name,
    legalForm: company.legalForm,
    siren: company.siren,
    siret: company.siret,
    addressLines: company.addressLines,
    postalCode: company.postalCode,
    city: company.city,
    country: company.country,
    email: company.email,
    phone: company.phone,
    iban: company.iban,
    bic: company.bic,
    signatoryName: company.signatoryName,
    signatoryTitle: company.signatoryTitle,
    language: company.language,
  }
  return (
    <Panel>
      <CompanyForm
        start={start}
        disabled={!mayRule}
        onSubmit={(fields) => change.mutate(fields, { onSuccess: () => say(words.settings.companySaved) })}
      >
        <SaveRow change={change} />
      </CompanyForm>
    </Panel>
  )
}
