import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { Told } from "../apply/same-customer.ts"
import type { StagedCustomer } from "../apply/staged.ts"
import type { Warning } from "../fault.ts"
import { customerDetails } from "./customer-cells.ts"
import { emptyCell, rowFault } from "./faults.ts"
import type { GridRow } from "./grid.ts"
import type { TableReader } from "./rows.ts"

/** One row of an invoice list. A credit note has a negative amount. */
export interface InvoiceLine {
  readonly row: number
  readonly customer: Told
  readonly details: Omit<StagedCustomer, "code" | "name">
  readonly number: string
  readonly issuedOn: Day
  readonly dueOn: Day | null
  readonly amountCents: Cents
  /** What is still owed of it; null when the file does not tell. */
  readonly remainingCents: Cents | null
  readonly netCents: Cents | null
  readonly vatCents: Cents | null
  readonly currency: string | null
  readonly orderReference: string | null
  readonly label: string | null
  readonly isDeposit: boolean
}

const CREDIT_NOTE = /avoir|credit|note de credit|refund|remboursement|^av$|^a$|^cn$|^2$|^381$/
const DEPOSIT = /acompte|deposit|^3$|^386$/

/** Reads the rows of an invoice list; rows that cannot be taken are noted as faults. */
export function readInvoiceLines(table: TableReader): InvoiceLine[] {
  const lines: InvoiceLine[] = []
  let group: Told = { code: "", name: "" }
  for (const row of table.rows()) {
    const heading = groupHeading(table, row)
    if (heading) {
      group = heading
      continue
    }
    const line = invoiceLine(table, row, group)
    if (line) lines.push(line)
  }
  return lines
}

/** Lists grouped by customer have the customer alone on a line, and its invoices below. */
function groupHeading(table: TableReader, row: GridRow): Told | null {
  const hasInvoice = (["number", "issuedOn", "dueOn", "amount", "remaining"] as const).some(
    (f) => table.text(row, f) !== "",
  )
  const texts = row.cells.filter((cell) => cell !== "")
  const code = table.text(row, "customerCode")
  const name = table.text(row, "customerName")
  if (!hasInvoice && (code !== "" || name !== "")) return { code, name }
  const isAlone = texts.length === 1 && row.cells[0] !== ""
  const text = texts[0] ?? ""
  if (
    !isAlone ||
    /^[\d\s.,/€-]*$/.test(text) ||
    table.text(row, "amount") !== "" ||
    table.text(row, "remaining") !== ""
  )
    return null
  const parts = /^(?:client|compte|tiers)?\s*:?\s*([A-Z0-9]*\d[A-Z0-9]*)\s*[-–:]\s*(.+)$/i.exec(text)
  return parts
    ? { code: parts[1]!, name: parts[2]! }
    : { code: "", name: text.replace(/^(client|compte|tiers)\s*:\s*/i, "") }
}

function invoiceLine(table: TableReader, row: GridRow, group: Told): InvoiceLine | null {
  const faultsBefore = table.faults.length
  const issued = table.day(row, "issuedOn")
  const due = table.day(row, "dueOn")
  const amount = amountOf(table, row)
  const remaining = table.cents(row, "remaining")
  const net = table.cents(row, "net")
  const vat = table.cents(row, "vat")
  const number = table.text(row, "number")
  const details = customerDetails(table, row)
  const told = { code: table.text(row, "customerCode"), name: table.text(row, "customerName") }
  const customer = {
    ...(told.code || told.name ? told : group),
    ...(details.siren ? { siren: details.siren } : {}),
  }
  if (table.faults.length > faultsBefore) return null
  const issuedOn = issued ?? due ?? null
  const cents = amount ?? remaining ?? null
  const missing: [boolean, string, string, string][] = [
    [number === "", table.header("number"), "le numéro de facture", "the invoice number"],
    [issuedOn === null, table.header("issuedOn"), "la date de facture", "the invoice date"],
    [cents === null, table.header("amount"), "le montant", "the amount"],
    [customer.code === "" && customer.name === "", table.header("customerName"), "le client", "the customer"],
  ]
  for (const [isMissing, column, fr, en] of missing)
    if (isMissing) table.faults.push(emptyCell(row.number, column, { fr, en }))
  if (number === "" || issuedOn === null || cents === null || table.faults.length > faultsBefore) return null
  const type = fold(table.text(row, "documentType"))
  const isCreditNote = CREDIT_NOTE.test(type) || cents < 0
  const sign = isCreditNote ? -1 : 1
  const line: InvoiceLine = {
    row: row.number,
    customer,
    details,
    number,
    issuedOn,
    dueOn: due && due >= issuedOn ? due : null,
    amountCents: sign * Math.abs(cents),
    remainingCents:
      remaining === null || remaining === undefined ? null : isCreditNote ? -Math.abs(remaining) : remaining,
    netCents: net ?? null,
    vatCents: vat ?? null,
    currency: currencyOf(table.text(row, "currency")),
    orderReference: table.text(row, "orderReference") || null,
    label: table.text(row, "label") || null,
    isDeposit: DEPOSIT.test(type),
  }
  return checked(table, line)
}

/** The amount of a row: its own column, or debit less credit. */
function amountOf(table: TableReader, row: GridRow): Cents | null | undefined {
  if (table.has("amount")) return table.cents(row, "amount")
  if (!table.has("debit") && !table.has("credit")) return null
  const debit = table.cents(row, "debit")
  const credit = table.cents(row, "credit")
  return debit === null && credit === null ? null : (debit ?? 0) - (credit ?? 0)
}

function checked(table: TableReader, line: InvoiceLine): InvoiceLine | null {
  const { amountCents, remainingCents } = line
  if (amountCents === 0) {
    table.warnings.push(nothingOwed(line))
    return null
  }
  const left = remainingCents ?? amountCents
  const isPossible = amountCents > 0 ? left >= 0 && left <= amountCents : left <= 0 && left >= amountCents
  if (isPossible) return line
  table.faults.push(
    rowFault(
      line.row,
      table.header("remaining"),
      String(left / 100),
      "REMAINING_IMPOSSIBLE",
      {
        fr: `le restant dû de la facture ${line.number} n’est pas compris entre zéro et son montant.`,
        en: `what remains due of invoice ${line.number} is not between zero and its amount.`,
      },
      {
        fr: "Vérifiez les deux colonnes de montants\u00a0; un trop-perçu s’importe avec les règlements.",
        en: "Check both amount columns; an overpayment is imported with the payments.",
      },
    ),
  )
  return null
}

function nothingOwed({ row, number }: InvoiceLine): Warning {
  return {
    code: "AMOUNT_ZERO",
    row,
    sentence: {
      fr: `Ligne ${row}\u00a0: la facture ${number} est de zéro euro\u00a0; elle n’est pas reprise.`,
      en: `Row ${row}: invoice ${number} is of zero euros; it is not taken.`,
    },
  }
}

function currencyOf(text: string): string | null {
  if (text === "") return null
  if (text === "€" || /^euros?$/i.test(text)) return "EUR"
  return /^[A-Za-z]{3}$/.test(text) ? text.toUpperCase() : null
}

const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim()
