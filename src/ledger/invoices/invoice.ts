import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { AgeBucket, AgedBy } from "../balance/aged-balance.ts"

/** Which open items a list shows. */
export interface InvoiceFilter {
  /** The day as of which the list is drawn. */
  readonly on: Day
  /** open: something is due; overdue: and it is late; all: settled ones too. */
  readonly status: "open" | "overdue" | "all"
  /** One column of the aged balance; its age is counted as `by` says. */
  readonly bucket?: AgeBucket
  readonly by: AgedBy
  readonly customerId?: string
  /** Part of a number, or of a customer's name as searchKey() writes it. */
  readonly search?: string
  readonly currency?: string
}

/** One instalment of an invoice in a list. */
export interface InvoiceLine {
  readonly id: string
  readonly seq: number
  readonly number: string
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly dueIsComputed: boolean
  readonly amountCents: Cents
  readonly openCents: Cents
  readonly currency: string
  /** Days after the due date, 0 when it is not late. */
  readonly daysLate: number
  readonly state: "settled" | "overdue" | "open"
}

/** What a list adds up to, over all of its pages; credits are negative, as in the aged balance. */
export interface InvoiceTotals {
  readonly currency: string
  readonly count: number
  readonly openCents: Cents
  /** Payments and credit notes of the same filter that are not set against invoices, or twice over; negative or 0. */
  readonly unallocatedCents: Cents
}

/** An invoice with all that happened to it. */
export interface Invoice {
  readonly id: string
  readonly number: string
  readonly kind: string
  readonly customerId: string
  readonly customerName: string
  readonly issuedOn: Day
  readonly currency: string
  readonly netCents: Cents | null
  readonly vatCents: Cents | null
  readonly grossCents: Cents
  readonly dueIsComputed: boolean
  readonly orderReference: string | null
  readonly label: string | null
}

/** The days of age that a column of the aged balance holds, both included; null: no limit. */
export const BUCKET_DAYS: Readonly<Record<AgeBucket, { from: number | null; to: number | null }>> = {
  notDue: { from: null, to: 0 },
  d1To30: { from: 1, to: 30 },
  d31To60: { from: 31, to: 60 },
  d61To90: { from: 61, to: 90 },
  over90: { from: 91, to: null },
}
