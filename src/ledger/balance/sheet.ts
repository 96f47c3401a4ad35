import type { Language } from "../../kernel/wording.ts"
import type { Sheet } from "../sheets/sheet.ts"
import type { AgedAmounts, AgedBalance } from "./aged-balance.ts"

const TITLES: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    "Code",
    "Client",
    "Non échu",
    "1 à 30 jours",
    "31 à 60 jours",
    "61 à 90 jours",
    "Plus de 90 jours",
    "Total",
  ],
  en: [
    "Code",
    "Customer",
    "Not due",
    "1 to 30 days",
    "31 to 60 days",
    "61 to 90 days",
    "Over 90 days",
    "Total",
  ],
}

const amounts = (row: AgedAmounts): number[] => [
  row.notDueCents,
  row.d1To30Cents,
  row.d31To60Cents,
  row.d61To90Cents,
  row.over90Cents,
  row.totalCents,
]

/** The aged balance as a file: one row per customer, then the total. */
export function agedBalanceSheet(balance: AgedBalance, language: Language): Sheet {
  const rows = balance.customers.map((customer) => [customer.code, customer.name, ...amounts(customer)])
  return {
    name: `${language === "fr" ? "balance-agee" : "aged-balance"}-${balance.on}`,
    columns: TITLES[language].map((title, index) => ({ title, holds: index < 2 ? "text" : "cents" })),
    rows: [...rows, ["", `Total ${balance.currency}`, ...amounts(balance.totals)]],
  }
}
