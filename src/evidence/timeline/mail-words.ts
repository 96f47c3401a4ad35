import type { Details } from "./details.ts"
import { same, type Words } from "./message-words.ts"

/** The words for what machines sent back, which nobody has to answer. */
export const MAIL_WORDS: Readonly<Record<string, (d: Details) => Words>> = {
  "mail.automatic": (d) => ({
    title: d.is("intent", "out-of-office")
      ? { fr: "Absence annoncée par un message automatique", en: "Automatic mail: out of office" }
      : { fr: "Message automatique reçu", en: "Automatic mail received" },
    detail: same(d.text("sentence") ?? d.text("subject")),
  }),
  "mail.bounce": (d) => ({
    title: { fr: "Avis de non-remise reçu", en: "Notice of non-delivery received" },
    detail: same(d.text("subject")),
  }),
  "mail.complaint": (d) => ({
    title: { fr: "Signalé comme indésirable", en: "Reported as unwanted" },
    detail: same(d.text("subject")),
  }),
}
