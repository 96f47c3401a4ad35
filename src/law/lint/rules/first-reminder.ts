import { CONSUMERS, EVERYBODY, PROFESSIONALS, PUBLIC_BODIES } from "../document.ts"
import type { LintFacts } from "../facts.ts"
import { all, knowing, type LintRule, lacks, says, shows, where } from "../judge.ts"
import {
  COMMERCIAL_TEXT,
  consumerOwesNothingMore,
  LATE_START,
  nothingFromConsumers,
  publicText,
  startLate,
} from "../money-words.ts"
import { pattern } from "../read-text.ts"

const RUDE = pattern(
  "mauvais payeurs?|voleurs?|escrocs?|malhonnet\\w*|de mauvaise foi|inadmissible|inacceptable|scandaleu\\w+|honteu\\w+|se moquer|foutre|dishonest|unacceptable|disgraceful|bad payer",
)
const WRONG_INDEMNITY = pattern(
  "indemnite forfaitaire[^.!?\\n]{0,60}?(?<![\\d,])(?!40\\b)\\d+(,\\d{2})? ?(€|euros)|(?<![\\d,])40(,00)? ?(€|euros?)[^.!?\\n]{0,25}? par (jour|relance|rappel|lettre|mois|semaine)",
  "40|indemnite forfaitaire",
)

const dueTomorrow = ({ invoices, on }: LintFacts) => {
  const due = invoices?.flatMap(({ dueOn }) => dueOn ?? [])
  return on === undefined || !due || due.length === 0 ? undefined : due.some((dueOn) => on <= dueOn)
}

/** The rules of the first reminder; some hold for the next letters too. */
export const FIRST_REMINDER: readonly LintRule[] = [
  {
    ...{ id: "REL1-01", documents: ["first-reminder"], debtors: PROFESSIONALS, severity: "info" },
    article: "C. com. L441-10, II et D441-5",
    judge: all(
      shows(RUDE, {
        fr: "Une première relance reste courtoise\u00a0: le retard est souvent un oubli.",
        en: "A first reminder stays courteous: the delay is often an oversight.",
      }),
      says(WRONG_INDEMNITY, {
        fr: "L’indemnité est de 40\u00a0€ exactement, une fois par facture en retard.",
        en: "The compensation is exactly €40, once per late invoice.",
      }),
    ),
  },
  {
    ...{
      id: "REL1-02",
      documents: ["first-reminder", "second-reminder"],
      debtors: PROFESSIONALS,
      severity: "warning",
    },
    article: "C. com. L441-10, II\u00a0; Cass. com. 3 mars 2009, n°\u00a007-16.527",
    judge: says(LATE_START, startLate),
  },
  {
    ...{ id: "REL1-03", documents: ["note", "first-reminder"], debtors: CONSUMERS, severity: "error" },
    article: "C. com. L441-10, II\u00a0; CPCE L111-8",
    judge: nothingFromConsumers(consumerOwesNothingMore),
  },
  {
    ...{ id: "REL1-04", documents: ["first-reminder"], debtors: PUBLIC_BODIES, severity: "info" },
    article: "CCP R2192-12 à R2192-15 et D2192-2",
    judge: all(
      shows(COMMERCIAL_TEXT, publicText),
      where(
        ({ channel }) => channel !== "sms",
        lacks(
          pattern(
            "engagement|bon de commande|commande n|numero de commande|reference de commande|chorus|portail|mandatement|commitment|purchase order|order reference|portal",
          ),
          {
            fr: "Un service comptable cherche d’abord le numéro d’engagement ou le dépôt sur le portail\u00a0: parlez-en.",
            en: "A public accounts office first looks for the commitment number or the deposit on the portal: mention it.",
          },
        ),
      ),
    ),
  },
  {
    ...{
      id: "REL1-05",
      documents: ["first-reminder", "second-reminder", "formal-notice"],
      debtors: EVERYBODY,
      severity: "error",
    },
    article: "C. com. L441-10, I",
    judge: knowing(dueTomorrow, Boolean, {
      fr: "Une facture n’est pas encore échue\u00a0: le retard ne commence que le lendemain de l’échéance.",
      en: "An invoice is not late yet: lateness begins the day after the due date.",
    }),
  },
]
