import type { Cents } from "../../kernel/cents.ts"
import { type Day, laterOf } from "../../kernel/day.ts"
import type { Pair } from "../apply/deduced.ts"
import { isDifferenceKey } from "../apply/keys.ts"
import type { KnownAllocation, KnownBooks } from "../apply/known.ts"
import type { PlanDraft } from "../apply/plan.ts"
import type { FecBooks } from "./books.ts"
import type { Placed } from "./documents.ts"
import { letter, type Match } from "./lettering.ts"
import type { OpeningTarget } from "./openings.ts"
import { type Allocatable, comesBefore, type ItemSlot, SlotBook } from "./slots.ts"

/** What this file's lettering decides: allocations between two items that it tells. */
export interface Scope {
  readonly allocations: readonly KnownAllocation[]
  /** How much of an instalment's (or a credit's, seq 0) allocations is decided anew. */
  readonly freeCents: (id: string, seq: number) => Cents
  /** Of these, those of a difference that changes: what they allocated goes to another item of that balance. */
  readonly displaced: readonly KnownAllocation[]
}

/**
 * The allocations that an earlier lettering made between items that this file tells as well, at least
 * one of them as a line of its own. Only these may be released: what a person allocated, and what
 * lies outside this file, stays. `freed`: those that end anyway.
 */
export function letteringScope(
  placed: Placed,
  known: KnownBooks,
  targets: readonly OpeningTarget[],
  freed: readonly KnownAllocation[],
): Scope {
  const own = new Set<string>()
  for (const k of placed.knownInvoices) if (k) own.add(k.id)
  for (const k of placed.knownCredits) if (k) own.add(k.id)
  const told = new Set(own)
  const balances = new Map<string, Day>()
  for (const target of targets) {
    if (target.of === "balance") balances.set(target.customerId, target.openingOn)
    else told.add(target.id)
  }
  for (const item of [...known.invoices, ...known.credits]) {
    const openingOn = balances.get(item.customerId)
    if (openingOn !== undefined && comesBefore(item, openingOn)) told.add(item.id)
  }
  const allocations = known.allocations.filter(
    (a) =>
      a.isLettering &&
      told.has(a.creditId) &&
      told.has(a.invoiceId) &&
      (own.has(a.creditId) || own.has(a.invoiceId)),
  )
  return scopeOf([...allocations, ...freed], [])
}

/** The scope, and with it the allocations of the opening differences that this plan changes or takes out. */
export function withDisplaced(scope: Scope, known: KnownBooks, draft: PlanDraft): Scope {
  const changed = new Set<string>()
  for (const { known: k } of [...draft.invoiceChanges, ...draft.creditChanges]) {
    if (isDifferenceKey(k.key)) changed.add(k.id)
  }
  if (changed.size === 0) return scope
  const inScope = new Set(scope.allocations)
  const displaced = known.allocations.filter((a) => changed.has(a.invoiceId) || changed.has(a.creditId))
  return scopeOf([...scope.allocations, ...displaced.filter((a) => !inScope.has(a))], displaced)
}

function scopeOf(allocations: readonly KnownAllocation[], displaced: readonly KnownAllocation[]): Scope {
  const free = new Map<string, Cents>()
  for (const a of allocations) {
    for (const end of [`${a.invoiceId}\t${a.seq}`, `${a.creditId}\t0`]) {
      free.set(end, (free.get(end) ?? 0) + a.amountCents)
    }
  }
  return { allocations, displaced, freeCents: (id, seq) => free.get(`${id}\t${seq}`) ?? 0 }
}

/**
 * Turns the lettered groups into allocations, and plans only what differs from those that stand.
 * `pairs`: allocations that come first, whatever the lettering says.
 */
export function planAllocations(
  books: FecBooks,
  placed: Placed,
  targets: readonly OpeningTarget[],
  known: KnownBooks,
  scope: Scope,
  pairs: readonly Pair[],
  draft: PlanDraft,
): void {
  const slots = new SlotBook(placed, targets, known, scope, draft)
  const standing = new Map(scope.allocations.map((a) => [`${a.creditId}\t${a.invoiceId}\t${a.seq}`, a]))
  const kept = new Set<KnownAllocation>()
  const plan = ({ credit, debit, amountCents }: Match<Allocatable>, isLettering = true): void => {
    const stands = standing.get(`${credit.id}\t${debit.id}\t${debit.seq}`)
    if (stands?.amountCents === amountCents && !kept.has(stands)) {
      kept.add(stands)
      draft.unchanged.allocations += 1
      return
    }
    draft.touchedCustomerIds.add(debit.customerId)
    draft.newAllocations.push({
      customerId: debit.customerId,
      creditId: credit.id,
      invoiceId: debit.id,
      seq: debit.seq,
      amountCents,
      effectiveOn: laterOf(credit.on, debit.on),
      isLettering,
    })
  }
  for (const pair of pairs) for (const match of slots.pair(pair)) plan(match, false)
  for (const group of books.groups) {
    const members = new Set<ItemSlot>()
    for (const member of group) for (const slot of slots.of(member)) members.add(slot)
    const all = [...members]
    const [debits, credits] = [all.filter((s) => s.ref.seq > 0), all.filter((s) => s.ref.seq === 0)]
    for (const match of letter(debits, credits)) plan(match)
  }
  for (const allocation of scope.displaced) for (const match of slots.rehome(allocation)) plan(match)
  const customerOf = new Map(
    scope.allocations.length > 0 ? known.invoices.map((k) => [k.id, k.customerId]) : [],
  )
  for (const allocation of scope.allocations) {
    if (kept.has(allocation)) continue
    draft.releasedAllocations.push(allocation)
    const customerId = customerOf.get(allocation.invoiceId)
    if (customerId) draft.touchedCustomerIds.add(customerId)
  }
}
