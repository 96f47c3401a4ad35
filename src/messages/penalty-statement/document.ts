import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import { amountWords, dayWords, type Language, NBSP } from "../../kernel/wording.ts"
import type { PenaltyBill } from "../../penalties/bills/store.ts"
import type { SegmentJson, StatementJson } from "../../penalties/statements/json.ts"
import type { Creditor, Debtor } from "../message-input.ts"
import { legalLine, postalLines, townLine } from "../postal-address.ts"
import { plainLine } from "../prose.ts"

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
  readonly language: Language
  readonly on: Day
  readonly sender: readonly string[]
  readonly recipient: readonly string[]
  readonly foot: string
  readonly pageWords: readonly [string, string]
}

const WORDS = {
  fr: {
    title: "Décompte des pénalités de retard",
    lead: (day: string) => `Arrêté au ${day}, ce jour compris.`,
    bill: (number: string) => `Facture de pénalités ${number}`,
    payBy: (day: string, iban: string | null) =>
      `À payer au plus tard le ${day}${iban ? `, par virement sur le compte ${iban}` : ""}.`,
    toPay: "Total à payer",
    heads: ["Du", "Au", "Jours", "Base", "Taux", "Réf.", "Montant"],
    invoice: (number: string) => `Facture ${number}`,
    facts: (issued: string, due: string, late: number) =>
      `du ${issued}, échue le ${due}, ${late}${NBSP}${late < 2 ? "jour" : "jours"} de retard`,
    principal: "Reste dû en principal",
    interest: "Pénalités",
    indemnity: "Indemnité forfaitaire pour frais de recouvrement",
    billed: "Déjà facturé",
    waived: "Abandonné",
    claim: "Pénalités et indemnité à payer",
    total: "Total dû",
    source: (ref: number, text: string) => `(${ref}) ${text}.`,
    counted: (isActual: boolean) =>
      `Intérêts calculés sur ${isActual ? "le nombre de jours de l’année" : "365 jours"}, du lendemain de l’échéance au jour du paiement compris.`,
    roundedOnce:
      "Les lignes sont arrondies pour la lecture ; le total l’est à chaque paiement et à la fin, et prévaut.",
    roundedByLine: "Chaque ligne est arrondie au centime.",
    vat: "Pénalités et indemnité non soumises à la TVA.",
    page: ["Page", "sur"],
  },
  en: {
    title: "Statement of late-payment penalties",
    lead: (day: string) => `Up to and including ${day}.`,
    bill: (number: string) => `Bill of penalties ${number}`,
    payBy: (day: string, iban: string | null) =>
      `To be paid by ${day}${iban ? `, by transfer to ${iban}` : ""}.`,
    toPay: "Total to pay",
    heads: ["From", "To", "Days", "Base", "Rate", "Ref.", "Amount"],
    invoice: (number: string) => `Invoice ${number}`,
    facts: (issued: string, due: string, late: number) =>
      `of ${issued}, due on ${due}, ${late}${NBSP}${late === 1 ? "day" : "days"} late`,
    principal: "Principal still due",
    interest: "Penalties",
    indemnity: "Fixed compensation for recovery costs",
    billed: "Billed already",
    waived: "Waived",
    claim: "Penalties and compensation to pay",
    total: "Total due",
    source: (ref: number, text: string) => `(${ref}) ${text}.`,
    counted: (isActual: boolean) =>
      `Interest on ${isActual ? "the days of each year" : "365 days a year"}, from the day after the due date to the day of payment included.`,
    roundedOnce:
      "Lines are rounded for reading; the total is rounded at each payment and at the end, and prevails.",
    roundedByLine: "Each line is rounded to the cent.",
    vat: "Penalties and compensation are outside the scope of VAT.",
    page: ["Page", "of"],
  },
} as const

/** A statement of penalties laid out in words, for the debtor to check line by line. */
export function penaltyDocument(
  statement: StatementJson,
  parties: { readonly company: Creditor; readonly customer: Pick<Debtor, "name" | "address"> },
  options: { readonly language: Language; readonly on: Day; readonly bill?: PenaltyBill },
): PenaltyDocument {
  const { language, on, bill } = options
  const words = WORDS[language]
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
    pageWords: words.page,
  }
}

/** The tables of a statement; those of a bill ask for the accessories alone. */
export function penaltyTables(statement: StatementJson, language: Language, isBill = false): PenaltyTables {
  const words = WORDS[language]
  const sources = [
    ...new Set(statement.invoices.flatMap((one) => one.segments.map(({ source }) => source[language]))),
  ]
  return {
    title: words.title,
    lead: words.lead(dayWords(statement.throughOn, language)),
    heads: words.heads,
    invoices: statement.invoices.map((one) => documentInvoice(one, sources, language)),
    sums: documentTotals(statement, language, isBill),
    notes: [
      ...sources.map((text, index) => words.source(index + 1, text)),
      ...countedNotes(statement, language),
      words.vat,
    ],
  }
}

function countedNotes({ counted }: StatementJson, language: Language): string[] {
  if (!counted) return []
  const words = WORDS[language]
  const rounded = counted.rounding === "segment" ? words.roundedByLine : words.roundedOnce
  return [words.counted(counted.dayBasis === "actual"), rounded]
}

function documentInvoice(
  invoice: StatementJson["invoices"][number],
  sources: readonly string[],
  language: Language,
): DocumentInvoice {
  const words = WORDS[language]
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

function rowOf(
  segment: SegmentJson,
  sources: readonly string[],
  amount: (cents: Cents) => string,
  language: Language,
): string[] {
  const rate = language === "fr" ? `${segment.ratePct.replace(".", ",")}${NBSP}%` : `${segment.ratePct}%`
  return [
    ...[dayWords(segment.from, language), dayWords(segment.to, language), String(segment.days)],
    ...[amount(segment.baseCents), rate, `(${sources.indexOf(segment.source[language]) + 1})`],
    amount(segment.amountCents),
  ]
}

/** A statement adds up principal and accessories; a bill of penalties asks for the accessories alone. */
function documentTotals(statement: StatementJson, language: Language, isBill: boolean): DocumentSum[] {
  const words = WORDS[language]
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
