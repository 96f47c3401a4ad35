import { Link } from "@tanstack/react-router"
import { useEffect, useState } from "react"
import type { MessageState, MessageSummary } from "../api/shapes/follow-up.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { Money } from "../parts/figures.tsx"
import { PageHead, Panel } from "../parts/panel.tsx"
import { ProgressBar } from "../parts/progress.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { Letters } from "./letters.tsx"
import { ModeNote } from "./mode-note.tsx"
import { StateBadge, stateReason } from "./state-badge.tsx"
import { useMessagesById } from "./use-messages-by-id.ts"

const ENDED: readonly MessageState[] = ["sent", "failed", "unknown", "held", "cancelled"]
/** Refusals first: they need a person. */
const ORDER: readonly MessageState[] = ["unknown", "failed", "held", "cancelled", "sent"]
const SLOW_MS = 45_000

/** Messages leaving one by one, and what became of each. */
export function Sending({ ids, onBack }: { ids: readonly string[]; onBack: () => void }) {
  const words = useWords().sending
  const messages = useMessagesById(ids)
  const found = messages.data ?? []
  // A letter that waits for the post is done as far as this page goes.
  const ended = found.filter(({ state, channel }) => ENDED.includes(state) || channel !== "email")
  const isDone = found.length > 0 && ended.length === found.length
  const isSlow = useSlow() && !isDone
  return (
    <>
      <PageHead
        title={isDone ? words.titleDone : words.title}
        actions={
          isDone && (
            <>
              <Button onClick={onBack}>{words.again}</Button>
              <Link to="/" className={buttonClass("primary")}>
                {words.toToday}
              </Link>
            </>
          )
        }
      />
      <div className="space-y-5">
        <Panel>
          <ProgressBar
            done={ended.length}
            total={ids.length}
            text={words.progress(ended.length, ids.length)}
          />
          {isSlow && <p className="mt-2 text-soft">{words.slow}</p>}
        </Panel>
        <ModeNote />
        {messages.isError && <Failure failure={messages.error} />}
        <Results messages={found} />
        <Letters />
      </div>
    </>
  )
}

function useSlow(): boolean {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => clearTimeout(timer)
  }, [])
  return isSlow
}

function Results({ messages }: { messages: readonly MessageSummary[] }) {
  const words = useWords().sending
  const titles: Partial<Record<MessageState, string>> = {
    unknown: words.unknownTitle,
    failed: words.failedTitle,
    held: words.heldTitle,
    cancelled: words.cancelledTitle,
    sent: words.sentTitle,
  }
  return (
    <>
      {ORDER.map((state) => {
        const of = messages.filter((message) => message.state === state)
        if (of.length === 0) return null
        return (
          <Panel
            key={state}
            flush
            title={titles[state]}
            aside={<span className="figure text-faint">{of.length}</span>}
          >
            <MessageList messages={of} />
          </Panel>
        )
      })}
    </>
  )
}

/** Messages with their state and, when they did not leave, why. */
export function MessageList({ messages }: { messages: readonly MessageSummary[] }) {
  const { language } = useLanguage()
  return (
    <ul className="divide-y border-t">
      {messages.map((message) => (
        <li key={message.id} className="flex flex-wrap items-start gap-x-4 gap-y-1 px-5 py-3">
          <div className="min-w-0 flex-1 basis-56">
            <Link
              to="/clients/$customerId"
              params={{ customerId: message.customerId }}
              className="font-medium underline-offset-4 hover:underline"
            >
              {message.customerName}
            </Link>
            <p className="text-sm text-soft">{stateReason(message, language) ?? message.recipient}</p>
          </div>
          <StateBadge state={message.state} />
          <Money
            cents={message.amountCents}
            currency={message.currency}
            className="ml-auto text-right sm:min-w-24"
          />
        </li>
      ))}
    </ul>
  )
}
