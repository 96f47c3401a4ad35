import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { Pair } from "../apply/deduced.ts"
import { isDifferenceKey, isOpeningKey } from "../apply/keys.ts"
import type { KnownAllocation, KnownBooks } from "../apply/known.ts"
import type { PlanDraft } from "../apply/plan.ts"
import type { Scope } from "./allocations.ts"
import type { LetteredMember } from "./books.ts"
import type { Placed } from "./documents.ts"
import { letter, type Match, type Slot } from "./lettering.ts"
import type { OpeningTarget } from "./openings.ts"

/** An item that can be allocated: an instalment, or a credit (seq 0). */
export interface Allocatable {
  readonly id: string
  readonly seq: number
  readonly on: Day
  readonly customerId: string
}

/** What is left to allocate of an item. */
export type ItemSlot = Slot<Allocatable>

/** True for an item that a balance brought forward on a day stands for. */
export function comesBefore(
  item: { readonly bookedOn: Day; readonly key: string | null },
  openingOn: Day,
): boolean {
  return item.bookedOn < openingOn || (item.bookedOn === openingOn && isOpeningKey(item.key))
}

/**
 * What is left of every item once the plan is carried out and this file's earlier lettering is set
 * aside. Each item has one slot, so that two groups never spend it twice.
 */
export class SlotBook {
  readonly #slots = new Map<string, ItemSlot[]>()
  readonly #older = new Map<string, { id: string; bookedOn: Day; key: string | null }[]>()
  readonly #differences = new Map<string, Day>()
  readonly #placed: Placed
  readonly #targets: readonly OpeningTarget[]

  constructor(
    placed: Placed,
    targets: readonly OpeningTarget[],
    known: KnownBooks,
    scope: Scope,
    draft: PlanDraft,
  ) {
    this.#placed = placed
    this.#targets = targets
    for (const k of [...known.invoices, ...known.credits]) {
      if (isDifferenceKey(k.key)) this.#differences.set(k.id, k.bookedOn)
    }
    // Items of this file only stand in for a difference; a balance brought forward never means them.
    const isOlder = (key: string): boolean => scope.displaced.length > 0 || isDifferenceKey(key)
    this.#addKnown(known, scope)
    this.#addChanges(draft, scope)
    for (const { id, customerId, staged } of draft.newInvoices) {
      const parts = staged.instalments.map((p, i): [number, Cents] => [i + 1, p.amountCents])
      this.#add(id, customerId, staged.issuedOn, parts)
      if (isOlder(staged.key)) this.#addOlder(customerId, { id, ...staged })
    }
    for (const { id, customerId, staged } of draft.newCredits) {
      this.#add(id, customerId, staged.creditedOn, [[0, staged.amountCents]])
      if (isOlder(staged.key)) this.#addOlder(customerId, { id, ...staged })
    }
  }

  /** Other items of the same balance for what was allocated to (or by) an opening difference that goes. */
  rehome({ creditId, invoiceId, seq, amountCents }: KnownAllocation): Match<Allocatable>[] {
    const stays = this.#differences.has(creditId)
      ? this.#one(invoiceId, seq, false)[0]
      : this.#one(creditId, 0, false)[0]
    if (!stays) return []
    const isCredit = stays.ref.seq === 0
    const openingOn = this.#differences.get(creditId) ?? this.#differences.get(invoiceId)!
    const candidates = this.#olderSlots(stays.ref.customerId, openingOn).filter(
      (s) => s.ref.seq > 0 === isCredit,
    )
    const moving = { ...stays, leftCents: Math.min(amountCents, stays.leftCents) }
    const matches = isCredit ? letter(candidates, [moving]) : letter([moving], candidates)
    stays.leftCents -= matches.reduce((sum, m) => sum + m.amountCents, 0)
    return matches
  }

  /** Allocates a credit to an instalment, as far as both have something left. */
  pair({ creditId, invoiceId, seq, amountCents }: Pair): Match<Allocatable>[] {
    const credit = this.#one(creditId, 0, false)[0]
    const debit = this.#one(invoiceId, seq, false)[0]
    if (!credit || !debit) return []
    const cents = Math.min(amountCents, credit.leftCents, debit.leftCents)
    if (cents <= 0) return []
    credit.leftCents -= cents
    debit.leftCents -= cents
    return [{ credit: credit.ref, debit: debit.ref, amountCents: cents }]
  }

  /** The slots that a member of a lettered group stands for. */
  of(member: LetteredMember): readonly ItemSlot[] {
    const { invoiceIds, creditIds } = this.#placed
    if (member.of === "invoice") return this.#one(invoiceIds[member.index]!, member.seq, member.isReversal)
    if (member.of === "credit") return this.#one(creditIds[member.index]!, 0, false)
    const target = this.#targets[member.index]!
    if (target.of !== "balance") return this.#one(target.id, target.of === "invoice" ? target.seq : 0, false)
    return this.#olderSlots(target.customerId, target.openingOn)
  }

  #olderSlots(customerId: string, openingOn: Day): ItemSlot[] {
    return (
      (this.#older.get(customerId) ?? [])
        .filter((item) => comesBefore(item, openingOn))
        // Of two on one day always the same first, in whatever order the ledger gives them: the same file twice changes nothing.
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .flatMap((item) => this.#slots.get(item.id) ?? [])
    )
  }

  #one(id: string, seq: number, isReversal: boolean): ItemSlot[] {
    const slot = this.#slots.get(id)?.find((s) => s.ref.seq === seq)
    if (!slot) return []
    slot.isReversal ||= isReversal
    return [slot]
  }

  #add(
    id: string,
    customerId: string,
    on: Day,
    parts: readonly (readonly [seq: number, leftCents: Cents])[],
  ): void {
    const slots = parts.map(([seq, leftCents]) => ({
      ref: { id, seq, on, customerId },
      on,
      isReversal: false,
      leftCents,
    }))
    this.#slots.set(id, slots)
  }

  #addOlder(customerId: string, item: { id: string; bookedOn: Day; key: string | null }): void {
    const list = this.#older.get(customerId)
    if (list) list.push(item)
    else this.#older.set(customerId, [item])
  }

  #addKnown(known: KnownBooks, scope: Scope): void {
    for (const k of known.invoices) {
      const parts = k.instalments.map((p): [number, Cents] => [
        p.seq,
        p.openCents + scope.freeCents(k.id, p.seq),
      ])
      this.#add(k.id, k.customerId, k.issuedOn, parts)
      this.#addOlder(k.customerId, k)
    }
    for (const k of known.credits) {
      this.#add(k.id, k.customerId, k.creditedOn, [[0, k.unallocatedCents + scope.freeCents(k.id, 0)]])
      this.#addOlder(k.customerId, k)
    }
  }

  #addChanges(draft: PlanDraft, scope: Scope): void {
    for (const { known: k, instalments } of draft.invoiceChanges) {
      const held = (seq: number): Cents => {
        const before = k.instalments.find((p) => p.seq === seq)
        return before ? before.amountCents - before.openCents - scope.freeCents(k.id, seq) : 0
      }
      const parts = instalments.map((p, i): [number, Cents] => [i + 1, p.amountCents - held(i + 1)])
      this.#add(k.id, k.customerId, k.issuedOn, parts)
    }
    for (const { known: k, amountCents } of draft.creditChanges) {
      const held = k.amountCents - k.unallocatedCents - scope.freeCents(k.id, 0)
      this.#add(k.id, k.customerId, k.creditedOn, [[0, Math.max(0, amountCents - held)]])
    }
  }
}
