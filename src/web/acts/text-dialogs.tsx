import { useState } from "react"
import { HOLD_KINDS, type HoldKind } from "../../ledger/facts/choices.ts"
import { useCompanyChange } from "../api/hooks.ts"
import type { Day } from "../api/shapes/listing.ts"
import { SelectField, TextArea, TextField } from "../parts/field.tsx"
import { say } from "../parts/toast.tsx"
import { useToday } from "../today/use-today.ts"
import { useWords } from "../words/language.tsx"
import { ActDialog, type ActOn } from "./act-dialog.tsx"
import { chosenInvoice, InvoiceChoice } from "./invoice-choice.tsx"
import { useUndoable } from "./undo.ts"

/** A note for oneself or a colleague; the customer never sees it. */
export function NoteDialog({ customerId, customerName, invoiceId, onClose }: ActOn) {
  const { acts: w } = useWords()
  const [note, setNote] = useState("")
  const change = useCompanyChange<{ customerId: string; invoiceId?: string; text: string }>("POST", "/notes")
  const submit = () =>
    change.mutate(
      { customerId, text: note, ...(invoiceId && { invoiceId }) },
      { onSuccess: () => [say(w.noteDone), onClose()] },
    )
  return (
    <ActDialog title={w.note} lead={customerName} onClose={onClose} onSubmit={submit} change={change}>
      <TextArea label={w.noteText} required value={note} onChange={(event) => setNote(event.target.value)} />
    </ActDialog>
  )
}

/** Something the customer said; the follow-up waits until a person has dealt with it. */
export function ReplyDialog({ customerId, customerName, onClose }: ActOn) {
  const { acts: w } = useWords()
  const today = useToday()
  const [summary, setSummary] = useState("")
  const [receivedOn, setReceivedOn] = useState<Day | "">(today ?? "")
  const change = useCompanyChange<{ customerId: string; summary: string; receivedOn?: Day }>(
    "POST",
    "/replies",
  )
  const submit = () =>
    change.mutate(
      { customerId, summary, ...(receivedOn !== "" && { receivedOn }) },
      { onSuccess: () => [say(w.replyDone), onClose()] },
    )
  return (
    <ActDialog title={w.reply} lead={customerName} onClose={onClose} onSubmit={submit} change={change}>
      <TextArea
        label={w.replyText}
        required
        value={summary}
        onChange={(event) => setSummary(event.target.value)}
      />
      <TextField
        label={w.receivedOn}
        type="date"
        max={today}
        value={receivedOn}
        onChange={(event) => setReceivedOn(event.target.value as Day)}
      />
    </ActDialog>
  )
}

/** A reason not to chase a customer, or one of its invoices. */
export function HoldDialog({ customerId, customerName, onClose }: ActOn) {
  const { acts: w, common } = useWords()
  const today = useToday()
  const [kind, setKind] = useState<HoldKind>("do-not-chase")
  const [invoice, setInvoice] = useState("")
  const [untilOn, setUntilOn] = useState<Day | "">("")
  const [judgedOn, setJudgedOn] = useState<Day | "">("")
  const [reason, setReason] = useState("")
  const change = useCompanyChange<Record<string, unknown>, { id: string }>("POST", "/holds")
  const isInsolvent = kind === "insolvent"
  const sayPlaced = useUndoable((id) => `/holds/${id}/lifting`, w.holdLifted)
  const submit = () => {
    const invoiceId = chosenInvoice(invoice)?.invoiceId
    change.mutate(
      {
        customerId,
        kind,
        ...(invoiceId && !isInsolvent && { invoiceId }),
        ...(isInsolvent ? { fromOn: judgedOn } : untilOn && { untilOn }),
        ...(reason && { reason }),
      },
      { onSuccess: ({ id }) => [sayPlaced(w.holdDone, id), onClose()] },
    )
  }
  return (
    <ActDialog title={w.hold} lead={customerName} onClose={onClose} onSubmit={submit} change={change}>
      <SelectField
        label={w.holdKind}
        value={kind}
        onChange={(event) => setKind(event.target.value as typeof kind)}
      >
        {HOLD_KINDS.map((key) => (
          <option key={key} value={key}>
            {w.holdKinds[key]}
          </option>
        ))}
      </SelectField>
      {isInsolvent ? (
        <TextField
          label={w.insolventOn}
          hint={w.insolventOnHint}
          type="date"
          required
          max={today}
          value={judgedOn}
          onChange={(event) => setJudgedOn(event.target.value as Day)}
        />
      ) : (
        <>
          <InvoiceChoice
            customerId={customerId}
            label={w.invoice}
            value={invoice}
            onChange={setInvoice}
            none={w.allInvoices}
          />
          <TextField
            label={w.holdUntil}
            type="date"
            min={today}
            hint={w.holdUntilHint}
            value={untilOn}
            onChange={(event) => setUntilOn(event.target.value as Day)}
          />
        </>
      )}
      <TextArea
        label={w.noteText}
        optional={common.optional}
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActDialog>
  )
}
