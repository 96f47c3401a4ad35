import type { Cents } from "../kernel/cents.ts"
import type { Day } from "../kernel/day.ts"
import type { PaymentPlan } from "../ledger/agreements/plan-standing.ts"
import type { AgreedStepKey } from "./agreed-steps.ts"
import type { PaymentHistory } from "./segment.ts"

/** Whom we write to: the law, the wording and the scenario differ. */
export type CustomerKind = "professional" | "consumer" | "public"

/** An instalment that is not fully paid, as of the day of the decision. */
export interface OpenItem {
  readonly invoiceId: string
  readonly seq: number
  readonly issuedOn: Day
  readonly dueOn: Day
  /** A later day granted to the debtor; it is the one that counts. */
  readonly agreedDueOn: Day | null
  readonly openCents: Cents
  readonly currency: string
}

/** A step that really happened, and the open items it showed. */
export interface PastStep {
  readonly stepKey: string
  readonly turn: string
  /** Rank of the tone (see toneRank), or null when nothing was said to the debtor. */
  readonly tone: number | null
  readonly isContact: boolean
  readonly happenedOn: Day
  readonly items: readonly {
    readonly invoiceId: string
    readonly seq: number
    readonly stepKey: string
    readonly covered: boolean
  }[]
}

/** A promise that was not withdrawn, with what was paid since it was made. */
export interface KnownPromise {
  readonly id: string
  readonly madeOn: Day
  readonly promisedFor: Day
  /** null: everything it covers. */
  readonly amountCents: Cents | null
  /** Empty: the whole of what the customer owes. */
  readonly invoiceIds: readonly string[]
  /** Payments credited from the day it was made on, on what it covers or on nothing yet. */
  readonly paidSinceCents: Cents
}

/** An invoice that the debtor contests, wholly (null) or in part. */
export interface OpenDispute {
  readonly invoiceId: string
  readonly disputedCents: Cents | null
  /** The day by which the house decides; after it, a person is asked. */
  readonly answerBy?: Day | null
}

/** Something agreed or decided that the debtor is to be told in writing. */
export interface DueNotice {
  readonly stepKey: AgreedStepKey
  /** Tells two notices of one kind apart: "promise:" and the identifier. */
  readonly turn: string
  /** The day of what it tells; an old one is not told any more. */
  readonly since: Day
  /** What it speaks of, null when of no sum. */
  readonly amountCents: Cents | null
  readonly currency: string
}

/** A payment plan that nobody ended, and whether its debtor wants to be told in writing. */
export interface KnownPlan extends PaymentPlan {
  readonly confirms: boolean
  /** The last day on which money came in on it; null without any. */
  readonly lastPaidOn: Day | null
}

/** A reason of its own not to follow the customer, or one of its invoices. */
export interface ActiveHold {
  readonly kind: "do-not-chase" | "insolvent" | "assigned"
  readonly invoiceId: string | null
  readonly untilOn: Day | null
}

/** Whether an address of a kind exists and works. */
export type Reach = "yes" | "bounced" | "no"

/** All that decide() may know of one customer, as of one day. */
export interface Book {
  readonly customerId: string
  readonly kind: CustomerKind
  /** ISO 3166 alpha-2. */
  readonly country: string
  readonly tags: readonly string[]
  /** How it has paid so far; null where nothing in force asks for it. */
  readonly history: PaymentHistory | null
  /** Days of the month on which this customer pays its invoices (31: the last day); empty: not known. */
  readonly paymentRunDays: readonly number[]
  /** The first step chosen for this customer's old debts; null: the scenario's. */
  readonly firstStepKey: string | null
  readonly prefersLetter: boolean
  readonly reach: {
    readonly email: Reach
    readonly letter: Reach
    /** "no" also for who wants no short messages; absent: no mobile is known. */
    readonly mobile?: Reach
    /** A consumer must have agreed to electronic registered letters (CPCE L100); absent: nothing was said. */
    readonly agreesToElectronic?: boolean
  }
  readonly items: readonly OpenItem[]
  /** Payments and credit notes not yet set against invoices. */
  readonly unallocated: readonly { readonly cents: Cents; readonly currency: string }[]
  readonly promises: readonly KnownPromise[]
  readonly disputes: readonly OpenDispute[]
  readonly holds: readonly ActiveHold[]
  readonly plans: readonly KnownPlan[]
  /** What is to be confirmed in writing, the oldest first. */
  readonly notices: readonly DueNotice[]
  /** Something the debtor said waits for a person. */
  readonly hasWaitingReply: boolean
  /** A message may or may not have left: a person must say. */
  readonly hasUnknownOutcome: boolean
  /** The day, today or later, on which the debtor is to be called again; nothing is sent before. */
  readonly callAgainOn?: Day | null
  readonly past: readonly PastStep[]
  /** The first day after today on which something that is known already takes effect: a post-dated invoice, a payment taken back. */
  readonly nextFactOn: Day | null
}

/** What holds for the whole company on the day of the decision. */
export interface CompanyDay {
  readonly today: Day
  /** The last day on which facts were brought in; null when never. */
  readonly freshOn: Day | null
  readonly dataMaxAgeDays: number
  /** The day the follow-up began: debts due before it are the old ledger. */
  readonly followedSince: Day | null
  readonly currency: string
  /** Days after the promised one before a promise is looked at. */
  readonly promiseGraceDays: number
}
