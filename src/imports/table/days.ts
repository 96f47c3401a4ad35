import { type Day, dayFromEpoch, dayFromParts } from "../../kernel/day.ts"
import type { DateFormat } from "../options.ts"

const NUMERIC = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[T ].*)?$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const SERIAL = /^(\d{5})(?:[.,]\d+)?$/
const WORDS = /^(\d{1,2})(?:er)? ?(\p{L}{3,})\.? ?(\d{2}|\d{4})$/u
const MONTHS: readonly RegExp[] = [
  /^jan/,
  /^(fev|feb)/,
  /^mar/,
  /^(avr|apr)/,
  /^(mai|may)/,
  /^(juin|jun$|june)/,
  /^(juil|jul)/,
  /^(aou|aug)/,
  /^sep/,
  /^oct/,
  /^nov/,
  /^dec/,
]
/** Excel counts days from 1900, with a 29 February 1900 that never was: day 25 569 is 1970-01-01. */
const EXCEL_EPOCH = 25_569

/** Whether the days of a column are written day first (the French way, also when nothing tells) or month first. */
export function dayOrder(cells: Iterable<string>, format: DateFormat): "day-first" | "month-first" {
  if (format === "month-first") return "month-first"
  if (format !== "auto") return "day-first"
  let monthFirst = false
  for (const cell of cells) {
    const match = NUMERIC.exec(cell)
    if (!match || match[1]!.length === 4) continue
    if (Number(match[1]) > 12) return "day-first"
    if (Number(match[2]) > 12) monthFirst = true
  }
  return monthFirst ? "month-first" : "day-first"
}

/**
 * The day of a cell: 03/02/2026, 3-2-26, 2026-02-03, 20260203, "3 février 2026", or the number by which
 * Excel counts days. Null for an empty cell, "impossible" for 30 February and for what is no day.
 */
export function tableDay(cell: string, order: "day-first" | "month-first"): Day | null | "impossible" {
  const text = cell.trim()
  if (text === "" || /^[0\s/.-]+$/.test(text)) return null
  const compact = COMPACT.exec(text)
  if (compact) return parts(compact[1]!, compact[2]!, compact[3]!)
  const numeric = NUMERIC.exec(text)
  if (numeric) {
    const [, a = "", b = "", c = ""] = numeric
    if (a.length === 4) return parts(a, b, c)
    if (a.length > 2 || c.length === 3 || c.length === 1) return "impossible"
    return order === "month-first" ? parts(c, a, b) : parts(c, b, a)
  }
  const words = WORDS.exec(text)
  if (words) {
    const folded = words[2]!.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    const month = MONTHS.findIndex((pattern) => pattern.test(folded)) + 1
    return month === 0 ? "impossible" : parts(words[3]!, String(month), words[1]!)
  }
  const serial = SERIAL.exec(text)
  // 1954 to 2173: anything else is a number that landed in a date column.
  if (serial && Number(serial[1]) >= 20_000) return dayFromEpoch(Number(serial[1]) - EXCEL_EPOCH)
  return "impossible"
}

function parts(year: string, month: string, dayOfMonth: string): Day | "impossible" {
  const whole = year.length <= 2 ? 2000 + Number(year) : Number(year)
  return dayFromParts(whole, Number(month), Number(dayOfMonth)) ?? "impossible"
}
