import { assertCents, type Cents } from "../kernel/cents.ts"
import type { Rate } from "../kernel/rate.ts"

/**
 * Interest before rounding, exact: a whole number of parts of a cent. One cent is cut so finely that a
 * day at any rate is whole, on 365 days and on 366.
 */
export type ExactInterest = bigint

/** How a year is counted: 365 days always, or the days that the year has. */
export type DayBasis = "365" | "actual"

const RATE_PARTS = 1_000_000n
const PARTS_PER_CENT = RATE_PARTS * 365n * 366n

/** The interest of a base over days that all lie in one year. */
export function exactInterest(
  baseCents: Cents,
  rate: Rate,
  days: number,
  daysOfYear: 365 | 366,
): ExactInterest {
  return BigInt(baseCents) * BigInt(rate) * BigInt(days) * (daysOfYear === 365 ? 366n : 365n)
}

/** Half a cent and more goes up: the practice, no text says. */
export function roundHalfUp(exact: ExactInterest): Cents {
  return assertCents(Number((exact * 2n + PARTS_PER_CENT) / (PARTS_PER_CENT * 2n)))
}

/** In units of the currency with eight decimals, the last one rounded half up: "33.28767123". */
export function exactText(exact: ExactInterest): string {
  const parts = (exact * 2_000_000n + PARTS_PER_CENT) / (PARTS_PER_CENT * 2n)
  const digits = String(parts).padStart(9, "0")
  return `${digits.slice(0, -8)}.${digits.slice(-8)}`
}
