import { Plus, X } from "lucide-react"
import { useState } from "react"
import type { ImportDraft } from "../api/shapes/imports.ts"
import { TermsField } from "../customers/terms-field.tsx"
import { Button, IconButton } from "../parts/button.tsx"
import { SelectField, TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { useWords } from "../words/language.tsx"
import type { useDraftChange } from "./draft-page.tsx"

interface OptionsFormProps {
  readonly draft: ImportDraft
  readonly change: ReturnType<typeof useDraftChange>
}

/** What the file does not say by itself: payment terms, date order, customer accounts. */
export function OptionsForm({ draft, change }: OptionsFormProps) {
  const words = useWords().imports
  const { options } = draft
  const set = (some: Record<string, unknown>) => change.mutate({ options: { ...options, ...some } })
  return (
    <Panel title={words.steps.options}>
      <div className="grid gap-x-6 gap-y-5 md:grid-cols-2">
        {draft.kind !== "customers" && draft.kind !== "payments" && (
          <TermsField
            label={words.terms}
            hint={draft.kind === "fec" ? words.termsHint : words.termsHintTable}
            none={words.termsDefault}
            value={typeof options.terms === "string" ? options.terms : null}
            onChange={(terms) => set({ terms: terms ?? undefined })}
          />
        )}
        {draft.kind === "fec" ? (
          <Accounts
            value={options.receivableAccounts}
            onChange={(receivableAccounts) => set({ receivableAccounts })}
          />
        ) : (
          <SelectField
            label={words.dateFormat}
            value={typeof options.dateFormat === "string" ? options.dateFormat : "auto"}
            onChange={(event) => set({ dateFormat: event.target.value })}
          >
            {Object.entries(words.dateFormats).map(([key, label]) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </SelectField>
        )}
        {draft.kind === "fec" && (
          <CustomerTerms
            value={options.termsByCustomer}
            onChange={(termsByCustomer) => set({ termsByCustomer })}
          />
        )}
      </div>
    </Panel>
  )
}

function Accounts({ value, onChange }: { value: unknown; onChange: (accounts: readonly string[]) => void }) {
  const words = useWords().imports
  const [typed, setTyped] = useState(Array.isArray(value) ? value.join(", ") : "411")
  const leave = () => onChange(typed.split(/[\s,;]+/).filter((account) => account !== ""))
  return (
    <TextField
      label={words.receivableAccounts}
      hint={words.receivableAccountsHint}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={leave}
    />
  )
}

type TermsByCustomer = Readonly<Record<string, string>>

function CustomerTerms({ value, onChange }: { value: unknown; onChange: (terms: TermsByCustomer) => void }) {
  const words = useWords().imports
  const terms = (value ?? {}) as TermsByCustomer
  const [code, setCode] = useState("")
  const add = () => {
    if (code.trim() === "") return
    onChange({ ...terms, [code.trim()]: "45 end of month" })
    setCode("")
  }
  return (
    <div className="md:col-span-2">
      <p className="mb-2 text-sm font-medium">{words.termsCustomer}</p>
      <ul className="space-y-2">
        {Object.entries(terms).map(([customer, text]) => (
          <li key={customer} className="flex flex-wrap items-end gap-2">
            <span className="min-w-32 pb-2 font-medium">{customer}</span>
            <TermsField
              label={words.terms}
              value={text}
              onChange={(changed) => changed && onChange({ ...terms, [customer]: changed })}
            />
            <IconButton
              label={`${words.termsCustomer} ${customer}`}
              onClick={() =>
                onChange(Object.fromEntries(Object.entries(terms).filter(([key]) => key !== customer)))
              }
            >
              <X className="size-4" aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="mt-2 flex items-end gap-2">
        <TextField
          label={words.termsCustomerCode}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <Button onClick={add} icon={<Plus className="size-4" aria-hidden />}>
          {words.termsCustomerAdd}
        </Button>
      </div>
    </div>
  )
}
