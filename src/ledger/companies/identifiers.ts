import { electronicFormatIBAN, isValidBIC, isValidIBAN } from "ibantools"
import { stdnum } from "stdnum"
import { refuse } from "../../kernel/refusal.ts"

/** What identifies a company, as a person typed it; null or blank where nothing was typed. */
export interface TypedIdentifiers {
  readonly siren?: string | null
  readonly siret?: string | null
  readonly iban?: string | null
  readonly bic?: string | null
}

/**
 * The same without spaces, each one's check digits verified. Refuses with SIREN_INVALID,
 * SIRET_INVALID, IBAN_INVALID or BIC_INVALID. Fields that were not given stay away.
 */
export function checkedIdentifiers<T extends TypedIdentifiers>(typed: T): T {
  const siren = compact(typed.siren)
  const siret = compact(typed.siret)
  if (siren && !isSiren(siren)) refuse("SIREN_INVALID", SIREN_WORDS, { siren })
  if (siret && !isSiret(siret)) refuse("SIRET_INVALID", SIRET_WORDS, { siret })
  if (siren && siret && !siret.startsWith(siren)) refuse("SIRET_INVALID", OTHER_SIREN_WORDS, { siren, siret })
  const iban = typed.iban && (electronicFormatIBAN(typed.iban) ?? typed.iban)
  if (iban && !isValidIBAN(iban)) refuse("IBAN_INVALID", IBAN_WORDS)
  const bic = compact(typed.bic)?.toUpperCase()
  if (bic && !isValidBIC(bic)) refuse("BIC_INVALID", BIC_WORDS, { bic })
  const read = { siren, siret, iban: iban || null, bic: bic ?? null }
  const given = Object.entries(read).filter(([name]) => typed[name as keyof TypedIdentifiers] !== undefined)
  return { ...typed, ...Object.fromEntries(given) }
}

/** True for nine digits with a right check digit. */
export const isSiren = (text: string): boolean => stdnum.FR?.siren?.validate(text).isValid ?? false

/**
 * True for fourteen digits with a right check digit. La Poste's establishments are the exception:
 * the sum of their digits is a multiple of 5.
 */
export function isSiret(text: string): boolean {
  if (/^356000000\d{5}$/.test(text)) {
    return [...text].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0 || isLuhn(text)
  }
  return isLuhn(text)
}

const isLuhn = (text: string): boolean => stdnum.FR?.siret?.validate(text).isValid ?? false

function compact(text: string | null | undefined): string | null {
  return text?.replace(/[\s.\u00a0\u202f]/g, "") || null
}

const SIREN_WORDS = {
  fr: "Ce numéro SIREN n’est pas valable\u00a0: il a neuf chiffres, et l’un d’eux au moins est faux. Recopiez-le depuis un extrait Kbis ou une facture.",
  en: "This SIREN number is not valid: it has nine digits, and at least one of them is wrong. Copy it from a Kbis extract or an invoice.",
}
const SIRET_WORDS = {
  fr: "Ce numéro SIRET n’est pas valable\u00a0: il a quatorze chiffres, et l’un d’eux au moins est faux. Recopiez-le depuis un avis de situation ou une facture.",
  en: "This SIRET number is not valid: it has fourteen digits, and at least one of them is wrong. Copy it from an official notice or an invoice.",
}
const OTHER_SIREN_WORDS = {
  fr: "Le SIRET commence par le SIREN, et ces deux numéros ne vont pas ensemble. Corrigez l’un des deux.",
  en: "A SIRET begins with the SIREN, and these two numbers do not belong together. Correct one of them.",
}
const IBAN_WORDS = {
  fr: "Cet IBAN n’est pas valable\u00a0: un de ses caractères est faux ou manque. Recopiez-le depuis votre RIB.",
  en: "This IBAN is not valid: one of its characters is wrong or missing. Copy it from your bank details.",
}
const BIC_WORDS = {
  fr: "Ce BIC n’est pas valable\u00a0: il compte 8 ou 11 caractères. Recopiez-le depuis votre RIB.",
  en: "This BIC is not valid: it has 8 or 11 characters. Copy it from your bank details.",
}
