import type { Day } from "../../kernel/day.ts"
import type { PlanPeriod } from "../../ledger/agreements/choices.ts"
import { centsOf } from "../acts/amount.ts"

/** What a person types of a payment plan. */
export interface PlanFields {
  readonly how: "count" | "part"
  readonly count: string
  readonly part: string
  readonly firstOn: Day | ""
  readonly period: PlanPeriod
  readonly invoiceIds: readonly string[]
  readonly waived: boolean
  readonly defaultDays: string
  readonly returnStepKey: string
  readonly confirms: boolean
}

/** What the server is asked to propose; null while something is missing. */
export function planToPropose(fields: PlanFields, customerId: string) {
  const { how, firstOn, period, invoiceIds, waived, confirms } = fields
  const count = how === "count" ? Number(fields.count) : null
  const partCents = how === "part" ? centsOf(fields.part) : null
  const isWished = count !== null ? Number.isInteger(count) && count >= 1 && count <= 60 : partCents !== null
  if (!isWished || firstOn === "" || invoiceIds.length === 0) return null
  return {
    ...{ customerId, invoiceIds, firstOn, period, confirms },
    ...(count !== null && { count }),
    ...(partCents !== null && { partCents }),
    penalties: waived ? "waived" : "kept",
    defaultDays: Number(fields.defaultDays) || 8,
    returnStepKey: fields.returnStepKey === "" ? null : fields.returnStepKey,
  }
}
