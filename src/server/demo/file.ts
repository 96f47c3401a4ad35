import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { DisputeReason } from "../../ledger/facts/choices.ts"

/** In how many days after the due date somebody pays, at best and at worst; null: never. */
export type Habit = readonly [number, number] | null

/** Somebody who buys from the demonstration company. */
export interface DemoCustomer {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: "professional" | "consumer" | "public"
  readonly siren: string | null
  readonly lines: readonly string[]
  readonly postalCode: string | null
  readonly city: string | null
  readonly country: string
  readonly language: string
  readonly contact: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly hasBounced: boolean
  readonly currency: string
  /** Days from the invoice to its due date. */
  readonly termDays: number
  readonly habit: Habit
  /** About how many days lie between two invoices; null: no regular customer. */
  readonly everyDays: number | null
  /** What an invoice is about, before tax, in euros: least and most. */
  readonly euros: readonly [number, number]
  readonly tags: readonly string[]
  readonly notes: string | null
}

/** An invoice of the demonstration. */
export interface DemoInvoice {
  readonly id: string
  readonly kind: "invoice" | "deposit"
  readonly issuedOn: Day
  readonly label: string
  readonly orderReference: string | null
  readonly netCents: Cents
  readonly vatCents: Cents
  readonly grossCents: Cents
  readonly instalments: readonly { readonly dueOn: Day; readonly amountCents: Cents }[]
}

/** Money that came, or a credit note, and what it pays. */
export interface DemoCredit {
  readonly id: string
  readonly kind: "payment" | "credit-note"
  readonly creditedOn: Day
  readonly amountCents: Cents
  readonly method: string | null
  readonly label: string | null
  readonly shares: readonly {
    readonly invoiceId: string
    readonly seq: number
    readonly amountCents: Cents
  }[]
  /** The direct debit came back that day. */
  readonly cancelledOn: Day | null
}

/** What a customer said, and what was agreed with it. */
export interface DemoFacts {
  readonly promises: readonly {
    readonly madeOn: Day
    readonly promisedFor: Day
    readonly amountCents: Cents | null
    readonly note: string
  }[]
  readonly disputes: readonly {
    readonly invoiceId: string
    readonly disputedCents: Cents | null
    readonly reason: DisputeReason
    readonly note: string
    readonly openedOn: Day
  }[]
  readonly holds: readonly {
    readonly kind: "do-not-chase" | "insolvent" | "assigned"
    readonly reason: string
    readonly fromOn: Day
    readonly untilOn: Day | null
  }[]
  readonly replies: readonly { readonly receivedOn: Day; readonly summary: string }[]
}

/** All that happens between the demonstration company and one customer, past and to come. */
export interface CustomerFile extends DemoFacts {
  readonly customer: DemoCustomer
  readonly invoices: readonly DemoInvoice[]
  readonly credits: readonly DemoCredit[]
  /** The last call of the follow-up was not made yet: its task waits. */
  readonly callWaits: boolean
}
