import type { UseQueryResult } from "@tanstack/react-query"
import { RefreshCw } from "lucide-react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { Mailbox } from "../api/shapes/replies.ts"
import { Button } from "../parts/button.tsx"
import { useFailureText } from "../parts/failure.tsx"
import { Notice } from "../parts/notice.tsx"
import { say } from "../parts/toast.tsx"
import { useInstantWords, useLanguage, useWords } from "../words/language.tsx"

/** How the reading of the mailbox goes: when it was read, what is wrong and how to mend it. */
export function MailboxLine({ of: { data: mailbox } }: { of: UseQueryResult<Mailbox, Error> }) {
  const words = useWords().replies
  const { language } = useLanguage()
  const instant = useInstantWords()
  if (!mailbox?.isSetUp) return null
  return (
    <div className="mb-4 space-y-3">
      {mailbox.failedAt && mailbox.failureSentence ? (
        <Notice kind="late" title={words.failing(instant(mailbox.failedAt))} action={<ReadNow />}>
          {mailbox.failureSentence[language]}
        </Notice>
      ) : (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
          <LastRead at={mailbox.readAt} />
          <ReadNow />
        </p>
      )}
      <Unreadable mailbox={mailbox} />
    </div>
  )
}

function LastRead({ at }: { at: string | null }) {
  const words = useWords().replies
  if (at === null) return <>{words.neverRead}</>
  const minutes = Math.max(0, Math.round((Date.now() - Date.parse(at)) / 60_000))
  const ago =
    minutes < 1
      ? words.agoNow
      : minutes < 60
        ? words.agoMinutes(minutes)
        : minutes < 48 * 60
          ? words.agoHours(Math.round(minutes / 60))
          : words.agoDays(Math.round(minutes / 1_440))
  return <>{words.readAt(ago)}</>
}

function ReadNow() {
  const words = useWords().replies
  const failureText = useFailureText()
  const { mayWork } = useRights()
  const reading = useCompanyChange<Record<string, never>, Mailbox>(
    "POST",
    "/mailbox/reading",
    () => undefined,
  )
  if (!mayWork) return null
  const read = () =>
    reading.mutate(
      {},
      {
        onSuccess: (mailbox) => mailbox.failedAt === null && say(words.read),
        onError: (failure) => say(failureText(failure), { isFailure: true }),
      },
    )
  return (
    <Button
      small
      look="quiet"
      onClick={read}
      busy={reading.isPending}
      icon={<RefreshCw className="size-4" aria-hidden />}
    >
      {words.readNow}
    </Button>
  )
}

function Unreadable({ mailbox }: { mailbox: Mailbox }) {
  const words = useWords().replies
  const dismiss = useCompanyChange<Record<string, never>>(
    "POST",
    "/mailbox/unreadable/dismissal",
    () => undefined,
  )
  if (mailbox.unreadable.length === 0) return null
  return (
    <Notice
      kind="wait"
      title={words.unreadable(mailbox.unreadable.length)}
      action={
        <Button small onClick={() => dismiss.mutate({})} busy={dismiss.isPending}>
          {words.unreadableDone}
        </Button>
      }
    >
      <p>{words.unreadableText}</p>
      <p className="text-sm text-soft">
        {mailbox.unreadable.map(({ folder, uid }) => `${folder} (${uid})`).join(", ")}
      </p>
    </Notice>
  )
}
