import { Reply } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import { useUndoable } from "../acts/undo.ts"
import { useCompanyChange } from "../api/hooks.ts"
import type { TheirMail } from "../api/shapes/replies.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { TextArea } from "../parts/field.tsx"
import { useWords } from "../words/language.tsx"

interface AnswerBoxProps {
  readonly mail: TheirMail
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
}

/** Writes back in the conversation: the person's own words, and nothing that they did not write. */
export function AnswerBox({ mail, isOpen, onOpen }: AnswerBoxProps) {
  const { replies: words, common } = useWords()
  const [text, setText] = useState("")
  const box = useRef<HTMLDivElement>(null)
  const change = useCompanyChange<{ text: string }, { messageId: string }>(
    "POST",
    `/mails/${mail.id}/answers`,
  )
  const saySent = useUndoable((id) => `/messages/${id}/cancellation`, words.sentCancelled)
  useEffect(() => {
    if (isOpen) box.current?.querySelector("textarea")?.focus()
  }, [isOpen])
  if (!isOpen) {
    return (
      <Button onClick={() => onOpen(true)} icon={<Reply className="size-4" aria-hidden />}>
        {words.reply}
      </Button>
    )
  }
  const send = () =>
    change.mutate(
      { text },
      { onSuccess: ({ messageId }) => [saySent(words.sent, messageId), setText(""), onOpen(false)] },
    )
  return (
    <div ref={box} className="ml-6 space-y-3 rounded-2xl border bg-panel px-5 py-4 sm:ml-14">
      <TextArea
        label={words.replyTo(mail.fromEmail ?? "")}
        hint={words.replyHint}
        rows={6}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {change.error && <Failure failure={change.error} />}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={send} busy={change.isPending} disabled={text.trim() === ""}>
          {words.send}
        </Button>
        <Button onClick={() => onOpen(false)}>{common.cancel}</Button>
      </div>
    </div>
  )
}
