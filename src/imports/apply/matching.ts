import type { Cents } from "../../kernel/cents.ts"
import { type Day, daysBetween } from "../../kernel/day.ts"
import { family, isDifferenceKey, isOpeningKey } from "./keys.ts"

/** What tells a document again, whoever told it first. */
export interface Identity {
  readonly key: string | null
  readonly customerId: string
  readonly number: string | null
  readonly currency: string
  readonly amountCents: Cents
  readonly bookedOn: Day
}

/**
 * Finds for each staged document the known one that it is, or null:
 *   1. the same key;
 *   2. the same customer, number, currency and amount, known from another kind of file or as an
 *      opening balance; for money (`isMoney`), the same customer, day and amount, or the only payment of that amount
 *      within ten days: people note a payment before the bank and the books do;
 *   3. the same customer, number and day from the same kind of file, with another amount: it was
 *      changed since. Only where exactly one stands on each side.
 */
export function matchDocuments<K extends Identity>(
  staged: readonly Identity[],
  known: readonly K[],
  isMoney = false,
): (K | null)[] {
  const result: (K | null)[] = new Array(staged.length).fill(null)
  if (known.length === 0) return result
  const left = new Map<string | null, K>()
  const without: K[] = []
  for (const k of known) {
    // Made up by us: no file tells it.
    if (isDifferenceKey(k.key)) continue
    if (k.key === null) without.push(k)
    else left.set(k.key, k)
  }
  for (const [i, s] of staged.entries()) {
    const same = left.get(s.key)
    if (!same) continue
    result[i] = same
    left.delete(s.key)
  }
  const remaining = new Set([...left.values(), ...without])
  pair(staged, remaining, result, sameDocument, fromAnotherSource, false)
  if (isMoney) {
    pair(staged, remaining, result, sameMoney, fromAnotherSource, false)
    pair(
      staged,
      remaining,
      result,
      sameAmount,
      (s, k) => fromAnotherSource(s, k) && !isOpeningKey(k.key) && isNear(s, k),
      true,
    )
  }
  pair(staged, remaining, result, sameNumberAndDay, (s, k) => family(s.key) === family(k.key), true)
  return result
}

function pair<K extends Identity>(
  staged: readonly Identity[],
  remaining: Set<K>,
  result: (K | null)[],
  trait: (d: Identity) => string | null,
  fits: (s: Identity, k: K) => boolean,
  onlyIfSingle: boolean,
): void {
  if (remaining.size === 0) return
  const byTrait = Map.groupBy(remaining, trait)
  const open = [...staged.keys()].filter((i) => result[i] === null)
  const counts = new Map<string | null, number>()
  for (const i of open) counts.set(trait(staged[i]!), (counts.get(trait(staged[i]!)) ?? 0) + 1)
  for (const i of open) {
    const wanted = trait(staged[i]!)
    const candidates = wanted === null ? undefined : byTrait.get(wanted)
    if (!candidates || (onlyIfSingle && (candidates.length > 1 || counts.get(wanted) !== 1))) continue
    const at = candidates.findIndex((k) => fits(staged[i]!, k))
    if (at < 0) continue
    const [found] = candidates.splice(at, 1)
    result[i] = found!
    remaining.delete(found!)
  }
}

const sameDocument = (d: Identity): string | null =>
  d.number ? `${d.customerId}\t${d.number}\t${d.currency}\t${d.amountCents}` : null

const sameMoney = (d: Identity): string => `${d.customerId}\t${d.bookedOn}\t${d.currency}\t${d.amountCents}`

const sameAmount = (d: Identity): string => `${d.customerId}\t${d.currency}\t${d.amountCents}`

/** How far apart the days of one payment may be: people note it before the bank and the books do. */
export const NEAR_DAYS = 10

const isNear = (a: Identity, b: Identity): boolean =>
  Math.abs(daysBetween(a.bookedOn, b.bookedOn)) <= NEAR_DAYS

const sameNumberAndDay = (d: Identity): string | null =>
  d.number ? `${d.customerId}\t${d.number}\t${d.currency}\t${d.bookedOn}` : null

function fromAnotherSource(staged: Identity, known: Identity): boolean {
  return family(staged.key) !== family(known.key) || isOpeningKey(known.key)
}
