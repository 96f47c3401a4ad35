import { addDays, type Day, daysBetween, laterOf } from "../kernel/day.ts"
import type { Book, CompanyDay, OpenItem, PastStep } from "./book.ts"
import { returnStepOf } from "./plan-hold.ts"
import { ladderDelays, type Scenario, type Step, toneRank } from "./scenario.ts"
import { NO_HISTORY, segmentOf } from "./segment.ts"

/** Where an open item stands on the ladder: its next step and the first day for it. */
export interface NextStep {
  readonly index: number
  readonly step: Step
  /** The first day on which the step may be taken, before calendar and pressure. */
  readonly readyOn: Day
}

/** What is the same for all items of a customer on one day. */
export interface Footing {
  readonly book: Book
  readonly scenario: Scenario
  readonly company: CompanyDay
  /** The firmest tone heard about anything still open, see toneFloor(). */
  readonly floor: number
  readonly lateInvoices: number
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
export function nextStep(item: OpenItem, on: Footing): NextStep | null {
  const { book, scenario, company } = on
  const taken = lastTaken(book, item, scenario)
  const own = taken ? taken.index + 1 : firstIndex(book, item, scenario, company)
  // A broken plan goes on where the agreement said, never softer than where it stood.
  const back = returnStepOf(book, item)
  let index = Math.max(own, back === null ? 0 : scenario.steps.findIndex((step) => step.key === back))
  for (; index < scenario.steps.length; index += 1) {
    const step = scenario.steps[index] as Step
    if (isPassedOver(step, item, on)) continue
    const readyOn = readyDay(item, index, taken, on)
    const { leastDaysLate } = step.when
    return {
      index,
      step,
      readyOn: leastDaysLate > 0 ? laterOf(readyOn, addDays(anchorOf(item), leastDaysLate)) : readyOn,
    }
  }
  return null
}

function readyDay(item: OpenItem, index: number, taken: Taken | null, { book, scenario }: Footing): Day {
  const step = scenario.steps[index] as Step
  const delays = ladderDelays(scenario.steps)
  const natural = addDays(anchorOf(item), delays[index] as number)
  if (step.countedFrom === "previous-contact") {
    const contact = lastContact(book, item)
    if (contact === null) return natural
    const counted = addDays(contact, step.delayDays)
    return taken ? laterOf(counted, addDays(taken.on, 1)) : counted
  }
  // A courtesy note sent late does not put off the first reminder: it asked for nothing.
  const before = taken && (delays[taken.index] as number)
  if (before === null || before < 0) return natural
  return laterOf(natural, addDays((taken as Taken).on, (delays[index] as number) - before))
}

/** A step that cannot or need not be taken for this item; the next one is looked at instead. */
function isPassedOver(step: Step, item: OpenItem, { book, company, floor, lateInvoices }: Footing): boolean {
  // A note "before the due date" has lost its sense on the due date.
  if (step.delayDays < 0 && company.today >= anchorOf(item)) return true
  if (isOutsideAmounts(step, item, company.currency)) return true
  const { kinds, segments, leastInvoices } = step.when
  if (kinds.length > 0 && !kinds.includes(book.kind)) return true
  if (segments.length > 0 && !segments.includes(segmentOf(book.history ?? NO_HISTORY))) return true
  if (lateInvoices < leastInvoices) return true
  if (step.tone !== null) return toneRank(step.tone) < floor
  // Who was called about this invoice among others is not called again for it alone.
  return wasShownIn(book, step.key, item)
}

// Limits are in the company's currency; without a rate, another currency is never "too small" nor too large.
function isOutsideAmounts(step: Step, item: OpenItem, currency: string): boolean {
  if (item.currency !== currency) return false
  const { mostCents } = step.when
  return item.openCents < step.minimumCents || (mostCents !== null && item.openCents > mostCents)
}

const shows = (past: PastStep, item: OpenItem): boolean =>
  past.items.some((shown) => shown.invoiceId === item.invoiceId && shown.seq === item.seq)

const wasShownIn = (book: Book, stepKey: string, item: OpenItem): boolean =>
  book.past.some((past) => past.stepKey === stepKey && shows(past, item))

function lastContact(book: Book, item: OpenItem): Day | null {
  let last: Day | null = null
  for (const past of book.past) {
    if (past.isContact && (last === null || past.happenedOn > last) && shows(past, item))
      last = past.happenedOn
  }
  return last
}

interface Taken {
  readonly index: number
  readonly on: Day
}

function lastTaken(book: Book, item: OpenItem, scenario: Scenario): Taken | null {
  let last: Taken | null = null
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
  const indexOf = (key: string | null) => scenario.steps.findIndex((step) => step.key === key)
  // A step chosen for the customer may be of another scenario than the one it is in now.
  const own = indexOf(book.firstStepKey)
  const chosen = own >= 0 ? own : indexOf(scenario.firstStepKey)
  const lateBy = daysBetween(anchorOf(item), company.today)
  // Never further than its age would bring it: a debt of four days is not met with firmness.
  const reached = ladderDelays(scenario.steps).findLastIndex((delay) => delay <= lateBy)
  return Math.max(0, Math.min(chosen, reached))
}
