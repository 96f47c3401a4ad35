import { useState } from "react"
import { addDays } from "../../kernel/day.ts"
import { ActDialog } from "../acts/act-dialog.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { Day } from "../api/shapes/listing.ts"
import type { PenaltyStatement } from "../api/shapes/penalties.ts"
import { TextField } from "../parts/field.tsx"
import { say } from "../parts/toast.tsx"
import { useToday } from "../today/use-today.ts"
import { useMoney, useWords } from "../words/language.tsx"

export interface PenaltyActProps {
  readonly customerId: string
  readonly customerName: string
  readonly total: PenaltyStatement["totals"][number]
  readonly onClose: () => void
}

/** Asks before penalties become a bill of their own. */
export function BillDialog({ customerId, customerName, total, onClose }: PenaltyActProps) {
  const words = useWords().penalties
  const money = useMoney()
  const today = useToday()
  const [dueOn, setDueOn] = useState<Day | "">(today ? addDays(today, 15) : "")
  const change = useCompanyChange<{ currency: string; dueOn?: Day }>(
    "POST",
    `/customers/${customerId}/penalty-bills`,
  )
  const { currency } = total
  const submit = () =>
    change.mutate(
      { currency, ...(dueOn && { dueOn }) },
      { onSuccess: () => [say(words.billDone), onClose()] },
    )
  return (
    <ActDialog
      title={words.bill}
      lead={customerName}
      submit={words.bill}
      onClose={onClose}
      onSubmit={submit}
      change={change}
    >
      <p>{words.billText(money(total.claimInterestCents + total.claimIndemnityCents, currency))}</p>
      <TextField
        label={words.billDue}
        type="date"
        required
        className="max-w-48"
        value={dueOn}
        onChange={(event) => setDueOn(event.target.value as Day)}
      />
    </ActDialog>
  )
}
