import { addDays, type Day, laterOf } from "../kernel/day.ts"
import type { Rate } from "../kernel/rate.ts"
import {
  contractFloor,
  defaultPenaltyRate,
  type KnownRate,
  publicPenaltyRate,
  type RateBook,
} from "../law/rates.ts"
import { type HalfYear, halfYearOf } from "../law/rules/half-year.ts"
import type { PenaltyClaim, PenaltySettings } from "./claim.ts"

/** The text that a line of a statement rests on. */
export type PenaltyBasis = "default" | "contract" | "clause-below-floor" | "legal" | "public" | "judgment"

/** The rate of one half-year of a claim, with the text it rests on. */
export interface AppliedRate {
  readonly rate: Rate
  readonly basis: PenaltyBasis
  /** The published or entered rate behind it; null for a contract rate. */
  readonly published: KnownRate | null
  /** The least a clause may say in this half-year; null where it does not matter or is not known. */
  readonly floor: Rate | null
}

/**
 * The first day for which interest is due, or null when none is.
 * Professional: the day after the due date, of right (C. com. L441-10 II). Public buyer: likewise
 * (CCP L2192-13). Consumer: the day after the formal notice (C. civ. 1231-6, 1344-1).
 */
export function interestFrom(claim: PenaltyClaim): Day | null {
  const afterDue = addDays(claim.dueOn, 1)
  if (claim.kind !== "consumer") return afterDue
  return claim.formalNoticeOn ? laterOf(afterDue, addDays(claim.formalNoticeOn, 1)) : null
}

/**
 * The rate of a half-year. Refuses with RATE_UNKNOWN where the law's rate of the half-year is not known.
 * A public buyer's rate stays the one of the half-year in which interest began (CCP R2192-31).
 * A clause below the floor: the lower of the two lawful figures, since no decision says which replaces it.
 */
export function rateFor(
  claim: PenaltyClaim,
  settings: PenaltySettings,
  book: RateBook,
  half: HalfYear,
  from: Day,
): AppliedRate {
  if (claim.kind === "consumer") {
    return published(book.of("legal", settings.rateBasis === "frozen" ? halfYearOf(from) : half), "legal")
  }
  if (claim.kind === "public") return published(publicPenaltyRate(book, halfYearOf(from)), "public")
  const applied = settings.rateBasis === "frozen" ? halfYearOf(from) : half
  const { contractRate } = settings
  if (contractRate === null) return published(defaultPenaltyRate(book, applied), "default")
  const floor = contractFloor(book, applied)
  if (floor === null || contractRate >= floor) {
    return { rate: contractRate, basis: "contract", published: null, floor }
  }
  const byDefault = defaultPenaltyRate(book, applied)
  const lower = byDefault.rate < floor ? byDefault : book.of("legal", applied)
  return { rate: Math.min(byDefault.rate, floor), basis: "clause-below-floor", published: lower, floor }
}

const published = (rate: KnownRate, basis: PenaltyBasis): AppliedRate => ({
  rate: rate.rate,
  basis,
  published: rate,
  floor: null,
})
