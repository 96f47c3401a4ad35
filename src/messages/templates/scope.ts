import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import { amountWords, dayWords, type MessageLanguage } from "../../kernel/wording.ts"
import { methodWords } from "../agreed-words.ts"
import type { MessageInput } from "../message-input.ts"
import { type Marker, markerText } from "../prose.ts"
import type { Statement, StatementLine } from "../statement.ts"
import type { Formality } from "../words/message-words.ts"
import { previousWords, replyWords } from "../words/words.ts"
import { agreedScope } from "./agreed-scope.ts"

/** A marker passed to a template: the one value that is not customer data, so it is not escaped. */
export class MarkerValue {
  readonly text: string
  constructor(marker: Marker) {
    this.text = markerText(marker)
  }
}

const TABLE = new MarkerValue("invoices")
const PAYMENT = new MarkerValue("payment")
const SIGNATURE = new MarkerValue("signature")

/**
 * What a template sees: the words of templates/variables.ts, amounts and days already in words.
 * A fact that is missing is null and prints nothing; a whole thing that this message is not about
 * (a promise, a payment, penalties) is undefined, so that speaking of it without asking first fails.
 */
export function scopeOf(
  input: MessageInput,
  statement: Statement,
  language: MessageLanguage,
  formality: Formality = "formal",
): Record<string, unknown> {
  const amount = (cents: Cents | null): string | null =>
    cents === null ? null : amountWords(cents, input.currency, language)
  const on = (day: Day): string => dayWords(day, language)
  const invoices = statement.asked.map((line) => invoiceScope(line, language))
  const { promise, payment, penalties } = input
  return {
    invoice_table: TABLE,
    payment_block: PAYMENT,
    signature: SIGNATURE,
    total: amount(statement.totalCents),
    total_cents: statement.totalCents,
    overdue: invoices.length > 0 && !statement.isAhead,
    count: invoices.length,
    upcoming_count: statement.upcoming.length,
    invoice: invoices[0],
    invoices,
    upcoming: statement.upcoming.map((line) => invoiceScope(line, language)),
    ...partiesScope(input),
    today: on(input.today),
    date: input.today,
    by_mail: input.channel.endsWith("letter"),
    payment_reference: input.paymentReference,
    order_reference: input.orderReference || null,
    previous_actions: previousWords(input.previous, language),
    reply: replyWords(input, language, formality),
    promise: promise
      ? {
          made_on: on(promise.madeOn),
          promised_for: on(promise.promisedFor),
          amount: amount(promise.amountCents),
          method: methodWords(promise.method, language),
          numbers: promise.numbers?.join(", ") || null,
        }
      : undefined,
    ...agreedScope(input, language),
    payment: payment
      ? { received_on: on(payment.receivedOn), amount: amount(payment.amountCents) }
      : undefined,
    first_sent: input.firstSent ? { on: on(input.firstSent.on), to: input.firstSent.to } : undefined,
    invoices_attached: input.enclosesInvoices ?? false,
    corrects: input.corrects
      ? { number: input.corrects.number, credit_note: input.corrects.creditNote }
      : undefined,
    penalties_said: input.saysPenalties ?? true,
    penalties: penalties
      ? {
          through_on: on(penalties.throughOn),
          penalties: amount(penalties.penaltiesCents),
          indemnity: amount(penalties.indemnityCents),
        }
      : undefined,
  }
}

function partiesScope({ customer, company, contact }: MessageInput): Record<string, unknown> {
  return {
    professional: customer.kind === "professional",
    consumer: customer.kind === "consumer",
    public: customer.kind === "public",
    customer: { name: customer.name, code: customer.code },
    contact: {
      name: contact?.name || null,
      email: contact?.email || null,
      phone: contact?.phone || null,
    },
    company: {
      name: company.name,
      email: company.email || null,
      phone: company.phone || null,
      city: company.address.city || null,
    },
  }
}

function invoiceScope(line: StatementLine, language: MessageLanguage): Record<string, unknown> {
  const amount = (cents: Cents): string => amountWords(cents, line.currency, language)
  return {
    number: line.number,
    issued_on: dayWords(line.issuedOn, language),
    due_on: dayWords(line.dueOn, language),
    days_late: line.daysLate,
    amount: amount(line.amountCents),
    settled: amount(line.settledCents),
    settled_cents: line.settledCents,
    contested_cents: line.contestedCents,
    asked: amount(line.chasedCents),
  }
}
