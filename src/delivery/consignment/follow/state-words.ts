import type { Language, Sentence } from "../../../kernel/wording.ts"
import type { DeliveryState, ProofKind } from "../consignment.ts"

/** Where a consignment stands, as people read it. */
export const STATE_WORDS: Readonly<Record<DeliveryState, Sentence>> = {
  accepted: { fr: "Pris en charge par le prestataire", en: "Taken in charge by the provider" },
  "on-its-way": { fr: "En cours d’acheminement", en: "On its way" },
  "waiting-for-addressee": { fr: "Attend d’être retiré ou accepté", en: "Waits to be collected or accepted" },
  delivered: { fr: "Remis", en: "Delivered" },
  refused: { fr: "Refusé par le destinataire", en: "Refused by the addressee" },
  unclaimed: { fr: "Non réclamé", en: "Not claimed" },
  returned: { fr: "Retourné, destinataire introuvable", en: "Returned, addressee not found" },
  "not-delivered": { fr: "Non remis", en: "Not delivered" },
}

/** What a proof proves, as people read it. */
export const PROOF_WORDS: Readonly<Record<ProofKind, Sentence>> = {
  deposit: { fr: "Preuve de dépôt", en: "Proof of deposit" },
  sending: { fr: "Preuve d’envoi", en: "Proof of sending" },
  receipt: { fr: "Preuve de réception", en: "Proof of receipt" },
  refusal: { fr: "Preuve de refus", en: "Proof of refusal" },
  negligence: { fr: "Preuve de non-réclamation", en: "Proof of non-claim" },
  return: { fr: "Preuve de retour", en: "Proof of return" },
}

/** What a person is asked to do when it did not arrive; null when nothing is. */
export function taskAbout(state: DeliveryState, language: Language): string | null {
  return TASKS[language][state] ?? null
}

const TASKS: Readonly<Record<Language, Partial<Record<DeliveryState, string>>>> = {
  fr: {
    refused:
      "Recommandé refusé\u00a0: il a été présenté, la mise en demeure garde son effet. Décidez de la suite",
    unclaimed:
      "Recommandé non réclamé\u00a0: il a été présenté à la dernière adresse connue. Décidez de la suite",
    returned: "Courrier retourné\u00a0: l’adresse est fausse. Trouvez la bonne",
    "not-delivered": "Non remis\u00a0: vérifiez l’adresse ou le numéro dans la fiche du client",
  },
  en: {
    refused:
      "Registered letter refused: it was presented, the notice keeps its effect. Decide what comes next",
    unclaimed:
      "Registered letter not claimed: it was presented at the last known address. Decide what comes next",
    returned: "Letter returned: the address is wrong. Find the right one",
    "not-delivered": "Not delivered: check the address or number on the customer’s page",
  },
}
