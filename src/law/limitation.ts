import { addDays, addMonths, type Day, day, daysBetween, earlierOf, laterOf } from "../kernel/day.ts"
import { refuse } from "../kernel/refusal.ts"
import type { Sentence } from "../kernel/wording.ts"
import {
  type ClaimKind,
  EVENT_RULES,
  type EventRule,
  LIMITATION_RULES,
  type LimitationEventType,
  type LimitationPeriod,
  type LimitationRule,
  LONGSTOP,
  SUSPENSION_LEAVES,
} from "./rules/limitation.ts"

/** Something that a person recorded and that may bear on the period. */
export interface LimitationEvent {
  readonly type: LimitationEventType
  readonly on: Day
}

/** A claim whose last safe day is asked for. */
export interface LimitationClaim {
  readonly kind: ClaimKind
  /** The day the service was finished or the goods delivered (for a title: the day it became enforceable). */
  readonly completedOn?: Day | null
  /** Taken in the place of the completion where that is not known. */
  readonly issuedOn?: Day | null
  readonly dueOn?: Day | null
  readonly events?: readonly LimitationEvent[]
}

/** What became of one event in one reading. */
export interface EventOutcome extends LimitationEvent {
  readonly effect: EventRule["effect"] | "too-early" | "too-late" | "nothing-to-end" | "already-stopped"
  /** The last safe day after it. */
  readonly lastSafeOn: Day
}

/** The period counted from one start. */
export interface LimitationReading {
  /** "issue": the completion is not known, the day of the invoice stands in for it. */
  readonly from: "completion" | "issue" | "due"
  readonly startOn: Day
  /** The last day on which the claim can still be brought without doubt: the anniversary, never moved. */
  readonly lastSafeOn: Day
  readonly interrupted: boolean
  /** Since when the period in force is counted, once an act or the end of proceedings began it anew. */
  readonly restartedOn: Day | null
  /** A suspension made it longer. */
  readonly suspended: boolean
  /** Proceedings or a suspension still run: the last safe day is the least that it can be. */
  readonly pending: "proceedings" | "suspension" | null
  readonly outcomes: readonly EventOutcome[]
}

/** When a claim becomes time-barred, by every reading; the earliest is the one to respect. */
export interface Limitation {
  readonly kind: ClaimKind
  readonly rule: LimitationRule
  /** The earliest end first. */
  readonly readings: readonly [LimitationReading, ...LimitationReading[]]
  /** Of the earliest reading. */
  readonly lastSafeOn: Day
  /** The day after: from then on the debtor may plead limitation. */
  readonly barredFromOn: Day
  /** Part payments that may have interrupted the period: a person decides. */
  readonly toConfirm: readonly Day[]
  readonly cautions: readonly Sentence[]
}

/**
 * When a claim becomes time-barred. The period is counted by days and is over when its last day is
 * (C. civ. 2228, 2229): the last safe day is the anniversary of the start, 28 February for a 29th, and
 * no weekend moves it. Refuses when no day is known to count from.
 */
export function limitation(claim: LimitationClaim): Limitation {
  const rule = LIMITATION_RULES[claim.kind]
  const readings = startsOf(claim, rule.value)
    .map(([from, startOn]) => ({ from, startOn, ...walk(startOn, rule.value, claim.events ?? []) }))
    .sort((a, b) => (a.lastSafeOn < b.lastSafeOn ? -1 : a.lastSafeOn > b.lastSafeOn ? 1 : 0))
  const [first, ...others] = readings
  if (!first) return refuseWithoutStart()
  return {
    kind: claim.kind,
    rule,
    readings: [first, ...others],
    lastSafeOn: first.lastSafeOn,
    barredFromOn: addDays(first.lastSafeOn, 1),
    toConfirm: first.outcomes.filter(({ effect }) => effect === "to-confirm").map(({ on }) => on),
    cautions: [...(rule.caution ? [rule.caution] : []), ...cautionsOf(first)],
  }
}

type Start = readonly [LimitationReading["from"], Day]

function startsOf(claim: LimitationClaim, { starts }: LimitationPeriod): Start[] {
  const due: Start[] = claim.dueOn ? [["due", claim.dueOn]] : []
  const completion: Start[] = claim.completedOn
    ? [["completion", claim.completedOn]]
    : claim.issuedOn
      ? [["issue", claim.issuedOn]]
      : []
  const known = starts.flatMap((start) => (start === "due" ? due : completion))
  // Where the day that counts is not known, the other one is better than no alarm at all.
  return known.length > 0 ? known : [...completion, ...due]
}

/** The last day of the period that starts on a day. */
function endOf(startOn: Day, { years, fromNextYear }: LimitationPeriod): Day {
  if (fromNextYear) return day(`${Number(startOn.slice(0, 4)) + years}-12-31`)
  return addMonths(startOn, years * 12)
}

interface Run {
  lastSafeOn: Day
  interrupted: boolean
  restartedOn: Day | null
  wasSuspended: boolean
  pending: LimitationReading["pending"]
  /** While suspended: since when, and the end that was then in sight. */
  suspended: { readonly on: Day; readonly end: Day } | null
}

function walk(startOn: Day, period: LimitationPeriod, events: readonly LimitationEvent[]) {
  const run: Run = {
    ...{ lastSafeOn: endOf(startOn, period), interrupted: false, restartedOn: null },
    ...{ wasSuspended: false, pending: null, suspended: null },
  }
  const inOrder = [...events].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const outcomes = inOrder.map((event): EventOutcome => {
    const effect = event.on < startOn ? "too-early" : apply(event, run, period)
    // Only suspensions stretch a period as far as the outer limit; acts of interruption escape it (2232 al. 2).
    if (!run.interrupted)
      run.lastSafeOn = earlierOf(run.lastSafeOn, addMonths(startOn, LONGSTOP.value.years * 12))
    return { ...event, effect, lastSafeOn: run.lastSafeOn }
  })
  const { lastSafeOn, interrupted, restartedOn, wasSuspended, pending } = run
  return { lastSafeOn, interrupted, restartedOn, suspended: wasSuspended, pending, outcomes }
}

/** Changes the run by one event; says what it did. */
function apply({ type, on }: LimitationEvent, run: Run, period: LimitationPeriod): EventOutcome["effect"] {
  const rule: EventRule = EVENT_RULES[type]
  if (rule.effect === "none" || rule.effect === "to-confirm") return rule.effect
  if (rule.effect === "ends") return end(type, on, run, period)
  if (run.pending === null && on > run.lastSafeOn) return "too-late"
  if (rule.effect === "suspends") {
    if (run.pending !== null) return "already-stopped"
    run.suspended = { on, end: run.lastSafeOn }
    run.pending = "suspension"
    run.wasSuspended = true
    run.lastSafeOn = laterOf(run.lastSafeOn, sixMonthsFrom(on))
    return "suspends"
  }
  interrupt(rule, on, run, period)
  return "interrupts"
}

/** What was counted is effaced, and a new period of the same length begins (C. civ. 2231). */
function interrupt(rule: EventRule, on: Day, run: Run, period: LimitationPeriod): void {
  run.interrupted = true
  run.restartedOn = on
  run.lastSafeOn = laterOf(run.lastSafeOn, endOf(on, period))
  if (run.suspended) run.suspended = { on, end: run.lastSafeOn }
  else if (rule.lasts || run.pending === "proceedings") run.pending = "proceedings"
}

function end(type: LimitationEventType, on: Day, run: Run, period: LimitationPeriod): EventOutcome["effect"] {
  if (type === "proceedings-ended") {
    if (run.pending !== "proceedings") return "nothing-to-end"
    run.lastSafeOn = endOf(on, period)
    run.restartedOn = on
    run.pending = null
    return "ends"
  }
  if (!run.suspended) return "nothing-to-end"
  const left = daysBetween(run.suspended.on, run.suspended.end)
  run.lastSafeOn = laterOf(addDays(on, left), sixMonthsFrom(on))
  run.suspended = null
  run.pending = null
  return "ends"
}

const sixMonthsFrom = (on: Day): Day => addMonths(on, SUSPENSION_LEAVES.value.months)

function cautionsOf({ from, restartedOn, pending, outcomes }: LimitationReading): Sentence[] {
  const cautions: Sentence[] = []
  if (from === "issue" && restartedOn === null) cautions.push(ISSUE_TAKEN)
  if (pending === "proceedings") cautions.push(PROCEEDINGS_RUN)
  if (pending === "suspension") cautions.push(SUSPENSION_RUNS)
  if (outcomes.some(({ effect }) => effect === "to-confirm")) cautions.push(PART_PAYMENT)
  return cautions
}

const ISSUE_TAKEN: Sentence = {
  fr: "Le jour où la prestation s’est achevée n’est pas connu\u00a0: le jour de la facture a été pris à sa place. S’il est plus ancien, saisissez-le.",
  en: "The day on which the service was finished is not known: the day of the invoice was taken in its place. If it is earlier, enter it.",
}
const PROCEEDINGS_RUN: Sentence = {
  fr: "Une procédure est en cours\u00a0: elle interrompt le délai jusqu’à sa fin (C. civ. art. 2242), sauf désistement, péremption ou rejet (art. 2243). Le jour montré est le plus prudent.",
  en: "Proceedings are under way: they interrupt the period until they end (C. civ. art. 2242), unless withdrawn, lapsed or dismissed (art. 2243). The day shown is the prudent one.",
}
const SUSPENSION_RUNS: Sentence = {
  fr: "Le délai est suspendu\u00a0: le jour montré est le moins qu’il restera. Saisissez la fin de la suspension quand elle est connue.",
  en: "The period is suspended: the day shown is the least that will be left. Record the end of the suspension when it is known.",
}
const PART_PAYMENT: Sentence = {
  fr: "Un règlement partiel peut valoir reconnaissance de toute la dette et interrompre le délai (C. civ. art. 2240)\u00a0: à confirmer par une personne, il n’est pas compté ici.",
  en: "A part payment may acknowledge the whole debt and interrupt the period (C. civ. art. 2240): a person must confirm it, it is not counted here.",
}

function refuseWithoutStart(): never {
  return refuse("LIMITATION_START_UNKNOWN", {
    fr: "Il faut un jour d’où compter\u00a0: l’achèvement de la prestation, la facture ou l’échéance.",
    en: "A day to count from is needed: the end of the service, the invoice or the due day.",
  })
}

/** The steps at which a person is warned, in months before the last safe day. */
export const WARNING_MONTHS = [1, 3, 6, 12] as const
export type LimitationWarning = (typeof WARNING_MONTHS)[number] | "over"

/** How near the last safe day is; null when it is more than a year away, "over" once it is past. */
export function limitationWarning(lastSafeOn: Day, today: Day): LimitationWarning | null {
  if (lastSafeOn < today) return "over"
  return WARNING_MONTHS.find((months) => addMonths(today, months) >= lastSafeOn) ?? null
}

/**
 * The starts that may lead to a last safe day between two days, when nothing interrupted the period:
 * a little wider than needed, for a search that computes each one afterwards. `from` null: no lower bound.
 */
export function startsLeadingTo(
  kind: ClaimKind,
  from: Day | null,
  to: Day,
): { readonly from: Day | null; readonly to: Day } {
  const { years, fromNextYear } = LIMITATION_RULES[kind].value
  const yearBefore = (on: Day) => Number(on.slice(0, 4)) - years
  if (fromNextYear) {
    return { from: from && day(`${yearBefore(from)}-01-01`), to: day(`${yearBefore(to)}-12-31`) }
  }
  // A 29 February ends on a 28th: one day of room on either side.
  return {
    from: from && addDays(addMonths(from, -12 * years), -1),
    to: addDays(addMonths(to, -12 * years), 1),
  }
}
