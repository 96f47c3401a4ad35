import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"

/** What the age of an open item is counted from. */
export type AgedBy = "due" | "invoice"

/** What is owed by age: not due yet, then by days late. Credits not set against invoices count negative. */
export interface AgedAmounts {
  readonly notDueCents: Cents
  readonly d1To30Cents: Cents
  readonly d31To60Cents: Cents
  readonly d61To90Cents: Cents
  readonly over90Cents: Cents
  /** The sum of the five above. */
  readonly totalCents: Cents
  /** The part of the total (negative or zero) that comes from payments and credit notes not set against invoices. */
  readonly unallocatedCents: Cents
}

/** The names of the five columns, in order. */
export const AGE_BUCKETS = ["notDue", "d1To30", "d31To60", "d61To90", "over90"] as const
export type AgeBucket = (typeof AGE_BUCKETS)[number]

/** One customer's line. */
export interface AgedCustomer extends AgedAmounts {
  readonly id: string
  readonly code: string
  readonly name: string
}

/** The aged balance of a company at the end of a day, in one currency; others are summed apart. */
export interface AgedBalance {
  readonly on: Day
  readonly by: AgedBy
  readonly currency: string
  readonly totals: AgedAmounts
  readonly customers: readonly AgedCustomer[]
  readonly otherCurrencies: readonly { readonly currency: string; readonly totals: AgedAmounts }[]
}

/** The column of an item that is this many days late. */
export function bucketOf(daysLate: number): AgeBucket {
  if (daysLate <= 0) return "notDue"
  if (daysLate <= 30) return "d1To30"
  if (daysLate <= 60) return "d31To60"
  return daysLate <= 90 ? "d61To90" : "over90"
}
