import type { Cents } from "../kernel/cents.ts"
import type { Day } from "../kernel/day.ts"
import type { PaymentMethod } from "../ledger/agreements/choices.ts"
import type { StatementJson } from "../penalties/statements/json.ts"
import type { DecidedItem } from "../policy/decision.ts"
import type { Channel, Tone } from "../policy/scenario.ts"
import type { AgreedTime, DisputeTold, PlanTold } from "./agreed.ts"
import type { LetterBranding } from "./branding/branding.ts"
import type { Formality } from "./words/message-words.ts"

/** Whom we write to: the law and the wording differ. */
export type CustomerKind = "professional" | "consumer" | "public"

/** A postal address; the lines hold what stands above postcode and town, country is ISO 3166 alpha-2. */
export interface Address {
  readonly lines: readonly string[]
  readonly postalCode: string | null
  readonly city: string | null
  readonly country: string
}

/** The creditor, as its messages name it. */
export interface Creditor {
  readonly name: string
  readonly legalForm: string | null
  readonly siren: string | null
  readonly registryCity: string | null
  /** In words ("10 000 €"), for the foot of letters; companies must print it (C. com. R123-238). */
  readonly shareCapital?: string | null
  readonly address: Address
  readonly email: string | null
  readonly phone: string | null
  readonly iban: string | null
  readonly bic: string | null
  readonly signatoryName: string | null
  readonly signatoryTitle: string | null
}

/** The debtor. `language` may be any code; messageLanguage() finds the closest one we write. */
export interface Debtor {
  readonly code: string
  readonly name: string
  readonly kind: CustomerKind
  readonly language: string
  /** How they are spoken to; formal when not given. See formalityOf(). */
  readonly formality?: Formality
  readonly address: Address
}

/** One instalment that the message shows. */
export interface MessageItem {
  readonly invoiceId: string
  readonly seq: number
  readonly number: string
  readonly issuedOn: Day
  readonly dueOn: Day
  /** The instalment as invoiced. */
  readonly amountCents: Cents
  /** What is left of it after payments and credit notes. */
  readonly openCents: Cents
  /** What is asked for: less than openCents when a part is contested. */
  readonly chasedCents: Cents
  readonly currency: string
  /** 0 when it is not due yet. */
  readonly daysLate: number
  readonly isDue: boolean
  readonly role: DecidedItem["role"]
}

/** A step that really happened before this message. Never one that was only prepared. */
export interface PreviousStep {
  readonly channel: Channel
  readonly happenedOn: Day
  readonly stepKey: string
}

/** What lateness adds, kept apart from the principal. Asked for only when the caller gives it. */
export interface Accessories {
  /** The last day counted. */
  readonly throughOn: Day
  readonly penaltiesCents: Cents
  /** 40 € per late invoice (C. com. D441-5, CCP D2192-35); 0 for a consumer, always. */
  readonly indemnityCents: Cents
  /** How they were worked out, line by line; a letter carries it on a page of its own. */
  readonly statement?: StatementJson | null
}

/** All that a message may say. The same input gives the same message, to the byte. */
export interface MessageInput {
  readonly company: Creditor
  readonly customer: Debtor
  readonly contact: {
    readonly name: string | null
    readonly email: string | null
    readonly phone?: string | null
  } | null
  readonly today: Day
  readonly stepKey: string
  readonly tone: Tone | null
  readonly channel: Channel
  readonly items: readonly MessageItem[]
  /** What is asked for: the sum of chasedCents over the due items. Not looked at when none is due. */
  readonly amountCents: Cents
  readonly currency: string
  /** What the debtor writes on the transfer; see paymentReference(). */
  readonly paymentReference: string
  /** The debtor's own order number, when the invoices carry one. */
  readonly orderReference?: string | null
  /** The promise that this message speaks of. */
  readonly promise?: {
    readonly madeOn: Day
    readonly promisedFor: Day
    readonly amountCents: Cents | null
    /** How it will be paid; null when it was not said. */
    readonly method?: PaymentMethod | null
    /** The invoices it is about; empty: all that is owed. */
    readonly numbers?: readonly string[]
  } | null
  /** The answer to a request for time that this message gives. */
  readonly time?: AgreedTime | null
  /** The dispute that this message speaks of. */
  readonly dispute?: DisputeTold | null
  /** The payment plan that this message speaks of. */
  readonly plan?: PlanTold | null
  /** What the payment block asks for when it is not the sum of the table: an instalment, a promise. */
  readonly payCents?: Cents | null
  /** Papers that go along, beside an e-mail or behind the pages of a letter: the agreement of a payment plan. */
  readonly papers?: readonly { readonly fileName: string; readonly bytes: Buffer }[]
  /** When and where we first wrote of these invoices, as the archive has it. */
  readonly firstSent?: { readonly on: Day; readonly to: string } | null
  /** True when the PDF of every invoice that is sent again goes along. */
  readonly enclosesInvoices?: boolean
  /** The invoice that this one corrects, and the credit note that cancels it. */
  readonly corrects?: { readonly number: string; readonly creditNote: string | null } | null
  /** The payment that this message thanks for. */
  readonly payment?: { readonly receivedOn: Day; readonly amountCents: Cents } | null
  readonly previous: readonly PreviousStep[]
  readonly penalties?: Accessories | null
  /** How the papers of the company look; plain when not given. */
  readonly branding?: LetterBranding
  /** False where the step says nothing of penalties, or lets them go; true when not given. */
  readonly saysPenalties?: boolean
}

/** True for what stays in the house: a call sheet, a question to a colleague. */
export const isForTheHouse = (channel: Channel): boolean => channel === "phone" || channel === "task"
