import type { Language } from "../../kernel/wording.ts"
import type { Cell, Sheet, SheetColumn } from "../sheets/sheet.ts"
import type { InvoiceLine } from "./invoice.ts"

interface Column extends SheetColumn {
  readonly english: string
  readonly cell: (line: InvoiceLine) => Cell
}

const COLUMNS: readonly Column[] = [
  { title: "Code client", english: "Customer code", holds: "text", cell: (line) => line.customerCode },
  { title: "Client", english: "Customer", holds: "text", cell: (line) => line.customerName },
  { title: "Facture", english: "Invoice", holds: "text", cell: (line) => line.number },
  { title: "Date", english: "Issued", holds: "day", cell: (line) => line.issuedOn },
  { title: "Échéance", english: "Due", holds: "day", cell: (line) => line.dueOn },
  { title: "Montant", english: "Amount", holds: "cents", cell: (line) => line.amountCents },
  { title: "Reste dû", english: "Open", holds: "cents", cell: (line) => line.openCents },
  { title: "Devise", english: "Currency", holds: "text", cell: (line) => line.currency },
  { title: "Jours de retard", english: "Days late", holds: "count", cell: (line) => line.daysLate },
]

/** A list of invoices as a file, one row per instalment. */
export function invoiceSheet(lines: Iterable<InvoiceLine>, on: string, language: Language): Sheet {
  return {
    name: `${language === "fr" ? "factures" : "invoices"}-${on}`,
    columns: COLUMNS.map(({ title, english, holds }) => ({
      title: language === "fr" ? title : english,
      holds,
    })),
    rows: Iterator.from(lines).map((line) => COLUMNS.map((column) => column.cell(line))),
  }
}
