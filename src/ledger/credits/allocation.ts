import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"

/** What may be paid: an open item, its day and what is left of it. */
export interface Payable {
  readonly invoiceId: string
  readonly seq: number
  readonly dueOn: Day
  readonly openCents: Cents
}

/** This much on that open item. */
export interface Share {
  readonly invoiceId: string
  readonly seq: number
  readonly amountCents: Cents
}

/**
 * Spreads a sum over open items when the debtor did not say what it pays: debts that are due come
 * first, and the oldest of them (Code civil, art. 1342-10). What is left over stays unallocated.
 */
export function spreadOldestFirst(amountCents: Cents, items: readonly Payable[]): Share[] {
  const shares: Share[] = []
  let left = amountCents
  const ordered = [...items].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
  for (const item of ordered) {
    if (left <= 0) break
    const part = Math.min(left, item.openCents)
    if (part <= 0) continue
    shares.push({ invoiceId: item.invoiceId, seq: item.seq, amountCents: part })
    left -= part
  }
  return shares
}
