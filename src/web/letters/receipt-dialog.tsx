import { useState } from "react"
import { ActDialog } from "../acts/act-dialog.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { DeskLetter } from "../api/shapes/letters.ts"
import { TextField } from "../parts/field.tsx"
import { say } from "../parts/toast.tsx"
import { useToday } from "../today/use-today.ts"
import { useWords } from "../words/language.tsx"

/** Keeps a photo or scan of an acknowledgement of receipt with its letter. */
export function ReceiptDialog({ letter, onClose }: { letter: DeskLetter; onClose: () => void }) {
  const { letters: w, common } = useWords()
  const today = useToday()
  const [file, setFile] = useState<File | null>(null)
  const [receivedOn, setReceivedOn] = useState("")
  const change = useCompanyChange<FormData>("POST", `/messages/${letter.id}/receipt`)
  const submit = () => {
    if (!file) return
    const form = new FormData()
    form.append("file", file)
    if (receivedOn !== "") form.append("receivedOn", receivedOn)
    change.mutate(form, { onSuccess: () => [say(w.receiptDone), onClose()] })
  }
  return (
    <ActDialog
      title={w.addReceipt}
      lead={letter.customerName}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      blocked={file === null}
    >
      <TextField
        label={w.receiptFile}
        type="file"
        accept="application/pdf,image/jpeg,image/png"
        required
        hint={w.receiptHint}
        className="[&_input]:py-2"
        onChange={(event) => setFile(event.target.files?.[0] ?? null)}
      />
      <TextField
        label={w.receivedOn}
        type="date"
        optional={common.optional}
        min={letter.postedOn ?? undefined}
        max={today}
        className="max-w-48"
        value={receivedOn}
        onChange={(event) => setReceivedOn(event.target.value)}
      />
    </ActDialog>
  )
}
