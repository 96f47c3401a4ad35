import { NBSP, type Sentence } from "../../kernel/wording.ts"
import type { Details } from "./details.ts"
import { same, type Words } from "./message-words.ts"

/** The words for what debtor and creditor agree on, by kind. */
export const AGREEMENT_WORDS: Readonly<Record<string, (d: Details) => Words>> = {
  "time.granted": (d) => until("Délai accordé", "Time granted", d, "agreedOn"),
  "time.countered": (d) => until("Autre délai proposé", "Another day proposed", d, "agreedOn"),
  "time.refused": (d) => ({
    title: { fr: "Délai refusé", en: "Time refused" },
    detail: same(d.text("reason")),
  }),
  "time.withdrawn": () => plain("Délai retiré", "Time taken back"),
  "plan.proposed": (d) => until(named("Échéancier proposé", d), named("Plan proposed", d), d, "answerBy"),
  "plan.accepted": (d) => ({
    title: { fr: "Échéancier accepté", en: "Plan accepted" },
    detail: same(d.text("proof")),
  }),
  "plan.closed": (d) => PLAN_ENDS[d.text("outcome") ?? ""] ?? plain("Échéancier clos", "Plan closed"),
  "plan.agreement-drawn": () =>
    plain("Accord de paiement établi, à signer", "Agreement drawn up, to be signed"),
  "dispute.assigned": (d) => until("Contestation confiée", "Dispute assigned", d, "answerBy"),
  "dispute.remarked": (d) => ({
    title: { fr: "Remarque interne sur la contestation", en: "Internal remark on the dispute" },
    detail: same(d.text("text")),
  }),
  "agreement.document-kept": (d) => ({
    title: { fr: "Document ajouté", en: "Document added" },
    detail: same(d.text("fileName")),
  }),
}

const plain = (fr: string, en: string): Words => ({ title: { fr, en }, detail: null })

const PLAN_ENDS: Readonly<Record<string, Words>> = {
  cancelled: plain("Échéancier abandonné", "Plan given up"),
  replaced: plain("Échéancier remplacé", "Plan replaced"),
  broken: plain("Échéancier non respecté", "Plan broken"),
}

const named = (title: string, d: Details): string => [title, d.text("reference")].filter(Boolean).join(" ")

/** "Délai accordé : jusqu’au 3 mars 2026", where a day is kept. */
function until(fr: string, en: string, d: Details, field: string): Words {
  const day: Sentence = { fr: d.day("fr", field) ?? "", en: d.day("en", field) ?? "" }
  if (day.fr === "") return plain(fr, en)
  return plain(`${fr}${NBSP}: jusqu’au ${day.fr}`, `${en}: until ${day.en}`)
}
