import type { Day } from "../kernel/day.ts"
import { POINT, type Rate } from "../kernel/rate.ts"
import { Refusal } from "../kernel/refusal.ts"
import { dayWords, NBSP, type Sentence } from "../kernel/wording.ts"
import { type HalfYear, halfYearOf, halfYearStart } from "./rules/half-year.ts"
import { DEFAULT_POINTS, FLOOR_TIMES, PUBLIC_POINTS } from "./rules/penalties.ts"
import { halfYearWords, RATE_RULES, type RateName } from "./rules/rates.ts"
import type { DatedRule, RuleStatus } from "./rules/rule.ts"

/** A rate of one half-year and how it is known. `entered`: a person of the company typed it in with its source. */
export interface KnownRate {
  readonly rate: Rate
  readonly source: string
  readonly status: RuleStatus | "entered"
  readonly caution?: Sentence
}

/** A rate that a person entered because the tables lack it, or hold it unverified. */
export interface EnteredRate {
  readonly name: RateName
  readonly half: HalfYear
  readonly rate: Rate
  readonly source: string
}

/** The rates that a computation may use. Asking for one that is not known is refused, never guessed. */
export interface RateBook {
  /** The rate of a half-year. Refuses with RATE_UNKNOWN. */
  of(name: RateName, half: HalfYear): KnownRate
  /** The same, or null where it is not known. */
  find(name: RateName, half: HalfYear): KnownRate | null
  /** The ECB rate of a half-year and so many points. Refuses with RATE_UNKNOWN. */
  ecbPlus(points: number, half: HalfYear): KnownRate
}

const SHIPPED: ReadonlyMap<string, KnownRate> = new Map(RATE_RULES.map((rule) => [rule.id, known(rule)]))

function known(rule: DatedRule<Rate>): KnownRate {
  const { value, source, status, caution } = rule
  return { rate: value, source: source.text, status, ...(caution ? { caution } : {}) }
}

/** The shipped rates, and over them those that the company entered itself. */
export function rateBook(entered: readonly EnteredRate[] = []): RateBook {
  const own = new Map<string, KnownRate>(
    entered.map(({ name, half, rate, source }) => [
      `rate/${name}/${half}`,
      { rate, source, status: "entered" },
    ]),
  )
  const find = (name: RateName, half: HalfYear) =>
    own.get(`rate/${name}/${half}`) ?? SHIPPED.get(`rate/${name}/${half}`) ?? null
  const of = (name: RateName, half: HalfYear) => find(name, half) ?? refuseUnknown(name, half)
  // A million invoices ask for the same twenty half-years.
  const raised = new Map<number, Map<HalfYear, KnownRate>>()
  return {
    ...{ find, of },
    ecbPlus(points, half) {
      const known = raised.get(points)?.get(half)
      if (known) return known
      const rate = plus(of("ecb", half), points)
      raised.set(points, (raised.get(points) ?? new Map()).set(half, rate))
      return rate
    },
  }
}

const ASKED: Record<RateName, Sentence> = {
  legal: { fr: "Le taux de l’intérêt légal", en: "The legal interest rate" },
  individual: {
    fr: "Le taux de l’intérêt légal des particuliers",
    en: "The legal rate of private creditors",
  },
  ecb: { fr: "Le taux de refinancement de la BCE", en: "The ECB main refinancing rate" },
}

function refuseUnknown(name: RateName, half: HalfYear): never {
  const when = halfYearWords(half)
  throw new Refusal(
    "RATE_UNKNOWN",
    {
      fr: `${ASKED[name].fr} du ${when.fr} n’est pas connu de Relance, qui ne le devine pas. Saisissez-le avec sa source dans Réglages${NBSP}› Pénalités et taux, ou arrêtez le calcul avant le ${dayWords(halfYearStart(half), "fr")}.`,
      en: `${ASKED[name].en} of the ${when.en} is not known to Relance, which does not guess. Enter it with its source in Settings${NBSP}› Penalties and rates, or stop the computation before ${dayWords(halfYearStart(half), "en")}.`,
    },
    { rate: name, halfYear: half },
  )
}

/** What late professionals owe where the contract is silent: ECB plus 10 points (C. com. L441-10 II). */
export const defaultPenaltyRate = (book: RateBook, half: HalfYear): KnownRate =>
  book.ecbPlus(DEFAULT_POINTS.value, half)

/** What a late public buyer owes: ECB plus 8 points (CCP R2192-31). */
export const publicPenaltyRate = (book: RateBook, half: HalfYear): KnownRate =>
  book.ecbPlus(PUBLIC_POINTS.value, half)

/** The least that a clause may stipulate: three times the legal rate (C. com. L441-10 II); null where unknown. */
export function contractFloor(book: RateBook, half: HalfYear): Rate | null {
  const legal = book.find("legal", half)
  return legal && legal.rate * FLOOR_TIMES.value
}

const plus = (rate: KnownRate, points: number): KnownRate => ({ ...rate, rate: rate.rate + points * POINT })

/** The rates of a day, for show: what is not known is null. Refuses with RATE_UNKNOWN when neither column is known. */
export function ratesOn(book: RateBook, on: Day) {
  const half = halfYearOf(on)
  const legal = book.find("legal", half)
  const ecb = legal ? book.find("ecb", half) : book.of("ecb", half)
  return { half, legal, individual: book.find("individual", half), ecb, floor: contractFloor(book, half) }
}
