import { addDays, type Day } from "../kernel/day.ts"
import {
  type PlanNotices,
  type PlanStanding,
  type PlanState,
  planStanding,
  planState,
} from "../ledger/agreements/plan-standing.ts"
import { noticesOf } from "../ledger/agreements/plans/rows.ts"
import type { Book, CompanyDay, KnownPlan } from "./book.ts"

/** A plan as decide() looks at it on a day. */
export interface PlanToday {
  readonly plan: KnownPlan
  readonly standing: PlanStanding
  readonly state: PlanState
  readonly notices: PlanNotices
}

/** Where each plan of a customer stands on a day. */
export function plansToday(book: Book, { today, promiseGraceDays }: CompanyDay): PlanToday[] {
  return book.plans.map((plan) => {
    const standing = planStanding(plan, ({ invoiceId, seq }) => {
      const item = book.items.find((each) => each.invoiceId === invoiceId && each.seq === seq)
      const openCents = item?.openCents ?? 0
      const contestedCents = book.disputes
        .filter((dispute) => dispute.invoiceId === invoiceId)
        .reduce((sum, dispute) => sum + (dispute.disputedCents ?? openCents), 0)
      return { openCents, contestedCents }
    })
    const said = book.past.map(({ stepKey, turn, happenedOn }) => ({ stepKey, turn, on: happenedOn }))
    const notices = noticesOf(plan.id, said)
    const state = planState(plan, standing, notices, { today, graceDays: promiseGraceDays })
    return { plan, standing, state, notices }
  })
}

/** True while a plan holds the follow-up: until it lapsed, was kept, or the debtor was told that it is broken. */
export const isHolding = ({ state, notices }: PlanToday): boolean =>
  state === "proposed" ||
  state === "running" ||
  state === "late" ||
  (state === "broken" && notices.brokenOn === null)

/** What plans hold of each open item, by "invoice/seq": what was put into the plan and is not settled since. */
export function plannedParts(book: Book, company: CompanyDay): ReadonlyMap<string, number> {
  const parts = new Map<string, number>()
  if (book.plans.length === 0) return parts
  for (const today of plansToday(book, company)) {
    if (!isHolding(today)) continue
    for (const item of today.plan.items) {
      const open = book.items.find((each) => each.invoiceId === item.invoiceId && each.seq === item.seq)
      if (open) parts.set(`${item.invoiceId}/${item.seq}`, Math.min(item.amountCents, open.openCents))
    }
  }
  return parts
}

/** So many days before an instalment its debtor is reminded of it. */
export const REMINDED_BEFORE_DAYS = 3

/** The next day on which something about a plan may be done or change; null when none is known. */
export function nextPlanDay({ plan, standing, state, notices }: PlanToday, on: CompanyDay): Day | null {
  const { next } = standing
  if (next === null || state === "lapsed") return null
  if (state === "proposed") return addDays(plan.answerBy, 1)
  const noticeOn = notices.lateOn.get(next.seq)
  const days = [
    addDays(next.dueOn, -REMINDED_BEFORE_DAYS),
    next.dueOn,
    addDays(next.dueOn, on.promiseGraceDays + 1),
    ...(noticeOn ? [addDays(noticeOn, plan.defaultDays + 1)] : []),
  ]
  return days.filter((day) => day > on.today).sort()[0] ?? null
}

/** The step at which the follow-up of an item goes on because its plan was broken; null: where it stood. */
export function returnStepOf(
  book: Book,
  item: { readonly invoiceId: string; readonly seq: number },
): string | null {
  if (book.plans.length === 0) return null
  for (const plan of book.plans) {
    if (plan.returnStepKey === null) continue
    const has = plan.items.some((each) => each.invoiceId === item.invoiceId && each.seq === item.seq)
    const turn = `plan:${plan.id}`
    if (has && book.past.some((past) => past.stepKey === "plan-broken" && past.turn === turn)) {
      return plan.returnStepKey
    }
  }
  return null
}
