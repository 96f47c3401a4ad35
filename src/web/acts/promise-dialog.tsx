import { useState } from "react"
import { addDays, type Day } from "../../kernel/day.ts"
import { PAYMENT_METHODS, type PaymentMethod } from "../../ledger/agreements/choices.ts"
import { ConfirmField } from "../agreements/confirm-field.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { Cents } from "../api/shapes/listing.ts"
import { SelectField, TextArea, TextField } from "../parts/field.tsx"
import { useToday } from "../today/use-today.ts"
import { useDayWords, useWords } from "../words/language.tsx"
import { ActDialog, type ActOn } from "./act-dialog.tsx"
import { centsOf, readAmount } from "./amount.ts"
import { PromisedFields } from "./promised-fields.tsx"
import { useUndoable } from "./undo.ts"

interface NewPromise {
  readonly customerId: string
  readonly promisedFor: Day
  readonly amountCents?: Cents
  readonly invoiceIds?: readonly string[]
  readonly saidBy?: string
  readonly note?: string
  readonly method?: PaymentMethod
  readonly confirms: boolean
}

/** "I will pay on the 20th": holds the follow-up until that day is over. */
export function PromiseDialog({ customerId, customerName, invoiceId, onClose }: ActOn) {
  const { acts: w, common, customers } = useWords()
  const days = useDayWords()
  const today = useToday()
  const [promisedFor, setPromisedFor] = useState<Day | "">(today ? addDays(today, 7) : "")
  const [amount, setAmount] = useState("")
  const [saidBy, setSaidBy] = useState("")
  const [note, setNote] = useState("")
  const [method, setMethod] = useState<PaymentMethod | "">("")
  const [confirms, setConfirms] = useState(true)
  const change = useCompanyChange<NewPromise, { id: string }>("POST", "/payment-promises")
  const sayPromised = useUndoable((id) => `/payment-promises/${id}/withdrawal`, customers.promiseWithdrawn)
  const amountCents = centsOf(amount)
  const submit = () => {
    if (promisedFor === "") return
    const promise: NewPromise = {
      ...{ customerId, promisedFor, confirms },
      ...(method !== "" && { method }),
      ...(amountCents !== null && { amountCents }),
      ...(invoiceId && { invoiceIds: [invoiceId] }),
      ...(saidBy !== "" && { saidBy }),
      ...(note !== "" && { note }),
    }
    change.mutate(promise, {
      onSuccess: ({ id }) => [sayPromised(w.promiseDone(days(promisedFor)), id), onClose()],
    })
  }
  return (
    <ActDialog
      title={w.promise}
      lead={customerName}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      blocked={readAmount(amount).kind === "bad"}
    >
      <PromisedFields
        promisedFor={promisedFor}
        onPromisedFor={setPromisedFor}
        amount={amount}
        onAmount={setAmount}
      />
      <MethodField value={method} onChange={setMethod} />
      <TextField
        label={w.saidBy}
        optional={common.optional}
        value={saidBy}
        onChange={(event) => setSaidBy(event.target.value)}
      />
      <TextArea
        label={w.noteText}
        optional={common.optional}
        rows={2}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <ConfirmField checked={confirms} onChange={setConfirms} />
    </ActDialog>
  )
}

interface MethodFieldProps {
  readonly value: PaymentMethod | ""
  readonly onChange: (method: PaymentMethod | "") => void
}

function MethodField({ value, onChange }: MethodFieldProps) {
  const { acts: w, common } = useWords()
  return (
    <SelectField
      label={w.method}
      optional={common.optional}
      value={value}
      onChange={(event) => onChange(event.target.value as PaymentMethod | "")}
    >
      <option value="">—</option>
      {PAYMENT_METHODS.map((key) => (
        <option key={key} value={key}>
          {w.methods[key]}
        </option>
      ))}
    </SelectField>
  )
}
