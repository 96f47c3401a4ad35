import type { Cents } from "../kernel/cents.ts"
import type { Day } from "../kernel/day.ts"
import { amountWords, countWords, dayWords, type Language, NBSP } from "../kernel/wording.ts"
import type { Channel } from "../policy/scenario.ts"
import type { MessageInput, PreviousStep } from "./message-input.ts"

/** The languages that we write to debtors in. German, Spanish, Italian, Dutch, Portuguese come as folders. */
export const MESSAGE_LANGUAGES: readonly Language[] = ["fr", "en"]

/** The language to write to somebody who speaks this one: their own where we have it, English otherwise. */
export function messageLanguage(code: string): Language {
  const short = code.slice(0, 2).toLowerCase()
  return MESSAGE_LANGUAGES.find((language) => language === short) ?? "en"
}

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
}

const FR: Labels = {
  invoice: "Facture",
  due: "Échéance",
  toPay: "Reste à payer",
  issued: (on) => `du ${dayWords(on, "fr")}`,
  instalment: (seq) => `échéance n°${NBSP}${seq}`,
  dueOn: (on, isDue) => `${isDue ? "échue le" : "à échéance le"} ${dayWords(on, "fr")}`,
  late: (days) => `${countWords(days, "jour", "jours", "fr")} de retard`,
  settledOf: (settled, amount, currency) =>
    `${amountWords(settled, currency, "fr")} déjà réglés sur ${amountWords(amount, currency, "fr")}`,
  contested: (cents, currency) => `hors ${amountWords(cents, currency, "fr")} contestés`,
  total: "Total à payer",
  upcoming: "À échoir, pour information",
  order: "Référence de commande",
  penalties: (through) => `Pénalités de retard arrêtées au ${dayWords(through, "fr")}`,
  indemnity: "Indemnité forfaitaire pour frais de recouvrement",
  withAccessories: "Total avec pénalités et indemnité",
  payByTransfer: "Pour payer par virement",
  holder: "Titulaire du compte",
  amount: "Montant",
  reference: "Référence à indiquer",
  scan: "À scanner avec l’application de votre banque",
  colon: `${NBSP}: `,
}

const EN: Labels = {
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
}

/** The fixed words of a language. */
export const LABELS: Readonly<Record<Language, Labels>> = { fr: FR, en: EN }

const SENT: Record<Language, Partial<Record<Channel, string>>> = {
  fr: {
    email: "notre courriel",
    letter: "notre lettre",
    "registered-letter": "notre lettre recommandée",
    "electronic-registered-letter": "notre lettre recommandée électronique",
    sms: "notre SMS",
    phone: "notre appel",
  },
  en: {
    email: "our e-mail",
    letter: "our letter",
    "registered-letter": "our registered letter",
    "electronic-registered-letter": "our electronic registered letter",
    sms: "our text message",
    phone: "our call",
  },
}

/**
 * What was already done, in words: "notre courriel du 3 mars 2026 et notre appel du 10 mars 2026".
 * The last three at most; work inside the house is never told. Null when nothing happened.
 */
export function previousWords(previous: readonly PreviousStep[], language: Language): string | null {
  const told = previous
    .filter((step) => SENT[language][step.channel] !== undefined)
    .toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1))
    .slice(-3)
    .map(
      ({ channel, happenedOn }) =>
        `${SENT[language][channel]} ${language === "fr" ? "du" : "of"} ${dayWords(happenedOn, language)}`,
    )
  if (told.length === 0) return null
  return new Intl.ListFormat(language === "en" ? "en-GB" : language, { type: "conjunction" }).format(told)
}

/**
 * How to answer, as an order that ends a sentence: "répondez à ce message ou appelez-nous au …";
 * a letter cannot be replied to, so it names the e-mail address.
 */
export function replyWords({ channel, company }: MessageInput, language: Language): string {
  const words = REPLY[language]
  const byMail = channel.endsWith("letter")
  const write = byMail ? (company.email ? words.writeTo(company.email) : words.write) : words.reply
  return company.phone ? `${write} ${words.orCall(company.phone)}` : write
}

const REPLY: Record<
  Language,
  { reply: string; write: string; writeTo: (email: string) => string; orCall: (phone: string) => string }
> = {
  fr: {
    reply: "répondez à ce message",
    write: "écrivez-nous",
    writeTo: (email) => `écrivez-nous à ${email}`,
    orCall: (phone) => `ou appelez-nous au${NBSP}${phone.trim().replaceAll(" ", NBSP)}`,
  },
  en: {
    reply: "reply to this message",
    write: "write to us",
    writeTo: (email) => `write to us at ${email}`,
    orCall: (phone) => `or call us on ${phone.trim().replaceAll(" ", NBSP)}`,
  },
}
