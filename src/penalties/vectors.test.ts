import { describe, expect, test } from "vitest"
import { eachVector, VECTORS, type Vector } from "../../test/law/vectors.ts"
import { decimalText, parseDecimalCents } from "../kernel/cents.ts"
import { addDays, addMonths, day, daysBetween } from "../kernel/day.ts"
import { parseRate, rateText } from "../kernel/rate.ts"
import { Refusal } from "../kernel/refusal.ts"
import { contractFloor, defaultPenaltyRate, publicPenaltyRate, rateBook, ratesOn } from "../law/rates.ts"
import { halfYearOf } from "../law/rules/half-year.ts"
import { accrue, daysLate } from "./accrue.ts"
import { type ClaimEvent, DEFAULT_SETTINGS, type PenaltyClaim, type PenaltySettings } from "./claim.ts"
import { exactInterest, exactText, roundHalfUp } from "./exact.ts"
import { additionalOnProofCents } from "./indemnity.ts"
import { judgmentInterest } from "./judgment.ts"

const book = rateBook()

const cents = (text: string) => parseDecimalCents(text)!
const euros = decimalText

const claimOf = (principal: string, dueOn: string, more: Partial<PenaltyClaim> = {}): PenaltyClaim => ({
  ...{ kind: "professional", principalCents: cents(principal), dueOn: day(dueOn), events: [] },
  ...more,
})
const paid = (on: string, amount: string): ClaimEvent => ({
  on: day(on),
  kind: "payment",
  cents: cents(amount),
})

describe("simple interest that others published", () => {
  eachVector("simple_interest", ({ input, expected }) => {
    const rate = parseRate(input.annual_rate_pct)!
    const exact = exactInterest(cents(input.principal_ttc), rate, input.days, input.basis)
    expect(euros(roundHalfUp(exact))).toBe(expected.interest)
    expect(exactText(exact)).toBe(expected.interest_exact)
  })
})

describe("the rates of a day", () => {
  eachVector("rate", ({ input, expected }) => {
    const on = day(input.date)
    if (expected.error) {
      expect(() => ratesOn(book, on)).toThrow(Refusal)
      expect(() => defaultPenaltyRate(book, halfYearOf(on))).toThrow(/RATE_UNKNOWN/)
      return
    }
    const half = halfYearOf(on)
    expect(half).toBe(expected.semester)
    expect(rateText(defaultPenaltyRate(book, half).rate)).toBe(expected.default_b2b_rate_pct)
    expect(rateText(publicPenaltyRate(book, half).rate)).toBe(
      expected.public_buyer_rate_pct_if_interest_starts_that_semester,
    )
    const { legal, individual, floor } = ratesOn(book, on)
    const text = (rate: number | null | undefined) =>
      rate === null || rate === undefined ? undefined : rateText(rate)
    expect(text(legal?.rate)).toBe(expected.legal_rate_pro_pct)
    expect(text(individual?.rate)).toBe(expected.legal_rate_individual_creditor_pct)
    expect(text(floor)).toBe(expected.b2b_contract_floor_pct)
  })
})

describe("the least that a clause may say", () => {
  eachVector("rate_floor", ({ input, expected }) => {
    const floor = contractFloor(book, halfYearOf(day(input.date)))!
    expect(rateText(floor)).toBe(expected.floor_pct)
    expect(parseRate(input.stipulated_pct)! >= floor).toBe(expected.compliant)
  })
})

function penaltyOf(input: Vector["input"], settings: Partial<PenaltySettings> = {}) {
  const asOf = day(input.paid_on ?? input.as_of)
  const events = [
    ...(input.payments ?? []).map((payment: { date: string; amount: string }) =>
      paid(payment.date, payment.amount),
    ),
    ...(input.paid_on ? [paid(input.paid_on, input.principal_ttc)] : []),
  ]
  const claim = claimOf(input.principal_ttc, input.due_date, { events })
  // Whole payment: on the principal, as the vectors count it.
  const allocation = input.paid_on ? "principal-first" : "interest-first"
  const contractRate = input.contract_rate_pct ? parseRate(input.contract_rate_pct) : null
  const full = { ...DEFAULT_SETTINGS, contractRate, allocation, ...settings } as PenaltySettings
  return { claim, asOf, result: accrue(claim, full, book, asOf) }
}

function checkPenalty({ input, expected }: Vector): void {
  const { claim, asOf, result } = penaltyOf(input)
  expect(daysLate(claim, asOf)).toBe(expected.days_late)
  expect(euros(result.interestCents)).toBe(expected.interest)
  expect(exactText(result.interestExact)).toBe(expected.interest_exact)
  expect(
    result.segments.map(({ from, to, days, applied, exact }) => ({
      ...{ from, to, days, rate: applied.rate, amount: euros(roundHalfUp(exact)) },
    })),
  ).toEqual(
    expected.segments.map((segment: Record<string, string>) => ({
      ...{ from: segment.from, to: segment.to, days: segment.days },
      ...{ rate: parseRate(segment.rate_pct!), amount: segment.amount },
    })),
  )
  const bySegment = penaltyOf(input, { rounding: "segment" }).result
  expect(euros(bySegment.interestCents)).toBe(expected.interest_if_rounded_per_segment)
  const actual = penaltyOf(input, { dayBasis: "actual" }).result
  expect(euros(actual.interestCents)).toBe(expected.interest_actual_actual)
  if (expected.contested_variant_rate_fixed_at_start) {
    const frozen = penaltyOf(input, { rateBasis: "frozen" }).result
    expect(euros(frozen.interestCents)).toBe(expected.contested_variant_rate_fixed_at_start)
  }
  if (expected.total_due) expect(euros(result.owed.totalCents)).toBe(expected.total_due)
}

describe("penalties of a professional", () => {
  eachVector("penalty_b2b", checkPenalty)
  eachVector("penalty_b2b_contract_rate", checkPenalty)
})

describe("a part payment", () => {
  eachVector("penalty_partial_payment_interest_first", ({ input, expected }) => {
    const { result } = penaltyOf(input)
    const [first] = result.imputations
    expect(euros(first!.toInterestCents)).toBe(expected.payment_to_interest)
    expect(euros(first!.toPrincipalCents)).toBe(expected.payment_to_principal)
    expect(euros(result.owed.principalCents)).toBe(expected.principal_remaining)
    expect(euros(result.owed.interestCents)).toBe(expected.interest_after_payment)
    expect(euros(result.owed.indemnityCents)).toBe(expected.indemnity)
    expect(euros(result.owed.totalCents)).toBe(expected.total_due)
  })
  eachVector("penalty_partial_payment_principal_first", ({ input, expected }) => {
    const { result } = penaltyOf(input, { allocation: "principal-first" })
    expect(euros(result.owed.principalCents)).toBe(expected.principal_remaining)
    expect(euros(result.interestCents)).toBe(expected.interest_total)
    expect(euros(result.owed.totalCents)).toBe(expected.total_due)
  })
  test("ALL-05", () => {
    const { input, expected } = VECTORS.find(({ id }) => id === "ALL-05")!
    const events = [paid(input.payment.date, input.payment.amount)]
    const claim = claimOf(input.principal, input.due_date, { events })
    const result = accrue(claim, DEFAULT_SETTINGS, book, day(input.payment.date))
    expect(euros(result.imputations[0]!.toInterestCents)).toBe(expected.to_interest)
    expect(euros(result.imputations[0]!.toPrincipalCents)).toBe(expected.to_principal)
    expect(euros(result.owed.principalCents)).toBe(expected.principal_remaining)
    expect(euros(result.owed.indemnityCents)).toBe(expected.indemnity_remaining)
  })
})

describe("a consumer", () => {
  eachVector("interest_b2c", ({ input, expected }) => {
    const formalNoticeOn = input.formal_notice_date ? day(input.formal_notice_date) : null
    const dueOn = input.due_date ?? addDays(day(input.formal_notice_date), -30)
    const claim = claimOf(input.principal_ttc, dueOn, { kind: "consumer", formalNoticeOn })
    const result = accrue(claim, DEFAULT_SETTINGS, book, day(input.as_of))
    expect(euros(result.interestCents)).toBe(expected.interest)
    expect(euros(result.indemnityCents)).toBe(expected.indemnity)
    for (const [index, segment] of (expected.segments ?? []).entries()) {
      expect(result.segments[index]).toMatchObject({ from: segment.from, to: segment.to, days: segment.days })
      expect(result.segments[index]!.applied.rate).toBe(parseRate(segment.rate_pct))
    }
  })
})

describe("a judgment", () => {
  eachVector("legal_interest_majore_after_judgment", ({ input, expected }) => {
    const served = day(input.enforceable_decision_served_on)
    const result = judgmentInterest(cents(input.condemnation), served, day(input.paid_on), book)
    expect(addDays(result.increasedFrom, -1)).toBe(expected.simple_until)
    expect(result.increasedFrom).toBe(expected.majore_from)
    expect(euros(result.simpleCents)).toBe(expected.simple_interest)
    expect(euros(result.increasedCents)).toBe(expected.majore_interest)
    expect(euros(result.totalCents)).toBe(expected.total)
  })
})

describe("a public buyer", () => {
  eachVector("penalty_public_buyer", ({ input, expected }) => {
    const dueOn = addDays(day(input.request_received), input.delay_days)
    expect(dueOn).toBe(expected.due_date)
    const claim = claimOf(input.amount_ttc, dueOn, {
      kind: "public",
      events: [paid(input.paid_on, input.amount_ttc)],
    })
    const settings = { ...DEFAULT_SETTINGS, allocation: "principal-first" as const }
    const result = accrue(claim, settings, book, day(input.paid_on))
    expect(result.segments[0]!.from).toBe(expected.interest_from)
    expect(result.segments.reduce((sum, { days }) => sum + days, 0)).toBe(expected.days)
    expect(new Set(result.segments.map(({ applied }) => rateText(applied.rate)))).toEqual(
      new Set([expected.rate_pct_fixed_for_whole_delay]),
    )
    expect(euros(result.interestCents)).toBe(expected.interest)
    expect(euros(result.indemnityCents)).toBe(expected.indemnity)
  })
})

describe("the recovery indemnity", () => {
  eachVector("indemnity", ({ input, expected }) => {
    const kind = input.debtor === "B2C" ? "consumer" : "professional"
    const dueOn = day(input.due_date ?? "2026-01-31")
    const asOf = addDays(dueOn, input.days_late ?? 30)
    const events = input.paid_in_time ? [paid(dueOn, input.paid_in_time)] : []
    const insolvencyOn = input.opening_judgment ? day(input.opening_judgment) : null
    const claim = claimOf("1000.00", dueOn, { kind, events, insolvencyOn })
    const one = accrue(claim, DEFAULT_SETTINGS, book, asOf).indemnityCents
    expect(euros(one * (input.late_invoices ?? 1))).toBe(expected.indemnity)
  })
  eachVector("indemnity_additional", ({ input, expected }) => {
    const claim = claimOf("1000.00", "2026-01-31")
    const { indemnityCents } = accrue(claim, DEFAULT_SETTINGS, book, day("2026-03-02"))
    expect(euros(indemnityCents)).toBe(expected.indemnity)
    const proven = cents(input.proven_recovery_costs)
    expect(euros(additionalOnProofCents(proven, indemnityCents))).toBe(expected.additional_claimable_on_proof)
  })
})

describe("days late", () => {
  eachVector("days_late", ({ input, expected }) => {
    const asOf = day(input.as_of ?? input.paid_on ?? input.date)
    expect(daysLate(claimOf("1.00", input.due_date), asOf)).toBe(expected.days_late)
  })
})

test("two months after 31 December is the last day of February", () => {
  expect(addMonths(day("2025-12-31"), 2)).toBe("2026-02-28")
  expect(daysBetween(day("2024-02-29"), addMonths(day("2024-02-29"), 12))).toBe(365)
})
