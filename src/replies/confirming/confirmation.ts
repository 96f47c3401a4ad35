import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { DisputeReason } from "../../ledger/facts/choices.ts"
import type { Deed } from "../proposals/deeds.ts"
import type { Intent } from "../understanding/intent.ts"

/** What a person confirms that an answer says, as proposed or corrected. */
export interface Confirmation {
  readonly mailId: string
  /** One of those whom the mail may be from. */
  readonly customerId: string
  readonly intent: Intent
  /** What follows; the usual one of the class when it is not said. */
  readonly deed?: Deed
  /** The day promised, or the last day on which nothing is sent. */
  readonly on?: Day | null
  readonly amountCents?: Cents | null
  readonly invoiceIds?: readonly string[]
  readonly reason?: DisputeReason
  /** The sentence that says it. */
  readonly sentence?: string | null
}

/** A fact that a confirmation wrote. */
export interface WrittenFact {
  readonly kind: "promise" | "time" | "dispute" | "hold" | "task" | "reply"
  readonly id: string
}

/** A confirmation that was made. */
export interface MadeConfirmation {
  readonly id: string
  readonly mailId: string
  readonly customerId: string
  readonly intent: Intent
  readonly deed: Deed
  readonly facts: readonly WrittenFact[]
  readonly confirmedBy: string
  readonly confirmedAt: Date
  readonly isUndone: boolean
}
