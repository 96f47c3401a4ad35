/** Money in whole cents of its currency. Always a safe integer; never a fraction of a cent. */
export type Cents = number

/** Fails on anything but a whole number of cents that JavaScript holds exactly. */
export function assertCents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new TypeError(`not a whole number of cents: ${value}`)
  return value
}

/** The sum of amounts in one currency. */
export function sumCents(amounts: Iterable<Cents>): Cents {
  let total = 0
  for (const amount of amounts) total += amount
  return assertCents(total)
}

/**
 * Cents from a plain decimal text ("1234.5", "-0,07"), without passing through a float.
 * Null when the text is not a number or has more than two significant decimals.
 */
export function parseDecimalCents(text: string): Cents | null {
  const match = /^([+-]?)(\d{0,13})(?:[.,](\d*))?$/.exec(text)
  if (!match || (match[2] === "" && !match[3])) return null
  const decimals = (match[3] ?? "").replace(/0+$/, "")
  if (decimals.length > 2) return null
  const cents = Number(match[2] || "0") * 100 + Number(decimals.padEnd(2, "0"))
  return match[1] === "-" && cents !== 0 ? -cents : cents
}

/** A plain decimal text, dot and two decimals: "1234.56". For files and machines. */
export function decimalText(cents: Cents): string {
  assertCents(cents)
  const digits = String(Math.abs(cents)).padStart(3, "0")
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
