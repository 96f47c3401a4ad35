import { createHash } from "node:crypto"

/** An identifier that is the same whenever it is worked out from the same words (UUID version 8). */
export function demoId(seed: number, what: string): string {
  const digest = createHash("sha256").update(`relance demonstration ${seed} ${what}`).digest()
  digest[6] = (digest[6]! & 0x0f) | 0x80
  digest[8] = (digest[8]! & 0x3f) | 0x80
  const hex = digest.toString("hex")
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  )
}

/**
 * A SIREN with a right check digit that nobody has: INSEE gives out no number that begins with 999.
 * The five digits tell one invented company from another.
 */
export const inventedSiren = (number: number): string =>
  withLuhn(`999${String(number).padStart(5, "0").slice(-5)}`)

/** The first establishment of a SIREN. */
export const firstSiret = (siren: string): string => withLuhn(`${siren}0001`)

/** The French VAT number of a SIREN. */
export const frenchVat = (siren: string): string =>
  `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, "0")}${siren}`

/** A French IBAN with right keys, of a bank that does not exist (99999). */
export function inventedIban(accountNumber: number): string {
  const bank = "99999"
  const branch = "00001"
  const number = String(accountNumber).padStart(11, "0")
  const key = 97 - ((89 * Number(bank) + 15 * Number(branch) + 3 * Number(number)) % 97)
  const bban = `${bank}${branch}${number}${String(key).padStart(2, "0")}`
  // ISO 13616: letters count from A = 10, the country and 00 go to the end.
  const check = 98n - (BigInt(`${bban}152700`) % 97n)
  return `FR${String(check).padStart(2, "0")}${bban}`
}

/** Adds the digit that makes the Luhn sum a multiple of ten. */
function withLuhn(digits: string): string {
  let sum = 0
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return `${digits}${(10 - (sum % 10)) % 10}`
}
