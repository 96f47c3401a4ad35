import type { Cents } from "../../kernel/cents.ts"
import type { EntrySums } from "./entries.ts"

/** What a customer line of a FEC is, seen from the debtor. */
export type LineKind =
  | "opening"
  | "invoice"
  | "payment"
  | "credit-note"
  | "payment-reversal"
  | "other-debit"
  | "other-credit"

const OPENING_CODES = new Set([
  "AN",
  "A/N",
  "A-N",
  "A.N",
  "A.N.",
  "AN0",
  "ANO",
  "ANOUV",
  "ANV",
  "RAN",
  "RAP",
  "OUV",
  "BO",
])
const OPENING_NAMES = /\ba[ -]?nouveaux?\b|\bouverture\b|\bopening\b|\breprise (de |des )?(balance|solde)/
const OPENING_LABELS = /^\s*(report )?[aàAÀ][ -]?nouveaux?\b/i

/** True for the journal that brings last year's balances into a new year ("AN", "Report à nouveau"). */
export function isOpeningJournal(code: string, name: string): boolean {
  return OPENING_CODES.has(code.toUpperCase()) || OPENING_NAMES.test(folded(name))
}

/** True for a label that says the same, which counts when the entry moves the capital too. */
export const isOpeningLabel = (label: string): boolean => OPENING_LABELS.test(label)

/**
 * What the counterparts of a customer line make of it. An entry with both a sale and money is a
 * sale paid on the spot: its debit is the invoice and its credit the payment.
 */
export function lineKind(signedCents: Cents, entry: EntrySums, isOpening: boolean): LineKind {
  if (isOpening) return "opening"
  const cents = Math.abs(signedCents)
  if (signedCents > 0) {
    if (entry.soldCents > 0 && (entry.bankOutCents === 0 || entry.soldCents >= cents)) return "invoice"
    if (entry.bankOutCents > 0) return "payment-reversal"
    return entry.unsoldCents > 0 ? "invoice" : "other-debit"
  }
  if (entry.bankInCents > 0 && (entry.unsoldCents === 0 || entry.bankInCents >= cents)) return "payment"
  if (entry.unsoldCents > 0 || entry.soldCents > 0) return "credit-note"
  return entry.bankOutCents > 0 ? "payment" : "other-credit"
}

const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim()
