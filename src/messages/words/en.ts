import { amountWords, countWords, dayWords, NBSP } from "../../kernel/wording.ts"
import type { MessageWords, ReplyWords } from "./message-words.ts"

const nbsp = (text: string): string => text.trim().replaceAll(" ", NBSP)

const REPLY: ReplyWords = {
  reply: "reply to this message",
  write: "write to us",
  writeTo: (email) => `write to us at ${email}`,
  orCall: (write, phone) => `${write} or call us on ${nbsp(phone)}`,
}

/** The fixed words of messages in English. */
export const EN: MessageWords = {
  labels: {
    invoice: "Invoice",
    due: "Due date",
    toPay: "Left to pay",
    issued: (on) => `of ${dayWords(on, "en")}`,
    instalment: (seq) => `instalment ${seq}`,
    dueOn: (on) => `due on ${dayWords(on, "en")}`,
    late: (days) => `${countWords(days, "day", "days", "en")} late`,
    settledOf: (settled, amount, currency) =>
      `${amountWords(settled, currency, "en")} already settled out of ${amountWords(amount, currency, "en")}`,
    contested: (cents, currency) => `without the ${amountWords(cents, currency, "en")} in dispute`,
    total: "Total to pay",
    upcoming: "Not due yet, for information",
    order: "Order reference",
    penalties: (through) => `Late-payment penalties up to ${dayWords(through, "en")}`,
    indemnity: "Fixed compensation for recovery costs",
    withAccessories: "Total with penalties and compensation",
    payByTransfer: "To pay by bank transfer",
    holder: "Account holder",
    amount: "Amount",
    reference: "Reference to quote",
    scan: "Scan with your banking app",
    colon: ": ",
    shareCapital: "share capital",
  },
  letter: {
    registered: "Registered letter with acknowledgement of receipt",
    electronic: "Electronic registered letter",
    subject: "Subject",
    customer: "Your customer code",
    reference: "Our reference",
    page: ["Page", "of"],
    carriedForward: "Carried forward",
    broughtForward: "Brought forward",
    issued: "Date",
    late: "Late",
    daysLate: (days) => `${days}${NBSP}d`,
    placeAndDate: (place, date) => (place === "" ? date : `${place}, ${date}`),
    enclosures: "Enclosures",
    agreement: (reference) => `Agreement to pay in instalments ${reference}`,
  },
  penalties: {
    title: "Statement of late-payment penalties",
    lead: (day) => `Up to and including ${day}.`,
    bill: (number) => `Bill of penalties ${number}`,
    payBy: (day, iban) => `To be paid by ${day}${iban ? `, by transfer to ${iban}` : ""}.`,
    toPay: "Total to pay",
    heads: ["From", "To", "Days", "Base", "Rate", "Ref.", "Amount"],
    invoice: (number) => `Invoice ${number}`,
    facts: (issued, due, late) =>
      `of ${issued}, due on ${due}, ${countWords(late, "day", "days", "en")} late`,
    principal: "Principal still due",
    interest: "Penalties",
    indemnity: "Fixed compensation for recovery costs",
    billed: "Billed already",
    waived: "Waived",
    claim: "Penalties and compensation to pay",
    total: "Total due",
    counted: (isActual) =>
      `Interest on ${isActual ? "the days of each year" : "365 days a year"}, from the day after the due date to the day of payment included.`,
    roundedOnce:
      "Lines are rounded for reading; the total is rounded at each payment and at the end, and prevails.",
    roundedByLine: "Each line is rounded to the cent.",
    vat: "Penalties and compensation are outside the scope of VAT.",
    sources: {},
  },
  statement: {
    title: "Statement of account",
    lead: (day) => `Open invoices on ${day}.`,
    heads: ["Invoice", "Date", "Due date", "Late", "Amount", "Settled", "Left to pay"],
    late: "Total overdue",
    notDue: "Total not due yet",
    total: "Balance of the account",
    none: "No open invoice.",
    invoiceFile: (number) => `invoice-${number}`,
    statementFile: "statement-of-account",
    penaltiesFile: "statement-of-penalties",
  },
  sent: {
    email: "our e-mail",
    letter: "our letter",
    "registered-letter": "our registered letter",
    "electronic-registered-letter": "our electronic registered letter",
    sms: "our text message",
    phone: "our call",
  },
  sentOn: "of",
  reply: { formal: REPLY, informal: REPLY },
}
