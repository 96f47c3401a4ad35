import type { KnownBooks, Period } from "../apply/known.ts"
import { type Plan, PlanDraft } from "../apply/plan.ts"
import { letteringScope, planAllocations, withDisplaced } from "./allocations.ts"
import type { FecBooks, TermsOf } from "./books.ts"
import { planDeduced } from "./deduced.ts"
import { planDifferences } from "./differences.ts"
import { accountLines, placeDocuments, planDocuments } from "./documents.ts"
import { planMissing } from "./missing.ts"
import { openingBalances, resolveOpenings } from "./openings.ts"
import { planSilentCustomers, planStaleOpenings } from "./silent.ts"

/**
 * Decides what a FEC changes in the ledger, given what the ledger knows: customers, documents,
 * opening lines, payments that were only deduced so far, then allocations by lettering, and questions about what is missing.
 */
export function planFec(
  books: FecBooks,
  known: KnownBooks,
  period: Period,
  currency: string,
  termsOf: TermsOf,
  newId: () => string,
): Plan {
  const draft = new PlanDraft(known, newId)
  const placed = placeDocuments(books, known, draft)
  const isFirst = known.invoices.length === 0 && known.credits.length === 0 && known.openings.length === 0
  const accounts = isFirst ? new Map() : accountLines(books, placed, known)
  const targets = resolveOpenings(books, placed, known, accounts, draft, currency, termsOf)
  const replaced = planDeduced(books, placed, targets, known, accounts, draft)
  const scope = letteringScope(placed, known, targets, replaced.freed)
  planDocuments(books, placed, draft, scope.freeCents)
  if (!isFirst) {
    const customerOf = (o: { line: { customerCode: string } }) => placed.customerIds.get(o.line.customerCode)!
    const balances = openingBalances(books.openings, customerOf)
    planSilentCustomers(books.openings, balances, known, accounts, draft)
    planStaleOpenings(books.openings, known, draft)
    planDifferences(balances, known, accounts, draft, currency)
  }
  const wholeScope = withDisplaced(scope, known, draft)
  planAllocations(books, placed, targets, known, wholeScope, replaced.pairs, draft)
  planMissing(placed, known, period, new Set(books.openings.map((o) => o.key)), draft)
  return draft
}
