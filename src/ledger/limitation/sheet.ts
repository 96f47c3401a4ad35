import type { Language } from "../../kernel/wording.ts"
import { LIMITATION_RULES } from "../../law/rules/limitation.ts"
import type { Sheet, SheetColumn } from "../sheets/sheet.ts"
import type { InvoiceLimitation } from "./claim.ts"

const COLUMNS: readonly (readonly [string, string, SheetColumn["holds"]])[] = [
  ["Dernier jour sûr", "Last safe day", "day"],
  ["Jours restants", "Days left", "count"],
  ["Code client", "Customer code", "text"],
  ["Client", "Customer", "text"],
  ["Facture", "Invoice", "text"],
  ["Date", "Issued", "day"],
  ["Prestation achevée", "Service finished", "day"],
  ["Échéance", "Due", "day"],
  ["Reste dû", "Open", "cents"],
  ["Devise", "Currency", "text"],
  ["Créance", "Claim", "text"],
  ["Article", "Article", "text"],
]

/** The list of limits as a file, one row per invoice. */
export function limitationSheet(lines: readonly InvoiceLimitation[], on: string, language: Language): Sheet {
  return {
    name: `${language === "fr" ? "prescription" : "limitation"}-${on}`,
    columns: COLUMNS.map(([fr, en, holds]) => ({ title: language === "fr" ? fr : en, holds })),
    rows: lines.map((line) => {
      const rule = LIMITATION_RULES[line.claimKind]
      return [
        ...[line.lastSafeOn, line.daysLeft, line.customerCode, line.customerName, line.number, line.issuedOn],
        ...[
          line.completedOn,
          line.dueOn,
          line.openCents,
          line.currency,
          rule.title[language],
          rule.source.text,
        ],
      ]
    }),
  }
}
