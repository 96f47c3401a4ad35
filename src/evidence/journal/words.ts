import type { Sentence } from "../../kernel/wording.ts"
import type { Happening } from "../timeline/happening.ts"
import { hasWords, timelineEntry } from "../timeline/words.ts"

/** What concerns the whole company rather than one customer; the timeline has words for the rest. */
const COMPANY_WORDS: Readonly<Record<string, Sentence>> = {
  "company.created": { fr: "Entreprise créée", en: "Company created" },
  "company.went-live": { fr: "Passage en mode réel", en: "Went live" },
  "company.went-to-test": { fr: "Retour en mode test", en: "Back to test mode" },
  "mail-account.tested": {
    fr: "Message d’essai envoyé à votre adresse",
    en: "Test message sent to your address",
  },
  "settings.changed": { fr: "Réglages modifiés", en: "Settings changed" },
  "law-settings.changed": { fr: "Réglages de droit modifiés", en: "Legal settings changed" },
  "scenario.published": { fr: "Scénario modifié", en: "Scenario changed" },
  "scenario.rules-published": { fr: "Règles des scénarios modifiées", en: "Rules of the scenarios changed" },
  "scenario.chosen": { fr: "Scénario d’un client choisi", en: "Scenario of a customer chosen" },
  "calendar.changed": {
    fr: "Calendrier ou tarif des contacts modifié",
    en: "Calendar or tariff of contacts changed",
  },
  "import.applied": { fr: "Fichier importé", en: "File imported" },
  "import.undone": { fr: "Import annulé", en: "Import undone" },
  "plan.made": { fr: "Journée préparée", en: "Day prepared" },
  "customer.created": { fr: "Client ajouté", en: "Customer added" },
  "customer.changed": { fr: "Fiche client modifiée", en: "Customer changed" },
  "contact.added": { fr: "Contact ajouté", en: "Contact added" },
  "contact.changed": { fr: "Contact modifié", en: "Contact changed" },
  "contact.removed": { fr: "Contact retiré", en: "Contact removed" },
}

/** The title of an entry of the journal, with the customer or file that it is about. */
export function journalTitle(line: Happening & { readonly customerName: string | null }): Sentence {
  const own = COMPANY_WORDS[line.kind]
  const title = own && !hasWords(line.kind) ? own : timelineEntry(line).title
  const { fileName } = line.details
  const about = line.customerName ?? (typeof fileName === "string" ? fileName : null)
  return about ? { fr: `${title.fr} — ${about}`, en: `${title.en} — ${about}` } : title
}
