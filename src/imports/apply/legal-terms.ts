import { type PaymentTerms, parsePaymentTerms } from "../../kernel/payment-terms.ts"
import { checkTerms } from "../../law/terms.ts"
import type { Warning } from "../fault.ts"
import type { KnownBooks } from "./known.ts"
import type { CustomerKind, StagedCustomer } from "./staged.ts"

/**
 * Tells of each customer whose payment terms are longer than the law allows, with the article
 * (C. com. L441-10 between professionals, CCP R2192-10 for public buyers). Nothing is refused: the
 * invoices fall due as agreed, and who sets the terms decides.
 * `termsOf`: the terms that somebody gave for a customer; null for none.
 * `told`: customers as the file tells them, where it does.
 */
export function illegalTermsWarnings(
  customers: Iterable<string>,
  termsOf: (customerCode: string) => PaymentTerms | null,
  known: KnownBooks,
  told: Iterable<StagedCustomer>,
): Warning[] {
  const kinds = new Map(known.customers.map((c) => [c.code, c.kind as CustomerKind]))
  for (const { code, kind } of told) if (kind) kinds.set(code, kind)
  const warnings: Warning[] = []
  for (const code of new Set(customers)) {
    const terms = termsOf(code)
    if (terms === null) continue
    const check = checkTerms(terms, { kind: kinds.get(code) ?? "professional" })
    if (check.legal) continue
    warnings.push({
      code: check.code,
      where: { customer: code, article: check.article },
      sentence: {
        fr: `Client ${code}\u00a0: ${check.sentence.fr} Rien n’est bloqué\u00a0: vérifiez le délai convenu.`,
        en: `Customer ${code}: ${check.sentence.en} Nothing is blocked: check the terms agreed.`,
      },
    })
  }
  return warnings
}

/** Terms as the ledger notes them, or null. */
export const notedTerms = (text: string | null | undefined): PaymentTerms | null =>
  text ? parsePaymentTerms(text) : null
