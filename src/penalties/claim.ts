import type { Cents } from "../kernel/cents.ts"
import type { Day } from "../kernel/day.ts"
import type { Rate } from "../kernel/rate.ts"
import type { DayBasis } from "./exact.ts"

/** Whom the law protects, and how: a business, a consumer, a public buyer. */
export type DebtorKind = "professional" | "consumer" | "public"

/** Where a part payment goes first (C. civ. 1343-1: interest, unless the creditor agreed otherwise). */
export type AllocationOrder = "interest-first" | "principal-first"

/** Money or a credit note that came in on a claim. */
export interface ClaimEvent {
  readonly on: Day
  readonly kind: "payment" | "credit-note"
  readonly cents: Cents
  /** What the debtor said it was for, when the creditor took it so; it wins over the agreed order. */
  readonly designated?: AllocationOrder
}

/** One open item of an invoice, as far as lateness looks at it. */
export interface PenaltyClaim {
  readonly kind: DebtorKind
  /** Gross of VAT: penalties run on what had to be paid. */
  readonly principalCents: Cents
  readonly dueOn: Day
  readonly events: readonly ClaimEvent[]
  /** The day a formal notice left; a consumer owes interest from the next day on only. */
  readonly formalNoticeOn?: Day | null
  /** The day insolvency proceedings were opened: interest stops the day before. */
  readonly insolvencyOn?: Day | null
  /** False for a second instalment of an invoice: the recovery indemnity is owed once per invoice. */
  readonly bearsIndemnity?: boolean
}

/** What is contested or agreed, each with the default that decision 23 argues. */
export interface PenaltySettings {
  /** The rate of the contract; null: the law's own. */
  readonly contractRate: Rate | null
  /** refixed: the rate of each half-year; frozen: the one of the first day. Public buyers: always frozen. */
  readonly rateBasis: "refixed" | "frozen"
  readonly dayBasis: DayBasis
  /** total: sum exactly, round once; segment: round each line and add. */
  readonly rounding: "total" | "segment"
  readonly allocation: AllocationOrder
}

/** What the law applies where nobody chose otherwise. */
export const DEFAULT_SETTINGS: PenaltySettings = {
  contractRate: null,
  rateBasis: "refixed",
  dayBasis: "365",
  rounding: "total",
  allocation: "interest-first",
}

/**
 * What applies to the claims of the ledger: there, a payment has been set against an invoice by the books,
 * so that the creditor has already chosen the principal, in the debtor's favour.
 */
export const BOOK_SETTINGS: PenaltySettings = { ...DEFAULT_SETTINGS, allocation: "principal-first" }
