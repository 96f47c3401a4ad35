import fc from "fast-check"
import { expect, test } from "vitest"
import { addDays, day } from "../kernel/day.ts"
import { workingCalendar } from "../law/calendar.ts"
import type { Book, KnownPromise, OpenDispute, OpenItem } from "./book.ts"
import { bookWith, companyOn, openItem } from "./books.test-data.ts"
import { decide } from "./decide.ts"
import { shownItems } from "./gate.ts"
import { SHIPPED_SCENARIO } from "./shipped-scenario.ts"

const TODAY = day("2026-04-08")

const invoices = fc.array(
  fc.record({ late: fc.integer({ min: -10, max: 60 }), cents: fc.integer({ min: 10_00, max: 5_000_00 }) }),
  { minLength: 1, maxLength: 5 },
)
const promises = fc.array(
  fc.record({
    made: fc.integer({ min: 0, max: 20 }),
    length: fc.integer({ min: 0, max: 30 }),
    cents: fc.option(fc.integer({ min: 1_00, max: 6_000_00 }), { nil: null }),
    paid: fc.integer({ min: 0, max: 1_000_00 }),
    invoice: fc.option(fc.nat(4), { nil: null }),
  }),
  { maxLength: 3 },
)
const disputes = fc.array(
  fc.record({ invoice: fc.nat(4), cents: fc.option(fc.integer({ min: 1, max: 3_000_00 }), { nil: null }) }),
  { maxLength: 3 },
)
const facts = fc.record({ invoices, promises, disputes, seed: fc.nat() })
type Facts = typeof facts extends fc.Arbitrary<infer T> ? T : never

const items = (w: Facts): OpenItem[] =>
  w.invoices.map(({ late, cents }, n) =>
    openItem({
      ...{ invoiceId: `F-${n}`, issuedOn: addDays(TODAY, -90), openCents: cents },
      dueOn: addDays(TODAY, -late),
    }),
  )
const idOf = (w: Facts, n: number): string => `F-${n % w.invoices.length}`

function bookOf(w: Facts): Book {
  return bookWith({
    items: items(w),
    promises: w.promises.map(
      ({ made, length, cents, paid, invoice }, n): KnownPromise => ({
        ...{ id: `P-${n}`, madeOn: addDays(TODAY, -made), promisedFor: addDays(TODAY, length - made) },
        ...{ amountCents: cents, paidSinceCents: paid },
        invoiceIds: invoice === null ? [] : [idOf(w, invoice)],
      }),
    ),
    disputes: w.disputes.map(
      ({ invoice, cents }): OpenDispute => ({
        invoiceId: idOf(w, invoice),
        disputedCents: cents,
        answerBy: null,
      }),
    ),
  })
}

const decided = (book: Book) => decide(book, SHIPPED_SCENARIO, companyOn(TODAY), workingCalendar("FR"))

/** The same facts in another order, by a rule that the seed sets. */
const shuffled = <T>(list: readonly T[], seed: number): T[] =>
  list
    .map((value, n) => ({ value, rank: ((n + 1) * 7919 * (seed + 3)) % 104_729 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ value }) => value)

test("in whatever order the facts were recorded, each invoice stands the same", () => {
  fc.assert(
    fc.property(facts, (w) => {
      const book = bookOf(w)
      const other: Book = {
        ...book,
        items: shuffled(book.items, w.seed),
        disputes: shuffled(book.disputes, w.seed + 1),
      }
      const stand = (of: Book) =>
        decided(of)
          .items.map((item) => `${item.invoiceId} ${item.role} ${item.chasedCents} ${item.agreedCents}`)
          .sort()
      expect(stand(other)).toEqual(stand(book))
    }),
    { numRuns: 500 },
  )
})

test("whatever is promised and contested, never more is asked than is open, free of both", () => {
  fc.assert(
    fc.property(facts, (w) => {
      const decision = decided(bookOf(w))
      const held = (promise: KnownPromise) => addDays(promise.promisedFor, 1) >= TODAY
      for (const item of decision.items) {
        expect(item.chasedCents).toBeGreaterThanOrEqual(0)
        expect(item.chasedCents + (item.agreedCents ?? 0)).toBeLessThanOrEqual(item.openCents)
      }
      if (decision.kind !== "act") return
      for (const promise of bookOf(w).promises.filter(held)) {
        // A promise of everything holds all that it covers.
        if (promise.amountCents !== null) continue
        for (const item of shownItems(decision)) {
          const isCovered = promise.invoiceIds.length === 0 || promise.invoiceIds.includes(item.invoiceId)
          expect(isCovered).toBe(false)
        }
      }
      for (const dispute of w.disputes.filter(({ cents }) => cents === null)) {
        expect(shownItems(decision).map((item) => item.invoiceId)).not.toContain(idOf(w, dispute.invoice))
      }
    }),
    { numRuns: 500 },
  )
})
