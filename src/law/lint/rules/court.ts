import { addDays, addMonths, day } from "../../../kernel/day.ts"
import { CONSUMERS, PRIVATE_DEBTORS, PUBLIC_BODIES } from "../document.ts"
import type { LintFacts } from "../facts.ts"
import {
  all,
  faultOf,
  type Judge,
  knowing,
  type LintRule,
  lacks,
  lacksSome,
  says,
  shows,
  where,
} from "../judge.ts"
import { INDEMNITY } from "../money-words.ts"
import { has, pattern } from "../read-text.ts"

/** Petitions for a payment order, and summons. */

const COMMERCIAL = pattern("tribunal de commerce|tribunal des activites economiques")
const CIVIL = pattern("tribunal judiciaire|tribunal de proximite|juge des contentieux de la protection")
const CLAUSE = pattern("clause attributive|attribution de competence|competence exclusive")

const court: Judge = (text, { debtor, court: known }) => {
  const wrong = (fr: string, en: string) => [faultOf(text, { fr, en })]
  if (!has(text, COMMERCIAL) && !has(text, CIVIL)) {
    return wrong("Nommez le tribunal du domicile du débiteur.", "Name the court of the debtor’s domicile.")
  }
  if (has(text, CLAUSE)) {
    return wrong(
      "Seul le tribunal du domicile du débiteur est compétent\u00a0: une clause contraire ne vaut pas ici.",
      "Only the court of the debtor’s domicile has jurisdiction: a clause to the contrary does not hold here.",
    )
  }
  const isTrader = debtor === "consumer" ? false : known?.isDebtorTrader
  if (isTrader === false && has(text, COMMERCIAL) && !has(text, CIVIL)) {
    return wrong(
      "Ce débiteur n’est pas commerçant\u00a0: saisissez le tribunal judiciaire.",
      "This debtor is no trader: go to the tribunal judiciaire.",
    )
  }
  if (isTrader === true && !has(text, COMMERCIAL)) {
    return wrong(
      "Ce débiteur est commerçant\u00a0: saisissez le tribunal de commerce.",
      "This debtor is a trader: go to the commercial court.",
    )
  }
  return []
}

const PARTIES = [
  {
    pattern: pattern("requerante?|demandeur|demanderesse|creancier"),
    name: { fr: "le demandeur", en: "the claimant" },
  },
  {
    pattern: pattern("siege|domicile|demeurant|adresse"),
    name: { fr: "le siège ou le domicile", en: "the seat or domicile" },
  },
  {
    pattern: pattern("represente\\w*|gerante?|presidente?|ne le|nee le|nationalite"),
    name: {
      fr: "qui représente la société, ou l’état civil",
      en: "who represents the company, or civil status",
    },
  },
  {
    pattern: pattern("debiteur|debitrice|defendeur|defenderesse|partie adverse|contre\\b"),
    name: { fr: "le débiteur", en: "the debtor" },
  },
]
const CONTENTS = [
  { pattern: pattern("\\d ?(€|euros?)"), name: { fr: "la somme précise", en: "the precise amount" } },
  { pattern: pattern("decompte|principal"), name: { fr: "le décompte", en: "the breakdown" } },
  {
    pattern: pattern("contrat|facture|bon de commande|fondement|au titre de"),
    name: { fr: "le fondement", en: "the basis" },
  },
  {
    pattern: pattern("bordereau|pieces? jointes?|liste des pieces|pieces produites"),
    name: { fr: "le bordereau des pièces", en: "the list of exhibits" },
  },
  { pattern: pattern("fait a\\b|fait le\\b|le \\d{1,2}"), name: { fr: "la date", en: "the date" } },
  { pattern: pattern("signature|signe\\b|signee?\\b"), name: { fr: "la signature", en: "the signature" } },
]
const DAMAGES = pattern(
  "dommages-interets|dommages et interets|prejudice|responsabilite (delictuelle|extracontractuelle)|montant a determiner|a parfaire",
)
const PRIOR_STEP = pattern(
  "(conciliation|mediation|tentative amiable|tentative de resolution amiable)[^.!?\\n]{0,60}?(obligatoire|prealable|exigee?|750-1)|750-1",
)
const ATTEMPTED = pattern("conciliat\\w+|mediat\\w+|procedure participative|750-1")
const THREE_MONTHS_FROM = day("2026-09-01")

/** The last day for serving a payment order (CPC 1411: three months for orders from 1 September 2026, six before). */
const serviceDeadline = ({ court: known, on }: LintFacts) =>
  known?.orderedOn === undefined || on === undefined
    ? undefined
    : { on, last: addMonths(known.orderedOn, known.orderedOn >= THREE_MONTHS_FROM ? 3 : 6) }

/** The rules of petitions and summons. */
export const COURT: readonly LintRule[] = [
  {
    ...{ id: "REQ-01", documents: ["petition"], debtors: PRIVATE_DEBTORS, severity: "error" },
    article: "CPC 1406\u00a0; C. com. L721-3",
    judge: court,
  },
  {
    ...{ id: "REQ-02", documents: ["petition"], debtors: PRIVATE_DEBTORS, severity: "error" },
    article: "CPC 54, 3° et 57",
    judge: lacksSome(PARTIES, ({ fr, en }) => ({
      fr: `La requête n’indique pas\u00a0: ${fr}.`,
      en: `The petition does not give: ${en}.`,
    })),
  },
  {
    ...{ id: "REQ-03", documents: ["petition"], debtors: PRIVATE_DEBTORS, severity: "error" },
    article: "CPC 1407 et 57",
    judge: lacksSome(CONTENTS, ({ fr, en }) => ({
      fr: `La requête n’indique pas\u00a0: ${fr}.`,
      en: `The petition does not give: ${en}.`,
    })),
  },
  {
    ...{ id: "REQ-04", documents: ["petition"], debtors: PRIVATE_DEBTORS, severity: "error" },
    article: "CPC 1405\u00a0; C. com. L441-10, II",
    judge: all(
      knowing(
        ({ court: known }) => known?.isContractual,
        (is) => !is,
        {
          fr: "L’injonction de payer suppose une créance née d’un contrat, d’un montant déterminé.",
          en: "A payment order needs a contractual claim of a determined amount.",
        },
      ),
      says(DAMAGES, {
        fr: "L’injonction de payer ne sert pas à demander des dommages-intérêts ni une somme à fixer.",
        en: "A payment order does not serve to ask for damages or an amount to be fixed.",
      }),
      where(
        ({ debtor }) => debtor === "consumer",
        says(INDEMNITY, {
          fr: "Un particulier ne doit pas l’indemnité de 40\u00a0€.",
          en: "A consumer does not owe the €40.",
        }),
      ),
    ),
  },
  {
    ...{ id: "REQ-05", documents: ["petition"], debtors: PRIVATE_DEBTORS, severity: "info" },
    article: "Cass. avis 25 sept. 2025, n°\u00a025-70.013",
    judge: all(
      shows(PRIOR_STEP, {
        fr: "Aucune tentative amiable n’est exigée avant une injonction de payer.",
        en: "No prior amicable attempt is needed before a payment order.",
      }),
      lacks(pattern("mise en demeure"), {
        fr: "Joignez la mise en demeure\u00a0: les greffes l’attendent.",
        en: "Attach the formal notice: registries expect it.",
      }),
    ),
  },
  {
    ...{ id: "REQ-06", documents: ["petition"], debtors: PRIVATE_DEBTORS, severity: "warning" },
    article: "CPC 1411, décret 2026-96",
    judge: knowing(serviceDeadline, ({ on, last }) => on > addDays(last, -14), {
      fr: "L’ordonnance doit être signifiée dans les trois mois (six pour celles d’avant le 1er\u00a0septembre 2026)\u00a0: moins de deux semaines restent, ou le délai est passé.",
      en: "The order must be served within three months (six for those before 1 September 2026): less than two weeks are left, or the time is over.",
    }),
  },
  {
    ...{ id: "REQ-07", documents: ["petition"], debtors: PRIVATE_DEBTORS, severity: "warning" },
    article: "C. civ. 2241\u00a0; Cass. 10 juill. 1990, n°\u00a089-13.345",
    judge: all(
      says(pattern("requete[^.!?\\n]{0,60}?interromp\\w*|interromp\\w*[^.!?\\n]{0,40}?prescription"), {
        fr: "Déposer la requête n’interrompt pas la prescription\u00a0: seule la signification de l’ordonnance le fait.",
        en: "Filing the petition does not interrupt limitation: only service of the order does.",
      }),
      knowing(
        ({ limitationOn, on }) =>
          limitationOn === undefined || on === undefined
            ? undefined
            : limitationOn !== null && addDays(on, 120) > limitationOn,
        Boolean,
        {
          fr: "La prescription approche\u00a0: l’ordonnance doit être signifiée avant cette date, déposer la requête ne suffit pas.",
          en: "Limitation is near: the order must be served before that day, filing the petition is not enough.",
        },
      ),
    ),
  },
  {
    ...{ id: "REQ-08", documents: ["petition"], debtors: PUBLIC_BODIES, severity: "error" },
    article: "CPCE L111-1\u00a0; CJA R541-1",
    judge: (text) => [
      faultOf(text, {
        fr: "L’injonction de payer n’existe pas contre un organisme public\u00a0: réclamation écrite, puis référé-provision devant le tribunal administratif.",
        en: "There is no payment order against a public body: a written claim, then an interim order of the administrative court.",
      }),
    ],
  },
  {
    ...{ id: "REQ-09", documents: ["petition"], debtors: PRIVATE_DEBTORS, severity: "info" },
    article: "CPC 1408 et 1425",
    judge: lacks(pattern("1408|renvo\\w+[^.!?\\n]{0,40}?opposition|opposition[^.!?\\n]{0,60}?renvo\\w+"), {
      fr: "Demandez le renvoi devant la juridiction compétente en cas d’opposition, et prévoyez la consignation des frais sous quinze jours.",
      en: "Ask for referral to the competent court in case of opposition, and plan for the deposit of costs within fifteen days.",
      remedy: {
        label: { fr: "Ajouter la demande de renvoi", en: "Add the request for referral" },
        replacement: {
          fr: "En cas d’opposition, le requérant demande le renvoi devant la juridiction compétente (article 1408 du code de procédure civile).",
          en: "En cas d’opposition, le requérant demande le renvoi devant la juridiction compétente (article 1408 du code de procédure civile).",
        },
      },
    }),
  },
  {
    ...{ id: "REQ-10", documents: ["summons"], debtors: CONSUMERS, severity: "error" },
    article: "CPC 750-1 et 54, 5°",
    judge: (text, { court: known }) => {
      if (has(text, ATTEMPTED)) return []
      if (known?.amountCents === undefined) return null
      return known.amountCents > 5_000_00
        ? []
        : [
            faultOf(text, {
              fr: "Jusqu’à 5\u202f000\u00a0€ devant le tribunal judiciaire, dites quelle tentative amiable a eu lieu, ou la dispense\u00a0: sinon la demande est irrecevable.",
              en: "Up to €5,000 before the tribunal judiciaire, say which amicable attempt took place, or the exemption: otherwise the claim is inadmissible.",
            }),
          ]
    },
  },
]
