import { Quote } from "lucide-react"
import type { CallSheet } from "../api/shapes/calls.ts"
import { Badge, type Tint } from "../parts/badge.tsx"
import { Panel } from "../parts/panel.tsx"
import { useDayWords, useLanguage, useMoney, useWords } from "../words/language.tsx"

/** What the debtor said last, in its own words. */
export function LastWords({ sheet }: { sheet: CallSheet }) {
  const words = useWords().calls
  const days = useDayWords()
  const { lastWords } = sheet
  if (!lastWords) return null
  return (
    <Panel title={words.lastWords}>
      <figure className="flex gap-3">
        <Quote className="mt-1 size-4 shrink-0 text-accent" aria-hidden />
        <div className="min-w-0">
          <blockquote className="[overflow-wrap:anywhere]">{lastWords.text}</blockquote>
          <figcaption className="mt-1 text-sm text-faint">
            {days(lastWords.on)}, {words.from[lastWords.from]}
          </figcaption>
        </div>
      </figure>
    </Panel>
  )
}

const TINTS: Record<CallSheet["promises"][number]["state"], Tint> = {
  running: "accent",
  kept: "good",
  "partly-kept": "wait",
  broken: "late",
  withdrawn: "plain",
}

/** Promises with what became of them, then the last things that happened on both sides. */
export function PastPanel({ sheet }: { sheet: CallSheet }) {
  const words = useWords().calls
  const days = useDayWords()
  const money = useMoney()
  const { language } = useLanguage()
  return (
    <Panel title={words.history}>
      {sheet.promises.length > 0 && (
        <>
          <h3 className="text-sm font-medium text-soft">{words.promises}</h3>
          <ul className="mt-1 mb-4 space-y-1.5">
            {sheet.promises.map((promise) => (
              <li key={promise.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="min-w-0 flex-1">
                  {days(promise.promisedFor)}
                  {promise.amountCents !== null && ` · ${money(promise.amountCents, sheet.owed.currency)}`}
                </span>
                <Badge tint={TINTS[promise.state]}>{words.promiseStates[promise.state]}</Badge>
              </li>
            ))}
          </ul>
        </>
      )}
      <ol className="space-y-2">
        {sheet.history.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the past never moves
          <li key={index} className="grid gap-x-4 sm:grid-cols-[8.5rem_1fr]">
            <span className="text-sm text-faint">{days(entry.on)}</span>
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {entry.title[language]}
              {entry.detail && <span className="block text-sm text-soft">{entry.detail[language]}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
