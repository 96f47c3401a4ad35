import type { Cents } from "../kernel/cents.ts"
import { addDays, addMonths, type Day, daysBetween, earlierOf } from "../kernel/day.ts"
import { POINT } from "../kernel/rate.ts"
import type { RateBook } from "../law/rates.ts"
import { halfYearEnd, halfYearOf } from "../law/rules/half-year.ts"
import { JUDGMENT_POINTS } from "../law/rules/penalties.ts"
import type { Segment } from "./accrue.ts"
import { type ExactInterest, exactInterest, roundHalfUp } from "./exact.ts"

/** The legal interest of a sum that a court awarded. */
export interface JudgmentInterest {
  readonly segments: readonly Segment[]
  /** The first day at the legal rate plus five points. */
  readonly increasedFrom: Day
  readonly simpleCents: Cents
  readonly increasedCents: Cents
  /** The exact sum rounded once: it may differ by a cent from the two parts above. */
  readonly totalCents: Cents
}

/**
 * Legal interest on a condemnation from the day after the decision was served, five points more once two
 * months have passed (CMF L313-3). That the two months run from service is practice, not text.
 * Refuses with RATE_UNKNOWN for a half-year without a rate.
 */
export function judgmentInterest(
  awardedCents: Cents,
  servedOn: Day,
  asOf: Day,
  book: RateBook,
): JudgmentInterest {
  const increasedFrom = addDays(addMonths(servedOn, 2), 1)
  const segments: Segment[] = []
  const sums: Record<"simple" | "increased", ExactInterest> = { simple: 0n, increased: 0n }
  for (let from = addDays(servedOn, 1); from <= asOf; ) {
    const half = halfYearOf(from)
    const isIncreased = from >= increasedFrom
    const end = earlierOf(halfYearEnd(half), asOf)
    const to = isIncreased ? end : earlierOf(end, addDays(increasedFrom, -1))
    const published = book.of("legal", half)
    const rate = published.rate + (isIncreased ? JUDGMENT_POINTS.value * POINT : 0)
    const days = daysBetween(from, to) + 1
    const exact = exactInterest(awardedCents, rate, days, 365)
    sums[isIncreased ? "increased" : "simple"] += exact
    const applied = { rate, basis: "judgment" as const, published, floor: null }
    segments.push({ from, to, days, baseCents: awardedCents, applied, exact })
    from = addDays(to, 1)
  }
  return {
    segments,
    increasedFrom,
    simpleCents: roundHalfUp(sums.simple),
    increasedCents: roundHalfUp(sums.increased),
    totalCents: roundHalfUp(sums.simple + sums.increased),
  }
}
