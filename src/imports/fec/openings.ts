import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { KnownBooks, KnownCredit, KnownInvoice, KnownOpening } from "../apply/known.ts"
import type { PlanDraft } from "../apply/plan.ts"
import type { FecBooks, OpeningLine, TermsOf } from "./books.ts"
import type { AccountLine, Placed } from "./documents.ts"
import { openingItem } from "./opening-item.ts"

/** What an opening line stands for. */
export type OpeningTarget =
  | { readonly of: "invoice"; readonly id: string; readonly seq: number }
  | { readonly of: "credit"; readonly id: string }
  /** No item of its own: all that the customer's account held before. */
  | { readonly of: "balance"; readonly customerId: string; readonly openingOn: Day }

interface Candidate {
  readonly target: OpeningTarget
  readonly number: string | null
  readonly cents: Cents
  readonly openCents: Cents
}

/**
 * Finds out what the opening lines of a new year stand for, so that nothing counts twice:
 *   what an earlier reading of the same line found; the known item with that number and amount; the
 *   known item with that amount left open; where the opening holds one line per customer, the
 *   customer's balance as a whole; and otherwise a debt or credit that is not known yet, which is made.
 */
export function resolveOpenings(
  books: FecBooks,
  placed: Placed,
  known: KnownBooks,
  accounts: ReadonlyMap<string, readonly AccountLine[]>,
  draft: PlanDraft,
  currency: string,
  termsOf: TermsOf,
): OpeningTarget[] {
  const targets: (OpeningTarget | null)[] = books.openings.map(() => null)
  if (books.openings.length === 0) return []
  const customerOf = (o: OpeningLine): string => placed.customerIds.get(o.line.customerCode)!
  const earlier = earlierTargets(known)
  for (const [i, opening] of books.openings.entries()) {
    const found = earlier.get(opening.key)
    if (found) targets[i] = found
  }
  const used = new Set(targets.filter((t) => t !== null).map(targetKey))
  const candidates = candidatesOf(books, known, used, customerOf)
  let matchedByNumber = 0
  for (const test of [byNumber, byOpenAmount]) {
    for (const [i, opening] of books.openings.entries()) {
      if (targets[i]) continue
      const list = candidates.get(customerOf(opening))
      const at = list?.findIndex((c) => test(c, opening)) ?? -1
      if (at < 0) continue
      targets[i] = list!.splice(at, 1)[0]!.target
      if (test === byNumber) matchedByNumber += 1
    }
  }
  const isDetailed = matchedByNumber > 0 || holdsSeveralPerCustomer(books.openings)
  const balances = openingBalances(books.openings, customerOf)
  for (const [i, opening] of books.openings.entries()) {
    const customerId = customerOf(opening)
    const openingOn = opening.line.bookedOn
    const before = (accounts.get(customerId) ?? []).filter((l) => l.bookedOn < openingOn)
    const isAsKnown = sum(before) === balances.get(`${customerId}\t${openingOn}`)
    const target =
      targets[i] ??
      (before.length > 0 && (isAsKnown || !isDetailed)
        ? ({ of: "balance", customerId, openingOn } as const)
        : makeItem(opening, customerId, draft, currency, termsOf))
    targets[i] = target
    if (!earlier.has(opening.key))
      draft.newOpenings.push({
        key: opening.key,
        customerId,
        openingOn,
        cents: opening.line.cents,
        ...columnsOf(target),
      })
  }
  return targets.map((t) => t!)
}

/** What the opening lines of a day say that each customer owed, by customer and day. */
export function openingBalances(
  openings: readonly OpeningLine[],
  customerOf: (o: OpeningLine) => string,
): Map<string, Cents> {
  const balances = new Map<string, Cents>()
  for (const opening of openings) {
    const key = `${customerOf(opening)}\t${opening.line.bookedOn}`
    balances.set(key, (balances.get(key) ?? 0) + opening.line.cents)
  }
  return balances
}

const sum = (lines: readonly AccountLine[]): Cents => lines.reduce((total, l) => total + l.cents, 0)

const byNumber = (c: Candidate, { line }: OpeningLine): boolean =>
  line.pieceRef !== "" && c.number === line.pieceRef && (c.cents === line.cents || c.openCents === line.cents)

const byOpenAmount = (c: Candidate, { line }: OpeningLine): boolean => c.openCents === line.cents

function holdsSeveralPerCustomer(openings: readonly OpeningLine[]): boolean {
  const seen = new Set<string>()
  for (const { line } of openings) {
    const key = `${line.account}\t${line.aux}\t${line.bookedOn}\t${line.cents > 0}`
    if (seen.has(key)) return true
    seen.add(key)
  }
  return false
}

/** Opening lines read before: their own items by key, and what was remembered of the others. */
function earlierTargets(known: KnownBooks): Map<string, OpeningTarget> {
  const targets = new Map<string, OpeningTarget>()
  for (const opening of known.openings) targets.set(opening.key, targetOf(opening))
  return targets
}

function targetOf(o: KnownOpening): OpeningTarget {
  if (o.invoiceId !== null) return { of: "invoice", id: o.invoiceId, seq: o.seq ?? 1 }
  if (o.creditId !== null) return { of: "credit", id: o.creditId }
  return { of: "balance", customerId: o.customerId, openingOn: o.openingOn }
}

function columnsOf(target: OpeningTarget): {
  invoiceId: string | null
  seq: number | null
  creditId: string | null
} {
  if (target.of === "invoice") return { invoiceId: target.id, seq: target.seq, creditId: null }
  return { invoiceId: null, seq: null, creditId: target.of === "credit" ? target.id : null }
}

const targetKey = (t: OpeningTarget): string =>
  t.of === "balance" ? "" : `${t.id}\t${t.of === "invoice" ? t.seq : ""}`

/** Known items of the customers with opening lines, from before the opening, that are not spoken for. */
function candidatesOf(
  books: FecBooks,
  known: KnownBooks,
  used: ReadonlySet<string>,
  customerOf: (o: OpeningLine) => string,
): Map<string, Candidate[]> {
  const openingOn = new Map(books.openings.map((o) => [customerOf(o), o.line.bookedOn]))
  const candidates = new Map<string, Candidate[]>()
  const add = (
    item: KnownInvoice | KnownCredit,
    target: OpeningTarget,
    cents: Cents,
    openCents: Cents,
  ): void => {
    const on = openingOn.get(item.customerId)
    if (on === undefined || item.bookedOn >= on || used.has(targetKey(target))) return
    const list = candidates.get(item.customerId) ?? []
    list.push({ target, number: item.number, cents, openCents })
    candidates.set(item.customerId, list)
  }
  for (const invoice of known.invoices) {
    for (const part of invoice.instalments) {
      add(invoice, { of: "invoice", id: invoice.id, seq: part.seq }, part.amountCents, part.openCents)
    }
  }
  for (const credit of known.credits) {
    add(credit, { of: "credit", id: credit.id }, -credit.amountCents, -credit.unallocatedCents)
  }
  return candidates
}

function makeItem(
  opening: OpeningLine,
  customerId: string,
  draft: PlanDraft,
  currency: string,
  termsOf: TermsOf,
): OpeningTarget {
  const id = draft.newId()
  const item = openingItem(opening, currency, termsOf)
  draft.touchedCustomerIds.add(customerId)
  if ("instalments" in item) {
    draft.newInvoices.push({ id, customerId, staged: item })
    return { of: "invoice", id, seq: 1 }
  }
  draft.newCredits.push({ id, customerId, staged: item })
  return { of: "credit", id }
}
