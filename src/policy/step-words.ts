import type { Sentence } from "../kernel/wording.ts"
import type { Channel, Step } from "./scenario.ts"

const STEP_LABELS: Readonly<Record<string, Sentence>> = {
  "courtesy-before": { fr: "Rappel avant échéance", en: "Reminder before the due date" },
  "friendly-email": { fr: "Première relance", en: "First reminder" },
  "second-friendly": { fr: "Deuxième rappel amical", en: "Second friendly reminder" },
  "phone-call": { fr: "Appel téléphonique", en: "Phone call" },
  call: { fr: "Appel", en: "Call" },
  "resend-invoice": { fr: "Facture envoyée de nouveau", en: "Invoice sent again" },
  "corrected-invoice": { fr: "Facture corrigée", en: "Corrected invoice" },
  "firm-email": { fr: "Relance ferme", en: "Firm reminder" },
  "ask-salesperson-first": {
    fr: "Question au commercial, avant d’écrire",
    en: "Question to the salesperson before writing",
  },
  "ask-salesperson": { fr: "Question au commercial", en: "Question to the salesperson" },
  "formal-notice": { fr: "Mise en demeure", en: "Formal notice" },
  "public-firm": {
    fr: "Relance ferme, ordonnateur et comptable",
    en: "Firm reminder to the public accountant",
  },
  "public-claim": { fr: "Réclamation préalable", en: "Written claim to the public buyer" },
  "to-recovery": { fr: "Passage au recouvrement", en: "Hand over to recovery" },
  answer: { fr: "Réponse écrite par une personne", en: "Answer written by a person" },
  "promise-confirmed": { fr: "Confirmation de la promesse", en: "Confirmation of the promise" },
  "time-granted": { fr: "Délai accordé", en: "Time granted" },
  "time-countered": { fr: "Autre délai proposé", en: "Other day proposed" },
  "time-refused": { fr: "Délai refusé", en: "Time refused" },
  "dispute-acknowledged": { fr: "Contestation prise en compte", en: "Dispute acknowledged" },
  "dispute-credit-note": { fr: "Litige clos par un avoir", en: "Dispute closed by a credit note" },
  "dispute-corrected": { fr: "Litige clos, facture corrigée", en: "Dispute closed, invoice corrected" },
  "dispute-rejected": { fr: "Contestation rejetée", en: "Dispute rejected" },
  "dispute-settled": {
    fr: "Litige clos par un geste commercial",
    en: "Dispute closed by a gesture of goodwill",
  },
  "plan-proposed": { fr: "Échéancier proposé", en: "Payment plan proposed" },
  "plan-accepted": { fr: "Échéancier confirmé", en: "Payment plan confirmed" },
  "plan-changed": { fr: "Échéancier recalculé", en: "Payment plan worked out again" },
  "plan-kept": { fr: "Échéancier soldé, merci", en: "Payment plan settled, thanks" },
  "plan-instalment-before": { fr: "Rappel avant une échéance du plan", en: "Reminder before an instalment" },
  "plan-instalment-late": { fr: "Échéance du plan en retard", en: "Instalment late" },
  "plan-broken": { fr: "Échéancier rompu", en: "Payment plan broken" },
  thanks: { fr: "Merci pour le paiement", en: "Thanks for the payment" },
  "promise-broken": { fr: "Promesse non tenue", en: "Broken promise" },
}

const CHANNEL_LABELS: Readonly<Record<Channel, Sentence>> = {
  email: { fr: "e-mail", en: "e-mail" },
  letter: { fr: "lettre", en: "letter" },
  "registered-letter": { fr: "lettre recommandée", en: "registered letter" },
  "electronic-registered-letter": { fr: "recommandé électronique", en: "electronic registered letter" },
  sms: { fr: "SMS", en: "text message" },
  phone: { fr: "téléphone", en: "phone" },
  task: { fr: "tâche interne", en: "internal task" },
}

/** The keys of the steps that come with Relance: the same key in two scenarios is the same step. */
export const SHIPPED_STEP_KEYS: readonly string[] = Object.keys(STEP_LABELS)

/** The name of a step as people read it, from its key alone: "my-step" of a company reads "My step". */
export const stepLabel = (key: string): Sentence => STEP_LABELS[key] ?? { fr: spelt(key), en: spelt(key) }

const spelt = (key: string): string => `${key.charAt(0).toUpperCase()}${key.slice(1)}`.replaceAll("-", " ")

/** The name of a step of a scenario: the company's own where it gave one. */
export const stepName = (step: Pick<Step, "key" | "name">): Sentence =>
  step.name === null ? stepLabel(step.key) : { fr: step.name, en: step.name }

/** The name of a channel as people read it, lower case. */
export const channelLabel = (channel: Channel): Sentence => CHANNEL_LABELS[channel]
