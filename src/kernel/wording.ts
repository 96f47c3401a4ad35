import type { Cents } from "./cents.ts"
import type { Day } from "./day.ts"

/** The languages of the interface. Messages to debtors have their own, wider list. */
export type Language = "fr" | "en"

/** The languages that debtors are written to in. */
export const MESSAGE_LANGUAGES = ["fr", "en", "de", "es", "it", "nl", "pt"] as const
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number]

/** One sentence in each language of the interface. */
export type Sentence = Readonly<Record<Language, string>>

/** No-break space, and the narrow one that French typography puts before € % ; ! ? and in numbers. */
export const NBSP = "\u00a0"
export const NARROW_NBSP = "\u202f"

const MONTHS: Record<MessageLanguage, string> = {
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  en: "January February March April May June July August September October November December",
  de: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
  es: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
  it: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
  nl: "januari februari maart april mei juni juli augustus september oktober november december",
  pt: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}

const FIRST: Partial<Record<MessageLanguage, string>> = { fr: "1er", it: "1°" }

/** A day as people read it: "3 mars 2026", "1er mars 2026", "3 March 2026", "3. März 2026", "3 de marzo de 2026". */
export function dayWords(on: Day, language: MessageLanguage): string {
  const dayOfMonth = Number(on.slice(8, 10))
  const number = dayOfMonth === 1 ? (FIRST[language] ?? "1") : String(dayOfMonth)
  const month = MONTHS[language].split(" ")[Number(on.slice(5, 7)) - 1]
  const words = [language === "de" ? `${number}.` : number, month, on.slice(0, 4)]
  return words.join(language === "es" || language === "pt" ? `${NBSP}de${NBSP}` : NBSP)
}

const THOUSANDS: Record<MessageLanguage, string> = {
  ...{ fr: NARROW_NBSP, en: ",", de: ".", es: ".", it: ".", nl: ".", pt: NBSP },
}

/**
 * An amount as people read it: "1 234,56 €" in French, "€1,234.56" in English, "1.234,56 €" in German,
 * "€ 1.234,56" in Dutch; other currencies by their code.
 */
export function amountWords(cents: Cents, currency: string, language: MessageLanguage): string {
  const digits = String(Math.abs(cents)).padStart(3, "0")
  const whole = grouped(digits.slice(0, -2), language)
  const sign = cents < 0 ? "\u2212" : ""
  const number = `${whole}${language === "en" ? "." : ","}${digits.slice(-2)}`
  if (currency !== "EUR") return `${sign}${number}${NBSP}${currency}`
  if (language === "en") return `${sign}€${number}`
  return language === "nl" ? `€${NBSP}${sign}${number}` : `${sign}${number}${NBSP}€`
}

/** A whole number with its thousands apart: "1 671" in French, "1,671" in English. */
export const numberWords = (count: number, language: MessageLanguage): string =>
  `${count < 0 ? "\u2212" : ""}${grouped(String(Math.abs(count)), language)}`

const grouped = (digits: string, language: MessageLanguage): string =>
  digits.replace(/\B(?=(\d{3})+$)/g, THOUSANDS[language])

/** "1 facture", "3 factures", "1 671 jours": the count with the right form of the word. French takes the singular for 0. */
export function countWords(count: number, one: string, many: string, language: MessageLanguage): string {
  const isOne = language === "fr" ? Math.abs(count) < 2 : Math.abs(count) === 1
  return `${numberWords(count, language)}${NBSP}${isOne ? one : many}`
}
