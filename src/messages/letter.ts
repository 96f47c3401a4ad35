import type { Day } from "../kernel/day.ts"
import { refuse } from "../kernel/refusal.ts"
import { amountWords, dayWords, type MessageLanguage, NBSP } from "../kernel/wording.ts"
import type { AccountTables } from "./account-statement/document.ts"
import { type LetterBranding, PLAIN } from "./branding/branding.ts"
import { type MessageParts, messageParts } from "./compose.ts"
import { signerLines } from "./creditor.ts"
import type { Enclosed, Paper } from "./enclosures/enclosure.ts"
import type { Creditor, MessageInput } from "./message-input.ts"
import { qrModules, qrSvg } from "./payment/qr-image.ts"
import { type PenaltyTables, penaltyTables } from "./penalty-statement/document.ts"
import { legalLine, type PostalFault, postalFault, postalLines, townLine } from "./postal-address.ts"
import { type Block, plainLine } from "./prose.ts"
import type { StatementLine } from "./statement.ts"
import { accessoryLines, notesOf, orderWords } from "./table.ts"
import { LABELS, WORDS } from "./words/words.ts"

/** One invoice in the table of a letter, all in words. */
export interface LetterRow {
  readonly number: string
  readonly issued: string
  readonly due: string
  readonly late: string
  readonly amount: string
  readonly notes: readonly string[]
}

/** A letter as plain values: the typesetter only lays them out, and never reads them as code. */
export interface Letter {
  readonly language: MessageLanguage
  readonly on: Day
  readonly title: string
  readonly sender: readonly string[]
  readonly recipient: readonly string[]
  /** "Lettre recommandée avec accusé de réception", only where it really leaves as one. */
  readonly mention: string | null
  readonly placeAndDate: string
  readonly references: readonly string[]
  readonly subject: string
  readonly blocks: readonly Block[]
  readonly table: {
    readonly heads: readonly string[]
    readonly rows: readonly LetterRow[]
    /** The sum of the rows down to each one, for the foot of a page on which the table goes on. */
    readonly running: readonly string[]
    /** "À reporter" at the foot of such a page, "Report" at the head of the next one. */
    readonly carriedForward: string
    readonly broughtForward: string
    readonly totals: readonly { readonly label: string; readonly amount: string }[]
    readonly upcomingTitle: string
    readonly upcoming: readonly LetterRow[]
  }
  readonly payment: {
    readonly title: string
    readonly facts: readonly { readonly label: string; readonly value: string }[]
    readonly qrSvg: string | null
    readonly scan: string
  }
  readonly signature: readonly string[]
  /** What goes along, named under the signature; null when nothing does. */
  readonly enclosures: { readonly title: string; readonly names: readonly string[] } | null
  /** The statement of account, on pages of its own behind the letter. */
  readonly account: AccountTables | null
  /** The statement of penalties, on a page of its own, when the letter asks for them. */
  readonly annex: PenaltyTables | null
  /** How the papers of the company look: nothing of it where none was chosen. */
  readonly branding: LetterBranding
  readonly foot: string
  /** "Page 1 sur 2": the words before and between the two numbers. */
  readonly pageWords: readonly [string, string]
}

/**
 * A message as a letter in the French window-envelope layout. Refused (LETTER_ADDRESS_MISSING) when
 * the customer has no postal address to put in the window, or one that the post would not read
 * (LETTER_ADDRESS_LINE_TOO_LONG, LETTER_ADDRESS_TOO_MANY_LINES).
 */
export function letterOf(
  input: MessageInput,
  prose: { readonly subject: string; readonly textBody: string },
  language: MessageLanguage,
  branding: LetterBranding = PLAIN,
  enclosed: readonly Enclosed[] = [],
): Letter {
  const parts = messageParts(input, prose, language)
  const words = WORDS[language].letter
  const { company, channel } = input
  return {
    language,
    on: input.today,
    title: `${parts.subject} – ${plainLine(input.customer.name)}`,
    sender: senderLines(company),
    recipient: recipientLines(input),
    mention:
      channel === "registered-letter"
        ? words.registered
        : channel === "electronic-registered-letter"
          ? words.electronic
          : null,
    placeAndDate: words.placeAndDate(plainLine(company.address.city ?? ""), dayWords(input.today, language)),
    references: referencesOf(parts),
    subject: `${words.subject}${LABELS[language].colon}${parts.subject}`,
    blocks: parts.blocks,
    table: tableOf(parts),
    payment: paymentOf(parts),
    signature: signerLines(company),
    enclosures: enclosureNames(input, enclosed, language),
    account: paperOf(enclosed, "statement"),
    annex: input.penalties?.statement
      ? penaltyTables(input.penalties.statement, language)
      : paperOf(enclosed, "penalties"),
    branding,
    foot: legalLine(company, language),
    pageWords: words.page,
  }
}

function paperOf<K extends Paper["kind"]>(enclosed: readonly Enclosed[], kind: K) {
  const found = enclosed.find(({ paper }) => paper?.kind === kind)?.paper
  return (found?.document ?? null) as Extract<Paper, { kind: K }>["document"] | null
}

/** "Facture F-12, relevé de compte": what the reader finds behind the letter. */
function enclosureNames(
  input: MessageInput,
  enclosed: readonly Enclosed[],
  language: MessageLanguage,
): Letter["enclosures"] {
  const { labels, letter, statement, penalties } = WORDS[language]
  const names = enclosed.flatMap(({ enclosure: { kind, sha256, number } }) =>
    kind !== "invoice" || sha256 === null ? [] : [`${labels.invoice} ${plainLine(number ?? "")}`],
  )
  if (input.papers?.length && input.plan) names.push(letter.agreement(plainLine(input.plan.reference)))
  if (paperOf(enclosed, "statement")) names.push(statement.title)
  if (input.penalties?.statement || paperOf(enclosed, "penalties")) names.push(penalties.title)
  return names.length > 0 ? { title: `${letter.enclosures}${labels.colon}`, names } : null
}

function senderLines({ name, address, phone, email }: Creditor): string[] {
  return [name, ...address.lines, townLine(address), phone ?? "", email ?? ""]
    .map(plainLine)
    .filter((line) => line !== "")
}

function recipientLines({ customer }: MessageInput): string[] {
  const { lines, city } = customer.address
  if (!city?.trim() || lines.every((line) => line.trim() === "")) {
    refuse(
      "LETTER_ADDRESS_MISSING",
      {
        fr: `L’adresse postale de ${customer.name} n’est pas complète. Ajoutez la rue, le code postal et la ville dans sa fiche.`,
        en: `The postal address of ${customer.name} is not complete. Add street, postcode and town to the customer’s page.`,
      },
      { customerCode: customer.code },
    )
  }
  const written = postalLines(customer.name, customer.address)
  const fault = postalFault(written)
  if (fault) refuseAddress(customer, fault)
  return written
}

/** The post reads six lines of 38 signs (NF Z10-011): says which line to shorten. */
function refuseAddress({ name, code }: MessageInput["customer"], fault: PostalFault): never {
  const where = { customerCode: code, ...fault }
  if (fault.kind === "too-many-lines") {
    return refuse(
      "LETTER_ADDRESS_TOO_MANY_LINES",
      {
        fr: `L’adresse de ${name} tient sur ${fault.lines} lignes, nom compris${NBSP}: la Poste en lit six. Ôtez-en dans sa fiche.`,
        en: `The address of ${name} has ${fault.lines} lines with the name: the post reads six. Take some out on the customer’s page.`,
      },
      where,
    )
  }
  return refuse(
    "LETTER_ADDRESS_LINE_TOO_LONG",
    {
      fr: `La ligne ${fault.line} de l’adresse de ${name} a ${fault.signs} caractères${NBSP}: «${NBSP}${fault.text}${NBSP}». La Poste en lit 38${NBSP}: abrégez-la dans sa fiche.`,
      en: `Line ${fault.line} of the address of ${name} has ${fault.signs} characters: “${fault.text}”. The post reads 38: shorten it on the customer’s page.`,
    },
    where,
  )
}

function referencesOf(parts: MessageParts): string[] {
  const { input, language } = parts
  const { colon } = LABELS[language]
  const { customer, reference } = WORDS[language].letter
  const order = orderWords(parts)
  return [
    `${customer}${colon}${plainLine(input.customer.code)}`,
    `${reference}${colon}${parts.payment.reference}`,
    ...(order ? [order] : []),
  ]
}

function tableOf(parts: MessageParts): Letter["table"] {
  const { statement, language } = parts
  const labels = LABELS[language]
  const words = WORDS[language].letter
  const amount = (cents: number): string => amountWords(cents, statement.currency, language)
  return {
    heads: [labels.invoice, words.issued, labels.due, words.late, labels.toPay],
    rows: statement.asked.map((line) => rowOf(line, language)),
    running: runningTotals(statement.asked).map(amount),
    carriedForward: words.carriedForward,
    broughtForward: words.broughtForward,
    totals: [{ label: labels.total, cents: statement.totalCents }, ...accessoryLines(parts)].map(
      ({ label, cents }) => ({ label, amount: amount(cents) }),
    ),
    upcomingTitle: labels.upcoming,
    upcoming: statement.upcoming.map((line) => rowOf(line, language)),
  }
}

/** What the lines come to, down to each of them, in cents. */
function runningTotals(lines: readonly StatementLine[]): number[] {
  let sum = 0
  return lines.map((line) => {
    sum += line.chasedCents
    return sum
  })
}

function rowOf(line: StatementLine, language: MessageLanguage): LetterRow {
  const notes = notesOf(line, language)
  return {
    number: plainLine(line.number),
    issued: dayWords(line.issuedOn, language),
    due: dayWords(line.dueOn, language),
    late: line.daysLate > 0 ? WORDS[language].letter.daysLate(line.daysLate) : "",
    amount: amountWords(line.chasedCents, line.currency, language),
    notes: line.isInstalment ? [LABELS[language].instalment(line.seq), ...notes] : notes,
  }
}

function paymentOf(parts: MessageParts): Letter["payment"] {
  const { payment, language } = parts
  const labels = LABELS[language]
  const facts = [
    { label: labels.amount, value: amountWords(payment.amountCents, payment.currency, language) },
    { label: labels.holder, value: payment.holder },
    { label: "IBAN", value: payment.iban },
    { label: "BIC", value: payment.bic },
    { label: labels.reference, value: payment.reference },
  ]
  return {
    title: labels.payByTransfer,
    facts: facts.flatMap(({ label, value }) => (value ? [{ label, value }] : [])),
    qrSvg: payment.qrText ? qrSvg(qrModules(payment.qrText)) : null,
    scan: labels.scan,
  }
}
