import { PRIVATE_DEBTORS } from "../document.ts"
import { all, faultOf, knowing, type LintRule, lacksSome, says } from "../judge.ts"
import { COST_WORDS } from "../money-words.ts"
import { has, pattern } from "../read-text.ts"

/** Letters of those who collect for others. */

const WHO = [
  {
    pattern: pattern("recouvrement amiable|amicable (collection|recovery)"),
    name: {
      fr: "que vous exercez une activité de recouvrement amiable",
      en: "that you carry on amicable recovery",
    },
  },
  { pattern: pattern("\\b\\d{5} [a-z#]"), name: { fr: "l’adresse", en: "the address" } },
  {
    pattern: pattern("creancier|notre mandante?|notre client|pour le compte de|creditor"),
    name: { fr: "le créancier et son adresse", en: "the creditor and its address" },
  },
]
const HOW_MUCH = [
  {
    pattern: pattern("facture|contrat|au titre de|fondement|invoice"),
    name: { fr: "le fondement", en: "the basis" },
  },
  { pattern: pattern("\\d ?(€|euros?)|€ ?\\d"), name: { fr: "le montant", en: "the amount" } },
  { pattern: pattern("principal"), name: { fr: "le principal", en: "the principal" } },
  {
    pattern: pattern("interets?|penalites?|accessoires|interest"),
    name: { fr: "les intérêts et accessoires", en: "interest and accessories" },
  },
  {
    pattern: pattern("virement|cheque|carte|paiement en ligne|modalites de paiement|iban|transfer"),
    name: { fr: "comment payer", en: "how to pay" },
  },
]
const SECOND_PARAGRAPH = pattern(
  "frais de recouvrement entrepris sans titre executoire restent a la charge du creancier, sauf s'ils concernent un acte dont l'accomplissement est prescrit par la loi",
)
const THIRD_PARAGRAPH = pattern(
  "creancier qui justifie du caractere necessaire des demarches entreprises pour recouvrer sa creance peut demander au juge de l'execution",
)
const L111_8 =
  "Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du créancier, sauf s’ils concernent un acte dont l’accomplissement est prescrit par la loi au créancier. Toute stipulation contraire est réputée non écrite, sauf disposition législative contraire.\n\nCependant, le créancier qui justifie du caractère nécessaire des démarches entreprises pour recouvrer sa créance peut demander au juge de l’exécution de laisser tout ou partie des frais ainsi exposés à la charge du débiteur de mauvaise foi."
const RECALLS = pattern(
  "(notre|nos|la) (lettre|courrier|premiere lettre)[^.!?\\n]{0,60}?(du|en date du) \\d{1,2}[^.!?\\n]*|our letter of \\d",
)
const REFERENCE = pattern("ref(erence)?s? ?[:n#]|reference|dossier n|n° ?(de )?dossier")

/** The rules of letters of third-party collectors. */
export const AGENCY: readonly LintRule[] = [
  {
    ...{ id: "AG-01", documents: ["agency"], debtors: PRIVATE_DEBTORS, severity: "error" },
    article: "CPCE R124-4, 1° et 2°",
    judge: lacksSome(WHO, ({ fr, en }) => ({
      fr: `La lettre ne dit pas\u00a0: ${fr}.`,
      en: `The letter does not say: ${en}.`,
    })),
  },
  {
    ...{ id: "AG-02", documents: ["agency"], debtors: PRIVATE_DEBTORS, severity: "error" },
    article: "CPCE R124-4, 3° et 4°",
    judge: all(
      lacksSome(HOW_MUCH, ({ fr, en }) => ({
        fr: `La lettre ne dit pas\u00a0: ${fr}.`,
        en: `The letter does not say: ${en}.`,
      })),
      says(pattern(`(${COST_WORDS})[^.!?\\n]{0,40}?(?<![\\d,])\\d+(,\\d{2})? ?(€|euros)`), {
        fr: "Les frais de recouvrement restent au créancier\u00a0: n’en réclamez pas.",
        en: "Collection costs stay with the creditor: ask for none.",
      }),
    ),
  },
  {
    ...{ id: "AG-03", documents: ["agency"], debtors: PRIVATE_DEBTORS, severity: "error" },
    article: "CPCE R124-4, 5°",
    judge: (text) =>
      has(text, SECOND_PARAGRAPH) && has(text, THIRD_PARAGRAPH)
        ? []
        : [
            faultOf(text, {
              fr: "Reproduisez en entier les alinéas 2 et 3 de l’article L. 111-8.",
              en: "Reproduce paragraphs 2 and 3 of article L. 111-8 in full.",
              remedy: {
                label: { fr: "Ajouter le texte", en: "Add the text" },
                replacement: { fr: L111_8, en: L111_8 },
              },
            }),
          ],
  },
  {
    ...{ id: "AG-04", documents: ["agency"], debtors: PRIVATE_DEBTORS, severity: "warning" },
    article: "CPCE R124-2 et R124-3",
    judge: knowing(
      ({ agency }) => agency?.hasMandate,
      (has) => !has,
      {
        fr: "Gardez au dossier le mandat écrit, la déclaration au procureur, le compte dédié et l’assurance.",
        en: "Keep on file the written mandate, the declaration to the prosecutor, the dedicated account and the insurance.",
      },
    ),
  },
  {
    ...{ id: "AG-05", documents: ["agency"], debtors: PRIVATE_DEBTORS, severity: "error" },
    article: "CPCE R124-4, dernier alinéa",
    judge: knowing(
      ({ agency }) => agency?.isFirstLetter,
      (isFirst, _, text) => !isFirst && !(has(text, RECALLS) && has(text, REFERENCE)),
      {
        fr: "Rappelez la référence et la date de la première lettre.",
        en: "Recall the reference and the date of the first letter.",
      },
    ),
  },
]
