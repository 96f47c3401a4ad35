import { useState } from "react"
import { ActDialog } from "../acts/act-dialog.tsx"
import { useUndoable } from "../acts/undo.ts"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import { CheckField } from "../parts/checkbox.tsx"
import { TextArea, TextField } from "../parts/field.tsx"
import { ListSkeleton } from "../parts/placeholders.tsx"
import { useWords } from "../words/language.tsx"

interface AskDialogProps {
  readonly customerId: string
  readonly customerName: string
  /** The task of the scenario that the question answers. */
  readonly taskId?: string
  readonly onClose: () => void
}

interface Known {
  readonly salesperson: { readonly name: string; readonly email: string } | null
}

/** Asks a colleague by e-mail; whoever was named for the customer stands there already. */
export function AskDialog(props: AskDialogProps) {
  const known = useCompanyRead<Known>(`/customers/${props.customerId}/salesperson`)
  if (known.isPending) return <ListSkeleton rows={1} />
  return <AskForm {...props} known={known.data?.salesperson ?? null} />
}

function AskForm({
  customerId,
  customerName,
  taskId,
  onClose,
  known,
}: AskDialogProps & { known: Known["salesperson"] }) {
  const words = useWords()
  const w = words.questions
  const [toName, setToName] = useState(known?.name ?? "")
  const [toEmail, setToEmail] = useState(known?.email ?? "")
  const [note, setNote] = useState("")
  const [remember, setRemember] = useState(known === null)
  const change = useCompanyChange<Record<string, unknown>, { id: string }>("POST", "/questions")
  const sayAsked = useUndoable((id) => `/questions/${id}/withdrawal`, w.withdrawn)
  const submit = () =>
    change.mutate(
      { customerId, toName, toEmail, remember, ...(taskId && { taskId }), ...(note.trim() && { note }) },
      {
        onSuccess: ({ id }) => [sayAsked(w.asked(toName), id), onClose()],
      },
    )
  return (
    <ActDialog
      title={w.askTitle(customerName)}
      lead={w.askLead}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      submit={w.ask}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={w.askName}
          required
          value={toName}
          onChange={(event) => setToName(event.target.value)}
        />
        <TextField
          label={w.askEmail}
          type="email"
          required
          value={toEmail}
          onChange={(event) => setToEmail(event.target.value)}
        />
      </div>
      <TextArea
        label={w.askNote}
        optional={words.common.optional}
        rows={3}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <CheckField checked={remember} onChange={setRemember}>
        {w.askRemember}
      </CheckField>
    </ActDialog>
  )
}
