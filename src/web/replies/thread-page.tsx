import { Link, useNavigate, useParams } from "@tanstack/react-router"
import { ArrowLeft, UserRound } from "lucide-react"
import { useEffect, useState } from "react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyList, useCompanyRead } from "../api/hooks.ts"
import type { Conversation, Inbox, InboxLine } from "../api/shapes/replies.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { PageHead } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { useWords } from "../words/language.tsx"
import { AnswerBox } from "./answer-box.tsx"
import { OurBubble, TheirBubble } from "./bubbles.tsx"
import { ReadingPanel } from "./reading-panel.tsx"
import { isTyping } from "./use-reading-keys.ts"
import { WhosePanel } from "./whose-panel.tsx"

/** One conversation: both sides, what was read in it, and what follows with one key. */
export function ThreadPage() {
  const { threadId } = useParams({ strict: false }) as { threadId: string }
  const thread = useCompanyRead<Conversation>(`/threads/${threadId}`)
  const opening = useCompanyChange<string>(
    "POST",
    (id) => `/threads/${id}/opening`,
    () => undefined,
  )
  const { mutate: noteOpened } = opening
  useEffect(() => noteOpened(threadId), [threadId, noteOpened])
  return <Reading of={thread}>{(value) => <Thread key={value.threadId} thread={value} />}</Reading>
}

function Thread({ thread }: { thread: Conversation }) {
  const words = useWords().replies
  const { mayWork } = useRights()
  const [isWriting, setWriting] = useState(false)
  const next = useNext(thread.threadId)
  const mail = thread.mails.findLast((each) => each.isWaiting) ?? thread.mails.at(-1)!
  const name =
    mail.candidates.find((each) => each.customerId === mail.customerId)?.customerName ??
    mail.fromName ??
    mail.fromEmail ??
    words.whoUnknown
  const canAnswer = mayWork && mail.customerId !== null && mail.kind !== "bounce" && mail.kind !== "complaint"
  useThreadKeys({ onAnswer: () => canAnswer && setWriting(true), onNext: next.go })
  return (
    <>
      <Link to="/reponses" className={buttonClass("quiet", true)}>
        <ArrowLeft className="size-4" aria-hidden />
        {words.back}
      </Link>
      <div className="mt-2" />
      <PageHead
        title={name}
        lead={mail.subject}
        actions={
          <>
            {mail.customerId && (
              <Link
                to="/clients/$customerId"
                params={{ customerId: mail.customerId }}
                className={buttonClass()}
              >
                <UserRound className="size-4" aria-hidden />
                {words.openCustomer}
              </Link>
            )}
            {next.go && <Button onClick={next.go}>{words.next}</Button>}
          </>
        }
      />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)] lg:items-start">
        <div className="min-w-0 space-y-4">
          <Bubbles thread={thread} />
          {canAnswer && <AnswerBox key={mail.id} mail={mail} isOpen={isWriting} onOpen={setWriting} />}
        </div>
        <div className="min-w-0 space-y-5 lg:sticky lg:top-4">
          {mail.customerId === null && mail.kind !== "bounce" && <WhosePanel key={mail.id} mail={mail} />}
          <ReadingPanel key={`${mail.id} ${mail.customerId}`} mail={mail} thread={thread} />
          <p className="hidden text-sm text-faint md:block">{words.keys}</p>
        </div>
      </div>
    </>
  )
}

/** Both sides in the order of time. */
function Bubbles({ thread }: { thread: Conversation }) {
  const all = [
    ...thread.messages.map((message) => ({ at: message.at, message, mail: null })),
    ...thread.mails.map((mail) => ({ at: mail.at, message: null, mail })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1))
  return (
    <ol className="space-y-4">
      {all.map(({ message, mail }) => (
        <li key={message?.id ?? mail?.id}>
          {message ? <OurBubble message={message} /> : mail && <TheirBubble mail={mail} />}
        </li>
      ))}
    </ol>
  )
}

/** The next conversation that waits, if there is one. */
function useNext(threadId: string): { go: (() => void) | null } {
  const navigate = useNavigate()
  const { items } = useCompanyList<InboxLine, Inbox>("/threads", { view: "waiting" })
  const next = items.find((line) => line.threadId !== threadId)
  if (!next) return { go: null }
  return { go: () => void navigate({ to: "/reponses/$threadId", params: { threadId: next.threadId } }) }
}

function useThreadKeys({ onAnswer, onNext }: { onAnswer: () => void; onNext: (() => void) | null }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key !== "r" && event.key !== "n") return
      event.preventDefault()
      if (event.key === "r") onAnswer()
      else onNext?.()
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  })
}
