import { type FormEvent, type ReactNode, useState } from "react"
import type { CompanyFields } from "../api/shapes/people.ts"
import { SelectField, TextField } from "../parts/field.tsx"
import { useWords } from "../words/language.tsx"
import {
  bicStanding,
  compactOrNull,
  ibanStanding,
  type Standing,
  sirenStanding,
  siretStanding,
} from "./numbers.ts"

const LEGAL_FORMS = ["EI", "EURL", "SARL", "SAS", "SASU", "SA", "SNC", "SCI", "SCOP", "Association"]

/** A company of which nothing is known yet. */
export const blankCompany: CompanyFields = {
  name: "",
  legalForm: null,
  siren: null,
  siret: null,
  addressLines: [""],
  postalCode: null,
  city: null,
  country: "FR",
  email: null,
  phone: null,
  iban: null,
  bic: null,
  signatoryName: null,
  signatoryTitle: null,
  language: "fr",
}

interface CompanyFormProps {
  readonly start: CompanyFields
  readonly onSubmit: (fields: CompanyFields) => void
  /** The button, and whatever stands before it. */
  readonly children: ReactNode
  readonly disabled?: boolean
}

/** The identity of a company; its numbers are checked while they are typed. */
export function CompanyForm({ start, onSubmit, children, disabled }: CompanyFormProps) {
  const [fields, setFields] = useState(start)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit({
      ...fields,
      siren: compactOrNull(fields.siren),
      siret: compactOrNull(fields.siret),
      iban: compactOrNull(fields.iban),
      bic: compactOrNull(fields.bic),
      addressLines: fields.addressLines.filter((line) => line.trim() !== ""),
    })
  }
  const part = { fields, set: (change: Partial<CompanyFields>) => setFields({ ...fields, ...change }) }
  return (
    <form onSubmit={submit}>
      <fieldset disabled={disabled} className="space-y-8">
        <Identity {...part} />
        <Address {...part} />
        <Bank {...part} />
        <Signatory {...part} />
        {children}
      </fieldset>
    </form>
  )
}

interface PartProps {
  readonly fields: CompanyFields
  readonly set: (change: Partial<CompanyFields>) => void
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-3 text-lg font-semibold">{title}</h2>
      <div className="grid gap-4 sm:grid-cols-2">{children}</div>
    </section>
  )
}

/** What a field says about a number: praise, fault, or its hint. */
function remark(standing: Standing, good: string, bad: string) {
  return { praise: standing === "good" ? good : null, fault: standing === "bad" ? bad : null }
}

/** What a company must print on its letters beside its name (C. com. R123-238). */
function Register({ fields, set }: PartProps) {
  const words = useWords()
  const w = words.welcome
  return (
    <>
      <TextField
        label={w.shareCapital}
        optional={words.common.optional}
        hint={w.shareCapitalHint}
        value={fields.shareCapital ?? ""}
        onChange={(event) => set({ shareCapital: event.target.value || null })}
      />
      <TextField
        label={w.registryCity}
        optional={words.common.optional}
        value={fields.registryCity ?? ""}
        onChange={(event) => set({ registryCity: event.target.value || null })}
      />
    </>
  )
}

function Identity({ fields, set }: PartProps) {
  const words = useWords()
  const w = words.welcome
  const siren = compactOrNull(fields.siren) ?? ""
  const siret = compactOrNull(fields.siret) ?? ""
  const isMismatch = siren.length === 9 && siret.length === 14 && !siret.startsWith(siren)
  return (
    <Part title={w.identity}>
      <TextField
        className="sm:col-span-2"
        label={w.companyName}
        required
        autoComplete="organization"
        value={fields.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <SelectField
        label={w.legalForm}
        value={fields.legalForm ?? ""}
        onChange={(event) => set({ legalForm: event.target.value || null })}
      >
        <option value="">—</option>
        {LEGAL_FORMS.map((form) => (
          <option key={form}>{form}</option>
        ))}
        {fields.legalForm && !LEGAL_FORMS.includes(fields.legalForm) && <option>{fields.legalForm}</option>}
      </SelectField>
      <TextField
        label={w.siren}
        inputMode="numeric"
        optional={words.common.optional}
        hint={w.sirenHint}
        {...remark(sirenStanding(fields.siren ?? ""), w.sirenGood, w.sirenBad)}
        value={fields.siren ?? ""}
        onChange={(event) => set({ siren: event.target.value })}
      />
      <Register fields={fields} set={set} />
      <TextField
        className="sm:col-span-2"
        label={w.siret}
        inputMode="numeric"
        optional={words.common.optional}
        hint={w.siretHint}
        {...remark(siretStanding(fields.siret ?? ""), w.sirenGood, w.sirenBad)}
        {...(isMismatch && { fault: w.siretMismatch, praise: null })}
        value={fields.siret ?? ""}
        onChange={(event) => set({ siret: event.target.value })}
      />
    </Part>
  )
}

function Address({ fields, set }: PartProps) {
  const { welcome: w, common } = useWords()
  return (
    <Part title={w.address}>
      <TextField
        className="sm:col-span-2"
        label={w.street}
        autoComplete="street-address"
        required
        value={fields.addressLines[0] ?? ""}
        onChange={(event) => set({ addressLines: [event.target.value, ...fields.addressLines.slice(1)] })}
      />
      <TextField
        label={w.postalCode}
        autoComplete="postal-code"
        required
        inputMode="numeric"
        value={fields.postalCode ?? ""}
        onChange={(event) => set({ postalCode: event.target.value })}
      />
      <TextField
        label={w.city}
        autoComplete="address-level2"
        required
        value={fields.city ?? ""}
        onChange={(event) => set({ city: event.target.value })}
      />
      <TextField
        label={w.companyEmail}
        type="email"
        autoComplete="email"
        required
        value={fields.email ?? ""}
        onChange={(event) => set({ email: event.target.value })}
      />
      <TextField
        label={w.phone}
        type="tel"
        autoComplete="tel"
        optional={common.optional}
        value={fields.phone ?? ""}
        onChange={(event) => set({ phone: event.target.value || null })}
      />
    </Part>
  )
}

function Bank({ fields, set }: PartProps) {
  const { welcome: w, common } = useWords()
  return (
    <Part title={w.bank}>
      <TextField
        className="sm:col-span-2"
        label={w.iban}
        optional={common.optional}
        hint={w.ibanHint}
        autoCapitalize="characters"
        {...remark(ibanStanding(fields.iban ?? ""), w.ibanGood, w.ibanBad)}
        value={fields.iban ?? ""}
        onChange={(event) => set({ iban: event.target.value })}
      />
      <TextField
        label={w.bic}
        optional={common.optional}
        {...remark(bicStanding(fields.bic ?? ""), w.sirenGood, w.sirenBad)}
        value={fields.bic ?? ""}
        onChange={(event) => set({ bic: event.target.value })}
      />
    </Part>
  )
}

function Signatory({ fields, set }: PartProps) {
  const { welcome: w, common } = useWords()
  return (
    <Part title={w.signatory}>
      <TextField
        label={w.signatoryName}
        autoComplete="name"
        optional={common.optional}
        value={fields.signatoryName ?? ""}
        onChange={(event) => set({ signatoryName: event.target.value || null })}
      />
      <TextField
        label={w.signatoryTitle}
        optional={common.optional}
        hint={w.signatoryTitleHint}
        value={fields.signatoryTitle ?? ""}
        onChange={(event) => set({ signatoryTitle: event.target.value || null })}
      />
    </Part>
  )
}
