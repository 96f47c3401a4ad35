import { addDays, type Day, earlierOf } from "../kernel/day.ts"
import type { Book, CompanyDay } from "./book.ts"
import type { ContactCalendar } from "./calendar.ts"
import { channelFor } from "./channel.ts"
import { type AskReason, type Decision, NEVER, type NothingReason, type WaitReason } from "./decision.ts"
import { goingWith, type messageItems, nextLatenessOn, quietItems, type Standing } from "./items.ts"
import { nextPlanDay, plansToday } from "./plan-hold.ts"
import type { AgreedMessage } from "./plan-steps.ts"
import { promiseHoldsUntil } from "./promise.ts"
import type { Scenario, Step } from "./scenario.ts"

/** What decide() looks at: one customer, under one scenario, on one day. */
export interface Situation {
  readonly book: Book
  readonly scenario: Scenario
  readonly company: CompanyDay
  readonly calendar: ContactCalendar
  readonly all: readonly Standing[]
}

const lateIn = (s: Situation, currency: string) =>
  s.all.filter((standing) => standing.overdue && standing.item.currency === currency)

/** What is late and what is open, in one currency. */
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

/** What is the same in every decision by which nothing leaves. */
function quiet(s: Situation, until: Day | null) {
  const currency = mainCurrency(s)
  const lateness = nextLatenessOn(s.all, s.company.today)
  const days = [until, lateness, s.book.nextFactOn, ...nextCommitmentDays(s)].filter(
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

/** The days on which what was agreed or contested may change the decision without a new fact. */
function nextCommitmentDays(s: Situation): Day[] {
  const { today, promiseGraceDays } = s.company
  return [
    ...s.book.promises.map((promise) => addDays(promiseHoldsUntil(promise, promiseGraceDays), 1)),
    ...s.book.disputes.flatMap(({ answerBy }) => (answerBy ? [addDays(answerBy, 1)] : [])),
    ...plansToday(s.book, s.company).flatMap((plan) => nextPlanDay(plan, s.company) ?? []),
    ...s.book.notices.map(({ since }) => since),
  ].filter((day) => day > today)
}

function mainCurrency(s: Situation): string {
  const totals = new Map<string, number>()
  for (const { item } of s.all) totals.set(item.currency, (totals.get(item.currency) ?? 0) + item.openCents)
  if (totals.has(s.company.currency) || totals.size === 0) return s.company.currency
  return [...totals].sort((a, b) => b[1] - a[1])[0]?.[0] ?? s.company.currency
}

/** A message about something agreed: it lists no invoice, it speaks of its own sum. */
export function say(s: Situation, { because, step, turn, amountCents, currency }: AgreedMessage): Decision {
  return {
    ...amounts(s, currency),
    ...{ kind: "act", because, step, stepKey: step.key, turn, amountCents },
    channel: channelFor(s.book, step) ?? step.channel,
    items: quietItems(s.all),
    reviewOn: addDays(s.company.today, 1),
    until: null,
  }
}

/** A step is taken today. */
export function act(
  s: Situation,
  because: "step-due" | "promise-broken",
  step: Step,
  turn: string,
  items: ReturnType<typeof messageItems>,
  lead: Standing,
): Decision {
  const channel = step.tone === null ? step.channel : (channelFor(s.book, step) ?? step.channel)
  const { currency } = lead.item
  const along = s.all.filter(goingWith(lead, s.scenario.messagePer))
  const sums = { ...amounts(s, currency), amountCents: amounts({ ...s, all: along }, currency).amountCents }
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

/** Nothing leaves before a day. */
export function wait(s: Situation, because: WaitReason, until: Day | null, step: Step | null): Decision {
  const channel = step ? step.channel : null
  return { ...quiet(s, until), kind: "wait", because, until, stepKey: step?.key ?? null, channel }
}

/** A person must answer something first. */
export function ask(s: Situation, because: AskReason): Decision {
  return {
    ...quiet(s, addDays(s.company.today, 1)),
    kind: "ask",
    because,
    until: null,
    stepKey: null,
    channel: null,
  }
}

/** The customer is not followed. */
export function nothing(s: Situation, because: NothingReason, until: Day | null): Decision {
  return { ...quiet(s, until), kind: "nothing", because, until, stepKey: null, channel: null }
}
