import type { Day } from "../../kernel/day.ts"

/** Half a calendar year, the unit by which French law fixes rates: "2026-S1" is 1 January to 30 June 2026. */
export type HalfYear = `${number}-S1` | `${number}-S2`

/** The half-year of a day. */
export function halfYearOf(on: Day): HalfYear {
  return `${Number(on.slice(0, 4))}-S${on.slice(5, 7) <= "06" ? 1 : 2}`
}

/** Reads "2026-S1"; null when it is not a half-year. */
export function parseHalfYear(text: string): HalfYear | null {
  return /^(19|20|21)\d\d-S[12]$/.test(text) ? (text as HalfYear) : null
}

/** The first day of a half-year: 1 January or 1 July. */
export const halfYearStart = (half: HalfYear): Day =>
  `${half.slice(0, 4)}-${half.endsWith("1") ? "01-01" : "07-01"}` as Day

/** The last day of a half-year: 30 June or 31 December. */
export const halfYearEnd = (half: HalfYear): Day =>
  `${half.slice(0, 4)}-${half.endsWith("1") ? "06-30" : "12-31"}` as Day

/** The half-year that follows. */
export function nextHalfYear(half: HalfYear): HalfYear {
  const year = Number(half.slice(0, 4))
  return half.endsWith("1") ? `${year}-S2` : `${year + 1}-S1`
}
