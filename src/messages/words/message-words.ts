import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { Channel } from "../../policy/scenario.ts"

/** How a debtor is spoken to: "vous", "Sie", "usted" or "tu", "du", "tú". English knows one way only. */
export const FORMALITIES = ["formal", "informal"] as const
export type Formality = (typeof FORMALITIES)[number]

/** The fixed words around a message: table, payment block, foot. */
export interface Labels {
  readonly invoice: string
  readonly due: string
  readonly toPay: string
  readonly issued: (on: Day) => string
  readonly instalment: (seq: number) => string
  /** "échue le 3 mars 2026" when it is past, "à échéance le 3 mars 2026" before. */
  readonly dueOn: (on: Day, isDue: boolean) => string
  readonly late: (days: number) => string
  readonly settledOf: (settled: Cents, amount: Cents, currency: string) => string
  readonly contested: (cents: Cents, currency: string) => string
  readonly total: string
  readonly upcoming: string
  readonly order: string
  readonly penalties: (through: Day) => string
  readonly indemnity: string
  readonly withAccessories: string
  readonly payByTransfer: string
  readonly holder: string
  readonly amount: string
  readonly reference: string
  readonly scan: string
  readonly colon: string
  /** Before the capital in the foot of a letter: "au capital de 10 000 €". */
  readonly shareCapital: string
}

/** The words of a letter on paper. */
export interface LetterWords {
  readonly registered: string
  readonly electronic: string
  readonly subject: string
  readonly customer: string
  readonly reference: string
  /** The words before and between the two numbers of "Page 1 sur 2". */
  readonly page: readonly [string, string]
  readonly carriedForward: string
  readonly broughtForward: string
  readonly issued: string
  readonly late: string
  readonly daysLate: (days: number) => string
  /** "Quimper, le 3 mars 2026"; the place is empty when it is not known. */
  readonly placeAndDate: (place: string, date: string) => string
  /** "Pièces jointes": what is listed under the signature. */
  readonly enclosures: string
  /** The agreement of a payment plan, as a letter names it among its enclosures. */
  readonly agreement: (reference: string) => string
}

/** The words of a statement of penalties. */
export interface PenaltyWords {
  readonly title: string
  readonly lead: (day: string) => string
  readonly bill: (number: string) => string
  readonly payBy: (day: string, iban: string | null) => string
  readonly toPay: string
  readonly heads: readonly string[]
  readonly invoice: (number: string) => string
  readonly facts: (issued: string, due: string, late: number) => string
  readonly principal: string
  readonly interest: string
  readonly indemnity: string
  readonly billed: string
  readonly waived: string
  readonly claim: string
  readonly total: string
  readonly counted: (isActual: boolean) => string
  readonly roundedOnce: string
  readonly roundedByLine: string
  readonly vat: string
  /** The legal texts that rates rest on, by their English words, where this language has its own. */
  readonly sources: Readonly<Record<string, string>>
}

/** How to answer, as an order that ends a sentence. */
export interface ReplyWords {
  readonly reply: string
  readonly write: string
  readonly writeTo: (email: string) => string
  /** Both ways: `write` is one of the three above. */
  readonly orCall: (write: string, phone: string) => string
}

/** The words of a statement of account, and what its file and those of other enclosures are called. */
export interface StatementWords {
  readonly title: string
  readonly lead: (day: string) => string
  readonly heads: readonly string[]
  readonly late: string
  readonly notDue: string
  readonly total: string
  readonly none: string
  readonly invoiceFile: (number: string) => string
  readonly statementFile: string
  readonly penaltiesFile: string
}

/** All the fixed words of one language of messages. */
export interface MessageWords {
  readonly labels: Labels
  readonly letter: LetterWords
  readonly penalties: PenaltyWords
  readonly statement: StatementWords
  /** "notre courriel du 3 mars 2026": what was sent, on a day in words. */
  readonly sent: Partial<Record<Channel, string>>
  /** Between what was sent and its day. */
  readonly sentOn: string
  readonly reply: Readonly<Record<Formality, ReplyWords>>
}
