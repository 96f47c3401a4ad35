import type { Cents } from "../../kernel/cents.ts"

const PLAIN = /^\d{1,12}(?:,\d{1,2})?$/
const GENERAL = /^([+-]?)([\d ]*)(?:([.,])(\d*))?(?:[eE]([+-]?\d{1,3}))?([+-]?)$/

/**
 * Cents of an amount as FEC files write it: decimal comma (a dot is read too), sign in front or
 * behind, leading zeros, spaces between thousands, exponent, nothing for zero ("12,00-", "+000000069,40").
 * NaN when it is no amount, or when it has a fraction of a cent.
 */
export function fecCents(text: string): Cents {
  if (text === "" || text === "0") return 0
  if (PLAIN.test(text)) {
    const comma = text.indexOf(",")
    if (comma < 0) return Number(text) * 100
    const decimals = text.length - comma - 1
    return Number(text.slice(0, comma)) * 100 + Number(text.slice(comma + 1)) * (decimals === 1 ? 10 : 1)
  }
  return generalCents(text.trim())
}

function generalCents(text: string): Cents {
  if (text === "") return 0
  const match = GENERAL.exec(withoutThousands(text))
  if (!match) return Number.NaN
  const [, front = "", spaced = "", , decimals = "", exponent = "0", behind = ""] = match
  const whole = spaced.replaceAll(" ", "")
  if (whole + decimals === "" || (front !== "" && behind !== "")) return Number.NaN
  const cents = shifted(whole + decimals, Number(exponent) - decimals.length + 2)
  if (cents === null) return Number.NaN
  return (front === "-" || behind === "-") && cents !== 0 ? -cents : cents
}

/** The digits moved by so many places, or null when that leaves a fraction or too large a number. */
function shifted(digits: string, places: number): Cents | null {
  const kept = places >= 0 ? digits + "0".repeat(places) : digits.slice(0, places)
  const lost = places >= 0 ? "" : digits.slice(places)
  if (/[1-9]/.test(lost) || kept.length > 60) return null
  const cents = Number(kept === "" ? "0" : kept)
  return Number.isSafeInteger(cents) ? cents : null
}

/** "1.234,56" and "1,234.56" without the separator of thousands, which is the one that comes first. */
function withoutThousands(text: string): string {
  const comma = text.lastIndexOf(",")
  const dot = text.lastIndexOf(".")
  if (comma < 0 || dot < 0) return text
  return text.replaceAll(comma > dot ? "." : ",", "")
}
