import type { Cents } from "../../kernel/cents.ts"
import { refuse } from "../../kernel/refusal.ts"
import { PlanDraft } from "../apply/plan.ts"
import type { ControlTotal } from "../apply/report.ts"
import type { ImportOptions } from "../options.ts"
import type { ReadFile } from "../reading.ts"
import { planCustomers, readCustomerLines } from "./customers.ts"
import type { Field, TableKind } from "./fields.ts"
import { planInvoices } from "./invoice-plan.ts"
import { type InvoiceLine, readInvoiceLines } from "./invoice-rows.ts"
import type { MappedTable } from "./mapping.ts"
import { planPayments, readPaymentLines } from "./payments.ts"
import { TableReader, totalMismatch } from "./rows.ts"

/** The columns without which a table cannot be read: of each group, one at least. */
const NEEDED: Readonly<Record<TableKind, readonly (readonly Field[])[]>> = {
  invoices: [["number"], ["issuedOn", "dueOn"], ["amount", "remaining", "debit"]],
  payments: [["paidOn"], ["amount", "credit"], ["customerCode", "customerName", "invoiceNumbers"]],
  customers: [["customerCode", "customerName"]],
}

const FIELD_WORDS: Readonly<Partial<Record<Field, readonly [fr: string, en: string]>>> = {
  number: ["numéro de facture", "invoice number"],
  issuedOn: ["date de facture", "invoice date"],
  amount: ["montant", "amount"],
  paidOn: ["date de règlement", "payment date"],
  customerCode: ["client", "customer"],
}

/** The needed fields that no column holds, named by the first of each group. */
export function missingFields(table: MappedTable): Field[] {
  return NEEDED[table.kind]
    .filter((group) => !group.some((field) => table.index.has(field)))
    .map((group) => group[0]!)
}

/** Reads a mapped table. Throws COLUMNS_MISSING when a column that is needed was not found. */
export function readTable(table: MappedTable, options: ImportOptions): ReadFile {
  const missing = missingFields(table)
  if (missing.length > 0) refuseMissing(missing, table)
  const reader = new TableReader(table, options.dateFormat ?? "auto")
  const mapping = Object.fromEntries(table.index)
  const head = { rowCount: 0, period: null, mapping: { fingerprint: table.fingerprint, columns: mapping } }
  if (table.kind === "customers") {
    const lines = readCustomerLines(reader)
    return {
      ...head,
      rowCount: count(lines, reader),
      controlTotal: { fileCents: null, readCents: 0 },
      plan: planner(reader, (draft, known) => planCustomers(lines, known, draft)),
    }
  }
  if (table.kind === "payments") {
    const lines = readPaymentLines(reader)
    const read = lines.reduce((sum, line) => sum + line.amountCents, 0)
    const controlTotal = checkTotal(reader, reader.printedTotal("amount"), read)
    return {
      ...head,
      rowCount: count(lines, reader),
      controlTotal,
      plan: planner(reader, (draft, known, c) => planPayments(lines, known, draft, c)),
    }
  }
  const lines = readInvoiceLines(reader)
  const controlTotal = checkTotal(reader, ...invoiceTotals(reader, lines))
  return {
    ...head,
    rowCount: count(lines, reader),
    controlTotal,
    plan: planner(reader, (draft, known, c) => planInvoices(lines, known, draft, c)),
  }
}

const count = (lines: readonly unknown[], reader: TableReader): number => lines.length + reader.faults.length

type Decide = (
  draft: PlanDraft,
  known: Parameters<ReadFile["plan"]>[0],
  c: Parameters<ReadFile["plan"]>[1],
) => void

function planner(reader: TableReader, decide: Decide): ReadFile["plan"] {
  return (known, circumstances) => {
    const draft = new PlanDraft(known, circumstances.newId)
    draft.faults.push(...reader.faults)
    draft.warnings.push(...reader.warnings)
    decide(draft, known, circumstances)
    draft.faults.sort((a, b) => a.row - b.row)
    return draft
  }
}

/** The total that the file prints, and what its rows make, in the column that tells it. */
function invoiceTotals(reader: TableReader, lines: readonly InvoiceLine[]): [Cents | null, Cents] {
  const sum = (of: (line: InvoiceLine) => Cents): Cents => lines.reduce((total, line) => total + of(line), 0)
  const amounts = sum((line) => line.amountCents)
  const printed = reader.printedTotal("amount")
  if (printed !== null) return [printed, amounts]
  const due = reader.printedTotal("remaining")
  return due === null ? [null, amounts] : [due, sum((line) => line.remainingCents ?? line.amountCents)]
}

function checkTotal(reader: TableReader, fileCents: Cents | null, readCents: Cents): ControlTotal {
  if (fileCents !== null && fileCents !== readCents)
    reader.warnings.push(totalMismatch(fileCents, readCents, "EUR"))
  return { fileCents, readCents }
}

function refuseMissing(missing: readonly Field[], table: MappedTable): never {
  const words = (language: 0 | 1) =>
    missing.map((field) => FIELD_WORDS[field]?.[language] ?? field).join(", ")
  const seen = table.columns
    .map((c) => c.header)
    .filter(Boolean)
    .slice(0, 12)
    .join(", ")
  return refuse(
    "COLUMNS_MISSING",
    {
      fr: `Ces colonnes n’ont pas été reconnues\u00a0: ${words(0)}. Colonnes du fichier\u00a0: ${seen}. Indiquez quelle colonne est quoi.`,
      en: `These columns were not recognised: ${words(1)}. Columns of the file: ${seen}. Say which column is what.`,
    },
    { fields: missing.join(",") },
  )
}
