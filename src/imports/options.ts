import { DEFAULT_TERMS, type PaymentTerms, parsePaymentTerms } from "../kernel/payment-terms.ts"
import { refuse } from "../kernel/refusal.ts"
import { quoted, quotedEnglish } from "./fault.ts"
import type { TermsOf } from "./fec/books.ts"

/** The kinds of file that can be imported. */
export type ImportKind = "fec" | "invoices" | "customers" | "payments"

/** How dates are written where a file leaves it open; "auto" lets the file decide. */
export type DateFormat = "auto" | "day-first" | "month-first" | "year-first"

/** What a person may tell about a file. */
export interface ImportOptions {
  /** Payment terms, for invoices without a due date: "30 days", "45 jours fin de mois"… */
  readonly terms?: string
  /** The same for one customer, by code. */
  readonly termsByCustomer?: Readonly<Record<string, string>>
  /** The beginnings of the customer accounts of a FEC; DEFAULT_RECEIVABLE_ACCOUNTS otherwise. */
  readonly receivableAccounts?: readonly string[]
  readonly dateFormat?: DateFormat
  /** Where the file has no currency; the company's own otherwise. */
  readonly currency?: string
}

/**
 * Customers only. Doubtful customers (416) are mostly in the hands of a lawyer or a court, bills
 * receivable (413) are promised by a signature, and advances (4191) are deducted on the final
 * invoice: none is chased unless the user adds it. Their balances are told in a warning.
 */
export const DEFAULT_RECEIVABLE_ACCOUNTS: readonly string[] = ["411"]

/** The terms to compute due days by: the customer's in the options, the customer's known ones, the file's, or 30 days. */
export function termsOf(
  options: ImportOptions,
  knownTerms: (customerCode: string) => string | null,
): TermsOf {
  const general = options.terms === undefined ? null : readTerms(options.terms)
  const byCustomer = new Map(
    Object.entries(options.termsByCustomer ?? {}).map(([code, text]) => [code, readTerms(text)]),
  )
  const found = new Map<string, ReturnType<TermsOf>>()
  return (customerCode) => {
    const before = found.get(customerCode)
    if (before) return before
    const known = knownTerms(customerCode)
    const terms =
      byCustomer.get(customerCode) ?? (known === null ? null : parsePaymentTerms(known)) ?? general
    const result = { terms: terms ?? DEFAULT_TERMS, assumed: terms === null }
    found.set(customerCode, result)
    return result
  }
}

function readTerms(text: string): PaymentTerms {
  return (
    parsePaymentTerms(text) ??
    refuse(
      "TERMS_UNCLEAR",
      {
        fr: `Les conditions de règlement ${quoted(text)} ne sont pas comprises. Écrivez par exemple «\u00a030 jours\u00a0», «\u00a045 jours fin de mois\u00a0» ou «\u00a0à réception\u00a0».`,
        en: `The payment terms ${quotedEnglish(text)} are not understood. Write for instance “30 days”, “45 end of month” or “on receipt”.`,
      },
      { field: "terms" },
    )
  )
}
