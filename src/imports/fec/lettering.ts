import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"

/** One side of a lettered group: something with an amount left to be allocated. */
export interface Slot<Ref> {
  readonly ref: Ref
  readonly on: Day
  /** Money given back or refused by the bank: it meets the payment that it undoes. */
  isReversal: boolean
  leftCents: Cents
}

/** This much of this credit pays this much of this debit. */
export interface Match<Ref> {
  readonly credit: Ref
  readonly debit: Ref
  readonly amountCents: Cents
}

/**
 * Allocates the credits of a lettered group to its debits, oldest first. A returned payment first
 * meets the payment that it undoes, so that the invoice opens again and not the return. What does
 * not balance stays open for its net.
 */
export function letter<Ref>(debits: readonly Slot<Ref>[], credits: readonly Slot<Ref>[]): Match<Ref>[] {
  const matches: Match<Ref>[] = []
  const match = (debit: Slot<Ref>, credit: Slot<Ref>): void => {
    const amountCents = Math.min(debit.leftCents, credit.leftCents)
    if (amountCents <= 0) return
    debit.leftCents -= amountCents
    credit.leftCents -= amountCents
    matches.push({ credit: credit.ref, debit: debit.ref, amountCents })
  }
  const oldDebits = [...debits].sort(byDay)
  const oldCredits = [...credits].sort(byDay)
  for (const debit of oldDebits) {
    if (!debit.isReversal) continue
    const undone = oldCredits.findLast((c) => c.leftCents === debit.leftCents && c.on <= debit.on)
    if (undone) match(debit, undone)
  }
  let next = 0
  for (const debit of oldDebits) {
    while (debit.leftCents > 0 && next < oldCredits.length) {
      match(debit, oldCredits[next]!)
      if (oldCredits[next]!.leftCents === 0) next += 1
    }
  }
  return matches
}

const byDay = <Ref>(a: Slot<Ref>, b: Slot<Ref>): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)
