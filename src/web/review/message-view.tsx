import { Link } from "@tanstack/react-router"
import { PenLine, Trash2, UserRound } from "lucide-react"
import { useState } from "react"
import { useCompanyPath, useRights } from "../api/company.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { ReviewMessage, WholeMessage } from "../api/shapes/follow-up.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { useFailureText } from "../parts/failure.tsx"
import { Segments } from "../parts/segments.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"
import { Enclosures } from "./enclosures.tsx"
import { MailFrame } from "./mail-frame.tsx"
import { MessageFindings } from "./message-findings.tsx"
import { SecondPerson } from "./second-person.tsx"
import { WhatChanged } from "./what-changed.tsx"

interface MessageViewProps {
  readonly message: WholeMessage
  /** What the review says of it beside. */
  readonly reviewed?: ReviewMessage
  readonly onEdit?: () => void
  readonly onGone?: () => void
}

/** A message with its address, its subject, what can be done with it, and its text. */
export function MessageView({ message, reviewed, onEdit, onGone }: MessageViewProps) {
  const w = useWords().review
  const [look, setLook] = useState<"mail" | "text">("mail")
  return (
    <>
      <MessageHead message={message} {...(onEdit && { onEdit })} {...(onGone && { onGone })} />
      <MessageFindings message={message} />
      <WhatChanged changes={reviewed?.changes ?? []} edits={message.edits} />
      {reviewed?.agreedBy && <SecondPerson agreedBy={reviewed.agreedBy} />}
      <Enclosures message={message} />
      {message.html && (
        <div className="px-5 pt-3">
          <Segments
            label={w.preview}
            value={look}
            onChange={setLook}
            choices={[
              { value: "mail", label: w.tabMail },
              { value: "text", label: w.tabText },
            ]}
          />
        </div>
      )}
      {message.html && look === "mail" ? (
        <MailFrame html={message.html} title={message.subject} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled text must be reachable by keyboard
        <pre tabIndex={0} className="overflow-auto px-5 py-4 font-sans whitespace-pre-wrap">
          {message.textBody}
        </pre>
      )}
    </>
  )
}

function MessageHead({ message, onEdit, onGone }: MessageViewProps) {
  const words = useWords()
  const w = words.review
  const { mayWork } = useRights()
  const isOpen = message.state === "prepared" || message.state === "held"
  return (
    <header className="space-y-1 border-b px-5 py-4">
      <p className="text-sm text-soft">
        {w.to}{" "}
        <span className="text-ink">
          {message.recipient ?? (message.channel === "email" ? w.noRecipient : w.byPost)}
        </span>
      </p>
      <h3 className="text-[1.05rem] font-semibold">{message.subject}</h3>
      <div className="flex flex-wrap gap-2 pt-2">
        {isOpen && mayWork && onEdit && (
          <Button small onClick={onEdit} icon={<PenLine className="size-4" aria-hidden />}>
            {words.common.edit}
          </Button>
        )}
        {isOpen && mayWork && <CancelButton message={message} {...(onGone && { onGone })} />}
        <MessageFile message={message} />
        <Link
          to="/clients/$customerId"
          params={{ customerId: message.customerId }}
          className={buttonClass("quiet", true)}
        >
          <UserRound className="size-4" aria-hidden />
          {w.openCustomer}
        </Link>
      </div>
    </header>
  )
}

/** The message as a file: the letter to print, or the mail as it left. */
function MessageFile({ message }: { message: WholeMessage }) {
  const words = useWords()
  const toUrl = useCompanyPath()
  if (message.channel === "sms") return null
  if (message.channel !== "email") {
    return (
      <a
        href={toUrl(`/messages/${message.id}/letter.pdf`)}
        target="_blank"
        rel="noreferrer"
        className={buttonClass("plain", true)}
      >
        {words.review.letterPdf}
      </a>
    )
  }
  if (message.state !== "sent") return null
  return (
    <a href={toUrl(`/messages/${message.id}/eml`)} className={buttonClass("plain", true)}>
      {words.sending.openOriginal}
    </a>
  )
}

function CancelButton({ message, onGone }: { message: WholeMessage; onGone?: () => void }) {
  const words = useWords().review
  const failureText = useFailureText()
  const change = useCompanyChange<Record<string, never>>("POST", `/messages/${message.id}/cancellation`)
  const cancel = () =>
    change.mutate(
      {},
      {
        onSuccess: () => [say(words.cancelled(message.customerName)), onGone?.()],
        onError: (failure) => say(failureText(failure), { isFailure: true }),
      },
    )
  return (
    <Button small onClick={cancel} busy={change.isPending} icon={<Trash2 className="size-4" aria-hidden />}>
      {words.cancelOne}
    </Button>
  )
}
