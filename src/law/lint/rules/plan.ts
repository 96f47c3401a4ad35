import { CONSUMERS, EVERYBODY, PUBLIC_BODIES } from "../document.ts"
import { all, faultOf, type Judge, type LintRule, lacks, lacksSome, says, shows, where } from "../judge.ts"
import { has, pattern } from "../read-text.ts"
import { addsLegalInterest } from "../separated.ts"

/** Payment plans and acknowledgements of debt. */

const MONTHS =
  "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|may|june|july|august|september|october|november|december"
const A_DATED_PART = pattern(
  `\\b\\d{1,2}(er)? (${MONTHS})( \\d{4})?|\\b\\d{1,2}/\\d{1,2}/\\d{2,4}|\\b\\d{4}-\\d{2}-\\d{2}|le \\d{1,2}(er)? de chaque mois`,
)
const FIGURES = pattern("\\d ?(€|euros?)|€ ?\\d")
const IN_WORDS = pattern(
  "\\b(cents?|mille|vingts?|trente|quarante|cinquante|soixante|dix|cinq|deux|trois|six|sept|huit|neuf|hundred|thousand|twenty|thirty|forty|fifty)[a-z -]* euros?\\b",
)

const PARTS = [
  {
    pattern: pattern(
      "creancier|debiteur|entre les sousignes|entre (les soussignes|la societe|nous)|creditor|debtor|between",
    ),
    name: { fr: "les parties", en: "the parties" },
  },
  { pattern: FIGURES, name: { fr: "la somme due", en: "the amount due" } },
  {
    pattern: pattern("principal|penalites?|interets?|indemnite|penalt\\w+|interest"),
    name: { fr: "le principal et ce qui s’y ajoute", en: "principal and what is added" },
  },
  { pattern: A_DATED_PART, name: { fr: "la date de chaque versement", en: "the date of each instalment" } },
  {
    pattern: pattern("virement|prelevement|cheque|carte bancaire|transfer|direct debit|cheque|card"),
    name: { fr: "le mode de paiement", en: "the means of payment" },
  },
]

const PENALTIES_SETTLED = pattern(
  "(penalites?|interets?)[^.!?\\n]{0,80}?(cour(ent|ront|ir)|continu\\w+|suspend\\w*|gel\\w+|abandonn\\w*|renonc\\w*|remis\\w*|arret\\w*|restent dus|restent dues|maintenu\\w*|ne sont pas dus|ne seront pas)|(suspend\\w*|gel\\w*|abandon\\w*|renonc\\w*|remise|maintien)[^.!?\\n]{0,60}?(penalites?|interets?)|(penalties|interest)[^.!?\\n]{0,60}?(keep running|continue|suspended|frozen|waived|stop)",
)
const ACCELERATED = pattern(
  "decheance du terme|(totalite|integralite|solde)[^.!?\\n]{0,60}?(redevien\\w*|devien\\w*|immediatement)( immediatement)? exigible|whole (balance|amount)[^.!?\\n]{0,40}?due",
)
const WITH_NOTICE = pattern(
  "mise en demeure|preavis|apres (un )?(rappel|avertissement|notification)|notifi\\w+|restee sans effet|sans regularisation|after notice|formal notice|\\d+ jours|(huit|dix|quinze|trente) jours",
)
const ACKNOWLEDGES = pattern(
  "reconnai(t|s|ssez|ssons|ssance)[^.!?\\n]{0,60}?(devoir|dette|redevable|creance)|acknowledges?[^.!?\\n]{0,40}?(debt|owing|owes)",
)
const EFFECT = pattern("prescription|limitation")
const COMPOUND = pattern(
  "capitalis\\w+|interets (sur|des|aux) interets|interets composes|anatocisme|compound interest",
)
const YEAR = pattern("annee entiere|(au moins|plus d'|par) (un an|une annee|annee)|full year")
const TITLE = pattern(
  "titre executoire|homologu\\w*|homologation|notari\\w+|notaire|enforceable title|l ?125-1",
)
const WAIVES = pattern(
  "(renonc\\w*|abandon\\w*|remise|fer(ons|ai|a) grace|ne reclam\\w*)[^.!?\\n]{0,80}?(interets( moratoires)?|penalites|indemnite)|(interets moratoires|penalites|indemnite)[^.!?\\n]{0,60}?(abandonne\\w*|remis(es)?\\b|renonc\\w*|waived)|waive[^.!?\\n]{0,40}?(interest|penalt)",
)
const LIMITATION_CLAUSE = pattern(
  "prescription[^.!?\\n]{0,80}?(porte\\w* a|allong\\w*|prorog\\w*|reduit\\w*|augment\\w*|de (\\d+|deux|trois|cinq|dix) ans)|(mise en demeure|lettre|relance)[^.!?\\n]{0,60}?interromp\\w*[^.!?\\n]{0,30}?prescription|renonc\\w*[^.!?\\n]{0,40}?prescription",
)

const handwritten: Judge = all(
  (text) =>
    has(text, IN_WORDS) && has(text, FIGURES)
      ? []
      : [
          faultOf(text, {
            fr: "La somme doit être écrite par le débiteur lui-même, en toutes lettres et en chiffres.",
            en: "The amount must be written by the debtor personally, in full words and in figures.",
          }),
        ],
  lacks(pattern("signature|signe\\b|signee?s?\\b|lu et approuve|signed"), {
    fr: "Prévoyez la signature du débiteur.",
    en: "Leave room for the debtor’s signature.",
  }),
)

/** The rules of payment plans. */
export const PLAN: readonly LintRule[] = [
  {
    ...{ id: "PLAN-01", documents: ["plan"], debtors: EVERYBODY, severity: "error" },
    article: "C. civ. 1103\u00a0; usage",
    judge: lacksSome(PARTS, ({ fr, en }) => ({
      fr: `L’échéancier ne dit pas\u00a0: ${fr}.`,
      en: `The plan does not say: ${en}.`,
    })),
  },
  {
    ...{ id: "PLAN-02", documents: ["plan"], debtors: EVERYBODY, severity: "error" },
    article: "C. civ. 1343-2",
    judge: lacks(PENALTIES_SETTLED, {
      fr: "Dites si les pénalités continuent de courir, sont suspendues ou abandonnées quand le plan est tenu\u00a0: le silence se discute.",
      en: "Say whether penalties keep running, are frozen or waived while the plan is kept: silence is open to dispute.",
      remedy: {
        label: { fr: "Ajouter la phrase", en: "Add the sentence" },
        replacement: {
          fr: "Les pénalités de retard sont suspendues tant que l’échéancier est respecté.",
          en: "Late-payment penalties are suspended as long as the plan is kept.",
        },
      },
    }),
  },
  {
    ...{ id: "PLAN-03", documents: ["plan"], debtors: EVERYBODY, severity: "warning" },
    article: "C. civ. 1305-4",
    judge: (text) =>
      has(text, ACCELERATED) && has(text, WITH_NOTICE)
        ? []
        : [
            faultOf(text, {
              fr: "Sans clause expresse de déchéance du terme, précédée d’un avertissement, un versement manqué ne rend pas le tout exigible.",
              en: "Without an express acceleration clause, after notice, one missed instalment does not make the whole due.",
              remedy: {
                label: { fr: "Ajouter la clause", en: "Add the clause" },
                replacement: {
                  fr: "À défaut de paiement d’une échéance, et huit jours après une mise en demeure restée sans effet, la totalité des sommes restant dues deviendra immédiatement exigible.",
                  en: "If an instalment is missed, and eight days after a formal notice without effect, the whole balance falls due at once.",
                },
              },
            }),
          ],
  },
  {
    ...{ id: "PLAN-04", documents: ["plan"], debtors: CONSUMERS, severity: "error" },
    article: "C. civ. 1376, 1174 et 1367",
    judge: handwritten,
  },
  {
    ...{ id: "PLAN-05", documents: ["plan"], debtors: EVERYBODY, severity: "warning" },
    article: "C. civ. 2240\u00a0; C. conso. L121-2",
    judge: where(
      (_, text) => has(text, ACKNOWLEDGES),
      lacks(EFFECT, {
        fr: "Reconnaître la dette interrompt la prescription\u00a0: dites-le au débiteur, sans surprise.",
        en: "Acknowledging the debt interrupts limitation: tell the debtor so, without a trick.",
        remedy: {
          label: { fr: "Expliquer l’effet", en: "Explain the effect" },
          replacement: {
            fr: "Cette reconnaissance interrompt la prescription de la créance (article 2240 du code civil).",
            en: "This acknowledgement interrupts the limitation of the claim (article 2240 of the French Civil Code).",
          },
        },
      }),
    ),
  },
  {
    ...{ id: "PLAN-06", documents: ["plan"], debtors: EVERYBODY, severity: "info" },
    article: "CPCE L111-3",
    judge: all(
      says(pattern("(vaut|constitue|tient lieu de) (un )?titre executoire"), {
        fr: "Un accord privé n’est pas un titre exécutoire.",
        en: "A private agreement is no enforceable title.",
      }),
      lacks(TITLE, {
        fr: "Cet accord n’est pas un titre exécutoire\u00a0: une homologation, un acte notarié ou la procédure L125-1 peuvent lui en donner la force.",
        en: "This agreement is no enforceable title: court approval, a notarial deed or the L125-1 procedure can make it one.",
      }),
    ),
  },
  {
    ...{ id: "PLAN-07", documents: ["plan"], debtors: EVERYBODY, severity: "warning" },
    article: "C. civ. 1343-2",
    judge: all(
      where(
        (_, text) => !has(text, YEAR),
        says(COMPOUND, {
          fr: "Les intérêts ne produisent intérêt que s’ils sont dus pour une année entière et que le contrat le prévoit.",
          en: "Interest bears interest only when due for a full year and when the contract says so.",
        }),
      ),
      addsLegalInterest,
    ),
  },
  {
    ...{ id: "PLAN-08", documents: ["plan"], debtors: PUBLIC_BODIES, severity: "error" },
    article: "CCP L2192-14",
    judge: says(WAIVES, {
      fr: "Renoncer aux intérêts moratoires d’un acheteur public est réputé non écrit\u00a0: ne le proposez pas.",
      en: "Waiving a public buyer’s moratory interest is deemed unwritten: do not offer it.",
    }),
  },
  {
    ...{ id: "PLAN-09", documents: ["plan"], debtors: CONSUMERS, severity: "error" },
    article: "C. conso. L218-1",
    judge: shows(LIMITATION_CLAUSE, {
      fr: "Avec un particulier, une clause qui change la prescription ou ajoute une cause d’interruption est nulle.",
      en: "With a consumer, a clause that changes limitation or adds a cause of interruption is void.",
    }),
  },
]
