import type { Cents } from "../api/shapes/listing.ts"
import { centsOf, readAmount } from "./amount.ts"

/** One contested line of an invoice, as it is typed. */
export interface TypedLine {
  readonly key: number
  readonly label: string
  readonly amount: string
}

const isEmpty = ({ label, amount }: TypedLine): boolean => label.trim() === "" && amount.trim() === ""

/** True when a line has its words and its amount. */
export const isWhole = ({ label, amount }: TypedLine): boolean =>
  label.trim() !== "" && readAmount(amount).kind === "cents"

/** What the lines come to so far; a line without an amount counts for nothing. */
export const contestedSum = (lines: readonly TypedLine[]): Cents =>
  lines.reduce((sum, { amount }) => sum + (centsOf(amount) ?? 0), 0)

/** The lines as the server takes them, empty ones left out; null while one is half typed, or none is. */
export function contestedLines(lines: readonly TypedLine[]): { label: string; cents: Cents }[] | null {
  const typed = lines.filter((line) => !isEmpty(line))
  if (typed.length === 0 || !typed.every(isWhole)) return null
  return typed.map(({ label, amount }) => ({ label: label.trim(), cents: centsOf(amount)! }))
}

/** What is contested as the server takes it. */
export interface DisputedPart {
  readonly disputedCents?: Cents
  readonly lines?: readonly { readonly label: string; readonly cents: Cents }[]
}

/** What is contested: one amount, nothing for the whole invoice, or lines. */
export interface Contested {
  readonly amount: string
  readonly lines: readonly TypedLine[]
}

/** What is contested as the server takes it; null while it is half typed. */
export function contestedPart({ amount, lines }: Contested): DisputedPart | null {
  if (lines.length > 0) {
    const whole = contestedLines(lines)
    return whole && { lines: whole }
  }
  if (readAmount(amount).kind === "bad") return null
  const disputedCents = centsOf(amount)
  return disputedCents === null ? {} : { disputedCents }
}
