import { day } from "../../kernel/day.ts"
import { parseRate, type Rate } from "../../kernel/rate.ts"
import type { Sentence } from "../../kernel/wording.ts"
import { type HalfYear, halfYearEnd, halfYearStart, parseHalfYear } from "./half-year.ts"
import type { DatedRule, RuleStatus } from "./rule.ts"

/**
 * The rates that French law fixes by half-year:
 *   legal       taux de l'intérêt légal, creditors who act in business ("autres cas", CMF L313-2)
 *   individual  the same for a creditor who is a private person; here for information only
 *   ecb         main refinancing rate of the European Central Bank on 1 January or 1 July (L441-10 II)
 */
export type RateName = "legal" | "individual" | "ecb"

interface Series {
  readonly name: RateName
  readonly from: HalfYear
  /** One rate per half-year from the first on, without a gap. */
  readonly percents: string
}

const SERIES: readonly Series[] = [
  {
    name: "legal",
    from: "2015-S1",
    percents:
      "0.93 0.99 1.01 0.93 0.90 0.90 0.89 0.88 0.86 0.87 0.87 0.84 0.79 0.76 0.76 0.77 2.06 4.22 5.07 4.92 3.71 2.76 2.62 2.75",
  },
  {
    name: "individual",
    from: "2015-S1",
    percents:
      "4.06 4.29 4.54 4.35 4.16 3.94 3.73 3.60 3.40 3.26 3.15 3.11 3.14 3.12 3.13 3.15 4.47 6.82 8.01 8.16 7.21 6.65 6.67 6.84",
  },
  {
    // Before 2013 another text counted the most recent operation, day by day: not in this table.
    name: "ecb",
    from: "2013-S1",
    percents:
      "0.75 0.50 0.25 0.15 0.05 0.05 0.05 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 2.50 4.00 4.50 4.25 3.15 2.15 2.15 2.40",
  },
]

interface Reading {
  readonly status: RuleStatus
  readonly text: string
  readonly url?: string
  readonly caution?: Sentence
}

const F783: Reading = {
  status: "official",
  text: "CMF art. L313-2 ; service-public.fr, fiche F783",
}
const UNVERIFIED: Sentence = {
  fr: "Les taux du second semestre 2026 n’ont pas été lus sur une page officielle : vérifiez-les avant de les opposer à un débiteur.",
  en: "The rates of the second half of 2026 were not read on an official page: check them before holding them against a debtor.",
}

/** Where each rate was read, when it is not the rule of its series. */
const READINGS: Readonly<Record<string, Reading>> = {
  "legal/2025-S1": { status: "secondary", text: "ksca.fr et cna2c.fr, citant l’arrêté du 1er semestre 2025" },
  "legal/2025-S2": { status: "secondary", text: "Arrêté ECOT2516925A du 19 juin 2025, cité par ksca.fr" },
  "legal/2026-S1": {
    status: "official",
    text: "Arrêté du 15 décembre 2025",
    url: "https://juriblio.fr/arretes/arrete-du-15-decembre-2025/187383136",
  },
  "legal/2026-S2": {
    status: "secondary",
    text: "Taux de l’intérêt légal du second semestre 2026 (CMF art. L313-2)",
    caution: UNVERIFIED,
  },
  "ecb/2026-S2": {
    status: "secondary",
    text: "Taux de refinancement de la BCE au 1er juillet 2026",
    caution: UNVERIFIED,
  },
}

function readingOf(name: RateName, half: HalfYear): Reading {
  const own = READINGS[`${name === "individual" ? "legal" : name}/${half}`]
  if (own) return own
  if (name !== "ecb") return F783
  return {
    status: "secondary",
    text: `Taux de refinancement de la BCE au ${half.endsWith("1") ? "1er janvier" : "1er juillet"} ${half.slice(0, 4)}`,
    url: "https://www.ecb.europa.eu/stats/policy_and_exchange_rates/key_ecb_interest_rates/html/index.en.html",
  }
}

const TITLES: Record<RateName, Sentence> = {
  legal: { fr: "Intérêt légal, créancier professionnel", en: "Legal interest, creditor in business" },
  individual: { fr: "Intérêt légal, créancier particulier", en: "Legal interest, private creditor" },
  ecb: { fr: "Taux de refinancement de la BCE", en: "ECB main refinancing rate" },
}

/** Every rate that is known, oldest first within its series; `id` is "rate/legal/2026-S1". */
export const RATE_RULES: readonly DatedRule<Rate>[] = SERIES.flatMap(rulesOf)

function rulesOf({ name, from, percents }: Series): DatedRule<Rate>[] {
  const first = Number(from.slice(0, 4)) * 2
  return percents.split(" ").map((percent, index) => {
    const half: HalfYear = `${Math.trunc((first + index) / 2)}-S${((first + index) % 2) + 1 === 1 ? 1 : 2}`
    const { status, text, url, caution } = readingOf(name, half)
    return {
      id: `rate/${name}/${half}`,
      title: {
        fr: `${TITLES[name].fr}, ${halfYearWords(half).fr}`,
        en: `${TITLES[name].en}, ${halfYearWords(half).en}`,
      },
      value: parseRate(percent)!,
      since: halfYearStart(half),
      until: halfYearEnd(half),
      source: { text, ...(url ? { url } : {}) },
      checkedOn: day("2026-11-22"),
      status,
      ...(caution ? { caution } : {}),
    }
  })
}

/** "premier semestre 2026", "first half of 2026". */
export function halfYearWords(half: HalfYear): Sentence {
  const year = half.slice(0, 4)
  return half.endsWith("1")
    ? { fr: `premier semestre ${year}`, en: `first half of ${year}` }
    : { fr: `second semestre ${year}`, en: `second half of ${year}` }
}

/** The series and the half-year that the id of a rate names; null when it is no rate. */
export function rateOfId(id: string): { readonly name: RateName; readonly half: HalfYear } | null {
  const [, name, half] = /^rate\/(legal|individual|ecb)\/(.+)$/.exec(id) ?? []
  const known = half === undefined ? null : parseHalfYear(half)
  return known === null ? null : { name: name as RateName, half: known }
}
