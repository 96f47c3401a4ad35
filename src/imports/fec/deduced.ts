import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import { DeducedPayments, type NewPayment, type Pair } from "../apply/deduced.ts"
import type { KnownAllocation, KnownBooks } from "../apply/known.ts"
import type { PlanDraft } from "../apply/plan.ts"
import type { FecBooks, LetteredMember } from "./books.ts"
import type { AccountLine, Placed } from "./documents.ts"
import type { OpeningTarget } from "./openings.ts"

/** What replacing deduced payments asks of the allocations. */
export interface Replaced {
  /** Allocations that end. */
  readonly freed: readonly KnownAllocation[]
  /** Allocations that stand before any lettering. */
  readonly pairs: readonly Pair[]
}

const NOTHING: Replaced = { freed: [], pairs: [] }

/**
 * Lets the payments of a FEC replace those that a list of invoices made us deduce: by lettering with
 * the same invoice, else by the same amount. `accounts` is kept in step.
 */
export function planDeduced(
  books: FecBooks,
  placed: Placed,
  targets: readonly OpeningTarget[],
  known: KnownBooks,
  accounts: ReadonlyMap<string, AccountLine[]>,
  draft: PlanDraft,
): Replaced {
  const deduced = new DeducedPayments(known)
  if (deduced.isEmpty) return NOTHING
  const sides = new Sides(books, placed, targets, known)
  const lettered = new Set<number>()
  for (const group of books.groups) {
    for (const { of, index } of group) if (of === "credit") lettered.add(index)
    const { debits, payments } = sides.of(group)
    const theirs = debits.flatMap(({ id, seq }) => deduced.of(id, seq))
    const openCents = debits.reduce((sum, d) => sum + d.openCents, 0)
    deduced.replace(theirs, payments, openCents)
  }
  const loose = books.credits.flatMap((credit, i): NewPayment[] => {
    if (lettered.has(i) || placed.knownCredits[i]) return []
    const customerId = placed.customerIds.get(credit.customerCode)!
    const { number, creditedOn: on, currency, amountCents: cents } = credit
    return [{ creditId: placed.creditIds[i]!, customerId, number, on, currency, cents }]
  })
  const pairs = deduced.replaceByAmount(loose, draft)
  const { freed, remaining, reduced } = deduced.settle(draft)
  for (const { credit, leftCents } of reduced) {
    accounts
      .get(credit.customerId)
      ?.push({ bookedOn: credit.bookedOn, cents: credit.amountCents - leftCents })
  }
  return { freed, pairs: [...remaining, ...pairs] }
}

interface Debit {
  readonly id: string
  readonly seq: number
  readonly openCents: Cents
}

/** Tells the debts of a lettered group with what was open of them, and the money that comes to them. */
class Sides {
  readonly #books: FecBooks
  readonly #placed: Placed
  readonly #targets: readonly OpeningTarget[]
  readonly #parts = new Map<string, { amountCents: Cents; openCents: Cents }>()
  readonly #unallocated = new Map<string, Cents>()

  constructor(books: FecBooks, placed: Placed, targets: readonly OpeningTarget[], known: KnownBooks) {
    this.#books = books
    this.#placed = placed
    this.#targets = targets
    for (const k of known.invoices)
      for (const part of k.instalments) this.#parts.set(`${k.id}\t${part.seq}`, part)
    for (const k of known.credits) this.#unallocated.set(k.id, k.unallocatedCents)
  }

  of(group: readonly LetteredMember[]): { debits: Debit[]; payments: { on: Day; cents: Cents }[] } {
    const debits: Debit[] = []
    const payments: { on: Day; cents: Cents }[] = []
    for (const { of, index, seq } of group) {
      if (of === "invoice") {
        const cents = this.#books.invoices[index]!.instalments[seq - 1]!.amountCents
        debits.push(this.#debit(this.#placed.invoiceIds[index]!, seq, cents))
      } else if (of === "credit") {
        const { creditedOn: on, amountCents } = this.#books.credits[index]!
        // A payment that was known before counts for what of it waits.
        payments.push({ on, cents: this.#unallocated.get(this.#placed.creditIds[index]!) ?? amountCents })
      } else {
        const { cents } = this.#books.openings[index]!.line
        const target = this.#targets[index]!
        if (target.of === "invoice") debits.push(this.#debit(target.id, target.seq, cents))
      }
    }
    return { debits, payments }
  }

  #debit(id: string, seq: number, cents: Cents): Debit {
    const known = this.#parts.get(`${id}\t${seq}`)
    return { id, seq, openCents: known ? known.openCents + cents - known.amountCents : cents }
  }
}
