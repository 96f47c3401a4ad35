import type { MessageLanguage, Sentence } from "../kernel/wording.ts"
import type { PaymentMethod } from "../ledger/agreements/choices.ts"
import type { DisputeReason } from "../ledger/facts/choices.ts"

const REASONS: Readonly<Record<DisputeReason, Sentence>> = {
  "not-delivered": { fr: "livraison ou prestation manquante", en: "goods or work missing" },
  defective: { fr: "défaut ou malfaçon", en: "defect" },
  price: { fr: "prix ou quantité", en: "price or quantity" },
  "not-ordered": { fr: "non commandé", en: "not ordered" },
  duplicate: { fr: "facture en double", en: "invoiced twice" },
  "already-paid": { fr: "déjà payée", en: "already paid" },
  other: { fr: "autre motif", en: "another reason" },
}

/** Why an invoice is contested, as a message says it; what is not on the list reads "another reason". */
export const disputeReasonWords = (reason: string, language: MessageLanguage): string =>
  (Object.hasOwn(REASONS, reason) ? REASONS[reason as DisputeReason] : REASONS.other)[spoken(language)]

const METHODS: Readonly<Record<PaymentMethod, Sentence | null>> = {
  transfer: { fr: "par virement", en: "by transfer" },
  card: { fr: "par carte", en: "by card" },
  cheque: { fr: "par chèque", en: "by cheque" },
  "direct-debit": { fr: "par prélèvement", en: "by direct debit" },
  other: null,
}

/** How somebody said that they would pay; null when it was not said. */
export const methodWords = (
  method: PaymentMethod | null | undefined,
  language: MessageLanguage,
): string | null => (method ? (METHODS[method]?.[spoken(language)] ?? null) : null)

// What is agreed is told in French and in English.
const spoken = (language: MessageLanguage): "fr" | "en" => (language === "fr" ? "fr" : "en")
