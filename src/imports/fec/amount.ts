import type { Cents } from "../../kernel/cents.ts"

/** A hundred billion euros: more is a slip, and sums of such amounts would no longer be exact. */
export const MOST_CENTS: Cents = 10_000_000_000_000

const GENERAL = /^([+-]?)([\d ]*)(?:([.,])(\d*))?(?:[eE]([+-]?\d{1,3}))?([+-]?)$/

/**
 * Cents of an amount as FEC files write it: decimal comma (a dot is read too), sign in front or
 * behind, leading zeros, spaces between thousands, exponent, nothing for zero ("12,00-", "+000000069,40").
 * NaN when it is no amount, or when it has a fraction of a cent.
 */
export function fecCents(text: string): Cents {
  const plain = plainCents(text)
  if (plain >= 0) return plain
  return generalCents(text.trim())
}

const COMMA = 0x2c
const LONGEST_PLAIN = 12

/** Cents of digits with at most one comma and two decimals, as nearly all amounts are; -1 for anything else. */
function plainCents(text: string): Cents {
  if (text.length > LONGEST_PLAIN) return -1
  let cents = 0
  let decimals = -1
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === COMMA && decimals < 0 && i > 0) decimals = 0
    else if (code >= 0x30 && code <= 0x39) {
      cents = cents * 10 + code - 0x30
      if (decimals >= 0) decimals += 1
    } else return -1
  }
  if (decimals === 0 || decimals > 2) return -1
  return decimals === 2 ? cents : cents * (decimals === 1 ? 10 : 100)
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
  return cents <= MOST_CENTS ? cents : null
}

/** "1.234,56" and "1,234.56" without the separator of thousands, which is the one that comes first. */
function withoutThousands(text: string): string {
  const comma = text.lastIndexOf(",")
  const dot = text.lastIndexOf(".")
  if (comma < 0 || dot < 0) return text
  return text.replaceAll(comma > dot ? "." : ",", "")
}
