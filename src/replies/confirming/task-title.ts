import { amountWords, type Language } from "../../kernel/wording.ts"
import type { Intent } from "../understanding/intent.ts"
import { intentWords } from "../words.ts"
import type { Confirmation } from "./confirmation.ts"

const TO_DO: Readonly<Partial<Record<Intent, Readonly<Record<Language, string>>>>> = {
  "already-paid": {
    fr: "Chercher le paiement que le client dit avoir fait",
    en: "Look for the payment that the customer says is made",
  },
  "invoice-error": { fr: "Vérifier et corriger la facture", en: "Check and correct the invoice" },
  "order-number-missing": {
    fr: "Trouver le numéro de commande et renvoyer la facture",
    en: "Find the order number and send the invoice again",
  },
  "not-received": {
    fr: "Renvoyer la facture que le client n’a pas reçue",
    en: "Send the invoice again that the customer has not received",
  },
  "wrong-contact": { fr: "Changer d’interlocuteur", en: "Write to somebody else" },
}

/** What is to be done about an answer, with its amount and what was said. */
export function taskTitle({ intent, amountCents, sentence }: Confirmation, language: Language): string {
  const what = (TO_DO[intent] ?? intentWords(intent))[language]
  const amount = amountCents ? ` (${amountWords(amountCents, "EUR", language)})` : ""
  if (!sentence) return `${what}${amount}`
  const said = sentence.replace(/\s+/g, " ").slice(0, 200)
  return language === "fr" ? `${what}${amount}\u00a0: «\u00a0${said}\u00a0»` : `${what}${amount}: “${said}”`
}
