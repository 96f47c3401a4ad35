/**
 * Structured creditor references, ISO 11649: "RF", two check digits, up to 21 letters and digits.
 * Banks carry them unchanged, so that a payment finds its invoice by itself.
 */

const SHAPE = /^RF[0-9]{2}[A-Z0-9]{1,21}$/

/** The structured reference that carries this text ("F-2026-001" gives RF..F2026001), or null when it cannot. */
export function creditorReference(text: string): string | null {
  const body = text.toUpperCase().replace(/[\s./_-]/g, "")
  if (!/^[A-Z0-9]{1,21}$/.test(body)) return null
  const check = 98 - mod97(`${body}RF00`)
  return `RF${String(check).padStart(2, "0")}${body}`
}

/** True for a structured reference whose check digits are right. Spaces and lower case are not accepted. */
export const isCreditorReference = (text: string): boolean =>
  SHAPE.test(text) && mod97(text.slice(4) + text.slice(0, 4)) === 1

/** A reference as people read and type it: structured ones in groups of four. */
export const referenceWords = (reference: string): string =>
  isCreditorReference(reference) ? groupsOfFour(reference) : reference

/** "FR7630001007…" as "FR76 3000 1007 …". */
export const groupsOfFour = (text: string): string => text.replace(/\s/g, "").replace(/(.{4})(?=.)/g, "$1 ")

/**
 * What the debtor is asked to write on the transfer: one invoice by its number, several by the
 * customer's code; structured where the signs allow it, otherwise as it is.
 */
export function paymentReference(customerCode: string, invoiceNumbers: readonly string[]): string {
  const single = new Set(invoiceNumbers).size === 1 ? invoiceNumbers[0]! : null
  const text = single ?? customerCode
  return creditorReference(text) ?? text
}

function mod97(text: string): number {
  let rest = 0
  for (const sign of text) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}
