import { electronicFormatIBAN, isValidBIC, isValidIBAN } from "ibantools"
import * as sirenRules from "stdnum/lib/esm/fr/siren.js"
import * as siretRules from "stdnum/lib/esm/fr/siret.js"

/** How a number that is being typed stands: nothing yet, still too short, right, or wrong. */
export type Standing = "empty" | "short" | "good" | "bad"

const compact = (text: string): string => text.replace(/[\s.-]/g, "")

/** The standing of a SIREN: nine digits with a check digit. */
export function sirenStanding(text: string): Standing {
  return standing(compact(text), 9, (digits) => sirenRules.validate(digits).isValid)
}

/** The standing of a SIRET: fourteen digits, beginning with the SIREN. */
export function siretStanding(text: string): Standing {
  return standing(compact(text), 14, (digits) => siretRules.validate(digits).isValid)
}

/** The standing of an IBAN of any country; a French one has 27 characters. */
export function ibanStanding(text: string): Standing {
  const iban = electronicFormatIBAN(text) ?? ""
  return standing(iban, iban.startsWith("FR") ? 27 : 15, isValidIBAN)
}

/** The standing of a BIC: eight or eleven characters. */
export function bicStanding(text: string): Standing {
  return standing(compact(text).toUpperCase(), 8, isValidBIC)
}

/** The text without spaces, dots and hyphens, or null when nothing is left. */
export const compactOrNull = (text: string | null): string | null => compact(text ?? "").toUpperCase() || null

function standing(text: string, length: number, isValid: (text: string) => boolean): Standing {
  if (text === "") return "empty"
  if (text.length < length) return "short"
  return isValid(text) ? "good" : "bad"
}
