import type { Language } from "../../kernel/wording.ts"
import type { Cell, Sheet, SheetColumn } from "../../ledger/sheets/sheet.ts"
import type { SegmentJson, StatementJson } from "./json.ts"

const COLUMNS: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    "Facture",
    "Émise le",
    "Échéance",
    "Du",
    "Au",
    "Jours",
    "Base",
    "Taux %",
    "Montant",
    "Montant exact",
    "Fondement",
  ],
  en: [
    "Invoice",
    "Issued on",
    "Due on",
    "From",
    "To",
    "Days",
    "Base",
    "Rate %",
    "Amount",
    "Exact amount",
    "Basis",
  ],
}
const HOLDS: readonly SheetColumn["holds"][] = [
  ...["text", "day", "day", "day", "day", "count", "cents", "text", "cents", "text", "text"],
] as SheetColumn["holds"][]

const WORDS = {
  fr: {
    name: "penalites",
    interest: "Pénalités de la facture",
    indemnity: "Indemnité forfaitaire de recouvrement",
    waived: "Abandonné",
    billed: "Déjà facturé",
    claim: "Reste à réclamer",
  },
  en: {
    name: "penalties",
    interest: "Penalties of the invoice",
    indemnity: "Fixed recovery indemnity",
    waived: "Waived",
    billed: "Billed already",
    claim: "Still to claim",
  },
}

/**
 * A statement of penalties as a file: the lines of each invoice, then what they add up to. Lines are shown
 * to the cent; the sum is rounded once, and wins.
 */
export function statementSheet(statement: StatementJson, language: Language): Sheet {
  const words = WORDS[language]
  return {
    name: `${words.name}-${statement.throughOn}`,
    columns: COLUMNS[language].map((title, index) => ({ title, holds: HOLDS[index]! })),
    rows: statement.invoices.flatMap((invoice) => {
      const head: Cell[] = [invoice.number, invoice.issuedOn, invoice.dueOn]
      const sum = (label: string, cents: number): Cell[] => [
        ...head,
        ...[null, null, null, null, null, cents, null, label],
      ]
      return [
        ...invoice.segments.map((segment) => [...head, ...segmentCells(segment, language)]),
        sum(words.interest, invoice.interestCents),
        sum(words.indemnity, invoice.indemnityCents),
        ...optional(sum, words.billed, invoice.billedInterestCents + invoice.billedIndemnityCents),
        ...optional(sum, words.waived, invoice.waivedInterestCents + invoice.waivedIndemnityCents),
        sum(words.claim, invoice.claimInterestCents + invoice.claimIndemnityCents),
      ]
    }),
  }
}

const optional = (sum: (label: string, cents: number) => Cell[], label: string, cents: number): Cell[][] =>
  cents > 0 ? [sum(label, -cents)] : []

const segmentCells = (segment: SegmentJson, language: Language): Cell[] => [
  ...[segment.from, segment.to, segment.days, segment.baseCents],
  ...[segment.ratePct, segment.amountCents, segment.amountExact, segment.source[language]],
]
