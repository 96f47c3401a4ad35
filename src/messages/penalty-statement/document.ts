import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import { amountWords, dayWords, type MessageLanguage, NBSP, type Sentence } from "../../kernel/wording.ts"
import type { PenaltyBill } from "../../penalties/bills/store.ts"
import type { SegmentJson, StatementJson } from "../../penalties/statements/json.ts"
import type { Creditor, Debtor } from "../message-input.ts"
import { legalLine, postalLines, townLine } from "../postal-address.ts"
import { plainLine } from "../prose.ts"
import { WORDS } from "../words/words.ts"

/** One sum below a table. */
export interface DocumentSum {
  readonly label: string
  readonly amount: string
  readonly isStrong: boolean
}

/** One invoice of a statement of penalties, all in words. */
export interface DocumentInvoice {
  readonly title: string
  readonly facts: string
  readonly rows: readonly (readonly string[])[]
  readonly sums: readonly DocumentSum[]
}

/** The tables of a statement of penalties, all in words: a page of a letter, or a document of its own. */
export interface PenaltyTables {
  readonly title: string
  readonly lead: string
  readonly heads: readonly string[]
  readonly invoices: readonly DocumentInvoice[]
  readonly sums: readonly DocumentSum[]
  readonly notes: readonly string[]
}

/** A statement of penalties as plain values: the typesetter only lays them out. */
export interface PenaltyDocument extends PenaltyTables {
  readonly language: MessageLanguage
  readonly on: Day
  readonly sender: readonly string[]
  readonly recipient: readonly string[]
  readonly foot: string
  readonly pageWords: readonly [string, string]
}

/** A statement of penalties laid out in words, for the debtor to check line by line. */
export function penaltyDocument(
  statement: StatementJson,
  parties: { readonly company: Creditor; readonly customer: Pick<Debtor, "name" | "address"> },
  options: { readonly language: MessageLanguage; readonly on: Day; readonly bill?: PenaltyBill },
): PenaltyDocument {
  const { language, on, bill } = options
  const words = WORDS[language].penalties
  const { company, customer } = parties
  const tables = penaltyTables(statement, language, bill !== undefined)
  return {
    ...tables,
    ...{ language, on },
    title: bill ? words.bill(bill.number) : tables.title,
    lead: [
      tables.lead,
      ...(bill ? [words.payBy(dayWords(bill.dueOn, language), ibanWords(company.iban))] : []),
    ].join(" "),
    sender: [company.name, ...company.address.lines, townLine(company.address)]
      .map(plainLine)
      .filter(Boolean),
    recipient: postalLines(customer.name, customer.address),
    foot: legalLine(company, language),
    pageWords: WORDS[language].letter.page,
  }
}

/** The tables of a statement; those of a bill ask for the accessories alone. */
export function penaltyTables(
  statement: StatementJson,
  language: MessageLanguage,
  isBill = false,
): PenaltyTables {
  const words = WORDS[language].penalties
  const sources = [
    ...new Set(
      statement.invoices.flatMap((one) => one.segments.map(({ source }) => sourceWords(source, language))),
    ),
  ]
  return {
    title: words.title,
    lead: words.lead(dayWords(statement.throughOn, language)),
    heads: words.heads,
    invoices: statement.invoices.map((one) => documentInvoice(one, sources, language)),
    sums: documentTotals(statement, language, isBill),
    notes: [
      ...sources.map((text, index) => `(${index + 1}) ${text}.`),
      ...countedNotes(statement, language),
      words.vat,
    ],
  }
}

function countedNotes({ counted }: StatementJson, language: MessageLanguage): string[] {
  if (!counted) return []
  const words = WORDS[language].penalties
  const rounded = counted.rounding === "segment" ? words.roundedByLine : words.roundedOnce
  return [words.counted(counted.dayBasis === "actual"), rounded]
}

function documentInvoice(
  invoice: StatementJson["invoices"][number],
  sources: readonly string[],
  language: MessageLanguage,
): DocumentInvoice {
  const words = WORDS[language].penalties
  const amount = (cents: Cents): string => amountWords(cents, invoice.currency, language)
  const billed = invoice.billedInterestCents + invoice.billedIndemnityCents
  const waived = invoice.waivedInterestCents + invoice.waivedIndemnityCents
  const sums: readonly (readonly [string, Cents, boolean])[] = [
    [words.interest, invoice.interestCents, false],
    [words.indemnity, invoice.indemnityCents, false],
    [words.billed, -billed, false],
    [words.waived, -waived, false],
    [words.claim, invoice.claimInterestCents + invoice.claimIndemnityCents, true],
  ]
  return {
    title: words.invoice(plainLine(invoice.number)),
    facts: words.facts(
      dayWords(invoice.issuedOn, language),
      dayWords(invoice.dueOn, language),
      invoice.daysLate,
    ),
    rows: invoice.segments.map((segment) => rowOf(segment, sources, amount, language)),
    sums: sums
      .filter(([, cents, isStrong]) => cents !== 0 || isStrong)
      .map(([label, cents, isStrong]) => ({ label, amount: amount(cents), isStrong })),
  }
}

/** The legal text that a rate rests on, in the language of the letter where it has words for it. */
function sourceWords(source: Sentence, language: MessageLanguage): string {
  if (language === "fr") return source.fr
  const known = Object.entries(WORDS[language].penalties.sources).find(([text]) => source.en.startsWith(text))
  return known ? `${known[1]}${source.en.slice(known[0].length)}` : source.en
}

const percentWords = (ratePct: string, language: MessageLanguage): string => {
  if (language === "en") return `${ratePct}%`
  const sign = language === "it" || language === "nl" || language === "pt" ? "%" : `${NBSP}%`
  return `${ratePct.replace(".", ",")}${sign}`
}

function rowOf(
  segment: SegmentJson,
  sources: readonly string[],
  amount: (cents: Cents) => string,
  language: MessageLanguage,
): string[] {
  const rate = percentWords(segment.ratePct, language)
  return [
    ...[dayWords(segment.from, language), dayWords(segment.to, language), String(segment.days)],
    ...[amount(segment.baseCents), rate, `(${sources.indexOf(sourceWords(segment.source, language)) + 1})`],
    amount(segment.amountCents),
  ]
}

/** A statement adds up principal and accessories; a bill of penalties asks for the accessories alone. */
function documentTotals(statement: StatementJson, language: MessageLanguage, isBill: boolean): DocumentSum[] {
  const words = WORDS[language].penalties
  return statement.totals.flatMap((total) => {
    const amount = (cents: Cents): string => amountWords(cents, total.currency, language)
    const { principalCents, claimInterestCents, claimIndemnityCents, totalCents } = total
    return [
      ...(isBill ? [] : [{ label: words.principal, amount: amount(principalCents), isStrong: false }]),
      { label: words.interest, amount: amount(claimInterestCents), isStrong: false },
      { label: words.indemnity, amount: amount(claimIndemnityCents), isStrong: false },
      isBill
        ? { label: words.toPay, amount: amount(claimInterestCents + claimIndemnityCents), isStrong: true }
        : { label: words.total, amount: amount(totalCents), isStrong: true },
    ]
  })
}

const ibanWords = (iban: string | null): string | null => iban?.replace(/(.{4})(?=.)/g, `$1${NBSP}`) ?? null
