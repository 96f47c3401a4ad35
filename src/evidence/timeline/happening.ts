import type { Day } from "../../kernel/day.ts"
import type { Sentence } from "../../kernel/wording.ts"

/** One thing that happened, as the journal or the ledger has it, before it is put in words. */
export interface Happening {
  readonly on: Day
  /** The instant, when it is known; the ledger itself keeps days only. */
  readonly at: Date | null
  /** Tells happenings of one instant apart; the order of pages rests on it. */
  readonly key: string
  /** A kind of the journal, or one of the ledger's facts: "invoice.issued", "credit-note.issued"... */
  readonly kind: string
  /** "user:<id>", "operator", "worker", "debtor"; null when nobody is known. */
  readonly actor: string | null
  readonly invoiceId: string | null
  readonly messageId: string | null
  /** What the journal's payload or the fact's row says of it; empty when it was erased. */
  readonly details: Readonly<Record<string, unknown>>
}

/** Whose doing it was: ours, the debtor's, a fact of the books, or the program's. */
export type Side = "us" | "debtor" | "ledger" | "system"

/** One line of the timeline. */
export interface TimelineEntry {
  readonly on: Day
  readonly at: Date | null
  readonly side: Side
  readonly kind: string
  readonly actor: string | null
  readonly title: Sentence
  readonly detail: Sentence | null
  readonly messageId: string | null
  readonly invoiceId: string | null
}
