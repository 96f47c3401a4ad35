import { addDays, type Day, daysBetween, earlierOf } from "../kernel/day.ts"
import type { ActiveHold, Book, CompanyDay, KnownPromise } from "./book.ts"
import { type ContactCalendar, nextPaymentRun } from "./calendar.ts"
import { type AskReason, type Decision, NEVER, type NothingReason, type WaitReason } from "./decision.ts"
import { messageItems, mostAdvanced, nextLatenessOn, quietItems, type Standing, standings } from "./items.ts"
import { anchorOf, toneFloor } from "./ladder.ts"
import { pressureWait } from "./pressure.ts"
import { promiseCovers, promiseHoldsUntil, promiseOutcome } from "./promise.ts"
import { type Channel, type Scenario, type Step, toneRank } from "./scenario.ts"

interface Situation {
  readonly book: Book
  readonly scenario: Scenario
  readonly company: CompanyDay
  readonly calendar: ContactCalendar
  readonly all: readonly Standing[]
}

/**
 * Decides what to do about one customer on one day, and why. Pure: the same book, scenario and
 * day give the same decision, so any day can be replayed. The order of the early returns is the
 * policy, most protective first: nothing is asked of somebody who must not be asked, then nothing
 * while a person must answer a question, then nothing before its time.
 */
export function decide(
  book: Book,
  scenario: Scenario,
  company: CompanyDay,
  calendar: ContactCalendar,
): Decision {
  const situation: Situation = { book, scenario, company, calendar, all: standings(book, scenario, company) }
  return (
    notFollowed(situation) ??
    questionFirst(situation) ??
    nothingToChase(situation) ??
    brokenPromise(situation) ??
    paymentToAllocate(situation) ??
    ladder(situation)
  )
}

function notFollowed(s: Situation): Decision | null {
  if (s.book.items.length === 0) return nothing(s, "settled", null)
  const whole = s.book.holds.filter((hold) => hold.invoiceId === null)
  const find = (kind: ActiveHold["kind"]) => whole.find((hold) => hold.kind === kind)
  for (const kind of ["insolvent", "assigned", "do-not-chase"] as const) {
    const hold = find(kind)
    if (hold) return nothing(s, kind, hold.untilOn === null ? null : addDays(hold.untilOn, 1))
  }
  return null
}

function questionFirst(s: Situation): Decision | null {
  if (s.book.hasUnknownOutcome) return ask(s, "outcome-unknown")
  if (s.book.hasWaitingReply) return ask(s, "reply-unanswered")
  return null
}

function nothingToChase(s: Situation): Decision | null {
  if (s.all.some((standing) => standing.state === "free")) return callAgain(s)
  const promises = s.book.promises.filter(
    (promise) => promiseOutcome(promise, s.book.items, s.company.today) === "running",
  )
  if (promises.length > 0 && s.all.some((standing) => standing.state === "promised")) {
    const until = promises.map((promise) => dayAfterPromise(s, promise)).sort()[0] as Day
    return wait(s, "promise", until, null)
  }
  if (s.all.some((standing) => standing.state === "disputed")) return nothing(s, "disputed", null)
  const days = s.book.holds
    .flatMap((hold) => (hold.untilOn === null ? [] : [addDays(hold.untilOn, 1)]))
    .sort()
  return nothing(s, s.book.holds[0]?.kind ?? "do-not-chase", days[0] ?? null)
}

const dayAfterPromise = (s: Situation, promise: KnownPromise): Day =>
  s.calendar.openDayFrom(addDays(promiseHoldsUntil(promise), 1))

/** Who is to be called again gets no message before; a call that is not made holds nothing any more. */
function callAgain(s: Situation): Decision | null {
  const on = s.book.callAgainOn
  if (!on || on < s.company.today) return null
  return wait(s, "call-again", s.calendar.openDayFrom(addDays(on, 1)), null)
}

/** A broken promise is answered by a step of its own, once, before the ladder goes on. */
function brokenPromise(s: Situation): Decision | null {
  const step = s.scenario.brokenPromise
  const turnOf = (promise: KnownPromise) => `promise:${promise.id}`
  const promise = s.book.promises.find(
    (candidate) =>
      promiseOutcome(candidate, s.book.items, s.company.today) === "broken" &&
      !s.book.past.some((past) => past.turn === turnOf(candidate)),
  )
  if (!promise) return null
  // Somebody who has had a formal notice since is not written to more softly.
  if (step.tone !== null && toneRank(step.tone) < toneFloor(s.book)) return null
  const lead = s.all.find((standing) => standing.state === "free" && promiseCovers(promise, standing.item))
  if (!lead) return null
  const readyOn = dayAfterPromise(s, promise)
  const held = heldBack(s, step, readyOn)
  if (held) return held
  const items = messageItems(s.all, lead, []).map((item) =>
    item.role === "lead" || item.role === "listed" ? { ...item, role: "listed" as const } : item,
  )
  return act(s, "promise-broken", step, turnOf(promise), items, lead)
}

/** Money that lies on the customer's side, enough to matter, is set against invoices first. */
function paymentToAllocate(s: Situation): Decision | null {
  const late = s.all.filter((standing) => standing.overdue && standing.state === "free")
  for (const { cents, currency } of s.book.unallocated) {
    const same = late.filter((standing) => standing.item.currency === currency)
    if (same.length === 0) continue
    const total = same.reduce((sum, standing) => sum + standing.chasedCents, 0)
    const smallest = Math.min(...same.map((standing) => standing.chasedCents))
    // Five cents left over from a rounding would otherwise stop the follow-up for ever.
    if (cents >= smallest || cents * 20 >= total) return ask(s, "payment-unallocated")
  }
  return null
}

function ladder(s: Situation): Decision {
  const { today } = s.company
  const free = s.all.filter((standing) => standing.state === "free")
  const climbing = free.filter((standing) => standing.next !== null)
  if (climbing.length === 0) {
    return nothing(s, "finished", null)
  }
  const ripe = climbing.filter((standing) => (standing.next?.readyOn ?? today) <= today)
  const lead = mostAdvanced(ripe)
  if (!lead?.next) return waitForNextStep(s, climbing)
  if (isBalanceTooSmall(s, free, lead)) return wait(s, "amount-too-small", null, lead.next.step)
  const held = heldBack(s, lead.next.step, lead.next.readyOn) ?? beforePaymentRun(s, lead)
  if (held) return held
  const turn = `${lead.item.invoiceId}/${lead.item.seq}`
  return act(s, "step-due", lead.next.step, turn, messageItems(s.all, lead, ripe), lead)
}

function waitForNextStep(s: Situation, climbing: readonly Standing[]): Decision {
  const next = climbing
    .map((standing) => standing.next)
    .filter((candidate) => candidate !== null)
    .reduce((first, candidate) => (candidate.readyOn < first.readyOn ? candidate : first))
  const late = climbing.some((standing) => standing.overdue)
  return wait(s, late ? "next-step" : "not-due", s.calendar.openDayFrom(next.readyOn), next.step)
}

function isBalanceTooSmall(s: Situation, free: readonly Standing[], lead: Standing): boolean {
  if (lead.item.currency !== s.company.currency) return false
  const late = free.filter((standing) => standing.overdue && standing.item.currency === lead.item.currency)
  const total = late.reduce((sum, standing) => sum + standing.chasedCents, 0)
  return late.length > 0 && total < s.scenario.minimumBalanceCents
}

/** What a step that is ready must still pass: fresh data, then calendar and pressure, then an address. */
function heldBack(s: Situation, step: Step, readyOn: Day): Decision | null {
  const { today, freshOn, dataMaxAgeDays } = s.company
  if (freshOn === null || daysBetween(freshOn, today) > dataMaxAgeDays) return ask(s, "data-too-old")
  const pressure = pressureWait(s.book, pressureOn(step, s.scenario), s.calendar, readyOn, today)
  if (pressure) return wait(s, pressure.because, pressure.until, step)
  if (step.tone === null) return null
  const channel = channelFor(s.book, step)
  if (channel !== null) return null
  return ask(s, s.book.reach.email === "bounced" ? "address-bounced" : "no-address")
}

// A transfer of the run is on the account two days later; who must be waited for longer is reminded at once.
const RUN_GRACE_DAYS = 2
const LONGEST_WAIT_FOR_RUN = 15

/** The first friendly word about an invoice waits for the run in which its debtor pays such invoices anyway. */
function beforePaymentRun(s: Situation, { item, next }: Standing): Decision | null {
  if (next?.step.tone !== "friendly") return null
  const run = nextPaymentRun(s.book.paymentRunDays, s.calendar.openDayFrom(anchorOf(item)))
  if (run === null) return null
  const until = s.calendar.openDayFrom(addDays(run, RUN_GRACE_DAYS))
  if (until <= s.company.today || daysBetween(next.readyOn, until) > LONGEST_WAIT_FOR_RUN) return null
  return wait(s, "payment-run", until, next.step)
}

/**
 * What a step must respect: everything for a message of the ladder; no preferred weekday for a
 * call or the answer to a broken promise; and, for a question to a colleague, working days alone.
 */
function pressureOn(step: Step, scenario: Scenario): Scenario {
  const isLadderMessage = step.tone !== null && step !== scenario.brokenPromise
  if (isLadderMessage) return scenario
  if (step.channel !== "task") return { ...scenario, preferredWeekdays: [] }
  return { ...scenario, preferredWeekdays: [], leastGapDays: 0, contactsPer30Days: Number.MAX_SAFE_INTEGER }
}

/**
 * The channel that a step takes for this customer: letters for those who have no e-mail or prefer
 * paper. An e-mail address that bounced is a question first: a better address is usually known.
 */
function channelFor(book: Book, step: Step): Channel | null {
  const isByPost = step.channel === "registered-letter" || step.channel === "electronic-registered-letter"
  if (isByPost) return book.reach.letter === "yes" ? step.channel : null
  // An ordinary letter proves nothing that an e-mail does not: who has no address on paper gets the e-mail.
  if (step.channel === "letter" && book.reach.letter === "yes") return "letter"
  if (book.reach.email === "yes" && !book.prefersLetter) return "email"
  if (book.reach.email === "bounced") return null
  if (book.reach.letter === "yes") return "letter"
  return book.reach.email === "yes" ? "email" : null
}

const lateIn = (s: Situation, currency: string) =>
  s.all.filter((standing) => standing.overdue && standing.item.currency === currency)

function amounts(s: Situation, currency: string) {
  const same = s.all.filter((standing) => standing.item.currency === currency)
  const late = lateIn(s, currency)
  return {
    customerId: s.book.customerId,
    ...{ scenarioKey: s.scenario.key, scenarioVersion: s.scenario.version },
    currency,
    amountCents: late.reduce((sum, standing) => sum + standing.chasedCents, 0),
    openCents: same.reduce((sum, standing) => sum + standing.item.openCents, 0),
  }
}

function quiet(s: Situation, until: Day | null) {
  const currency = mainCurrency(s)
  const lateness = nextLatenessOn(s.all, s.company.today)
  const days = [until, lateness, s.book.nextFactOn].filter(
    (on) => on !== null && on > s.company.today,
  ) as Day[]
  return {
    ...amounts(s, currency),
    // Nothing is asked for: what is late is told, contested or promised parts included.
    amountCents: lateIn(s, currency).reduce((sum, standing) => sum + standing.item.openCents, 0),
    items: quietItems(s.all),
    reviewOn: days.length > 0 ? days.reduce(earlierOf) : NEVER,
  }
}

function mainCurrency(s: Situation): string {
  const totals = new Map<string, number>()
  for (const { item } of s.all) totals.set(item.currency, (totals.get(item.currency) ?? 0) + item.openCents)
  if (totals.has(s.company.currency) || totals.size === 0) return s.company.currency
  return [...totals].sort((a, b) => b[1] - a[1])[0]?.[0] ?? s.company.currency
}

function act(
  s: Situation,
  because: "step-due" | "promise-broken",
  step: Step,
  turn: string,
  items: ReturnType<typeof messageItems>,
  lead: Standing,
): Decision {
  const channel = step.tone === null ? step.channel : (channelFor(s.book, step) ?? step.channel)
  const sums = amounts(s, lead.item.currency)
  // A courtesy note before the due date speaks of what will fall due: all that it shows.
  const shown = items.filter((item) => item.role === "lead" || item.role === "covered")
  const amountCents =
    sums.amountCents > 0 ? sums.amountCents : shown.reduce((sum, item) => sum + item.chasedCents, 0)
  const reviewOn = addDays(s.company.today, 1)
  return {
    ...sums,
    amountCents,
    kind: "act",
    because,
    ...{ step, stepKey: step.key },
    channel,
    turn,
    items,
    reviewOn,
    until: null,
  }
}

function wait(s: Situation, because: WaitReason, until: Day | null, step: Step | null): Decision {
  const channel = step ? step.channel : null
  return { ...quiet(s, until), kind: "wait", because, until, stepKey: step?.key ?? null, channel }
}

function ask(s: Situation, because: AskReason): Decision {
  return {
    ...quiet(s, addDays(s.company.today, 1)),
    kind: "ask",
    because,
    until: null,
    stepKey: null,
    channel: null,
  }
}

function nothing(s: Situation, because: NothingReason, until: Day | null): Decision {
  return { ...quiet(s, until), kind: "nothing", because, until, stepKey: null, channel: null }
}
