import type { customerOut } from "../../../ledger/customers/http.ts"
import type { creditOut, disputeOut, promiseOut } from "../../../ledger/invoices/parts/http.ts"
import type { Answer } from "./answer.ts"
import type { DecisionKind, DecisionView, Task, WaitingReply } from "./follow-up.ts"
import type { Cents, Day, Listing, Sentence } from "./listing.ts"

export const BUCKETS = ["notDue", "d1To30", "d31To60", "d61To90", "over90"] as const
export type Bucket = (typeof BUCKETS)[number]

/** Totals of the aged balance; credits not allocated are counted within, and shown apart. */
export type AgedTotals = Readonly<Record<`${Bucket}Cents`, Cents>> & {
  readonly totalCents: Cents
  readonly unallocatedCents: Cents
}

/** GET …/aged-balance */
export interface AgedBalance {
  readonly on: Day
  readonly by: "due" | "invoice"
  readonly currency: string
  readonly totals: AgedTotals
  readonly customers: readonly (AgedTotals & {
    readonly id: string
    readonly code: string
    readonly name: string
  })[]
  readonly otherCurrencies: readonly { readonly currency: string; readonly totals: AgedTotals }[]
}

export interface CustomerLine {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: "professional" | "consumer" | "public"
  readonly city: string | null
  readonly email: string | null
  readonly ownerUserId: string | null
  readonly openCents: Cents
  readonly overdueCents: Cents
  readonly currency: string
  readonly oldestDueOn: Day | null
  readonly otherCurrencies: readonly {
    readonly currency: string
    readonly openCents: Cents
    readonly overdueCents: Cents
  }[]
  readonly decision: {
    readonly kind: DecisionKind
    readonly because: string
    readonly sentence: Sentence
    readonly until: Day | null
  } | null
}

/** Somebody to write to or to call. */
export type Contact = Answer<typeof customerOut>["contacts"][number]

export interface Hold {
  readonly id: string
  readonly kind: "do-not-chase" | "insolvent" | "assigned"
  readonly reason: string | null
  readonly invoiceId: string | null
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly liftedOn?: Day | null
}

/** A promise to pay; the server tells by the payments what became of it. */
export type PaymentPromise = Answer<typeof promiseOut> & {
  readonly state?: "running" | "kept" | "partly-kept" | "broken" | "withdrawn"
}

/** An invoice that the customer contests, wholly or in part. */
export type Dispute = Answer<typeof disputeOut>

/** What a person may change on a customer. */
export interface CustomerFields {
  name: string
  kind: CustomerLine["kind"]
  siren: string | null
  addressLines: string[]
  postalCode: string | null
  city: string | null
  country: string
  language: string
  formality: "formal" | "informal" | null
  preferredChannel: "email" | "letter" | null
  paymentTerms: string | null
  firstStepKey: string | null
  notes: string | null
}

/** GET …/customers/:id */
export interface Customer extends CustomerFields {
  readonly ownerUserId: string | null
  readonly id: string
  readonly code: string
  readonly contacts: readonly Contact[]
  readonly balances: readonly {
    readonly currency: string
    readonly openCents: Cents
    readonly overdueCents: Cents
    readonly unallocatedCents: Cents
  }[]
  readonly decision: DecisionView | null
  readonly holds: readonly Hold[]
  readonly promises: readonly PaymentPromise[]
  readonly disputes: readonly Dispute[]
  readonly openTasks: readonly Task[]
  readonly replies: readonly WaitingReply[]
  readonly credits: readonly Credit[]
}

/** One thing that happened, on the side of whoever did it. */
export interface TimelineItem {
  readonly at?: string | null
  readonly on?: Day | null
  readonly side: "us" | "debtor" | "ledger" | "system"
  readonly kind: string
  readonly actor?: string | null
  readonly title: Sentence
  readonly detail?: Sentence | null
  readonly messageId?: string | null
  readonly invoiceId?: string | null
}

export interface InvoiceLine {
  readonly id: string
  readonly seq: number
  readonly number: string
  readonly customerId: string
  readonly customerName: string
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly dueIsComputed: boolean
  readonly amountCents: Cents
  readonly openCents: Cents
  readonly currency: string
  readonly daysLate: number
  readonly state: "settled" | "overdue" | "open"
}

/** GET …/invoices: the page, and the totals of the whole list. */
export interface InvoiceListing extends Listing<InvoiceLine> {
  readonly totals: readonly {
    readonly currency: string
    readonly count: number
    readonly openCents: Cents
    readonly unallocatedCents: Cents
  }[]
}

/** A payment or a credit note. */
export type Credit = Answer<typeof creditOut>

/** GET …/invoices/:id */
export interface Invoice {
  readonly id: string
  readonly number: string
  readonly kind?: string
  readonly customerId: string
  readonly customerName: string
  readonly issuedOn: Day
  readonly currency: string
  readonly netCents?: Cents | null
  readonly vatCents?: Cents | null
  readonly grossCents: Cents
  readonly dueIsComputed?: boolean
  readonly orderReference?: string | null
  readonly instalments: readonly {
    readonly seq: number
    readonly dueOn: Day
    readonly agreedDueOn: Day | null
    readonly amountCents: Cents
    readonly openCents: Cents
  }[]
  readonly allocations: readonly {
    readonly id: string
    readonly creditId: string
    readonly seq: number
    readonly amountCents: Cents
    readonly effectiveOn: Day
    readonly releasedOn: Day | null
  }[]
  readonly credits: readonly Credit[]
  readonly disputes: readonly Dispute[]
  readonly promises: readonly PaymentPromise[]
}
