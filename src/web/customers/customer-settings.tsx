import { type FormEvent, useState } from "react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { Customer, CustomerFields } from "../api/shapes/ledger.ts"
import type { ScenarioView } from "../api/shapes/scenarios.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { SelectField, TextArea, TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { say } from "../parts/toast.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { TermsField } from "./terms-field.tsx"

/** What a person may set for one customer: kind, language, terms, first step, address. */
export function CustomerSettings({ customer }: { customer: Customer }) {
  const words = useWords()
  const { mayWork } = useRights()
  const [fields, setFields] = useState<CustomerFields>({
    name: customer.name,
    kind: customer.kind,
    siren: customer.siren,
    addressLines: customer.addressLines,
    postalCode: customer.postalCode,
    city: customer.city,
    country: customer.country,
    language: customer.language,
    formality: customer.formality,
    preferredChannel: customer.preferredChannel,
    paymentTerms: customer.paymentTerms,
    firstStepKey: customer.firstStepKey,
    notes: customer.notes,
  })
  const change = useCompanyChange<CustomerFields>("PATCH", `/customers/${customer.id}`)
  const part = { fields, set: (some: Partial<CustomerFields>) => setFields({ ...fields, ...some }) }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(fields, { onSuccess: () => say(words.customers.settingsSaved) })
  }
  return (
    <Panel>
      <form onSubmit={submit}>
        <fieldset disabled={!mayWork} className="grid gap-4 sm:grid-cols-2">
          <FollowUpPart {...part} />
          <IdentityPart {...part} />
          <TextArea
            className="sm:col-span-2"
            label={words.customers.notes}
            hint={words.customers.notesHint}
            value={fields.notes ?? ""}
            onChange={(event) => part.set({ notes: event.target.value || null })}
          />
          {change.isError && (
            <div className="sm:col-span-2">
              <Failure failure={change.error} />
            </div>
          )}
          <div>
            <Button look="primary" type="submit" busy={change.isPending}>
              {words.common.save}
            </Button>
          </div>
        </fieldset>
      </form>
    </Panel>
  )
}

interface PartProps {
  readonly fields: CustomerFields
  readonly set: (change: Partial<CustomerFields>) => void
}

function FollowUpPart({ fields, set }: PartProps) {
  const { common, customers: w, settings } = useWords()
  return (
    <>
      <SelectField
        label={w.kind}
        hint={w.kindHint}
        value={fields.kind}
        onChange={(event) => set({ kind: event.target.value as CustomerFields["kind"] })}
      >
        {Object.entries(common.kinds).map(([key, label]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={w.language}
        value={fields.language}
        onChange={(event) => set({ language: event.target.value })}
      >
        {Object.entries(common.languages).map(([key, label]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={w.formality}
        value={fields.formality ?? ""}
        onChange={(event) => set({ formality: (event.target.value || null) as CustomerFields["formality"] })}
      >
        <option value="">{w.formalityOwn}</option>
        <option value="formal">{settings.formal}</option>
        <option value="informal">{settings.informal}</option>
      </SelectField>
      <TermsField
        label={w.terms}
        hint={w.termsHint}
        value={fields.paymentTerms}
        onChange={(paymentTerms) => set({ paymentTerms })}
        none="—"
      />
      <SelectField
        label={w.channel}
        value={fields.preferredChannel ?? ""}
        onChange={(event) =>
          set({ preferredChannel: (event.target.value || null) as "email" | "letter" | null })
        }
      >
        <option value="">{w.channelAny}</option>
        <option value="email">{common.channels.email}</option>
        <option value="letter">{common.channels.letter}</option>
      </SelectField>
      <FirstStep fields={fields} set={set} />
    </>
  )
}

function FirstStep({ fields, set }: PartProps) {
  const { customers: w } = useWords()
  const { language } = useLanguage()
  const scenario = useCompanyRead<ScenarioView>("/scenario").data
  return (
    <SelectField
      className="sm:col-span-2"
      label={w.firstStep}
      hint={w.firstStepHint}
      value={fields.firstStepKey ?? ""}
      onChange={(event) => set({ firstStepKey: event.target.value || null })}
    >
      <option value="">{w.firstStepAny}</option>
      {scenario?.steps.map((step) => (
        <option key={step.key} value={step.key}>
          {scenario.stepLabels[step.key]?.[language] ?? step.key}
        </option>
      ))}
    </SelectField>
  )
}

function IdentityPart({ fields, set }: PartProps) {
  const { customers: w, welcome } = useWords()
  return (
    <>
      <TextField
        label={welcome.companyName}
        required
        value={fields.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <TextField
        label={w.siren}
        inputMode="numeric"
        value={fields.siren ?? ""}
        onChange={(event) => set({ siren: event.target.value.replace(/\s/g, "") || null })}
      />
      <TextField
        className="sm:col-span-2"
        label={w.street}
        value={fields.addressLines.join(", ")}
        onChange={(event) => set({ addressLines: event.target.value === "" ? [] : [event.target.value] })}
      />
      <TextField
        label={welcome.postalCode}
        value={fields.postalCode ?? ""}
        onChange={(event) => set({ postalCode: event.target.value || null })}
      />
      <TextField
        label={welcome.city}
        value={fields.city ?? ""}
        onChange={(event) => set({ city: event.target.value || null })}
      />
    </>
  )
}
