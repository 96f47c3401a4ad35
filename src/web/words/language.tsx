import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react"
import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import { amountWords, dayWords, type Language } from "../../kernel/wording.ts"
import { en } from "./en.ts"
import { fr } from "./fr.ts"
import { onScreen } from "./typeset.ts"
import type { Words } from "./words.ts"

const DICTIONARIES: Record<Language, Words> = { fr, en }
const KEY = "relance.language"

interface LanguageChoice {
  readonly language: Language
  readonly choose: (language: Language) => void
}

const LanguageContext = createContext<LanguageChoice | null>(null)

const remembered = (): Language => (localStorage.getItem(KEY) === "en" ? "en" : "fr")

/** Gives every page the language of the person, French until they choose English. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(remembered)
  useEffect(() => {
    localStorage.setItem(KEY, language)
    document.documentElement.lang = language
  }, [language])
  const choice = useMemo(() => ({ language, choose: setLanguage }), [language])
  return <LanguageContext value={choice}>{children}</LanguageContext>
}

/** The language in use, and how to change it. */
export function useLanguage(): LanguageChoice {
  const choice = useContext(LanguageContext)
  if (choice === null) throw new Error("useLanguage is used outside its provider")
  return choice
}

/** All texts of the interface in the language in use. */
export const useWords = (): Words => DICTIONARIES[useLanguage().language]

/** Amounts in words of the language in use. */
export function useMoney(): (cents: Cents, currency?: string) => string {
  const { language } = useLanguage()
  return (cents, currency = "EUR") => onScreen(amountWords(cents, currency, language))
}

/** Days in words of the language in use. */
export function useDayWords(): (on: Day | string) => string {
  const { language } = useLanguage()
  return (on) => dayWords(on as Day, language)
}

/** The day and hour of an instant, in Paris time. */
export function useInstantWords(): (at: string) => string {
  const { language } = useLanguage()
  const format = useMemo(
    () =>
      new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
        dateStyle: "long",
        timeStyle: "short",
        timeZone: "Europe/Paris",
      }),
    [language],
  )
  return (at) => format.format(new Date(at))
}
