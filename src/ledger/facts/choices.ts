/** Why a debtor contests an invoice; the pages, the command line and the API know the same list. */
export const DISPUTE_REASONS = [
  "not-delivered",
  "defective",
  "price",
  "not-ordered",
  "duplicate",
  "already-paid",
  "other",
] as const
export type DisputeReason = (typeof DISPUTE_REASONS)[number]

/** How a dispute ended. */
export const DISPUTE_OUTCOMES = ["credit-note", "corrected", "rejected", "settled"] as const
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number]

/** Why a customer, or one of its invoices, is not chased. */
export const HOLD_KINDS = ["do-not-chase", "insolvent", "assigned"] as const
export type HoldKind = (typeof HOLD_KINDS)[number]

/** How a call or another task ended. */
export const TASK_OUTCOMES = ["reached", "promise", "voicemail", "dispute", "wrong-number", "done"] as const
export type TaskOutcomeKind = (typeof TASK_OUTCOMES)[number]
