import type { PaymentTerms } from "../kernel/payment-terms.ts"
import type { Sentence } from "../kernel/wording.ts"
import type { TermLimit } from "./rules/terms.ts"

const FROM: Readonly<Record<TermLimit["from"], Sentence>> = {
  issue: { fr: "après la date de la facture", en: "after the date of the invoice" },
  delivery: { fr: "après la livraison", en: "after the delivery" },
  request: {
    fr: "après la réception de la demande de paiement",
    en: "after the receipt of the payment request",
  },
}

/** Limits as people read them: "60 jours après la date de la facture ou 45 jours fin de mois". */
export function limitsSentence(limits: readonly TermLimit[]): Sentence {
  const said = limits.map(limitSentence)
  return { fr: said.map(({ fr }) => fr).join(" ou "), en: said.map(({ en }) => en).join(" or ") }
}

function limitSentence({ days, counted, from }: TermLimit): Sentence {
  if (counted === "end-of-month") return { fr: `${days} jours fin de mois`, en: `${days} days end of month` }
  if (counted === "after-month") {
    return {
      fr: `${days} jours après la fin du mois de livraison`,
      en: `${days} days after the end of the month of delivery`,
    }
  }
  if (counted === "after-decade") {
    return {
      fr: `${days} jours après la fin de la décade de livraison`,
      en: `${days} days after the end of the ten days of delivery`,
    }
  }
  return { fr: `${days} jours ${FROM[from].fr}`, en: `${days} days ${FROM[from].en}` }
}

/** Payment terms as people read them: "60 jours fin de mois le 10". */
export function termsSentence(terms: PaymentTerms): Sentence {
  const { rule, days, dayOfMonth } = terms
  const on = { fr: dayOfMonth ? ` le ${dayOfMonth}` : "", en: dayOfMonth ? ` on the ${dayOfMonth}` : "" }
  if (rule === "net" && days === 0) return { fr: `À réception${on.fr}`, en: `On receipt${on.en}` }
  if (rule === "net") return { fr: `${days} jours${on.fr}`, en: `${days} days${on.en}` }
  if (days === 0) return { fr: `Fin de mois${on.fr}`, en: `End of month${on.en}` }
  if (rule === "days-first") {
    return { fr: `${days} jours puis fin de mois${on.fr}`, en: `${days} days then end of month${on.en}` }
  }
  if (rule === "end-of-month-first") {
    return { fr: `Fin de mois puis ${days} jours${on.fr}`, en: `End of month then ${days} days${on.en}` }
  }
  return { fr: `${days} jours fin de mois${on.fr}`, en: `${days} days end of month${on.en}` }
}
