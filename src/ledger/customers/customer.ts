import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"

/** What a person types about a customer. */
export interface CustomerFields {
  /** The number in the books (411DUPONT), unique in a company. */
  readonly code: string
  readonly name: string
  readonly kind: "professional" | "consumer" | "public"
  readonly siren: string | null
  readonly siret: string | null
  readonly vatNumber: string | null
  readonly addressLines: readonly string[]
  readonly postalCode: string | null
  readonly city: string | null
  readonly country: string
  readonly language: string
  /** "vous" or "tu"; null: as the company does. */
  readonly formality: "formal" | "informal" | null
  readonly preferredChannel: "email" | "letter" | null
  readonly paymentTerms: string | null
  readonly firstStepKey: string | null
  readonly tags: readonly string[]
  readonly notes: string | null
}

/** Every field that a person may type, with its column. */
export const COLUMNS = {
  code: "code",
  name: "name",
  kind: "kind",
  siren: "siren",
  siret: "siret",
  vatNumber: "vat_number",
  addressLines: "address_lines",
  postalCode: "postal_code",
  city: "city",
  country: "country",
  language: "language",
  formality: "formality",
  preferredChannel: "preferred_channel",
  paymentTerms: "payment_terms",
  firstStepKey: "first_step_key",
  tags: "tags",
  notes: "notes",
} as const satisfies Record<keyof CustomerFields, string>

/** What somebody at a customer's is there for. */
export const CONTACT_ROLES = ["accounts-payable", "decision-maker", "signatory", "other"] as const

/** Somebody to write to or call. */
export interface Contact {
  readonly id: string
  readonly name: string | null
  readonly role: (typeof CONTACT_ROLES)[number]
  readonly email: string | null
  readonly phone: string | null
  /** "vous" or "tu" to this person; null: as to the customer. */
  readonly formality: CustomerFields["formality"]
  readonly bouncedOn: Day | null
  readonly bounceReason: string | null
  /** The day it was found to be the wrong person, and why; null while it is the right one. */
  readonly wrongOn: Day | null
  readonly wrongReason: string | null
  /** The day the number was found to reach somebody else. */
  readonly phoneWrongOn: Day | null
}

/** A customer with its contacts. */
export interface Customer extends CustomerFields {
  readonly id: string
  /** The person who looks after it; null: nobody in particular. */
  readonly ownerUserId: string | null
  readonly contacts: readonly Contact[]
}

/** A customer in a list, with what it owes in the company's currency and in the others. */
export interface CustomerLine {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: CustomerFields["kind"]
  readonly city: string | null
  readonly email: string | null
  readonly ownerUserId: string | null
  readonly openCents: Cents
  readonly overdueCents: Cents
  readonly currency: string
  /** The oldest due date of all that is open, whatever its currency. */
  readonly oldestDueOn: Day | null
  /** What is open in other currencies than the company's. */
  readonly otherCurrencies: readonly Omit<Balance, "unallocatedCents">[]
}

/** What a customer owes in one currency. */
export interface Balance {
  readonly currency: string
  readonly openCents: Cents
  readonly overdueCents: Cents
  /** Payments and credit notes not set against invoices. */
  readonly unallocatedCents: Cents
}
