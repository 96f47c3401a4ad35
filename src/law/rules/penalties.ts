import type { Cents } from "../../kernel/cents.ts"
import { day } from "../../kernel/day.ts"
import type { Sentence } from "../../kernel/wording.ts"
import type { DatedRule, RuleStatus } from "./rule.ts"

interface Read {
  readonly title: Sentence
  readonly text: string
  readonly status?: RuleStatus
  readonly since?: string
  readonly caution?: Sentence
}

function rule<Value>(
  id: string,
  value: Value,
  { title, text, status, since, caution }: Read,
): DatedRule<Value> {
  return {
    ...{ id: `penalties/${id}`, title, value, since: since ? day(since) : null, source: { text } },
    ...{ checkedOn: day("2026-11-22"), status: status ?? "official" },
    ...(caution ? { caution } : {}),
  }
}

const SINCE_2013 = "2013-01-01"

/** Points above the ECB rate that a late professional owes where the contract is silent. */
export const DEFAULT_POINTS: DatedRule<number> = rule("default-points", 10, {
  title: { fr: "Pénalités sans clause : BCE + 10 points", en: "Penalties without a clause: ECB + 10 points" },
  text: "C. com. art. L441-10, II",
  since: SINCE_2013,
})

/** Points above the ECB rate that a late public buyer owes, fixed when interest begins. */
export const PUBLIC_POINTS: DatedRule<number> = rule("public-points", 8, {
  title: {
    fr: "Acheteur public : BCE + 8 points, fixé au premier jour du semestre où les intérêts commencent",
    en: "Public buyer: ECB + 8 points, fixed on the first day of the half-year in which interest begins",
  },
  text: "CCP art. L2192-13, R2192-31 à R2192-33",
  since: SINCE_2013,
})

/** How many times the legal rate a clause must reach. */
export const FLOOR_TIMES: DatedRule<number> = rule("contract-floor", 3, {
  title: {
    fr: "Une clause ne peut descendre sous trois fois l’intérêt légal",
    en: "A clause may not go below three times legal interest",
  },
  text: "C. com. art. L441-10, II",
})

/** The recovery indemnity of an invoice paid late, in cents. */
export const INDEMNITY: DatedRule<Cents> = rule("recovery-indemnity", 40_00, {
  title: {
    fr: "Indemnité forfaitaire de recouvrement, par facture payée en retard",
    en: "Fixed recovery indemnity, per invoice paid late",
  },
  text: "C. com. art. L441-10, II et D441-5 ; CCP art. D2192-35",
  since: SINCE_2013,
})

/** Points added to the legal rate two months after a decision became enforceable. */
export const JUDGMENT_POINTS: DatedRule<number> = rule("judgment-points", 5, {
  title: {
    fr: "Intérêt légal majoré de 5 points, deux mois après une décision exécutoire",
    en: "Legal interest raised by 5 points two months after an enforceable decision",
  },
  text: "CMF art. L313-3",
  caution: {
    fr: "Que les deux mois courent de la signification est un usage, pas le texte.",
    en: "That the two months run from service is practice, not the text.",
  },
})

/** What else the computation rests on; `value` says it in one word. */
const OTHERS: readonly DatedRule<string>[] = [
  rule("from", "day-after-due", {
    title: {
      fr: "Dues de plein droit dès le lendemain de l’échéance, sans rappel",
      en: "Due of right from the day after the due date, without a reminder",
    },
    text: "C. com. art. L441-10, II ; Cass. com. 3 mars 2009, n° 07-16.527",
  }),
  rule("base", "gross", {
    title: { fr: "Calculées sur le montant TTC restant dû", en: "Computed on the gross amount outstanding" },
    text: "Pratique de l’administration",
    status: "secondary",
  }),
  rule("year", "365", {
    title: { fr: "Année de 365 jours, même bissextile", en: "A year of 365 days, leap years included" },
    text: "Formule de service-public.fr (fiche F783)",
    status: "contested",
    caution: {
      fr: "Aucun texte ne le dit pour les pénalités : c’est un réglage.",
      en: "No text says so for penalties: it is a setting.",
    },
  }),
  rule("rounding", "half-up-once", {
    title: { fr: "Arrondi au centime, une fois, au plus proche", en: "Rounded to the cent, once, half up" },
    text: "Usage ; aucun texte",
    status: "contested",
  }),
  rule("refixed", "each-half-year", {
    title: {
      fr: "Le taux est révisé chaque semestre pendant le retard",
      en: "The rate is fixed anew each half-year during the delay",
    },
    text: "C. com. art. L441-10, II (lecture majoritaire)",
    status: "contested",
    caution: {
      fr: "Aucune décision lue ; le taux du premier jour est un réglage.",
      en: "No decision read; the rate of the first day is a setting.",
    },
  }),
  rule("below-floor", "lower-of-two", {
    title: {
      fr: "Clause trop basse : le plus bas des deux taux licites",
      en: "Clause too low: the lower of the two lawful rates",
    },
    text: "C. com. art. L441-10, II (sanction non tranchée)",
    status: "contested",
  }),
  rule("consumer", "legal-interest-from-notice", {
    title: {
      fr: "Consommateur : intérêt légal depuis la mise en demeure, ni pénalités ni frais",
      en: "Consumer: legal interest from the formal notice, neither penalties nor costs",
    },
    text: "C. civ. art. 1231-6, 1344-1 ; CPCE art. L111-8",
  }),
  rule("imputation", "interest-first", {
    title: {
      fr: "Un paiement partiel va d’abord aux intérêts, sauf accord contraire",
      en: "A part payment goes to interest first, unless agreed otherwise",
    },
    text: "C. civ. art. 1343-1",
    status: "secondary",
    caution: {
      fr: "L’appliquer aux pénalités de L441-10 est une lecture ; le rang des 40 € n’est pas tranché.",
      en: "Applying it to L441-10 penalties is a reading; the rank of the 40 € is undecided.",
    },
  }),
  rule("no-compound", "none", {
    title: {
      fr: "Pas d’intérêts sur les intérêts sans clause ou jugement",
      en: "No interest on interest without a clause or a judgment",
    },
    text: "C. civ. art. 1343-2",
  }),
  rule("no-cumulation", "none", {
    title: {
      fr: "Pas de cumul des pénalités avec l’intérêt légal",
      en: "No legal interest on top of penalties",
    },
    text: "Cass. com. 24 avr. 2024, n° 22-24.275",
  }),
  rule("insolvency", "stops", {
    title: {
      fr: "Les intérêts s’arrêtent au jugement d’ouverture",
      en: "Interest stops at the opening judgment",
    },
    text: "C. com. art. L622-28 ; L441-10, II, dernière phrase",
    caution: {
      fr: "Le jour du jugement n’est pas compté, par prudence.",
      en: "The day of the judgment itself is left out, prudently.",
    },
  }),
  rule("vat", "none", {
    title: { fr: "Ni pénalités ni indemnité ne portent la TVA", en: "No VAT on penalties or indemnity" },
    text: "CGI art. 256 ; BOI 3 B-1-06",
    status: "secondary",
  }),
]

/** Every rule of what lateness adds, in the order of docs/law.md. */
export const PENALTY_RULES: readonly DatedRule<unknown>[] = [
  ...[DEFAULT_POINTS, FLOOR_TIMES, INDEMNITY, PUBLIC_POINTS, JUDGMENT_POINTS],
  ...OTHERS,
]
