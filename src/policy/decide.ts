import { addDays, type Day } from "../kernel/day.ts"
import type { ActiveHold, Book, CompanyDay, KnownPromise } from "./book.ts"
import type { ContactCalendar } from "./calendar.ts"
import { act, ask, nothing, type Situation, say, wait } from "./decided.ts"
import type { Decision } from "./decision.ts"
import { agreedHeldBack, beforePaymentRun, heldBack } from "./held-back.ts"
import { messageItems, mostAdvanced, type Standing, standings } from "./items.ts"
import { toneFloor } from "./ladder.ts"
import { nextPlanDay, plansToday } from "./plan-hold.ts"
import { noticeDue, planMessageDue } from "./plan-steps.ts"
import { type PromiseOutcome, promiseCovers, promiseHoldsUntil, promiseOutcome } from "./promise.ts"
import { type Scenario, toneRank } from "./scenario.ts"

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
    noticeOwed(situation) ??
    settled(situation) ??
    planStep(situation) ??
    nothingToChase(situation) ??
    brokenPromise(situation) ??
    paymentToAllocate(situation) ??
    disputesComeBack(situation, ladder(situation))
  )
}

function notFollowed(s: Situation): Decision | null {
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

const settled = (s: Situation): Decision | null =>
  s.book.items.length === 0 ? nothing(s, "settled", null) : null

/** What was agreed or decided is confirmed in writing before anything else is said. */
function noticeOwed(s: Situation): Decision | null {
  const message = noticeDue(s.book, s.company)
  return message && (agreedHeldBack(s, message) ?? say(s, message))
}

/** The instalments of a payment plan have reminders of their own; a plan that is broken is told so. */
function planStep(s: Situation): Decision | null {
  const message = planMessageDue(s.book, s.company)
  if (!message) return null
  const paid = s.book.unallocated.find(({ currency }) => currency === message.currency)
  if (paid && paid.cents * 20 >= message.amountCents) return ask(s, "payment-unallocated")
  return agreedHeldBack(s, message) ?? say(s, message)
}

/** Everything due is said: what was contested for too long is a question to a person, never silence. */
function disputesComeBack(s: Situation, decision: Decision): Decision {
  return decision.kind !== "act" && isDisputeOverdue(s) ? ask(s, "dispute-deadline") : decision
}

const isDisputeOverdue = (s: Situation): boolean =>
  s.book.disputes.some(
    ({ invoiceId, answerBy }) =>
      answerBy != null &&
      answerBy < s.company.today &&
      s.book.items.some((item) => item.invoiceId === invoiceId),
  )

function nothingToChase(s: Situation): Decision | null {
  if (s.all.some((standing) => standing.state === "free")) return callAgain(s)
  if (isDisputeOverdue(s)) return ask(s, "dispute-deadline")
  if (s.all.some((standing) => standing.state === "planned")) return wait(s, "plan", nextPlansDay(s), null)
  const promises = s.book.promises.filter(
    (promise) => promiseOutcome(promise, s.book.items, s.company) === "running",
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
  s.calendar.openDayFrom(addDays(promiseHoldsUntil(promise, s.company.promiseGraceDays), 1))

/** The next open day on which something may be said or change about a plan; null when none is known. */
function nextPlansDay(s: Situation): Day | null {
  const days = plansToday(s.book, s.company).flatMap((plan) => nextPlanDay(plan, s.company) ?? [])
  const next = days.sort()[0]
  return next === undefined ? null : s.calendar.openDayFrom(next)
}

const isUnkept = (outcome: PromiseOutcome): boolean => outcome === "broken" || outcome === "part-kept"

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
      isUnkept(promiseOutcome(candidate, s.book.items, s.company)) &&
      !s.book.past.some((past) => past.turn === turnOf(candidate)),
  )
  if (!promise) return null
  // Somebody who has had a formal notice since is not written to more softly.
  if (step.tone !== null && toneRank(step.tone) < toneFloor(s.book)) return null
  const lead = mostAdvanced(
    s.all.filter((standing) => standing.state === "free" && promiseCovers(promise, standing.item)),
  )
  if (!lead) return null
  const readyOn = dayAfterPromise(s, promise)
  const held = heldBack(s, step, readyOn)
  if (held) return held
  const items = messageItems(s.all, lead, [], s.scenario.messagePer).map((item) =>
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
  const items = messageItems(s.all, lead, ripe, s.scenario.messagePer)
  return act(s, "step-due", lead.next.step, turn, items, lead)
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
