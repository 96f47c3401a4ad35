import { addMonths, type Day } from "../../../kernel/day.ts"
import { PRIVATE_DEBTORS } from "../document.ts"
import type { InsolvencyFacts } from "../facts.ts"
import { all, faultOf, type Judge, knowing, type LintRule, lacks, lacksSome, says } from "../judge.ts"
import { has, pattern } from "../read-text.ts"

/** Proofs of claim in insolvency proceedings. */

const deadline = ({ publishedOn, isCreditorOverseas }: InsolvencyFacts): Day | undefined =>
  publishedOn ? addMonths(publishedOn, isCreditorOverseas ? 4 : 2) : undefined

const isLate = ({
  on,
  insolvency,
}: {
  on?: Day
  insolvency?: InsolvencyFacts | null
}): boolean | undefined => {
  const last = insolvency ? deadline(insolvency) : undefined
  return on === undefined || last === undefined ? undefined : on > last
}

const CONTENTS = [
  {
    pattern: pattern("(jour|date) du jugement( d'ouverture)?|jugement d'ouverture"),
    name: {
      fr: "la somme due au jour du jugement d’ouverture",
      en: "the amount due on the day of the opening judgment",
    },
  },
  {
    pattern: pattern("a echoir|echoir"),
    name: { fr: "les sommes à échoir, même nulles", en: "the sums to fall due, even if none" },
  },
  {
    pattern: pattern("privilege|surete|chirographaire|garantie|nantissement|hypotheque|reserve de propriete"),
    name: { fr: "la nature de la créance et ses sûretés", en: "the rank of the claim and its securities" },
  },
  {
    pattern: pattern("interets?|penalites?"),
    name: { fr: "les intérêts et leur calcul", en: "interest and its computation" },
  },
]
const UNTIL_PAID = pattern(
  "(interets?|penalites?)[^.!?\\n]{0,80}?(jusqu'(a|au) (parfait|complet|entier)|parfait paiement|complet paiement)",
)

const interestStops: Judge = all(
  says(UNTIL_PAID, {
    fr: "Les intérêts et les 40\u00a0€ se comptent jusqu’à la veille du jugement d’ouverture, pas au-delà.",
    en: "Interest and the €40 are counted to the eve of the opening judgment, no further.",
  }),
  knowing(
    ({ insolvency, accessories }) =>
      insolvency && accessories?.throughOn ? accessories.throughOn >= insolvency.openedOn : undefined,
    Boolean,
    {
      fr: "Le calcul dépasse la veille du jugement d’ouverture.",
      en: "The computation goes beyond the eve of the opening judgment.",
    },
  ),
)

const CERTIFIED = pattern("certifi\\w+[^.!?\\n]{0,40}?(sincere|exacte?)|sincere et veritable")
const SIGNED = pattern("signature|signe\\b|signee?\\b|fait a\\b")

/** The rules of proofs of claim. */
export const PROOF_OF_CLAIM: readonly LintRule[] = [
  {
    ...{ id: "DECL-01", documents: ["proof-of-claim"], debtors: PRIVATE_DEBTORS, severity: "error" },
    article: "C. com. L622-24 et R622-24",
    judge: all(
      knowing(isLate, Boolean, {
        fr: "Le délai de déclaration est passé\u00a0: deux mois après la publication au BODACC, quatre pour un créancier d’outre-mer.",
        en: "The time for filing is over: two months after publication in the BODACC, four for a creditor overseas.",
      }),
      knowing(
        ({ channel }) => channel,
        (channel) => !channel.endsWith("registered-letter"),
        {
          fr: "Envoyez la déclaration en recommandé avec accusé de réception\u00a0: la date de dépôt fait foi.",
          en: "Send the proof of claim as a registered letter: the day of posting counts.",
        },
      ),
    ),
  },
  {
    ...{ id: "DECL-02", documents: ["proof-of-claim"], debtors: PRIVATE_DEBTORS, severity: "error" },
    article: "C. com. L622-25 et R622-23",
    judge: lacksSome(CONTENTS, ({ fr, en }) => ({
      fr: `La déclaration ne dit pas\u00a0: ${fr}.`,
      en: `The proof of claim does not say: ${en}.`,
    })),
  },
  {
    ...{ id: "DECL-03", documents: ["proof-of-claim"], debtors: PRIVATE_DEBTORS, severity: "error" },
    article: "C. com. L622-25 et R622-23",
    judge: (text) =>
      has(text, CERTIFIED) && has(text, SIGNED)
        ? []
        : [
            faultOf(text, {
              fr: "Le créancier certifie sa créance sincère, et signe.",
              en: "The creditor certifies the claim as sincere, and signs.",
              remedy: {
                label: { fr: "Ajouter la certification", en: "Add the certification" },
                replacement: {
                  fr: "Je certifie sincère la présente déclaration de créance. Signature\u00a0:",
                  en: "Je certifie sincère la présente déclaration de créance. Signature:",
                },
              },
            }),
          ],
  },
  {
    ...{ id: "DECL-04", documents: ["proof-of-claim"], debtors: PRIVATE_DEBTORS, severity: "error" },
    article: "C. com. L622-28 et L441-10, II",
    judge: interestStops,
  },
  {
    ...{ id: "DECL-05", documents: ["proof-of-claim"], debtors: PRIVATE_DEBTORS, severity: "warning" },
    article: "C. com. R622-23",
    judge: lacks(
      pattern("pieces? jointes?|ci-joint\\w*|bordereau|annexes?|liste des pieces|pieces justificatives"),
      {
        fr: "Joignez et énumérez les pièces\u00a0: factures, bons de livraison, commandes, conditions générales, décompte.",
        en: "Attach and list the exhibits: invoices, delivery notes, orders, terms of sale, statement.",
      },
    ),
  },
  {
    ...{ id: "DECL-06", documents: ["proof-of-claim"], debtors: PRIVATE_DEBTORS, severity: "info" },
    article: "C. com. L622-26",
    judge: knowing(isLate, Boolean, {
      fr: "Déclaration tardive\u00a0: un relevé de forclusion peut se demander dans les six mois de la publication.",
      en: "Late filing: relief can be asked for within six months of the publication.",
    }),
  },
  {
    ...{ id: "DECL-07", documents: ["proof-of-claim"], debtors: PRIVATE_DEBTORS, severity: "error" },
    article: "C. com. L622-21 et L622-7",
    judge: knowing(
      ({ insolvency }) => insolvency?.isDunningStopped,
      (is) => !is,
      {
        fr: "Les relances de ce débiteur ne sont pas arrêtées\u00a0: arrêtez-les d’abord.",
        en: "Reminders to this debtor are not stopped: stop them first.",
      },
    ),
  },
]
