import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"

/** Whether a debtor is a business, a consumer or a public body: the law differs. */
export type CustomerKind = "professional" | "consumer" | "public"

/** A customer as a file tells it; what the file does not tell is absent. */
export interface StagedCustomer {
  readonly code: string
  readonly name: string
  readonly kind?: CustomerKind
  readonly siren?: string
  readonly siret?: string
  readonly vatNumber?: string
  readonly addressLines?: readonly string[]
  readonly postalCode?: string
  readonly city?: string
  readonly country?: string
  readonly language?: string
  /** Canonical, as kernel/payment-terms.ts writes them. */
  readonly paymentTerms?: string
  readonly contactName?: string
  readonly email?: string
  readonly phone?: string
}

/** A part of an invoice with its own due day. Its number is its place in the invoice, from 1. */
export interface StagedInstalment {
  readonly dueOn: Day
  readonly amountCents: Cents
}

/** A debit document as a file tells it. */
export interface StagedInvoice {
  /** Tells the same document again when the file comes back: unique within a company. */
  readonly key: string
  readonly customerCode: string
  readonly number: string
  readonly kind: "invoice" | "deposit" | "opening"
  readonly issuedOn: Day
  /** The day it entered the books, which says to which accounting year it belongs. */
  readonly bookedOn: Day
  readonly currency: string
  readonly netCents: Cents | null
  readonly vatCents: Cents | null
  readonly orderReference: string | null
  readonly label: string | null
  readonly dueIsComputed: boolean
  /** True when the due day rests on terms that nobody gave: it never overrides a known one. */
  readonly dueIsAssumed: boolean
  readonly paymentTerms: string | null
  readonly instalments: readonly StagedInstalment[]
}

/** Money received or a credit note, as a file tells it. */
export interface StagedCredit {
  readonly key: string
  readonly customerCode: string
  readonly kind: "payment" | "credit-note"
  readonly number: string | null
  readonly creditedOn: Day
  readonly bookedOn: Day
  readonly currency: string
  readonly amountCents: Cents
  readonly method: string | null
  readonly label: string | null
}

/** The whole of an invoice: the sum of its instalments. */
export function grossCents(invoice: { readonly instalments: readonly StagedInstalment[] }): Cents {
  let total = 0
  for (const instalment of invoice.instalments) total += instalment.amountCents
  return total
}
