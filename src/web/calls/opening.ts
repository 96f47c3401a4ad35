import type { WaitingCall } from "../api/shapes/calls.ts"
import { useLanguage, useWords } from "../words/language.tsx"

/** From when a call may be made, by the clock of the reader, and by the debtor's where it differs. */
export function useOpening(): (call: Pick<WaitingCall, "opensAt" | "timeZone">) => string {
  const words = useWords().calls
  const { language } = useLanguage()
  const locale = language === "fr" ? "fr-FR" : "en-GB"
  return ({ opensAt, timeZone }) => {
    if (opensAt === null) return ""
    const at = new Date(opensAt)
    const hour = (zone?: string) =>
      new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(at)
    const day = (one: Date) => new Intl.DateTimeFormat("sv-SE").format(one)
    const here = hour()
    const there = hour(timeZone)
    const local = here === there ? "" : ` ${words.localHour(there)}`
    if (day(at) === day(new Date())) return words.opensAt(here) + local
    const weekday = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" })
    return words.opensOn(weekday.format(at), here) + local
  }
}
