import { useState } from "react"
import { useCompanyChange } from "../api/hooks.ts"
import type { Day } from "../api/shapes/listing.ts"
import { TextArea, TextField } from "../parts/field.tsx"
import { say } from "../parts/toast.tsx"
import { useToday } from "../today/use-today.ts"
import { useWords } from "../words/language.tsx"
import { ActDialog, type ActOn } from "./act-dialog.tsx"

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
