import { CONSUMERS, EVERYBODY, PROFESSIONALS, PUBLIC_BODIES } from "../document.ts"
import { all, knowing, type LintRule, lacks, says, shows, where } from "../judge.ts"
import {
  COMMERCIAL_TEXT,
  consumerOwesNothingMore,
  INDEMNITY,
  INTEREST,
  mayBeApplied,
  nothingFromConsumers,
  onlyPossible,
  publicText,
} from "../money-words.ts"
import { abroad } from "../other-languages.ts"
import { has, pattern } from "../read-text.ts"
import { addsLegalInterest, separated } from "../separated.ts"

const OLD_FLOOR = pattern(
  "une fois et demie le taux|1,5 fois le taux|bce majore de (7|sept) points",
  "une fois et|1,5|majore",
)

const noInterestYet = {
  fr: "Un particulier ne doit d’intérêts qu’à partir de la mise en demeure\u00a0: une relance n’en réclame pas.",
  en: "A consumer owes interest only from the formal notice on: a reminder asks for none.",
}

/** The rules of the second reminder; some hold for the formal notice too. */
export const SECOND_REMINDER: readonly LintRule[] = [
  {
    ...{ id: "REL2-01", documents: ["second-reminder"], debtors: PROFESSIONALS, severity: "error" },
    article: "C. com. L441-10, II\u00a0; CGI 256",
    judge: separated,
  },
  {
    ...{
      id: "REL2-02",
      documents: ["second-reminder", "formal-notice"],
      debtors: PROFESSIONALS,
      severity: "error",
    },
    article: "C. com. L441-10, II\u00a0; Cass. com. 24 avril 2024, n°\u00a022-24.275",
    judge: all(
      knowing(
        ({ accessories }) =>
          accessories?.contractRate === undefined || accessories.floorRate === undefined
            ? undefined
            : accessories,
        ({ contractRate, floorRate = 0 }) => contractRate != null && contractRate < floorRate,
        {
          fr: "Le taux du contrat est au-dessous de trois fois l’intérêt légal\u00a0: la clause ne vaut pas.",
          en: "The rate of the contract is below three times the legal rate: the clause does not hold.",
        },
      ),
      addsLegalInterest,
      says(OLD_FLOOR, {
        fr: "Ce taux est celui d’avant 2009\u00a0: le plancher est de trois fois l’intérêt légal, le taux par défaut BCE\u00a0+\u00a010 points.",
        en: "This rate dates from before 2009: the floor is three times the legal rate, the default ECB + 10 points.",
      }),
    ),
  },
  {
    ...{
      id: "REL2-03",
      documents: ["first-reminder", "second-reminder", "formal-notice"],
      debtors: PROFESSIONALS,
      severity: "warning",
    },
    article: "C. com. L441-10, II",
    judge: mayBeApplied(onlyPossible),
  },
  {
    ...{ id: "REL2-04", documents: ["second-reminder"], debtors: CONSUMERS, severity: "error" },
    article: "C. civ. 1231-6 et 1344-1\u00a0; CPCE L111-8",
    judge: all(
      nothingFromConsumers(consumerOwesNothingMore),
      says(INTEREST, noInterestYet),
      abroad("interest", noInterestYet),
    ),
  },
  {
    ...{
      id: "REL2-05",
      documents: ["second-reminder", "formal-notice"],
      debtors: PUBLIC_BODIES,
      severity: "error",
    },
    article: "CCP L2192-13, R2192-31 à R2192-33, D2192-35",
    judge: all(
      shows(COMMERCIAL_TEXT, publicText),
      says(pattern("(majore|plus|augmente)e?s?( de)? (10|dix) points"), {
        fr: "Pour un acheteur public, le taux est BCE\u00a0+\u00a08 points.",
        en: "For a public buyer the rate is ECB + 8 points.",
      }),
      where(
        (_, text) => has(text, INTEREST) || has(text, INDEMNITY),
        lacks(pattern("2192"), {
          fr: "Citez les articles L.\u00a02192-13 et D.\u00a02192-35 du code de la commande publique.",
          en: "Cite articles L. 2192-13 and D. 2192-35 of the Public Procurement Code.",
        }),
      ),
      knowing(
        ({ accessories }) => accessories?.marginPoints,
        (points) => points !== 8,
        {
          fr: "Pour un acheteur public, le taux est BCE\u00a0+\u00a08 points.",
          en: "For a public buyer the rate is ECB + 8 points.",
        },
      ),
      knowing(
        ({ accessories }) => accessories?.isFrozen,
        (is) => !is,
        {
          fr: "Le taux dû par un acheteur public reste celui du semestre où les intérêts ont commencé.",
          en: "The rate owed by a public buyer stays the one of the half-year in which interest began.",
        },
      ),
      knowing(
        ({ accessories }) => accessories?.isGrossBase,
        (is) => !is,
        {
          fr: "Les intérêts d’un acheteur public se calculent sur le montant TTC.",
          en: "Interest owed by a public buyer is computed on the amount with VAT.",
        },
      ),
    ),
  },
  {
    ...{
      id: "REL2-06",
      documents: ["second-reminder", "formal-notice"],
      debtors: EVERYBODY,
      severity: "warning",
    },
    article: "C. conso. L121-6, 3° et 4°",
    judge: knowing(
      ({ invoices }) => (invoices?.some(({ isDisputed }) => isDisputed !== undefined) ? invoices : undefined),
      (invoices) => invoices.some(({ isDisputed }) => isDisputed),
      {
        fr: "Une facture est contestée\u00a0: répondez au client avant de hausser le ton.",
        en: "An invoice is disputed: answer the customer before you raise the tone.",
      },
    ),
  },
]
