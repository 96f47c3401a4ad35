import { addDays, type Day, daysBetween, laterOf } from "../kernel/day.ts"
import type { Book, CompanyDay, OpenItem } from "./book.ts"
import { type Scenario, type Step, toneRank } from "./scenario.ts"

/** Where an open item stands on the ladder: its next step and the first day for it. */
export interface NextStep {
  readonly index: number
  readonly step: Step
  /** The first day on which the step may be taken, before calendar and pressure. */
  readonly readyOn: Day
}

/** The day from which lateness counts: the agreed day where one was granted. */
export const anchorOf = (item: OpenItem): Day => item.agreedDueOn ?? item.dueOn

/** True once the day after the due date has come: the due date itself is not late. */
export const isOverdue = (item: OpenItem, today: Day): boolean => anchorOf(item) < today

/**
 * The firmest tone that the debtor has heard about anything that is still open. Nothing softer is
 * said until all that was in that message has been paid.
 */
export function toneFloor(book: Book): number {
  if (book.past.length === 0) return 0
  const open = new Set(book.items.map((item) => `${item.invoiceId}/${item.seq}`))
  let floor = 0
  for (const past of book.past) {
    if (past.tone === null || past.tone <= floor) continue
    if (past.items.some((shown) => open.has(`${shown.invoiceId}/${shown.seq}`))) floor = past.tone
  }
  return floor
}

/**
 * The next step of one open item, or null when all were taken. Steps are climbed one at a time,
 * each keeping from the real day of the one before it the distance that the scenario sets
 * between them: a late message does not make the next one come sooner, and a debt that was
 * already old when it entered does not get three in a week.
 */
export function nextStep(
  book: Book,
  item: OpenItem,
  scenario: Scenario,
  company: CompanyDay,
  floor: number,
): NextStep | null {
  const taken = lastTaken(book, item, scenario)
  let index = taken ? taken.index + 1 : firstIndex(book, item, scenario, company)
  for (; index < scenario.steps.length; index += 1) {
    const step = scenario.steps[index] as Step
    if (isPassedOver(step, item, company.today, floor, company.currency)) continue
    const natural = addDays(anchorOf(item), step.delayDays)
    const before = taken && (scenario.steps[taken.index] as Step)
    // A courtesy note sent late does not put off the first reminder: it asked for nothing.
    if (!before || before.delayDays < 0) return { index, step, readyOn: natural }
    const distance = step.delayDays - before.delayDays
    return { index, step, readyOn: laterOf(natural, addDays(taken.on, distance)) }
  }
  return null
}

/** A step that cannot or need not be taken for this item; the next one is looked at instead. */
function isPassedOver(
  step: Step,
  item: OpenItem,
  today: Day,
  floor: number,
  companyCurrency: string,
): boolean {
  // A note "before the due date" has lost its sense on the due date.
  if (step.delayDays < 0 && today >= anchorOf(item)) return true
  // Minimums are in the company's currency; without a rate, another currency is never "too small".
  if (item.currency === companyCurrency && item.openCents < step.minimumCents) return true
  return step.tone !== null && toneRank(step.tone) < floor
}

function lastTaken(book: Book, item: OpenItem, scenario: Scenario): { index: number; on: Day } | null {
  let last: { index: number; on: Day } | null = null
  for (const past of book.past) {
    for (const shown of past.items) {
      if (!shown.covered || shown.invoiceId !== item.invoiceId || shown.seq !== item.seq) continue
      const index = scenario.steps.findIndex((step) => step.key === shown.stepKey)
      if (index >= 0 && (!last || index > last.index)) last = { index, on: past.happenedOn }
    }
  }
  return last
}

/** Where a debt begins that has had no step yet: an old one at the chosen first step, others at the bottom. */
function firstIndex(book: Book, item: OpenItem, scenario: Scenario, company: CompanyDay): number {
  const isOldLedger = company.followedSince !== null && anchorOf(item) < company.followedSince
  if (!isOldLedger) return 0
  const chosen = scenario.steps.findIndex((step) => step.key === (book.firstStepKey ?? scenario.firstStepKey))
  const lateBy = daysBetween(anchorOf(item), company.today)
  // Never further than its age would bring it: a debt of four days is not met with firmness.
  const reached = scenario.steps.findLastIndex((step) => step.delayDays <= lateBy)
  return Math.max(0, Math.min(chosen, reached))
}
