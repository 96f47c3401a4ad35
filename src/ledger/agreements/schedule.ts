import type { Cents } from "../../kernel/cents.ts"
import { addDays, addMonths, type Day } from "../../kernel/day.ts"
import type { PlanPeriod } from "./choices.ts"

/** One instalment of a payment plan. */
export interface PlannedInstalment {
  readonly seq: number
  readonly dueOn: Day
  readonly amountCents: Cents
}

/** In what shape somebody wants to pay: so many times, or so much each time. */
export interface PlanWish {
  /** "en trois fois"; null when no number was said. */
  readonly count: number | null
  /** "200 € par mois"; null when no sum was said. */
  readonly partCents: Cents | null
}

/** More instalments than these are a loan, not a payment plan. */
export const MOST_INSTALMENTS = 60

/**
 * The instalments of a sum: a number wins over a sum said beside it, unless both fit. Equal parts
 * in whole cents, the rounding difference on the last. Null when the wish cannot be met: nothing was said,
 * more parts than cents, or more than MOST_INSTALMENTS of them.
 */
export function scheduleOf(
  totalCents: Cents,
  wish: PlanWish,
  firstOn: Day,
  period: PlanPeriod = "month",
): PlannedInstalment[] | null {
  const amounts = partsOf(totalCents, wish)
  return (
    amounts?.map((amountCents, index) => ({
      ...{ seq: index + 1, amountCents },
      dueOn: instalmentDay(firstOn, index, period),
    })) ?? null
  )
}

function partsOf(totalCents: Cents, { count, partCents }: PlanWish): Cents[] | null {
  if (partCents !== null && partCents > 0) {
    const needed = Math.ceil(totalCents / partCents)
    if (count === null || needed === count) return filled(totalCents, partCents, needed)
  }
  if (count === null || count < 1) return null
  return filled(totalCents, Math.floor(totalCents / count), count)
}

/** All parts alike but the last, which takes what the division leaves. */
function filled(totalCents: Cents, partCents: Cents, count: number): Cents[] | null {
  if (totalCents <= 0 || partCents <= 0 || count > MOST_INSTALMENTS) return null
  const last = totalCents - partCents * (count - 1)
  return [...Array.from({ length: count - 1 }, () => partCents), last]
}

/** The day of an instalment, counted from the first one, so that a 31st comes back after February. */
function instalmentDay(firstOn: Day, index: number, period: PlanPeriod): Day {
  if (period === "month") return addMonths(firstOn, index)
  return addDays(firstOn, index * (period === "week" ? 7 : 14))
}
