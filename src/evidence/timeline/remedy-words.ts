import { NBSP, type Sentence } from "../../kernel/wording.ts"
import type { Details } from "./details.ts"
import { same, type Words } from "./message-words.ts"

const titled = (fr: string, en: string, what: string | null): Sentence =>
  what ? { fr: `${fr}${NBSP}: ${what}`, en: `${en}: ${what}` } : { fr, en }

/** The words for what was mended at the debtor's request. */
export const REMEDY_WORDS: Readonly<Record<string, (d: Details) => Words>> = {
  "contact.replaced": (d) => ({
    title: d.text("contactId")
      ? titled("Contact remplacé", "Contact replaced", d.text("name"))
      : { fr: "Contact signalé comme mauvais", en: "Contact marked as wrong" },
    detail: same(d.text("reason")),
  }),
  "invoice.order-reference-set": (d) => ({
    title: titled("Numéro de commande ajouté", "Order number added", d.text("reference")),
    detail: same(d.text("invoiceNumber")),
  }),
  "invoice.corrected": (d) => ({
    title: titled("Facture corrigée", "Invoice corrected", d.text("invoiceNumber")),
    detail: d.text("correctedNumber")
      ? { fr: `remplacée par ${d.text("correctedNumber")}`, en: `replaced by ${d.text("correctedNumber")}` }
      : null,
  }),
}
