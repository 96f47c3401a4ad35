import type { Day } from "../../../kernel/day.ts"
import type { CallSituation, CallStage } from "../../../messages/calls/script.ts"
import type { Book } from "../../../policy/book.ts"
import { toneFloor } from "../../../policy/ladder.ts"
import type { DecisionView } from "../../../policy/plan/view.ts"
import type { promiseView } from "../promises.ts"

const STAGES: readonly CallStage[] = ["first", "reminded", "firm", "formal"]

type Promised = ReturnType<typeof promiseView>

/** How far the follow-up has come for what is still open, by the firmest tone that was used. */
export const stageOf = (book: Book | undefined): CallStage => STAGES[book ? toneFloor(book) : 0] ?? "first"

/** The late items that may be asked for: contested, promised and suspended ones are left out. */
export const askedItems = (decision: DecisionView | null, today: Day) =>
  (decision?.items ?? []).filter((item) => item.chasedCents > 0 && item.dueOn < today)

/** The day of the firmest notice that was sent; null when there was none. */
export const noticeDay = (book: Book | undefined): Day | null =>
  book?.past.findLast((past) => past.tone === 3 && past.isContact)?.happenedOn ?? null

/** The last promise, when it was broken and nothing was promised since. */
export function lastBroken(promises: readonly Promised[]): CallSituation["brokenPromise"] {
  const last = promises
    .filter((promise) => promise.state !== "withdrawn")
    .sort((a, b) => (a.madeOn < b.madeOn ? 1 : -1))[0]
  if (!last || (last.state !== "broken" && last.state !== "partly-kept")) return null
  return { promisedFor: last.promisedFor, amountCents: last.amountCents }
}
