import fc from "fast-check"
import { expect, test } from "vitest"
import { addDays, day, daysBetween, earlierOf } from "../kernel/day.ts"
import { type EnteredRate, rateBook } from "../law/rates.ts"
import { nextHalfYear } from "../law/rules/half-year.ts"
import { accrue } from "./accrue.ts"
import { type ClaimEvent, DEFAULT_SETTINGS, type PenaltyClaim, type PenaltySettings } from "./claim.ts"
import { exactInterest } from "./exact.ts"

const book = rateBook()
const FIRST = day("2015-06-30")
const LAST = day("2026-12-31")
const SPAN = daysBetween(FIRST, LAST)

const dayBetween = fc.integer({ min: 0, max: SPAN }).map((days) => addDays(FIRST, days))
const amount = fc.integer({ min: 1, max: 50_000_000_00 })
const event: fc.Arbitrary<ClaimEvent> = fc.record({
  on: dayBetween,
  kind: fc.constantFrom("payment" as const, "credit-note" as const),
  cents: fc.integer({ min: 1, max: 5_000_000_00 }),
})
const claim: fc.Arbitrary<PenaltyClaim> = fc.record({
  kind: fc.constantFrom("professional" as const, "consumer" as const, "public" as const),
  principalCents: amount,
  dueOn: dayBetween,
  events: fc.array(event, { maxLength: 4 }),
  formalNoticeOn: fc.option(dayBetween),
})
const settings: fc.Arbitrary<PenaltySettings> = fc.record({
  contractRate: fc.option(fc.integer({ min: 0, max: 300_000 })),
  rateBasis: fc.constantFrom("refixed" as const, "frozen" as const),
  dayBasis: fc.constantFrom("365" as const, "actual" as const),
  rounding: fc.constantFrom("total" as const, "segment" as const),
  allocation: fc.constantFrom("interest-first" as const, "principal-first" as const),
})

test("penalties never shrink as days pass", () => {
  fc.assert(
    fc.property(claim, settings, dayBetween, fc.integer({ min: 0, max: 400 }), (one, how, on, days) => {
      const later = earlierOf(addDays(on, days), LAST)
      const before = accrue(one, how, book, on)
      const after = accrue(one, how, book, later)
      // Rounded line by line, a line that is still growing may round the other way by half a cent at most.
      const slack = how.rounding === "segment" ? 1 : 0
      expect(after.interestCents).toBeGreaterThanOrEqual(before.interestCents - slack)
      expect(after.interestExact >= before.interestExact).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test("a larger debt never bears less", () => {
  fc.assert(
    fc.property(claim, settings, dayBetween, amount, (one, how, on, more) => {
      const quiet = { ...one, events: [] }
      const larger = { ...quiet, principalCents: one.principalCents + more }
      const less = accrue(quiet, how, book, on).interestExact
      expect(accrue(larger, how, book, on).interestExact >= less).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test("cutting a period in two changes nothing before rounding", () => {
  fc.assert(
    fc.property(
      amount,
      fc.integer({ min: 0, max: 300_000 }),
      fc.integer({ min: 1, max: 366 }),
      fc.integer({ min: 1, max: 366 }),
      fc.constantFrom(365 as const, 366 as const),
      (cents, rate, first, second, year) => {
        const whole = exactInterest(cents, rate, first + second, year)
        expect(exactInterest(cents, rate, first, year) + exactInterest(cents, rate, second, year)).toBe(whole)
      },
    ),
  )
  fc.assert(
    // A credit note of nothing cuts the period on its day.
    fc.property(claim, settings, dayBetween, dayBetween, (one, how, cutOn, asOf) => {
      const cut = { ...one, events: [...one.events, { on: cutOn, kind: "credit-note" as const, cents: 0 }] }
      expect(accrue(cut, how, book, asOf).interestExact).toBe(accrue(one, how, book, asOf).interestExact)
    }),
    { numRuns: 300 },
  )
})

test("a payment taken back leaves the claim as it was", () => {
  fc.assert(
    fc.property(claim, settings, event, dayBetween, (one, how, extra, asOf) => {
      const paid = { ...one, events: [...one.events, extra] }
      const unpaid = { ...paid, events: paid.events.filter((candidate) => candidate !== extra) }
      expect(accrue(unpaid, how, book, asOf)).toEqual(accrue(one, how, book, asOf))
    }),
    { numRuns: 200 },
  )
})

test("what comes in is found again: interest, principal, indemnity and what was too much", () => {
  fc.assert(
    fc.property(claim, settings, dayBetween, (one, how, asOf) => {
      const result = accrue(one, how, book, asOf)
      for (const { event, ...part } of result.imputations) {
        expect(part.toInterestCents + part.toPrincipalCents + part.toIndemnityCents + part.unusedCents).toBe(
          event.cents,
        )
      }
      const principal = result.imputations.reduce((sum, part) => sum + part.toPrincipalCents, 0)
      const interest = result.imputations.reduce((sum, part) => sum + part.toInterestCents, 0)
      expect(result.owed.principalCents).toBe(one.principalCents - principal)
      expect(result.owed.interestCents).toBe(result.interestCents - interest)
      expect(result.owed.interestCents).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 300 },
  )
})

test("the order in which a day's credit notes and payments are written down does not matter between the two kinds", () => {
  fc.assert(
    fc.property(claim, settings, dayBetween, dayBetween, (one, how, on, asOf) => {
      const note = { on, kind: "credit-note" as const, cents: 12_345 }
      const payment = { on, kind: "payment" as const, cents: 67_890 }
      const a = accrue({ ...one, events: [note, payment] }, how, book, asOf)
      const b = accrue({ ...one, events: [payment, note] }, how, book, asOf)
      expect(a).toEqual(b)
    }),
    { numRuns: 200 },
  )
})

test("no figure is a float on the way", () => {
  fc.assert(
    fc.property(claim, settings, dayBetween, (one, how, asOf) => {
      const { segments, interestCents, owed } = accrue(one, how, book, asOf)
      for (const { exact, baseCents, applied } of segments) {
        expect(typeof exact).toBe("bigint")
        expect(Number.isSafeInteger(baseCents) && Number.isSafeInteger(applied.rate)).toBe(true)
      }
      expect(Number.isSafeInteger(interestCents) && Number.isSafeInteger(owed.totalCents)).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test("past the last published half-year nothing is guessed, until a person enters the rate with its source", () => {
  const late: PenaltyClaim = {
    kind: "professional",
    principalCents: 100_000,
    dueOn: day("2026-12-20"),
    events: [],
  }
  expect(accrue(late, DEFAULT_SETTINGS, book, LAST).segments).toHaveLength(1)
  expect(() => accrue(late, DEFAULT_SETTINGS, book, addDays(LAST, 1))).toThrow(/RATE_UNKNOWN/)
  const entered: EnteredRate = {
    ...{ name: "ecb", half: nextHalfYear("2026-S2"), rate: 26_500 },
    source: "BCE, 1er janvier 2027",
  }
  const result = accrue(late, DEFAULT_SETTINGS, rateBook([entered]), day("2027-01-10"))
  expect(result.segments[1]!.applied).toMatchObject({ rate: 126_500, published: { status: "entered" } })
  // 1 000 € for 11 days at 12.40 % and 10 days at 12.65 %: 3.7370 + 3.4658.
  expect(result.interestCents).toBe(720)
})

test("an insolvent customer's interest stops the day before the opening judgment", () => {
  const open: PenaltyClaim = {
    ...{ kind: "professional", principalCents: 1_000_000, dueOn: day("2026-06-20"), events: [] },
    insolvencyOn: day("2026-07-11"),
  }
  const result = accrue(open, DEFAULT_SETTINGS, book, day("2026-11-22"))
  // The 67.26 € of a payment on 10 July (10 days at 12.15 %, 10 at 12.40 %).
  expect(result.interestCents).toBe(6_726)
  expect(result.segments.at(-1)!.to).toBe("2026-07-10")
  expect(result.indemnityCents).toBe(4_000)
})
