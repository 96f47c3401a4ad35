import type { Cents } from "../../../kernel/cents.ts"
import type { Day } from "../../../kernel/day.ts"
import type { PlanOutcome } from "../choices.ts"
import type { PaymentPlan, PlanItem } from "../plan-standing.ts"

/** A plan in the ledger, with what of its items is open and contested on the day asked for. */
export interface PlanRow {
  readonly id: string
  readonly customerId: string
  readonly customerName: string
  readonly reference: string
  readonly currency: string
  readonly proposedOn: Day
  readonly answerBy: Day
  readonly acceptedOn: Day | null
  readonly acceptanceProof: string | null
  readonly closedOn: Day | null
  readonly outcome: PlanOutcome | null
  readonly penalties: "kept" | "waived"
  readonly defaultDays: number
  readonly returnStepKey: string | null
  readonly note: string | null
  readonly confirms: boolean
  readonly createdAt: Date
  readonly items: readonly PlanItemRow[]
  readonly instalments: readonly { seq: number; dueOn: Day; amountCents: Cents }[]
  /** The last day on which money came in on it; null without any. */
  readonly lastPaidOn: Day | null
  /** The notices that an instalment is late, by its seq, and that the plan is broken. */
  readonly notices: readonly { stepKey: string; turn: string; on: Day }[]
}

/** An item of a plan, as the ledger knows it. */
export interface PlanItemRow extends PlanItem {
  readonly number: string
  readonly dueOn: Day
  readonly openCents: Cents
  readonly contestedCents: Cents
}

/** The plan as planStanding() and planState() look at it. */
export const asPaymentPlan = (row: PlanRow): PaymentPlan => ({
  ...{ id: row.id, reference: row.reference, currency: row.currency, items: row.items },
  ...{ proposedOn: row.proposedOn, answerBy: row.answerBy, acceptedOn: row.acceptedOn },
  ...{ defaultDays: row.defaultDays, returnStepKey: row.returnStepKey, instalments: row.instalments },
})

/** The step that says an instalment of a plan is late. */
export const PLAN_LATE_STEP = "plan-instalment-late"
/** The step that says the whole of a plan falls due. */
export const PLAN_BROKEN_STEP = "plan-broken"

/** What tells the notices of one instalment apart from those of others. */
export const instalmentTurn = (planId: string, seq: number): string => `plan:${planId}:${seq}`
/** What tells the end of one plan apart from others. */
export const planTurn = (planId: string): string => `plan:${planId}`

/** What was said about a plan, from the steps that really left. */
export function noticesOf(
  planId: string,
  said: readonly { readonly stepKey: string; readonly turn: string; readonly on: Day }[],
) {
  const lateOn = new Map<number, Day>()
  let brokenOn: Day | null = null
  for (const { stepKey, turn, on } of said) {
    if (stepKey === PLAN_BROKEN_STEP && turn === planTurn(planId)) brokenOn = on
    if (stepKey !== PLAN_LATE_STEP || !turn.startsWith(`${planTurn(planId)}:`)) continue
    lateOn.set(Number(turn.slice(planTurn(planId).length + 1)), on)
  }
  return { lateOn, brokenOn }
}
