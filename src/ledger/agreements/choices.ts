/** How a debtor says it will pay. */
export const PAYMENT_METHODS = ["transfer", "card", "cheque", "direct-debit", "other"] as const
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]

/** What is answered to somebody who asks for time. */
export const TIME_OUTCOMES = ["granted", "countered", "refused"] as const
export type TimeOutcome = (typeof TIME_OUTCOMES)[number]

/** How far apart the instalments of a plan lie. */
export const PLAN_PERIODS = ["month", "two-weeks", "week"] as const
export type PlanPeriod = (typeof PLAN_PERIODS)[number]

/** How a person ended a plan before its time. */
export const PLAN_OUTCOMES = ["cancelled", "replaced", "broken"] as const
export type PlanOutcome = (typeof PLAN_OUTCOMES)[number]
