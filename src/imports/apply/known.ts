import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { CustomerRow } from "../../ledger/intake/rows.ts"

/** What the ledger holds already, as far as an import must know it. Cancelled credits are left out. */
export interface KnownBooks {
  readonly customers: readonly KnownCustomer[]
  readonly invoices: readonly KnownInvoice[]
  readonly credits: readonly KnownCredit[]
  readonly allocations: readonly KnownAllocation[]
  readonly openings: readonly KnownOpening[]
  readonly periods: ReadonlyMap<string, Period>
  /** The day of each import that stands. */
  readonly importDays: ReadonlyMap<string, Day>
}

/** The days that an earlier FEC covers. */
export interface Period {
  readonly from: Day
  readonly to: Day
}

export interface KnownCustomer extends CustomerRow {
  /** The e-mail addresses of its contacts, in lower case. */
  readonly emails: readonly string[]
}

export interface KnownInvoice {
  readonly id: string
  readonly customerId: string
  readonly number: string
  readonly issuedOn: Day
  readonly bookedOn: Day
  readonly currency: string
  readonly key: string | null
  readonly importId: string | null
  readonly dueIsComputed: boolean
  readonly netCents: Cents | null
  readonly vatCents: Cents | null
  readonly instalments: readonly KnownInstalment[]
}

export interface KnownInstalment {
  readonly seq: number
  readonly dueOn: Day
  readonly amountCents: Cents
  readonly openCents: Cents
}

export interface KnownCredit {
  readonly id: string
  readonly customerId: string
  readonly kind: "payment" | "credit-note"
  readonly number: string | null
  readonly creditedOn: Day
  readonly bookedOn: Day
  readonly currency: string
  readonly amountCents: Cents
  readonly unallocatedCents: Cents
  readonly key: string | null
  readonly importId: string | null
}

/** A live allocation. */
export interface KnownAllocation {
  readonly id: string
  readonly creditId: string
  readonly invoiceId: string
  readonly seq: number
  readonly amountCents: Cents
  /** True when the lettering of a FEC made it: a later FEC may make it otherwise. */
  readonly isLettering: boolean
}

/** An opening line read before, and the item it stands for: its own, an older one, or the balance as a whole. */
export interface KnownOpening {
  readonly key: string
  readonly customerId: string
  readonly openingOn: Day
  readonly cents: Cents
  readonly invoiceId: string | null
  readonly seq: number | null
  readonly creditId: string | null
}

/** What all instalments of a known invoice amount to. */
export function knownGross(invoice: KnownInvoice): Cents {
  let total = 0
  for (const { amountCents } of invoice.instalments) total += amountCents
  return total
}

/** What is still owed of a known invoice. */
export function knownOpen(invoice: KnownInvoice): Cents {
  let total = 0
  for (const { openCents } of invoice.instalments) total += openCents
  return total
}
