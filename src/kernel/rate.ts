import type { Language } from "./wording.ts"
import { NBSP } from "./wording.ts"

/** A yearly rate as a whole number of ten-thousandths of a percent: 12.15 % is 121500. Never a float. */
export type Rate = number

/** One point of percentage. */
export const POINT: Rate = 10_000

/** Reads "12.15", "12,15" or "12.15 %" (up to four decimals, 0 to 1 000 %); null when it is not a rate. */
export function parseRate(text: string): Rate | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*%?$/.exec(text.trim())
  if (!match) return null
  return Number(match[1]) * POINT + Number((match[2] ?? "").padEnd(4, "0"))
}

/** A plain decimal text with at least two decimals: "12.15", "0.975". For machines. */
export function rateText(rate: Rate): string {
  const decimals = String(rate % POINT).padStart(4, "0")
  return `${Math.trunc(rate / POINT)}.${decimals.slice(0, 2)}${decimals.slice(2).replace(/0+$/, "")}`
}

/** A rate as people read it: "12,15 %", "12.15%". */
export function rateWords(rate: Rate, language: Language): string {
  return language === "fr" ? `${rateText(rate).replace(".", ",")}${NBSP}%` : `${rateText(rate)}%`
}
