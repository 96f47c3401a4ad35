import { NBSP, type Sentence } from "../../kernel/wording.ts"
import type { Details } from "./details.ts"
import type { Words } from "./message-words.ts"

const CALLS: Readonly<Record<string, Sentence>> = {
  promise: { fr: "paiement promis", en: "payment promised" },
  voicemail: { fr: "répondeur", en: "voicemail" },
  nobody: { fr: "pas de réponse", en: "no answer" },
  "call-back": { fr: "demande à être rappelé", en: "asks to be called back" },
  "paid-already": { fr: "dit avoir déjà payé", en: "says it was paid already" },
  dispute: { fr: "conteste", en: "contests" },
  "other-contact": { fr: "renvoie vers une autre personne", en: "refers to somebody else" },
  "wrong-number": { fr: "mauvais numéro", en: "wrong number" },
  refuses: { fr: "refuse de payer", en: "refuses to pay" },
  reached: { fr: "joint", en: "reached" },
}

/** A call, with what came of it and when the next one is. */
export function callWords(d: Details): Words {
  const outcome = CALLS[d.text("outcome") ?? ""] ?? { fr: "", en: "" }
  const again = { fr: d.day("fr", "callAgainOn"), en: d.day("en", "callAgainOn") }
  const joined = (...parts: readonly (string | null | false)[]) => parts.filter(Boolean).join(", ")
  return {
    title: {
      fr: outcome.fr ? `Appel${NBSP}: ${outcome.fr}` : "Appel",
      en: outcome.en ? `Call: ${outcome.en}` : "Call",
    },
    detail: {
      fr: joined(d.text("note"), again.fr && `à rappeler le ${again.fr}`),
      en: joined(d.text("note"), again.en && `to be called again on ${again.en}`),
    },
  }
}
