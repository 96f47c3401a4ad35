import { addDays } from "../../../kernel/day.ts"
import { halfYearOf } from "../../rules/half-year.ts"
import { CONSUMERS, EVERYBODY, PROFESSIONALS, PUBLIC_BODIES } from "../document.ts"
import type { AccessoryFacts } from "../facts.ts"
import { all, faultOf, type Judge, knowing, type LintRule, lacksSome, says, shows } from "../judge.ts"
import { COMMERCIAL_TEXT, nothingFromConsumers, publicText } from "../money-words.ts"
import { pattern, placesOf } from "../read-text.ts"
import { addsLegalInterest, showsAmount } from "../separated.ts"

/** Statements of penalties. */

const RATE = pattern("\\d(,\\d+)? ?%")
const SAID = [
  {
    pattern: pattern("\\b(du|from) [^\\n]{3,30} (au|to) \\d|periode|period"),
    name: { fr: "la période de chaque ligne", en: "the period of each line" },
  },
  { pattern: pattern("jours|days"), name: { fr: "le nombre de jours", en: "the number of days" } },
  { pattern: pattern("base|principal|assiette"), name: { fr: "la base", en: "the base" } },
  { pattern: RATE, name: { fr: "le taux", en: "the rate" } },
  {
    pattern: pattern("\\b36[56]\\b|36 500"),
    name: { fr: "la base de 365 jours", en: "the basis of 365 days" },
  },
  {
    pattern: pattern(
      "\\bbce\\b|banque centrale|taux (de l'interet )?legal|interet legal|arrete du|l ?441-10|2192-31|\\becb\\b|legal rate|contrat|conditions generales",
    ),
    name: { fr: "la source du taux", en: "the source of the rate" },
  },
  {
    pattern: pattern("arrond\\w+|au centime|round\\w*"),
    name: { fr: "la règle d’arrondi", en: "the rounding rule" },
  },
]

const lines: Judge = (text, facts) => {
  const faults =
    lacksSome(SAID, ({ fr, en }) => ({
      fr: `Le décompte ne dit pas\u00a0: ${fr}.`,
      en: `The statement does not say: ${en}.`,
    }))(text, facts) ?? []
  const { fromOn, throughOn, isFrozen } = facts.accessories ?? {}
  const isCut =
    !fromOn ||
    !throughOn ||
    isFrozen === true ||
    halfYearOf(fromOn) === halfYearOf(throughOn) ||
    placesOf(text, RATE).length > 1
  if (isCut) return faults
  return [
    ...faults,
    faultOf(text, {
      fr: "Le retard passe d’un semestre à l’autre\u00a0: il faut une ligne par semestre, avec son taux.",
      en: "The delay runs over two half-years: there must be one line per half-year, with its rate.",
    }),
  ]
}

const claimed =
  (read: (accessories: AccessoryFacts) => boolean | undefined) =>
  (facts: { accessories?: AccessoryFacts | null }) =>
    facts.accessories ? read(facts.accessories) : undefined

const indemnity: Judge = all(
  knowing(
    claimed(({ lateInvoices, indemnityCents }) =>
      lateInvoices === undefined ? undefined : indemnityCents !== lateInvoices * 40_00,
    ),
    Boolean,
    {
      fr: "L’indemnité est de 40\u00a0€ par facture en retard, ni plus ni moins.",
      en: "The compensation is €40 per late invoice, no more and no less.",
    },
  ),
  knowing(
    ({ accessories }) => accessories?.indemnityCents,
    (cents, _, text) => cents > 0 && !showsAmount(text.folded, cents),
    {
      fr: "L’indemnité ne figure pas sur sa propre ligne.",
      en: "The compensation does not stand on its own line.",
    },
  ),
  says(
    pattern(
      "(indemnite|40 ?€)[^.!?\\n]{0,50}?\\b(tva|ttc|ht)\\b|(penalites|interets) (sur|calcule\\w* sur)[^.!?\\n]{0,40}?indemnite|compensation[^.!?\\n]{0,30}?vat",
    ),
    {
      fr: "Les 40\u00a0€ n’entrent pas dans la base des pénalités et ne portent pas de TVA.",
      en: "The €40 are not part of the base of penalties and bear no VAT.",
    },
  ),
)

/** The rules of statements of penalties. */
export const STATEMENT: readonly LintRule[] = [
  {
    ...{ id: "DEC-01", documents: ["statement"], debtors: EVERYBODY, severity: "error" },
    article: "C. com. L441-10, II",
    judge: lines,
  },
  {
    ...{ id: "DEC-02", documents: ["statement"], debtors: PROFESSIONALS, severity: "error" },
    article: "C. com. D441-5",
    judge: indemnity,
  },
  {
    ...{ id: "DEC-03", documents: ["statement"], debtors: EVERYBODY, severity: "warning" },
    article: "C. civ. 1343-1 et 1342-10",
    judge: all(
      knowing(
        claimed(({ hasPartPayments, allocation, isAllocationAgreed }) =>
          hasPartPayments === undefined || allocation === undefined
            ? undefined
            : hasPartPayments && allocation === "principal-first" && isAllocationAgreed !== true,
        ),
        Boolean,
        {
          fr: "Un paiement partiel s’impute d’abord sur les intérêts, sauf si vous avez choisi mieux pour le débiteur.",
          en: "A part payment goes to interest first, unless you chose better for the debtor.",
        },
      ),
      says(
        pattern(
          "impute\\w*( d'abord| en priorite)? sur le (principal|capital)|applied to (the )?principal first",
        ),
        {
          fr: "Un paiement partiel s’impute d’abord sur les intérêts\u00a0: dites que vous en avez décidé autrement en faveur du débiteur.",
          en: "A part payment goes to interest first: say that you decided otherwise in the debtor’s favour.",
        },
        (_, { accessories }) => accessories?.isAllocationAgreed === true,
      ),
    ),
  },
  {
    ...{ id: "DEC-04", documents: ["statement"], debtors: PUBLIC_BODIES, severity: "error" },
    article: "CCP R2192-31 à R2192-33",
    judge: all(
      shows(COMMERCIAL_TEXT, publicText),
      knowing(
        claimed(({ isFrozen }) => isFrozen),
        (is) => !is,
        {
          fr: "Le taux dû par un acheteur public reste celui du semestre où les intérêts ont commencé.",
          en: "The rate owed by a public buyer stays the one of the half-year in which interest began.",
        },
      ),
      (text) => {
        const rates = new Set(placesOf(text, RATE).map(({ start, end }) => text.folded.slice(start, end)))
        return rates.size > 1
          ? [
              faultOf(text, {
                fr: "Plusieurs taux figurent au décompte\u00a0: contre un acheteur public, le taux ne change pas en cours de retard.",
                en: "The statement shows several rates: against a public buyer the rate does not change during the delay.",
              }),
            ]
          : []
      },
    ),
  },
  {
    ...{ id: "DEC-05", documents: ["statement"], debtors: CONSUMERS, severity: "error" },
    article: "C. civ. 1231-6",
    judge: nothingFromConsumers({
      fr: "Un particulier ne doit que l’intérêt légal depuis la mise en demeure\u00a0: ni pénalités, ni 40\u00a0€, ni frais.",
      en: "A consumer owes only legal interest from the formal notice on: no penalties, no €40, no costs.",
    }),
  },
  {
    ...{ id: "DEC-06", documents: ["statement"], debtors: EVERYBODY, severity: "error" },
    article: "C. com. L622-28",
    judge: knowing(
      ({ insolvency, accessories }) =>
        insolvency === undefined || !accessories?.throughOn
          ? undefined
          : insolvency !== null && accessories.throughOn > addDays(insolvency.openedOn, -1),
      Boolean,
      {
        fr: "Les intérêts s’arrêtent la veille du jugement d’ouverture.",
        en: "Interest stops on the eve of the opening judgment.",
      },
    ),
  },
  {
    ...{ id: "DEC-07", documents: ["statement"], debtors: EVERYBODY, severity: "warning" },
    article: "Cass. com. 24 avril 2024, n°\u00a022-24.275",
    judge: addsLegalInterest,
  },
]
