import { clsx } from "clsx"
import { Download, FileWarning, Paperclip } from "lucide-react"
import { useState } from "react"
import { useCompanyPath } from "../api/company.tsx"
import type { OurMessage, TheirMail } from "../api/shapes/replies.ts"
import { Badge } from "../parts/badge.tsx"
import { Button, buttonClass } from "../parts/button.tsx"
import { useDayWords, useInstantWords, useMoney, useWords } from "../words/language.tsx"
import { SaysBadge } from "./says-badge.tsx"

/** What we wrote: at the right. */
export function OurBubble({ message }: { message: OurMessage }) {
  const words = useWords().replies
  const instant = useInstantWords()
  const note =
    message.mode === "test"
      ? words.testMark
      : message.state === "sent"
        ? null
        : /^(approved|reserved|handing-over)$/.test(message.state)
          ? words.leaving
          : words.notSent
  return (
    <article className="ml-6 rounded-2xl rounded-tr-sm border bg-accent-soft px-5 py-4 sm:ml-14">
      <header className="mb-2 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-sm text-soft">
        <span className="font-semibold text-ink">{words.us}</span>
        <span className="flex flex-wrap items-center gap-2">
          {note && <Badge tint="wait">{note}</Badge>}
          {instant(message.at)}
        </span>
      </header>
      <p className="line-clamp-[12] wrap-anywhere whitespace-pre-wrap">{message.text}</p>
    </article>
  )
}

/** What they wrote: at the left, with the sentence that made the class, the rest folded, never gone. */
export function TheirBubble({ mail }: { mail: TheirMail }) {
  const words = useWords().replies
  const instant = useInstantWords()
  const toUrl = useCompanyPath()
  const [isPage, setPage] = useState(false)
  return (
    <article className="mr-6 rounded-2xl rounded-tl-sm border bg-panel px-5 py-4 shadow-panel sm:mr-14">
      <header className="mb-2 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-sm text-soft">
        <span className="min-w-0 truncate font-semibold text-ink">
          {mail.fromName ?? mail.fromEmail ?? words.them}
        </span>
        <span>{instant(mail.at)}</span>
      </header>
      {isPage ? (
        <>
          {mail.blocked > 0 && <p className="mb-2 text-sm text-soft">{words.blocked(mail.blocked)}</p>}
          <iframe
            title={mail.subject}
            sandbox=""
            src={toUrl(`/mails/${mail.id}/page`)}
            className="h-[50dvh] w-full rounded-lg border bg-white"
          />
        </>
      ) : (
        <OwnText mail={mail} />
      )}
      <Attachments mail={mail} />
      <footer className="mt-3 flex flex-wrap items-center gap-2">
        <SaysBadge kind={mail.kind} intent={mail.intent} bounceKind={mail.bounce?.kind ?? null} />
        {mail.isSetAside && <Badge>{words.isAside}</Badge>}
        {mail.hasPage && (
          <Button small look="quiet" onClick={() => setPage(!isPage)}>
            {isPage ? words.asText : words.original}
          </Button>
        )}
        <a href={toUrl(`/mails/${mail.id}/eml`)} download className={buttonClass("quiet", true)}>
          <Download className="size-4" aria-hidden />
          {words.download}
        </a>
      </footer>
    </article>
  )
}

function OwnText({ mail }: { mail: TheirMail }) {
  const words = useWords().replies
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <p className="wrap-anywhere whitespace-pre-wrap">
        <Highlighted text={mail.ownText || mail.subject} sentence={mail.sentence} />
      </p>
      {mail.folded.length > 0 && (
        <>
          <Button small look="quiet" className="mt-2 -ml-3" onClick={() => setOpen(!isOpen)}>
            {isOpen ? words.fold : words.folded(mail.folded.length)}
          </Button>
          {isOpen &&
            mail.folded.map((part) => (
              <p
                key={part.text}
                className="mt-2 border-l-2 pl-3 text-sm wrap-anywhere whitespace-pre-wrap text-soft"
              >
                {part.text}
              </p>
            ))}
        </>
      )}
    </>
  )
}

/** The text with the deciding sentence marked. */
function Highlighted({ text, sentence }: { text: string; sentence: string | null }) {
  const at = sentence ? text.indexOf(sentence) : -1
  if (at < 0 || !sentence) return <>{text}</>
  return (
    <>
      {text.slice(0, at)}
      <mark className="rounded bg-wait-soft px-0.5 text-ink">{sentence}</mark>
      {text.slice(at + sentence.length)}
    </>
  )
}

function Attachments({ mail }: { mail: TheirMail }) {
  const words = useWords().replies
  const money = useMoney()
  const days = useDayWords()
  const toUrl = useCompanyPath()
  if (mail.attachments.length === 0) return null
  return (
    <ul aria-label={words.attachments} className="mt-3 space-y-1.5 border-t pt-3">
      {mail.attachments.map((file) => (
        <li key={file.index} className="text-sm">
          <a
            href={toUrl(`/mails/${mail.id}/attachments/${file.index}`)}
            download={file.fileName}
            className="inline-flex max-w-full items-center gap-2 font-medium text-accent hover:underline"
          >
            {file.isRisky ? (
              <FileWarning className="size-4 shrink-0 text-late" aria-hidden />
            ) : (
              <Paperclip className="size-4 shrink-0" aria-hidden />
            )}
            <span className="truncate">{file.fileName}</span>
            <span className="figure shrink-0 text-faint">{Math.ceil(file.sizeBytes / 1024)} Ko</span>
          </a>
          <p className={clsx("pl-6", file.isRisky ? "text-late" : "text-soft")}>
            {file.isRisky
              ? words.risky
              : file.advice
                ? words.advice(
                    file.advice.amountCents === null ? "" : money(file.advice.amountCents),
                    file.advice.paidOn ? words.adviceOn(days(file.advice.paidOn)) : "",
                  )
                : file.contentType === "application/pdf" && words.pdfUnread}
          </p>
        </li>
      ))}
    </ul>
  )
}
