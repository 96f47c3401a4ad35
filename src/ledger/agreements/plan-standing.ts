import type { Cents } from "../../kernel/cents.ts"
import { addDays, type Day } from "../../kernel/day.ts"
import type { PlannedInstalment } from "./schedule.ts"

/** An open item that a plan is about, with what of it was open when the plan was proposed. */
export interface PlanItem {
  readonly invoiceId: string
  readonly seq: number
  readonly amountCents: Cents
  /** What credit notes have taken from it since. */
  readonly creditedCents: Cents
}

/** A plan as it stands on a day, in so far as the day knows it. */
export interface PaymentPlan {
  readonly id: string
  readonly reference: string
  readonly currency: string
  readonly proposedOn: Day
  /** Until this day the proposal holds the follow-up. */
  readonly answerBy: Day
  /** null: not accepted on this day. */
  readonly acceptedOn: Day | null
  readonly defaultDays: number
  readonly returnStepKey: string | null
  readonly items: readonly PlanItem[]
  readonly instalments: readonly PlannedInstalment[]
}

/** What the ledger says of one item of the plan on the day. */
export interface ItemToday {
  readonly openCents: Cents
  /** The part of it that is contested. */
  readonly contestedCents: Cents
}

/** An instalment after what credit notes and contestations took from the plan, and what money paid. */
export interface StandingInstalment extends PlannedInstalment {
  /** As it was agreed first. */
  readonly initialCents: Cents
  readonly paidCents: Cents
  readonly openCents: Cents
}

/** Where a plan stands: all of it computed from the ledger, nothing stored. */
export interface PlanStanding {
  readonly instalments: readonly StandingInstalment[]
  readonly totalCents: Cents
  readonly paidCents: Cents
  readonly openCents: Cents
  /** What credit notes and contestations took from the last instalments. */
  readonly reducedCents: Cents
  /** The first instalment that is not paid; null when all are. */
  readonly next: StandingInstalment | null
}

/**
 * Where a plan stands. Money pays the instalments in their order, whichever invoice it was set
 * against; a credit note or a contestation takes from the last ones first, so that what is near keeps its amount.
 */
export function planStanding(plan: PaymentPlan, today: (item: PlanItem) => ItemToday): PlanStanding {
  let remaining = 0
  let credited = 0
  let contested = 0
  for (const item of plan.items) {
    const now = today(item)
    const left = Math.min(item.amountCents, now.openCents)
    remaining += left
    credited += Math.min(item.creditedCents, item.amountCents - left)
    contested += Math.min(now.contestedCents, left)
  }
  const totalCents = plan.items.reduce((sum, item) => sum + item.amountCents, 0)
  const paidCents = totalCents - remaining - credited
  const reducedCents = credited + contested
  const instalments = paid(reducedFromTheLast(plan.instalments, reducedCents), paidCents)
  return {
    ...{ instalments, totalCents, paidCents, reducedCents, openCents: remaining - contested },
    next: instalments.find((instalment) => instalment.openCents > 0) ?? null,
  }
}

interface Reduced extends PlannedInstalment {
  readonly initialCents: Cents
}

function reducedFromTheLast(instalments: readonly PlannedInstalment[], cents: Cents): Reduced[] {
  let left = cents
  return instalments
    .toReversed()
    .map((instalment) => {
      const taken = Math.min(left, instalment.amountCents)
      left -= taken
      return {
        ...instalment,
        initialCents: instalment.amountCents,
        amountCents: instalment.amountCents - taken,
      }
    })
    .toReversed()
}

function paid(instalments: readonly Reduced[], cents: Cents): StandingInstalment[] {
  let left = cents
  return instalments.map((instalment) => {
    const paidCents = Math.min(left, instalment.amountCents)
    left -= paidCents
    return { ...instalment, paidCents, openCents: instalment.amountCents - paidCents }
  })
}

/** proposed: waits for an answer; lapsed: none came; running, late, kept; broken: the notice remained without effect. */
export type PlanState = "proposed" | "lapsed" | "running" | "late" | "broken" | "kept"

/** What was said to the debtor about a plan: the notices about instalments, and that it is broken. */
export interface PlanNotices {
  /** The day of the notice that an instalment is late, by its seq. */
  readonly lateOn: ReadonlyMap<number, Day>
  /** The day on which the debtor was told that the whole falls due; null when it was not. */
  readonly brokenOn: Day | null
}

/**
 * The state of a plan on a day. An instalment is late when its day and the grace are over; the
 * whole falls due only after a notice about it and so many more days (déchéance du terme: it needs an
 * express clause, and the notice that the clause promises). Once the debtor was told so, it stays.
 */
export function planState(
  plan: PaymentPlan,
  standing: PlanStanding,
  notices: PlanNotices,
  on: { readonly today: Day; readonly graceDays: number },
): PlanState {
  const { next } = standing
  if (next === null) return "kept"
  if (plan.acceptedOn === null) return on.today <= plan.answerBy ? "proposed" : "lapsed"
  if (notices.brokenOn !== null && notices.brokenOn <= on.today) return "broken"
  if (addDays(next.dueOn, on.graceDays) >= on.today) return "running"
  const noticeOn = notices.lateOn.get(next.seq)
  return noticeOn !== undefined && addDays(noticeOn, plan.defaultDays) < on.today ? "broken" : "late"
}
