import type { Day } from "../../kernel/day.ts"
import { DISPUTE_REASONS, type DisputeReason } from "../../ledger/facts/choices.ts"
import { deedOf } from "../../replies/proposals/deeds.ts"
import { AmountField } from "../acts/amount-field.tsx"
import type { Conversation } from "../api/shapes/replies.ts"
import { CheckField } from "../parts/checkbox.tsx"
import { SelectField, TextField } from "../parts/field.tsx"
import { useToday } from "../today/use-today.ts"
import { useMoney, useWords } from "../words/language.tsx"
import type { Typed } from "./use-confirm.ts"

interface ProposalFieldsProps {
  readonly typed: Typed
  readonly onTyped: (typed: Typed) => void
  readonly invoices: Conversation["invoices"]
}

/** Day, amount, invoices and reason, as far as what follows needs them. */
export function ProposalFields({ typed, onTyped, invoices }: ProposalFieldsProps) {
  const { replies: w, common, acts } = useWords()
  const today = useToday()
  const deed = deedOf(typed.intent)
  if (deed === "none") return null
  const withDay = deed === "promise" || deed === "time" || deed === "hold" || deed === "find-payment"
  const withAmount = deed === "promise" || deed === "find-payment" || deed === "dispute"
  return (
    <div className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        {withDay && (
          <TextField
            label={w.on[deed]}
            type="date"
            min={today}
            required={deed === "promise" || deed === "time"}
            value={typed.on}
            onChange={(event) => onTyped({ ...typed, on: event.target.value as Day })}
          />
        )}
        {withAmount && (
          <AmountField
            label={w.amount}
            optional={common.optional}
            hint={w.amountHint}
            value={typed.amount}
            onChange={(amount) => onTyped({ ...typed, amount })}
          />
        )}
        {deed === "dispute" && (
          <SelectField
            label={w.reason}
            value={typed.reason}
            onChange={(event) => onTyped({ ...typed, reason: event.target.value as DisputeReason })}
          >
            {DISPUTE_REASONS.map((key) => (
              <option key={key} value={key}>
                {acts.reasons[key]}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      {deed !== "hold" && deed !== "find-payment" && deed !== "task" && (
        <InvoiceTicks typed={typed} onTyped={onTyped} invoices={invoices} needsOne={deed === "dispute"} />
      )}
    </div>
  )
}

function InvoiceTicks({
  typed,
  onTyped,
  invoices,
  needsOne,
}: ProposalFieldsProps & { readonly needsOne: boolean }) {
  const w = useWords().replies
  const money = useMoney()
  if (invoices.length === 0) return null
  const toggle = (id: string, isOn: boolean) =>
    onTyped({
      ...typed,
      invoiceIds: isOn ? [...typed.invoiceIds, id] : typed.invoiceIds.filter((each) => each !== id),
    })
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{w.about}</legend>
      {!needsOne && invoices.length > 1 && <p className="mb-1 text-sm text-soft">{w.aboutAll}</p>}
      <div className="max-h-44 space-y-1 overflow-y-auto">
        {invoices.map((invoice) => (
          <CheckField
            key={invoice.id}
            checked={typed.invoiceIds.includes(invoice.id)}
            onChange={(isOn) => toggle(invoice.id, isOn)}
          >
            <span className="figure">
              {invoice.number} · {money(invoice.openCents)}
            </span>
          </CheckField>
        ))}
      </div>
    </fieldset>
  )
}
