import { type FormEvent, useState } from "react"
import { useCompanyChange } from "../api/hooks.ts"
import type { WholeMessage } from "../api/shapes/follow-up.ts"
import { Button } from "../parts/button.tsx"
import { DialogFoot } from "../parts/dialog.tsx"
import { Failure } from "../parts/failure.tsx"
import { TextArea, TextField } from "../parts/field.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"

/** Changes the subject and the wording of this one message. */
export function EditMessage({ message, onClose }: { message: WholeMessage; onClose: () => void }) {
  const words = useWords()
  const w = words.review
  const [subject, setSubject] = useState(message.subject)
  const [textBody, setTextBody] = useState(message.textBody)
  const change = useCompanyChange<{ subject: string; textBody: string }>("PATCH", `/messages/${message.id}`)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ subject, textBody }, { onSuccess: () => [say(w.editSaved), onClose()] })
  }
  return (
    <form onSubmit={submit} className="space-y-4 px-5 pb-5">
      <TextField
        label={w.subject}
        required
        value={subject}
        onChange={(event) => setSubject(event.target.value)}
      />
      <TextArea
        label={w.body}
        required
        rows={14}
        hint={w.editHint}
        value={textBody}
        onChange={(event) => setTextBody(event.target.value)}
      />
      {change.isError && <Failure failure={change.error} />}
      <DialogFoot>
        <Button onClick={onClose}>{words.common.cancel}</Button>
        <Button look="primary" type="submit" busy={change.isPending}>
          {words.common.save}
        </Button>
      </DialogFoot>
    </form>
  )
}
