import type { Cents } from "./cents.ts"
import type { Day } from "./day.ts"

/** The languages of the interface. Messages to debtors have their own, wider list. */
export type Language = "fr" | "en"

/** One sentence in each language of the interface. */
export type Sentence = Readonly<Record<Language, string>>

/** No-break space, and the narrow one that French typography puts before € % ; ! ? and in numbers. */
export const NBSP = "\u00a0"
export const NARROW_NBSP = "\u202f"

const MONTHS: Record<Language, readonly string[]> = {
  fr: [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
}

/** A day as people read it: "3 mars 2026", "1er mars 2026", "3 March 2026". */
export function dayWords(on: Day, language: Language): string {
  const dayOfMonth = Number(on.slice(8, 10))
  const ordinal = language === "fr" && dayOfMonth === 1 ? "1er" : String(dayOfMonth)
  return `${ordinal}${NBSP}${MONTHS[language][Number(on.slice(5, 7)) - 1]}${NBSP}${on.slice(0, 4)}`
}

/** An amount as people read it: "1 234,56 €" in French, "€1,234.56" in English, other currencies by their code. */
export function amountWords(cents: Cents, currency: string, language: Language): string {
  const digits = String(Math.abs(cents)).padStart(3, "0")
  const whole = grouped(digits.slice(0, -2), language)
  const sign = cents < 0 ? "\u2212" : ""
  if (language === "fr") {
    return `${sign}${whole},${digits.slice(-2)}${NBSP}${currency === "EUR" ? "€" : currency}`
  }
  const number = `${whole}.${digits.slice(-2)}`
  return currency === "EUR" ? `${sign}€${number}` : `${sign}${number}${NBSP}${currency}`
}

/** A whole number with its thousands apart: "1 671" in French, "1,671" in English. */
export const numberWords = (count: number, language: Language): string =>
  `${count < 0 ? "\u2212" : ""}${grouped(String(Math.abs(count)), language)}`

const grouped = (digits: string, language: Language): string =>
  digits.replace(/\B(?=(\d{3})+$)/g, language === "fr" ? NARROW_NBSP : ",")

/** "1 facture", "3 factures", "1 671 jours": the count with the right form of the word. French takes the singular for 0. */
export function countWords(count: number, one: string, many: string, language: Language): string {
  const isOne = language === "fr" ? Math.abs(count) < 2 : Math.abs(count) === 1
  return `${numberWords(count, language)}${NBSP}${isOne ? one : many}`
}
