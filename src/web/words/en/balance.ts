import type { Words } from "../words.ts"

/** The aged balance. */
export const balance: Words["balance"] = {
  title: "Who owes me what",
  lead: "What each customer owes, by how late it is.",
  explain:
    "Accountants call this table the “aged balance”. The further right, the longer a sum has been waiting.",
  on: "As of",
  by: "Count lateness from",
  byDue: "the date payment was due",
  byInvoice: "the date of the invoice",
  shortDue: "Due date",
  shortInvoice: "Invoice date",
  notDue: "Not due yet",
  d1To30: "1 to 30 days",
  d31To60: "31 to 60 days",
  d61To90: "61 to 90 days",
  over90: "Over 90 days",
  total: "Total",
  unallocated: (amount: string) =>
    `including ${amount} of payments received but not yet allocated to an invoice`,
  unallocatedHint:
    "This money is already in your bank: it is deducted here, but you have yet to say what it settles.",
  csv: "CSV",
  xlsx: "Excel",
  download: "Download",
  otherCurrencies: "In other currencies",
  otherCurrenciesText: "Never added to the euros.",
  emptyTitle: "Nobody owes you anything on that date",
  emptyText: "Choose another day, or import your invoices.",
  seeInvoices: (what: string) => `See the invoices: ${what}`,
  customer: "Customer",
  figures: (count: string) => `${count} with a balance`,
}
