import type { DeliveryState, ProofKind } from "../../delivery/consignment/consignment.ts"
import { PROOF_WORDS, STATE_WORDS } from "../../delivery/consignment/follow/state-words.ts"
import { NBSP, type Sentence } from "../../kernel/wording.ts"
import type { Details } from "./details.ts"

/** What a line says: a title, and what more there is to know. */
export interface Words {
  readonly title: Sentence
  readonly detail: Sentence | null
}

/** The words for what happened to a message, by kind of the journal. */
export const MESSAGE_WORDS: Readonly<Record<string, (d: Details) => Words>> = {
  "message.prepared": (d) => line("Message préparé", "Message prepared", d, to(d)),
  "message.approved": (d) => line("Message approuvé", "Message approved", d, to(d)),
  "message.acknowledged": (d) => line("Avertissements confirmés", "Warnings confirmed", d, null),
  "message.agreed": (d) => line("Premier accord sur deux", "First of two approvals", d, null),
  "message.edited": (d) => line("Texte modifié", "Text edited", d, null),
  "message.cancelled": (d) => line("Message annulé", "Message cancelled", d, d.sentence("sentence")),
  "message.held": (d) => line("Message retenu", "Message held", d, d.sentence("sentence")),
  "message.sent": sent,
  "message.receipt-kept": (d) =>
    line("Accusé de réception gardé", "Acknowledgement of receipt kept", d, received(d)),
  "message.bounced": (d) => line("Message revenu, non remis", "Message came back", d, answer(d)),
  "message.taken-back": (d) => line("Reprise pour la poste", "Taken back for the post", d, null),
  "message.delivery-state": (d) => ({ title: stateWords(d), detail: followed(d) }),
  "message.proof-kept": (d) => ({
    title: PROOF_WORDS[d.text("proof") as ProofKind] ?? { fr: "Preuve gardée", en: "Proof kept" },
    detail: null,
  }),
  "message.failed": (d) => line("Message non parti", "Message not sent", d, answer(d)),
  "message.unknown": (d) =>
    line("Envoi incertain", "Sending in doubt", d, {
      fr: "La liaison s’est coupée pendant l’envoi\u00a0: rien n’est renvoyé avant vérification.",
      en: "The line was cut during sending: nothing is sent again before somebody has checked.",
    }),
  "message.resolved": (d) =>
    d.is("outcome", "sent")
      ? line("Doute levé, le message était parti", "Doubt settled, the message had left", d, null)
      : line("Doute levé, le message n’était pas parti", "Doubt settled, the message had not left", d, null),
  "invoice.document-kept": (d) => ({
    title: { fr: "PDF de facture gardé", en: "PDF of the invoice kept" },
    detail: same(d.text("fileName")),
  }),
  "invoice.document-removed": (d) => ({
    title: { fr: "PDF de facture retiré", en: "PDF of the invoice taken away" },
    detail: same(d.text("number")),
  }),
  "contact.bounced": (d) => ({
    title: { fr: "Adresse e-mail refusée", en: "E-mail address refused" },
    detail: same(d.text("email")),
  }),
}

function sent(d: Details): Words {
  if (d.is("mode", "test")) return line("Essai envoyé", "Test sent", d, subject(d))
  if (d.is("via", "demonstration")) return line("Envoyé (démonstration)", "Sent (demonstration)", d, to(d))
  if (d.is("via", "post")) {
    const number = d.text("depositNumber")
    const detail = number && { fr: `Numéro de dépôt${NBSP}: ${number}`, en: `Deposit number: ${number}` }
    return line("Courrier posté", "Letter posted", d, detail || null)
  }
  if (d.is("channel", "letter", "registered-letter", "electronic-registered-letter"))
    return line("Lettre confiée au prestataire", "Letter left to the provider", d, to(d))
  if (d.is("channel", "sms")) return line("SMS envoyé", "SMS sent", d, to(d))
  return line("Message envoyé", "Message sent", d, to(d))
}

function stateWords(d: Details): Sentence {
  const words = STATE_WORDS[d.text("state") as DeliveryState]
  return words ?? { fr: "Nouvel état de distribution", en: "New delivery state" }
}

function followed(d: Details): Sentence | null {
  const number = d.text("trackingNumber")
  return number === null
    ? null
    : { fr: `Numéro de suivi${NBSP}: ${number}`, en: `Tracking number: ${number}` }
}

function received(d: Details): Sentence | null {
  const [fr, en] = [d.day("fr", "receivedOn"), d.day("en", "receivedOn")]
  return fr && en ? { fr: `Reçu le ${fr}`, en: `Received on ${en}` } : null
}

function line(fr: string, en: string, d: Details, detail: Sentence | null): Words {
  const step = d.step()
  if (step.fr === "") return { title: { fr, en }, detail }
  return { title: { fr: `${fr}${NBSP}: ${step.fr}`, en: `${en}: ${step.en}` }, detail }
}

function to(d: Details): Sentence | null {
  const recipient = d.text("recipient")
  const about = d.text("subject")
  if (!recipient) return same(about)
  const suffix = about ? ` — ${about}` : ""
  return { fr: `À ${recipient}${suffix}`, en: `To ${recipient}${suffix}` }
}

const subject = (d: Details): Sentence | null => same(d.text("subject"))

function answer(d: Details): Sentence | null {
  const said = d.text("answer")
  return said === null
    ? null
    : { fr: `Réponse du serveur${NBSP}: ${said}`, en: `Answer of the server: ${said}` }
}

/** The same text in both languages: what somebody wrote, an address, a number. */
export const same = (text: string | null): Sentence | null => (text === null ? null : { fr: text, en: text })
