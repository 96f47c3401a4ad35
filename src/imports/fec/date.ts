import { type Day, dayFromParts } from "../../kernel/day.ts"

const NO_DAY = /^[0\s/.-]*$/
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?$/
const DAY_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T].*)?$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[ T].*)?$/

/**
 * The day of a FEC field: AAAAMMJJ by law, year or day first with / - . as the official tester also
 * reads, with or without a time. "" , "00000000" and "--" hold no day: null. "impossible" otherwise.
 */
export function fecDay(text: string): Day | null | "impossible" {
  if (NO_DAY.test(text)) return null
  const yearFirst = COMPACT.exec(text) ?? YEAR_FIRST.exec(text)
  if (yearFirst)
    return dayFromParts(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3])) ?? "impossible"
  const dayFirst = DAY_FIRST.exec(text)
  if (!dayFirst) return "impossible"
  return dayFromParts(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1])) ?? "impossible"
}
