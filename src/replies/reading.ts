import type { Cents } from "../kernel/cents.ts"
import type { Day } from "../kernel/day.ts"
import { type Absence, absenceIn, isAutomatic, otherContactIn } from "./automatic/automatic.ts"
import { type Bounce, readBounce } from "./bounces/bounce.ts"
import { type Complaint, readComplaint } from "./bounces/complaint.ts"
import { instalmentsIn } from "./extraction/instalments.ts"
import { invoiceNumbersIn, invoicesNamed } from "./extraction/invoice-numbers.ts"
import { saidAmount, saidDay } from "./extraction/said-figures.ts"
import type { InboundMail } from "./mail/inbound-mail.ts"
import { type SplitText, splitText } from "./mail/own-words.ts"
import type { Intent } from "./understanding/intent.ts"
import { understand } from "./understanding/understand.ts"

/** All that was read in one mail. A person confirms it before anything follows from it. */
export interface MailReading {
  readonly intent: Intent
  /** From 0 to 1. */
  readonly certainty: number
  /** The sentence that says it, as it was written. */
  readonly sentence: string | null
  /** The day promised, or the day until which time is asked for. */
  readonly promisedOn: Day | null
  readonly amountCents: Cents | null
  readonly instalments: number | null
  /** Of the invoices that are open, those named; all that look like one when no list was given. */
  readonly invoices: readonly string[]
  readonly bounce: Bounce | null
  readonly complaint: Complaint | null
  readonly absence: Absence | null
  /** Whom to write to instead, when this is the wrong contact. */
  readonly otherContact: string | null
  /** They ask not to be written to any more. */
  readonly unsubscribes: boolean
  readonly text: SplitText
}

const WITH_DAY: readonly Intent[] = ["will-pay", "asks-time"]
const WITH_AMOUNT: readonly Intent[] = ["will-pay", "asks-time", "already-paid", "disputes", "invoice-error"]

/**
 * Reads a mail: machine or person, what it says, which day and amount. `mailOn` is the day from which
 * "vendredi" counts; `openInvoices` the numbers known, or null when there is no list.
 */
export function readReply(
  mail: InboundMail,
  mailOn: Day,
  openInvoices: readonly string[] | null,
): MailReading {
  const text = splitText(mail.text)
  const [bounce, complaint] = [readBounce(mail), readComplaint(mail)]
  if (bounce || complaint)
    return { ...NOTHING, bounce, complaint, text, invoices: invoicesIn(mail, text.own, openInvoices) }
  const said = text.own === "" ? mail.subject : text.own
  const reading = understand(said, mailOn)
  const isByMachine = isAutomatic(mail) && reading.intent !== "wrong-contact"
  const intent = isByMachine ? "out-of-office" : reading.intent
  const day = WITH_DAY.includes(intent) ? saidDay(said, reading.sentence, mailOn) : null
  const amount = WITH_AMOUNT.includes(intent) ? saidAmount(said, reading.sentence) : null
  return {
    intent,
    certainty: isByMachine ? Math.max(BY_HEADER, reading.likelihoods["out-of-office"]) : reading.certainty,
    sentence: reading.sentence?.text ?? null,
    promisedOn: day?.on ?? null,
    amountCents: amount?.cents ?? null,
    instalments: WITH_DAY.includes(intent) ? instalmentsIn(said) : null,
    invoices: invoicesIn(mail, text.own, openInvoices),
    ...{ bounce, complaint, text },
    absence: intent === "out-of-office" ? absenceIn(said, mailOn) : null,
    otherContact: intent === "wrong-contact" ? otherContactIn(said) : null,
    unsubscribes: UNSUBSCRIBES.test(text.own.trim()) || /^unsubscribe\b/i.test(mail.subject),
  }
}

/** A header that says "automatic" is worth more than words. */
const BY_HEADER = 0.95
const UNSUBSCRIBES =
  /^(stop\b|unsubscribe|d[ée]sabonn|d[ée]sinscri|je souhaite (me d[ée]sabonner|ne plus recevoir))/i

const NOTHING = {
  intent: "other",
  certainty: 1,
  sentence: null,
  promisedOn: null,
  amountCents: null,
  instalments: null,
  absence: null,
  otherContact: null,
  unsubscribes: false,
} as const

// The subject names the invoice of our own mail; what is quoted below may show others of a statement.
function invoicesIn(mail: InboundMail, own: string, open: readonly string[] | null): string[] {
  const find = (text: string) => (open === null ? invoiceNumbersIn(text) : invoicesNamed(text, open))
  const said = find(own)
  return said.length > 0 ? said : find(mail.subject)
}
