import type { Cents } from "../../../kernel/cents.ts"
import type { Day } from "../../../kernel/day.ts"
import { planStanding, planState, type StandingInstalment } from "../plan-standing.ts"
import { asPaymentPlan, noticesOf, type PlanRow } from "./rows.ts"

/** What has become of a plan: computed, or said by the person who ended it. */
export const PLAN_VIEW_STATES = [
  "proposed",
  "lapsed",
  "running",
  "late",
  "broken",
  "kept",
  "cancelled",
  "replaced",
] as const
export type PlanViewState = (typeof PLAN_VIEW_STATES)[number]

/** A plan as pages and the command line show it. */
export interface PlanView extends Omit<PlanRow, "notices" | "createdAt" | "lastPaidOn" | "instalments"> {
  readonly state: PlanViewState
  readonly instalments: readonly StandingInstalment[]
  readonly totalCents: Cents
  readonly paidCents: Cents
  readonly openCents: Cents
  readonly reducedCents: Cents
  /** The next day that matters: the answer, or the first instalment that is open. */
  readonly nextOn: Day | null
  readonly nextCents: Cents | null
}

/** Where a plan stands on the day for which it was read. */
export function planView(row: PlanRow, on: { readonly today: Day; readonly graceDays: number }): PlanView {
  const { notices, createdAt: _, lastPaidOn: __, instalments: ___, ...rest } = row
  const plan = asPaymentPlan(row)
  const standing = planStanding(plan, (item) => row.items.find((each) => isSame(each, item))!)
  const computed = planState(plan, standing, noticesOf(row.id, notices), on)
  const state = row.outcome !== null && computed !== "kept" ? row.outcome : computed
  const { next, ...sums } = standing
  const isOpen = state === "running" || state === "late"
  return {
    ...rest,
    ...sums,
    state,
    nextOn: state === "proposed" ? row.answerBy : isOpen ? (next?.dueOn ?? null) : null,
    nextCents: isOpen ? (next?.openCents ?? null) : null,
  }
}

const isSame = (a: { invoiceId: string; seq: number }, b: { invoiceId: string; seq: number }): boolean =>
  a.invoiceId === b.invoiceId && a.seq === b.seq
