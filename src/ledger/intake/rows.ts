import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"

/** A customer to be added. */
export interface CustomerRow {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly siren: string | null
  readonly siret: string | null
  readonly vatNumber: string | null
  readonly addressLines: readonly string[]
  readonly postalCode: string | null
  readonly city: string | null
  readonly country: string
  readonly language: string
  readonly paymentTerms: string | null
}

/** A contact of a customer to be added. */
export interface ContactRow {
  readonly customerId: string
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
}

/** An invoice to be added, with its instalments. */
export interface InvoiceRow {
  readonly id: string
  readonly customerId: string
  readonly number: string
  readonly kind: string
  readonly issuedOn: Day
  readonly currency: string
  readonly netCents: Cents | null
  readonly vatCents: Cents | null
  readonly grossCents: Cents
  readonly orderReference: string | null
  readonly label: string | null
  readonly dueIsComputed: boolean
  readonly paymentTerms: string | null
  readonly sourceKey: string
  /** `openCents`: what remains once the allocations that come with it are counted (see addOwnAllocations). */
  readonly instalments: readonly {
    readonly dueOn: Day
    readonly amountCents: Cents
    readonly openCents: Cents
  }[]
}

/** A payment or credit note to be added. */
export interface CreditRow {
  readonly id: string
  readonly customerId: string
  readonly kind: string
  readonly number: string | null
  readonly creditedOn: Day
  readonly currency: string
  readonly amountCents: Cents
  /** What remains once the allocations that come with it are counted (see addOwnAllocations). */
  readonly unallocatedCents: Cents
  readonly method: string | null
  readonly label: string | null
  readonly sourceKey: string
}

/** An allocation to be added. */
export interface AllocationRow {
  readonly customerId: string
  readonly creditId: string
  readonly invoiceId: string
  readonly seq: number
  readonly amountCents: Cents
  readonly effectiveOn: Day
  /** "fec" when the lettering of a FEC made it, so that a later FEC may make it otherwise. */
  readonly sourceKey: string | null
}
