import type { Credit } from "../api/shapes/ledger.ts"
import { SelectField, TextField } from "../parts/field.tsx"
import { useDayWords, useMoney, useWords } from "../words/language.tsx"
import { AmountField } from "./amount-field.tsx"

/** What a person says of the credit note: a known one by its id, "new", or "" for none. */
export interface CreditDraft {
  readonly creditId: string
  readonly amount: string
  readonly number: string
}

interface CreditNoteFieldsProps {
  readonly notes: readonly Credit[]
  /** Something is left to pay: there must be a credit note. */
  readonly isNeeded: boolean
  readonly credit: CreditDraft
  readonly onChange: (credit: CreditDraft) => void
}

/** The credit note that cancels an invoice: one that is known, or one recorded now. */
export function CreditNoteFields({ notes, isNeeded, credit, onChange }: CreditNoteFieldsProps) {
  const { remedies, common } = useWords()
  const w = remedies.correction
  const days = useDayWords()
  const money = useMoney()
  return (
    <>
      <SelectField
        label={w.credit}
        value={credit.creditId}
        onChange={(event) => onChange({ ...credit, creditId: event.target.value })}
      >
        {!isNeeded && <option value="">{w.creditNone}</option>}
        {notes.map((note) => (
          <option key={note.id} value={note.id}>
            {w.creditChoice(
              note.number ?? w.creditUnnamed,
              days(note.creditedOn),
              money(note.unallocatedCents, note.currency),
            )}
          </option>
        ))}
        {isNeeded && <option value="new">{w.creditNew}</option>}
      </SelectField>
      {credit.creditId === "new" && (
        <div className="grid gap-4 sm:grid-cols-2">
          <AmountField
            label={w.creditAmount}
            required
            value={credit.amount}
            onChange={(amount) => onChange({ ...credit, amount })}
          />
          <TextField
            label={w.creditNumber}
            optional={common.optional}
            hint={w.creditNumberHint}
            value={credit.number}
            onChange={(event) => onChange({ ...credit, number: event.target.value })}
          />
        </div>
      )}
    </>
  )
}
