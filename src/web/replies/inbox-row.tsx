import { Link } from "@tanstack/react-router"
import { clsx } from "clsx"
import type { InboxLine } from "../api/shapes/replies.ts"
import { Badge } from "../parts/badge.tsx"
import { useDayWords, useMoney, useWords } from "../words/language.tsx"
import { SaysBadge } from "./says-badge.tsx"

/** One conversation: who, what it says in one sentence, what is at stake. */
export function InboxRow({ line }: { line: InboxLine }) {
  const words = useWords().replies
  const money = useMoney()
  const days = useDayWords()
  const sender = line.fromName ?? line.fromEmail ?? words.whoUnknown
  const facts = [
    line.promisedOn && days(line.promisedOn),
    line.amountCents !== null && money(line.amountCents),
  ].filter(Boolean)
  return (
    <li>
      <Link
        to="/reponses/$threadId"
        params={{ threadId: line.threadId }}
        className="grid gap-x-4 gap-y-1 px-5 py-3.5 hover:bg-sunken sm:grid-cols-[minmax(0,1fr)_auto]"
      >
        <span className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
          {line.isUnopened && (
            <span
              className="size-2 shrink-0 rounded-full bg-accent"
              role="img"
              aria-label={words.unopened}
              title={words.unopened}
            />
          )}
          <span className={clsx("truncate", line.isUnopened ? "font-semibold" : "font-medium")}>
            {line.customerName ?? sender}
          </span>
          {line.customerName && <span className="truncate text-sm text-soft">{sender}</span>}
          {!line.customerName && line.candidates > 0 && (
            <Badge tint="wait">{words.severalMay(line.candidates)}</Badge>
          )}
        </span>
        <span className="text-sm text-soft sm:text-right">{days(line.receivedOn)}</span>
        <span className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
          <SaysBadge {...line} />
          {facts.length > 0 && <span className="figure text-sm font-medium">{facts.join(" · ")}</span>}
          <span className="line-clamp-1 min-w-0 flex-1 basis-60 text-soft">
            {line.sentence ?? line.subject}
          </span>
        </span>
        <span className="figure text-sm text-soft sm:text-right">
          {line.openCents > 0 && words.owes(money(line.openCents))}
        </span>
      </Link>
    </li>
  )
}
