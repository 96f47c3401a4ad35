import { useState } from "react"
import {
  DISPUTE_OUTCOMES,
  DISPUTE_REASONS,
  type DisputeOutcome,
  type DisputeReason,
} from "../../ledger/facts/choices.ts"
import { ConfirmField } from "../agreements/confirm-field.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { Day } from "../api/shapes/listing.ts"
import { SelectField, TextArea, TextField } from "../parts/field.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"
import { ActDialog, type ActOn } from "./act-dialog.tsx"
import { centsOf, readAmount } from "./amount.ts"
import { AmountField } from "./amount-field.tsx"
import { type Contested, contestedPart, type DisputedPart } from "./contested.ts"
import { ContestedPart } from "./contested-part.tsx"
import { chosenInvoice, InvoiceChoice } from "./invoice-choice.tsx"

interface NewDispute extends DisputedPart {
  readonly customerId: string
  readonly invoiceId: string
  readonly reason: DisputeReason
  readonly note?: string
  readonly answerBy?: Day
  readonly confirms: boolean
}

/** The customer contests an invoice, or a part of it. */
export function DisputeDialog({ customerId, customerName, invoiceId, onClose }: ActOn) {
  const { acts: w, common } = useWords()
  const [invoice, setInvoice] = useState(invoiceId ? `${invoiceId}/1` : "")
  const [reason, setReason] = useState<DisputeReason>("not-delivered")
  const [contested, setContested] = useState<Contested>({ amount: "", lines: [] })
  const [answerBy, setAnswerBy] = useState<Day | "">("")
  const [note, setNote] = useState("")
  const [confirms, setConfirms] = useState(true)
  const change = useCompanyChange<NewDispute>("POST", "/disputes")
  const part = contestedPart(contested)
  const chosen = chosenInvoice(invoice)
  const submit = () => {
    if (!chosen || !part) return
    const dispute: NewDispute = {
      ...{ customerId, invoiceId: chosen.invoiceId, reason, confirms },
      ...part,
      ...(answerBy !== "" && { answerBy }),
      ...(note !== "" && { note }),
    }
    change.mutate(dispute, { onSuccess: () => [say(w.disputeDone), onClose()] })
  }
  return (
    <ActDialog
      title={w.dispute}
      lead={customerName}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      blocked={!chosen || !part}
    >
      <InvoiceChoice customerId={customerId} label={w.invoice} value={invoice} onChange={setInvoice} />
      <ReasonChoice value={reason} onChange={setReason} />
      <ContestedPart value={contested} onChange={setContested} />
      <TextField
        label={w.answerBy}
        optional={common.optional}
        type="date"
        value={answerBy}
        onChange={(event) => setAnswerBy(event.target.value as Day)}
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

interface ReasonChoiceProps {
  readonly value: DisputeReason
  readonly onChange: (reason: DisputeReason) => void
}

function ReasonChoice({ value, onChange }: ReasonChoiceProps) {
  const { acts: w } = useWords()
  return (
    <SelectField
      label={w.reason}
      value={value}
      onChange={(event) => onChange(event.target.value as DisputeReason)}
    >
      {DISPUTE_REASONS.map((key) => (
        <option key={key} value={key}>
          {w.reasons[key]}
        </option>
      ))}
    </SelectField>
  )
}

/** The end of a dispute: the follow-up goes on. */
export function DisputeClosingDialog({ disputeId, onClose }: { disputeId: string; onClose: () => void }) {
  const { acts: w, agreements, common } = useWords()
  const [outcome, setOutcome] = useState<DisputeOutcome>("rejected")
  const [note, setNote] = useState("")
  const [credit, setCredit] = useState("")
  const [confirms, setConfirms] = useState(true)
  const change = useCompanyChange<object>("POST", `/disputes/${disputeId}/closing`)
  const isGiven = outcome === "credit-note" || outcome === "settled"
  const creditCents = isGiven ? centsOf(credit) : null
  const submit = () =>
    change.mutate(
      { outcome, confirms, ...(note !== "" && { note }), ...(creditCents !== null && { creditCents }) },
      { onSuccess: () => [say(w.disputeClosed), onClose()] },
    )
  return (
    <ActDialog
      title={w.disputeClose}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      blocked={readAmount(credit).kind === "bad"}
    >
      <SelectField
        label={w.outcome}
        value={outcome}
        onChange={(event) => setOutcome(event.target.value as typeof outcome)}
      >
        {DISPUTE_OUTCOMES.map((key) => (
          <option key={key} value={key}>
            {w.outcomes[key]}
          </option>
        ))}
      </SelectField>
      {isGiven && (
        <AmountField
          label={agreements.creditCents}
          hint={agreements.creditHint}
          optional={common.optional}
          value={credit}
          onChange={setCredit}
        />
      )}
      <TextArea
        label={agreements.closingNote}
        required={confirms && outcome === "rejected"}
        optional={confirms && outcome === "rejected" ? undefined : common.optional}
        rows={2}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <ConfirmField checked={confirms} onChange={setConfirms} />
    </ActDialog>
  )
}
