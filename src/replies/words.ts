import type { Sentence } from "../kernel/wording.ts"
import type { BounceKind } from "./bounces/bounce-kind.ts"
import type { Intent } from "./understanding/intent.ts"

const INTENT_WORDS: Readonly<Record<Intent, Sentence>> = {
  "will-pay": { fr: "Va payer", en: "Will pay" },
  "already-paid": { fr: "Dit avoir déjà payé", en: "Says it is already paid" },
  "asks-time": { fr: "Demande un délai", en: "Asks for time" },
  disputes: { fr: "Conteste", en: "Disputes" },
  "invoice-error": { fr: "Signale une erreur de facture", en: "Reports an error on the invoice" },
  "order-number-missing": { fr: "Réclame un numéro de commande", en: "Asks for an order number" },
  "not-received": { fr: "N’a pas reçu la facture", en: "Has not received the invoice" },
  "wrong-contact": { fr: "Mauvais interlocuteur", en: "Wrong contact" },
  "out-of-office": { fr: "Absent", en: "Out of office" },
  thanks: { fr: "Remercie", en: "Says thank you" },
  other: { fr: "Autre, à lire", en: "Something else, to be read" },
}

/** What an answer says, in two or three words. */
export const intentWords = (intent: Intent): Sentence => INTENT_WORDS[intent]

const BOUNCE_WORDS: Readonly<Record<BounceKind, Sentence>> = {
  permanent: { fr: "Cette adresse n’existe pas ou plus", en: "This address does not exist, or no longer" },
  "mailbox-full": { fr: "La boîte du client est pleine", en: "The customer’s mailbox is full" },
  refused: {
    fr: "Le serveur du client a refusé le message",
    en: "The customer’s mail server refused the message",
  },
  temporary: {
    fr: "Le message n’a pas pu être remis à temps",
    en: "The message could not be delivered in time",
  },
  delayed: { fr: "La remise du message est retardée", en: "The delivery of the message is delayed" },
}

/** What a bounce means, as a sentence without its full stop. */
export const bounceWords = (kind: BounceKind): Sentence => BOUNCE_WORDS[kind]
