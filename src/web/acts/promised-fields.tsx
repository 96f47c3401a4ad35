import type { Day } from "../../kernel/day.ts"
import { TextField } from "../parts/field.tsx"
import { useToday } from "../today/use-today.ts"
import { useWords } from "../words/language.tsx"
import { AmountField } from "./amount-field.tsx"

interface PromisedFieldsProps {
  readonly promisedFor: Day | ""
  readonly onPromisedFor: (day: Day) => void
  readonly amount: string
  readonly onAmount: (text: string) => void
}

/** When the customer will pay, and how much; nothing typed means everything late. */
export function PromisedFields({ promisedFor, onPromisedFor, amount, onAmount }: PromisedFieldsProps) {
  const { acts: w, common } = useWords()
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={w.promisedFor}
        type="date"
        required
        min={useToday()}
        value={promisedFor}
        onChange={(event) => onPromisedFor(event.target.value as Day)}
      />
      <AmountField
        label={w.amount}
        optional={common.optional}
        hint={w.amountAll}
        value={amount}
        onChange={onAmount}
      />
    </div>
  )
}
