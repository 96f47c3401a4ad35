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
  "mail.received": { fr: "Courrier reçu et archivé", en: "Mail received and archived" },
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
  "agreement-settings.changed": { fr: "Règles des accords modifiées", en: "Rules of agreements changed" },
  "branding.changed": { fr: "Présentation des lettres modifiée", en: "Look of the letters changed" },
  "template.tried": { fr: "Modèle essayé sur soi-même", en: "Template tried on oneself" },
  "rate.entered": { fr: "Taux saisi", en: "Rate entered" },
  "rate.removed": { fr: "Taux retiré", en: "Rate removed" },
  "penalties.settings-changed": { fr: "Règles de pénalités modifiées", en: "Penalty rules changed" },
  "member.role-changed": { fr: "Rôle d’un membre modifié", en: "Role of a member changed" },
  "member.removed": { fr: "Accès retiré à un membre", en: "Member taken out" },
  "digest.chosen": { fr: "Résumé du matin réglé", en: "Morning by mail chosen" },
  "absence.noted": { fr: "Absence notée", en: "Absence noted" },
  "absence.cancelled": { fr: "Absence retirée", en: "Absence taken back" },
}

/** True when this kind has a sentence of its own in the journal. */
export const isTold = (kind: string): boolean => kind in COMPANY_WORDS || hasWords(kind)

/** The title of an entry of the journal, with the customer or file that it is about. */
export function journalTitle(line: Happening & { readonly customerName: string | null }): Sentence {
  const own = COMPANY_WORDS[line.kind]
  const title = own && !hasWords(line.kind) ? own : timelineEntry(line).title
  const { fileName } = line.details
  const about = line.customerName ?? (typeof fileName === "string" ? fileName : null)
  return about ? { fr: `${title.fr} — ${about}`, en: `${title.en} — ${about}` } : title
}
