import { type ReactNode, useState } from "react"
import { SelectField, TextField } from "../parts/field.tsx"
import { useWords } from "../words/language.tsx"

interface TermsFieldProps {
  readonly label: string
  readonly hint?: ReactNode
  /** Canonical terms, as kernel/payment-terms.ts writes them. */
  readonly value: string | null
  readonly onChange: (terms: string | null) => void
  /** The text of "none"; without it terms are required. */
  readonly none?: string
}

/** Payment terms: the usual ones in a list, any other number of days beside it. */
export function TermsField({ label, hint, value, onChange, none }: TermsFieldProps) {
  const words = useWords().imports
  const choices: Readonly<Record<string, string>> = words.termChoices
  const isUsual = value === null || value in choices
  const [other, setOther] = useState(!isUsual)
  const days = /^(\d+) days$/.exec(value ?? "")?.[1] ?? ""
  return (
    <div className="flex flex-wrap items-start gap-3">
      <SelectField
        className="min-w-52 flex-1"
        label={label}
        hint={hint}
        value={other ? "other" : (value ?? "")}
        onChange={(event) => {
          const chosen = event.target.value
          setOther(chosen === "other")
          if (chosen !== "other") onChange(chosen === "" ? null : chosen)
        }}
      >
        {none !== undefined && <option value="">{none}</option>}
        {Object.entries(choices).map(([terms, name]) => (
          <option key={terms} value={terms}>
            {name}
          </option>
        ))}
        {!isUsual && days === "" && <option value={value ?? ""}>{value}</option>}
        <option value="other">{words.termOther}</option>
      </SelectField>
      {other && (
        <TextField
          className="w-36"
          label={words.termOther}
          type="number"
          min={0}
          max={365}
          required
          value={days}
          onChange={(event) => onChange(`${Number(event.target.value)} days`)}
        />
      )}
    </div>
  )
}
