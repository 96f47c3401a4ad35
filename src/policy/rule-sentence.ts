import { amountWords, countWords, type Language, NBSP, type Sentence } from "../kernel/wording.ts"
import type { RuleConditions } from "./assignment.ts"
import { KIND_WORDS, SEGMENT_WORDS } from "./step-sentence.ts"

/** Says whom a rule is for, in one line; empty when it asks for nothing. */
export const ruleSentence = (when: RuleConditions): Sentence => ({
  fr: capital(phrases(when, "fr").join(", ")),
  en: capital(phrases(when, "en").join(", ")),
})

const countryNames = (codes: readonly string[], language: Language): string => {
  const names = new Intl.DisplayNames(language, { type: "region" })
  return either(
    codes.map((code) => names.of(code) ?? code),
    language,
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const either = (words: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: "disjunction" }).format(words)

const all = (words: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: "conjunction" }).format(words)

function phrases(when: RuleConditions, language: Language): string[] {
  const said = [
    ...whoPhrases(when, language),
    ...owedPhrases(when, language),
    ...habitPhrases(when, language),
  ]
  return said.filter((phrase) => phrase !== null)
}

type Phrases = readonly (string | null)[]

function whoPhrases(when: RuleConditions, language: Language): Phrases {
  const isFrench = language === "fr"
  const { kinds, segments, countries, notCountries, tags, sectors, withoutEmail } = when
  const mail = isFrench ? "adresse e-mail" : "an e-mail address"
  return [
    kinds
      ? all(
          kinds.map((kind) => KIND_WORDS[kind][language]),
          language,
        )
      : null,
    segments
      ? all(
          segments.map((segment) => SEGMENT_WORDS[segment][language]),
          language,
        )
      : null,
    countries
      ? `${isFrench ? "pays" : "country"}${isFrench ? NBSP : ""}: ${countryNames(countries, language)}`
      : null,
    notCountries ? `${isFrench ? "hors de" : "outside"} ${countryNames(notCountries, language)}` : null,
    tags ? `${isFrench ? `étiquette${NBSP}` : "tag"}: ${either(tags, language)}` : null,
    sectors ? `${isFrench ? `secteur${NBSP}` : "sector"}: ${either(sectors, language)}` : null,
    withoutEmail === undefined
      ? null
      : withoutEmail
        ? `${isFrench ? "sans" : "without"} ${mail}`
        : `${isFrench ? "avec une" : "with"} ${mail}`,
  ]
}

function owedPhrases(when: RuleConditions, language: Language): Phrases {
  const isFrench = language === "fr"
  const money = (cents: number) => amountWords(cents, "EUR", language)
  const { leastOpenCents: least, mostOpenCents: most, leastOverdueCents: late } = when
  return [
    least === undefined ? null : isFrench ? `doit au moins ${money(least)}` : `owes at least ${money(least)}`,
    most === undefined ? null : isFrench ? `doit au plus ${money(most)}` : `owes at most ${money(most)}`,
    late === undefined
      ? null
      : isFrench
        ? `au moins ${money(late)} en retard`
        : `at least ${money(late)} overdue`,
  ]
}

function habitPhrases(when: RuleConditions, language: Language): Phrases {
  const isFrench = language === "fr"
  const days = (n: number) =>
    isFrench ? countWords(n, "jour", "jours", "fr") : countWords(n, "day", "days", "en")
  const { leastAverageDelayDays: delay, leastLatePercent: late, leastBrokenPromises: broken } = when
  const { leastRelationDays: since, mostRelationDays: recent } = when
  return [
    delay === undefined
      ? null
      : isFrench
        ? `paie en moyenne ${days(delay)} en retard ou plus`
        : `pays ${days(delay)} late on average or more`,
    late === undefined
      ? null
      : isFrench
        ? `au moins ${late}${NBSP}% d’échéances en retard`
        : `at least ${late}% of instalments late`,
    broken === undefined
      ? null
      : isFrench
        ? `au moins ${countWords(broken, "promesse non tenue", "promesses non tenues", "fr")}`
        : `at least ${countWords(broken, "broken promise", "broken promises", "en")}`,
    since === undefined
      ? null
      : isFrench
        ? `client depuis ${days(since)} ou plus`
        : `a customer for ${days(since)} or more`,
    recent === undefined
      ? null
      : isFrench
        ? `client depuis ${days(recent)} au plus`
        : `a customer for ${days(recent)} at most`,
  ]
}
