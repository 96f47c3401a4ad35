import type { Cents } from "../../kernel/cents.ts"
import { dueDay, paymentTermsText } from "../../kernel/payment-terms.ts"
import type { StagedCredit, StagedInvoice } from "../apply/staged.ts"
import type { RowFault } from "../fault.ts"
import type { TermsOf } from "../fec/books.ts"
import { rowFault } from "./faults.ts"
import type { InvoiceLine } from "./invoice-rows.ts"

/** The rows of one document, put together. */
export interface StagedDocument {
  readonly row: number
  readonly invoice: StagedInvoice | null
  readonly credit: StagedCredit | null
  /** What the file says is still owed of each instalment; null when it does not tell. */
  readonly remaining: readonly (Cents | null)[]
}

/**
 * Makes documents of rows. Several rows of one invoice with different due days are its instalments;
 * the same row twice counts once; several amounts for one due day are refused, all of them, since
 * adding or choosing would be a guess.
 */
export function stageDocuments(
  lines: readonly InvoiceLine[],
  codeOf: (line: InvoiceLine) => string,
  currency: string,
  termsOf: TermsOf,
): { documents: StagedDocument[]; faults: RowFault[] } {
  const documents: StagedDocument[] = []
  const faults: RowFault[] = []
  const groups = Map.groupBy(lines, (line) => `${codeOf(line)}\t${line.number}\t${line.amountCents < 0}`)
  for (const group of groups.values()) {
    const distinct = new Map<string, InvoiceLine>()
    for (const line of group) {
      const key = `${line.dueOn}\t${line.amountCents}\t${line.remainingCents}`
      if (distinct.has(key)) faults.push(twice(line))
      else distinct.set(key, line)
    }
    const parts = [...distinct.values()].sort((a, b) => ((a.dueOn ?? "") < (b.dueOn ?? "") ? -1 : 1))
    const sameDay = new Set(parts.map((line) => line.dueOn)).size < parts.length
    if (sameDay) faults.push(...parts.map(severalAmounts))
    else if (parts[0]!.amountCents < 0)
      documents.push(...parts.map((line, i) => creditNote(line, codeOf(line), currency, i)))
    else documents.push(invoice(parts, codeOf(parts[0]!), currency, termsOf))
  }
  return { documents, faults }
}

function invoice(
  parts: readonly InvoiceLine[],
  code: string,
  currency: string,
  termsOf: TermsOf,
): StagedDocument {
  const first = parts[0]!
  const { terms, assumed } = termsOf(code)
  const dueIsComputed = parts.some((line) => line.dueOn === null)
  return {
    row: first.row,
    credit: null,
    remaining: parts.map((line) => line.remainingCents),
    invoice: {
      key: `invoice:${code}|${first.number}`,
      customerCode: code,
      number: first.number,
      kind: first.isDeposit ? "deposit" : "invoice",
      issuedOn: first.issuedOn,
      bookedOn: first.issuedOn,
      currency: first.currency ?? currency,
      netCents: parts.length === 1 ? first.netCents : null,
      vatCents: parts.length === 1 ? first.vatCents : null,
      orderReference: first.orderReference,
      label: first.label,
      dueIsComputed,
      dueIsAssumed: dueIsComputed && assumed,
      paymentTerms: dueIsComputed ? paymentTermsText(terms) : null,
      instalments: parts.map((line) => ({
        dueOn: line.dueOn ?? dueDay(line.issuedOn, terms),
        amountCents: line.amountCents,
      })),
    },
  }
}

/** A credit note counts for what is left of it: the rest has already reduced what the invoices show as due. */
function creditNote(line: InvoiceLine, code: string, currency: string, rank: number): StagedDocument {
  const left = -(line.remainingCents ?? line.amountCents)
  return {
    row: line.row,
    invoice: null,
    remaining: [line.remainingCents],
    credit: {
      key: `credit-note:${code}|${line.number}${rank > 0 ? `|${rank + 1}` : ""}`,
      customerCode: code,
      kind: "credit-note",
      number: line.number,
      creditedOn: line.issuedOn,
      bookedOn: line.issuedOn,
      currency: line.currency ?? currency,
      amountCents: left,
      method: null,
      label: line.label,
    },
  }
}

function twice(line: InvoiceLine): RowFault {
  return rowFault(
    line.row,
    null,
    line.number,
    "ROW_TWICE",
    {
      fr: `la facture ${line.number} figure déjà plus haut, à l’identique\u00a0; elle n’est comptée qu’une fois.`,
      en: `invoice ${line.number} stands above already, the same; it is counted once.`,
    },
    { fr: "Il n’y a rien à faire si c’est un doublon.", en: "There is nothing to do if it is a duplicate." },
  )
}

function severalAmounts(line: InvoiceLine): RowFault {
  return rowFault(
    line.row,
    null,
    line.number,
    "INVOICE_SEVERAL_AMOUNTS",
    {
      fr: `la facture ${line.number} a plusieurs lignes de montants différents pour la même échéance\u00a0; aucune n’est reprise.`,
      en: `invoice ${line.number} has several rows with different amounts for the same due date; none is taken.`,
    },
    {
      fr: "Exportez une ligne par facture (et non une par article), ou donnez à chaque échéance sa date.",
      en: "Export one row per invoice (not one per item), or give each instalment its due date.",
    },
  )
}
