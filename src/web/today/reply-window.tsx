import { useEffect, useRef } from "react"
import { useCompanyRead } from "../api/hooks.ts"
import type { Conversation } from "../api/shapes/replies.ts"
import type { TodayItem } from "../api/shapes/today.ts"
import { Dialog } from "../parts/dialog.tsx"
import { Reading } from "../parts/reading.tsx"
import { TheirBubble } from "../replies/bubbles.tsx"
import { ReadingPanel } from "../replies/reading-panel.tsx"
import { WhosePanel } from "../replies/whose-panel.tsx"
import { useWords } from "../words/language.tsx"

/** What a mail says and what follows from it, confirmed without leaving the list. */
export function ReplyWindow({ item, onClose }: { item: TodayItem; onClose: () => void }) {
  const words = useWords().today
  const thread = useCompanyRead<Conversation>(`/threads/${item.threadId}`)
  return (
    <Dialog open onClose={onClose} wide title={item.customerName ?? words.kinds[item.kind]}>
      <Reading of={thread}>{(value) => <Mail thread={value} onDone={onClose} />}</Reading>
    </Dialog>
  )
}

function Mail({ thread, onDone }: { thread: Conversation; onDone: () => void }) {
  const isWaiting = thread.mails.some((each) => each.isWaiting)
  const wasWaiting = useRef(isWaiting)
  useEffect(() => {
    if (wasWaiting.current && !isWaiting) onDone()
  }, [isWaiting, onDone])
  const mail = thread.mails.findLast((each) => each.isWaiting) ?? thread.mails.at(-1)
  if (!mail) return null
  return (
    <div className="space-y-4">
      <TheirBubble mail={mail} />
      {mail.customerId === null && mail.kind !== "bounce" && <WhosePanel key={mail.id} mail={mail} />}
      <ReadingPanel key={`${mail.id} ${mail.customerId}`} mail={mail} thread={thread} />
    </div>
  )
}
