import { useState } from "react"
import { useCompanyChange } from "../api/hooks.ts"
import type { Cents, Day } from "../api/shapes/listing.ts"
import { SelectField, TextField } from "../parts/field.tsx"
import { say } from "../parts/toast.tsx"
import { useToday } from "../today/use-today.ts"
import { useWords } from "../words/language.tsx"
import { ActDialog, type ActOn } from "./act-dialog.tsx"
import { amountToType, centsOf } from "./amount.ts"
import { AmountField } from "./amount-field.tsx"

interface NewPayment {
  readonly customerId: string
  readonly amountCents: Cents
  readonly creditedOn: Day
  readonly method: string
  readonly reference?: string
  readonly allocations?: "oldest-first"
}

/** Money received from a customer. */
export function PaymentDialog({
  customerId,
  customerName,
  onClose,
  startCents,
}: ActOn & { startCents?: Cents }) {
  const words = useWords()
  const w = words.acts
  const today = useToday()
  const [amount, setAmount] = useState(startCents ? amountToType(startCents) : "")
  const [creditedOn, setCreditedOn] = useState<Day | "">(today ?? "")
  const [method, setMethod] = useState<Method>("transfer")
  const [reference, setReference] = useState("")
  const [spread, setSpread] = useState<Spread>("oldest-first")
  const change = useCompanyChange<NewPayment>("POST", "/payments")
  const amountCents = centsOf(amount)
  const submit = () => {
    if (amountCents === null || creditedOn === "") return
    const payment: NewPayment = {
      customerId,
      amountCents,
      creditedOn,
      method,
      ...(reference !== "" && { reference }),
      ...(spread === "oldest-first" && { allocations: spread }),
    }
    change.mutate(payment, { onSuccess: () => [say(w.paymentDone), onClose()] })
  }
  return (
    <ActDialog
      title={w.payment}
      lead={customerName}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      blocked={amountCents === null}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <AmountField label={w.amount} value={amount} onChange={setAmount} required />
        <TextField
          label={w.receivedOn}
          type="date"
          required
          value={creditedOn}
          onChange={(event) => setCreditedOn(event.target.value as Day)}
        />
        <MethodField value={method} onChange={setMethod} />
        <TextField
          label={w.reference}
          optional={words.common.optional}
          value={reference}
          onChange={(event) => setReference(event.target.value)}
        />
      </div>
      <SpreadField value={spread} onChange={setSpread} />
    </ActDialog>
  )
}

type Method = keyof ReturnType<typeof useWords>["acts"]["methods"]

/** How the money came. */
function MethodField({ value, onChange }: { value: Method; onChange(method: Method): void }) {
  const w = useWords().acts
  return (
    <SelectField label={w.method} value={value} onChange={(event) => onChange(event.target.value as Method)}>
      {Object.entries(w.methods).map(([key, label]) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
    </SelectField>
  )
}

type Spread = "oldest-first" | "later"

/** What the money pays: the oldest debts at once, or nothing yet. */
function SpreadField({ value, onChange }: { value: Spread; onChange(spread: Spread): void }) {
  const w = useWords().acts
  return (
    <SelectField
      label={w.allocation}
      value={value}
      onChange={(event) => onChange(event.target.value as Spread)}
    >
      <option value="oldest-first">{w.allocateOldest}</option>
      <option value="later">{w.allocateLater}</option>
    </SelectField>
  )
}
