import { NBSP, type Sentence } from "../../kernel/wording.ts"
import { EVENT_RULES, type LimitationEventType } from "../../law/rules/limitation.ts"
import { AGREEMENT_WORDS } from "./agreement-words.ts"
import { callWords } from "./call-words.ts"
import type { Details } from "./details.ts"
import { MAIL_WORDS } from "./mail-words.ts"
import { same, type Words } from "./message-words.ts"
import { REMEDY_WORDS } from "./remedy-words.ts"
import { TEAM_WORDS } from "./team-words.ts"

/** The words for the facts of the books and of the follow-up, by kind. */
export const FACT_WORDS: Readonly<Record<string, (d: Details) => Words>> = {
  "invoice.issued": (d) => ({
    title: titled("Facture émise", "Invoice issued", d.text("number")),
    detail: {
      fr: joined(d.amount("fr"), d.day("fr", "dueOn") && `échéance le ${d.day("fr", "dueOn")}`),
      en: joined(d.amount("en"), d.day("en", "dueOn") && `due on ${d.day("en", "dueOn")}`),
    },
  }),
  "payment.recorded": (d) => ({
    title: amounted("Paiement reçu", "Payment received", d),
    detail: reference(d),
  }),
  "payment.cancelled": (d) => ({
    title: amounted("Paiement annulé", "Payment cancelled", d),
    detail: same(d.text("reason")),
  }),
  "credit-note.recorded": (d) => ({ title: amounted("Avoir", "Credit note", d), detail: reference(d) }),
  "credit.allocated": (d) => ({
    title: amounted("Affecté à une facture", "Allocated to an invoice", d),
    detail: same(d.text("invoiceNumber")),
  }),
  "reminder.happened": (d) => ({ title: d.step(), detail: null }),
  "promise.recorded": promise,
  "promise.withdrawn": () => plain("Promesse retirée", "Promise withdrawn"),
  "dispute.opened": (d) => ({
    title: titled("Facture contestée", "Invoice contested", d.text("invoiceNumber")),
    detail: same(d.text("note")),
  }),
  "dispute.closed": (d) => ({
    title: titled("Litige clos", "Dispute closed", d.text("invoiceNumber")),
    detail: same(d.text("note")),
  }),
  "hold.placed": hold,
  "hold.lifted": () => plain("Suivi repris", "Follow-up resumed"),
  "reply.received": (d) => ({
    title: { fr: "Réponse du client", en: "Answer from the customer" },
    detail: same(d.text("summary")),
  }),
  "scenario.chosen": (d) => ({
    title: d.text("scenario")
      ? titled("Scénario choisi", "Scenario chosen", d.text("scenario"))
      : { fr: "Scénario rendu aux règles", en: "Scenario given back to the rules" },
    detail: same(d.text("reason")),
  }),
  "consent.recorded": consent,
  "calendar.changed": () => plain("Calendrier des contacts modifié", "Calendar of contacts changed"),
  "reply.handled": () => plain("Réponse traitée", "Answer dealt with"),
  "reply.reopened": () => plain("Réponse à traiter de nouveau", "Answer to be dealt with again"),
  "answer.confirmed": (d) => ({
    title: { fr: "Réponse lue et confirmée", en: "Answer read and confirmed" },
    detail: same(d.text("sentence")),
  }),
  "answer.undone": () => plain("Confirmation d’une réponse annulée", "Confirmation of an answer undone"),
  "note.written": (d) => ({ title: { fr: "Note", en: "Note" }, detail: same(d.text("text")) }),
  "penalties.billed": (d) => ({
    title: amounted("Pénalités facturées", "Penalties billed", d),
    detail: same(d.text("number")),
  }),
  "penalties.bill-cancelled": (d) => ({
    title: titled("Facture de pénalités annulée", "Bill of penalties cancelled", d.text("number")),
    detail: same(d.text("reason")),
  }),
  "penalties.waived": (d) => ({
    title: amounted("Pénalités abandonnées", "Penalties waived", d),
    detail: same(d.text("reason")),
  }),
  "penalties.waiver-withdrawn": () => plain("Abandon de pénalités retiré", "Waiver of penalties withdrawn"),
  "penalties.settings-changed": () =>
    plain("Règles de pénalités du contrat modifiées", "Penalty rules of the contract changed"),
  "limitation.event-recorded": (d) => ({
    title: titledBoth("Prescription", "Limitation", eventTitle(d)),
    detail: same(d.text("proof")),
  }),
  "limitation.event-cancelled": (d) => ({
    title: { fr: "Prescription\u00a0: événement annulé", en: "Limitation: event cancelled" },
    detail: same(d.text("reason")),
  }),
  "limitation.basis-set": () => plain("Prescription\u00a0: point de départ précisé", "Limitation: start set"),
  "task.opened": (d) => ({ title: titledBoth("Tâche ouverte", "Task opened", d.step()), detail: null }),
  "task.done": task,
  ...AGREEMENT_WORDS,
  ...TEAM_WORDS,
  ...MAIL_WORDS,
  ...REMEDY_WORDS,
  "call.recorded": callWords,
  "call.undone": () =>
    plain(
      "Appel annulé\u00a0: ce qu’il avait noté ne compte plus",
      "Call taken back: what it noted no longer counts",
    ),
  "calling-hours.changed": () => plain("Heures d’appel modifiées", "Calling hours changed"),
}

function promise(d: Details): Words {
  const title = (language: "fr" | "en", of: string, by: string) => {
    const amount = d.amount(language)
    const on = d.day(language, "promisedFor")
    return [of, amount && `${language === "fr" ? "de" : "of"} ${amount}`, on && `${by} ${on}`]
      .filter(Boolean)
      .join(" ")
  }
  return {
    title: { fr: title("fr", "Promesse de paiement", "pour le"), en: title("en", "Promise to pay", "by") },
    detail: same([d.text("saidBy"), d.text("note")].filter(Boolean).join(" — ") || null),
  }
}

const HOLDS: Readonly<Record<string, Sentence>> = {
  "do-not-chase": { fr: "Suivi suspendu", en: "Follow-up suspended" },
  insolvent: { fr: "Procédure collective signalée", en: "Insolvency proceedings noted" },
  assigned: { fr: "Créance cédée ou confiée à un tiers", en: "Debt assigned or handed to a third party" },
}

function hold(d: Details): Words {
  const until = { fr: d.day("fr", "untilOn"), en: d.day("en", "untilOn") }
  return {
    title: HOLDS[d.text("kind") ?? ""] ?? { fr: "Suivi suspendu", en: "Follow-up suspended" },
    detail: {
      fr: joined(d.text("reason"), until.fr && `jusqu’au ${until.fr}`),
      en: joined(d.text("reason"), until.en && `until ${until.en}`),
    },
  }
}

const OUTCOMES: Readonly<Record<string, Sentence>> = {
  reached: { fr: "joint au téléphone", en: "reached by phone" },
  voicemail: { fr: "message laissé sur le répondeur", en: "voicemail left" },
  "wrong-number": { fr: "mauvais numéro", en: "wrong number" },
  promise: { fr: "promesse obtenue", en: "promise obtained" },
  dispute: { fr: "le client conteste", en: "the customer contests" },
  done: { fr: "fait", en: "done" },
}

function task(d: Details): Words {
  const outcome = OUTCOMES[d.text("outcome") ?? ""]
  return {
    title: titled("Tâche terminée", "Task done", d.text("title")),
    detail: {
      fr: joined(outcome?.fr ?? null, d.text("note")),
      en: joined(outcome?.en ?? null, d.text("note")),
    },
  }
}

const plain = (fr: string, en: string): Words => ({ title: { fr, en }, detail: null })

const titled = (fr: string, en: string, what: string | null): Sentence =>
  titledBoth(fr, en, { fr: what ?? "", en: what ?? "" })

/** What an event of limitation was, by its type. */
const eventTitle = (d: Details): Sentence =>
  EVENT_RULES[(d.text("type") ?? "") as LimitationEventType]?.title ?? { fr: "", en: "" }

const titledBoth = (fr: string, en: string, what: Sentence): Sentence =>
  what.fr === "" ? { fr, en } : { fr: `${fr}${NBSP}: ${what.fr}`, en: `${en}: ${what.en}` }

const amounted = (fr: string, en: string, d: Details): Sentence =>
  titledBoth(fr, en, { fr: d.amount("fr") ?? "", en: d.amount("en") ?? "" })

const reference = (d: Details): Sentence | null =>
  same(
    [d.text("method"), d.text("number"), d.text("reference"), d.text("label")].filter(Boolean).join(", ") ||
      null,
  )

const joined = (...parts: readonly (string | null | false)[]): string => parts.filter(Boolean).join(", ")

function consent(d: Details): Words {
  const isSms = d.is("kind", "sms")
  const title = d.flag("isGiven")
    ? isSms
      ? { fr: "Accepte les SMS", en: "Agrees to SMS" }
      : { fr: "Accepte les recommandés électroniques", en: "Agrees to electronic registered letters" }
    : isSms
      ? { fr: "Ne veut plus de SMS", en: "Wants no more SMS" }
      : { fr: "Ne veut pas de recommandés électroniques", en: "Wants no electronic registered letters" }
  return { title, detail: same(d.text("proof")) }
}
