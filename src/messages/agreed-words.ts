import type { MessageLanguage } from "../kernel/wording.ts"
import type { PaymentMethod } from "../ledger/agreements/choices.ts"
import type { DisputeReason } from "../ledger/facts/choices.ts"

const REASONS: Readonly<Record<MessageLanguage, Readonly<Record<DisputeReason, string>>>> = {
  fr: {
    "not-delivered": "livraison ou prestation manquante",
    defective: "défaut ou malfaçon",
    price: "prix ou quantité",
    "not-ordered": "non commandé",
    duplicate: "facture en double",
    "already-paid": "déjà payée",
    other: "autre motif",
  },
  en: {
    "not-delivered": "goods or work missing",
    defective: "defect",
    price: "price or quantity",
    "not-ordered": "not ordered",
    duplicate: "invoiced twice",
    "already-paid": "already paid",
    other: "another reason",
  },
  de: {
    "not-delivered": "fehlende Lieferung oder Leistung",
    defective: "Mangel",
    price: "Preis oder Menge",
    "not-ordered": "nicht bestellt",
    duplicate: "doppelt berechnet",
    "already-paid": "bereits bezahlt",
    other: "anderer Grund",
  },
  es: {
    "not-delivered": "entrega o prestación pendiente",
    defective: "defecto",
    price: "precio o cantidad",
    "not-ordered": "no pedido",
    duplicate: "factura duplicada",
    "already-paid": "ya pagada",
    other: "otro motivo",
  },
  it: {
    "not-delivered": "consegna o prestazione mancante",
    defective: "difetto",
    price: "prezzo o quantità",
    "not-ordered": "non ordinato",
    duplicate: "fattura doppia",
    "already-paid": "già pagata",
    other: "altro motivo",
  },
  nl: {
    "not-delivered": "levering of werk ontbreekt",
    defective: "gebrek",
    price: "prijs of hoeveelheid",
    "not-ordered": "niet besteld",
    duplicate: "dubbel gefactureerd",
    "already-paid": "al betaald",
    other: "andere reden",
  },
  pt: {
    "not-delivered": "entrega ou prestação em falta",
    defective: "defeito",
    price: "preço ou quantidade",
    "not-ordered": "não encomendado",
    duplicate: "fatura em duplicado",
    "already-paid": "já paga",
    other: "outro motivo",
  },
}

/** Why an invoice is contested, as a message says it; what is not on the list reads "another reason". */
export function disputeReasonWords(reason: string, language: MessageLanguage): string {
  const words = REASONS[language]
  return Object.hasOwn(words, reason) ? words[reason as DisputeReason] : words.other
}

type ToldMethod = Exclude<PaymentMethod, "other">
const METHODS: Readonly<Record<MessageLanguage, Readonly<Record<ToldMethod, string>>>> = {
  fr: {
    ...{ transfer: "par virement", card: "par carte", cheque: "par chèque" },
    "direct-debit": "par prélèvement",
  },
  en: { transfer: "by transfer", card: "by card", cheque: "by cheque", "direct-debit": "by direct debit" },
  de: {
    ...{ transfer: "per Überweisung", card: "per Karte", cheque: "per Scheck" },
    "direct-debit": "per Lastschrift",
  },
  es: {
    ...{ transfer: "por transferencia", card: "con tarjeta", cheque: "con cheque" },
    "direct-debit": "por adeudo domiciliado",
  },
  it: {
    ...{ transfer: "con bonifico", card: "con carta", cheque: "con assegno" },
    "direct-debit": "con addebito diretto",
  },
  nl: {
    ...{ transfer: "per overschrijving", card: "met de kaart", cheque: "per cheque" },
    "direct-debit": "per automatische incasso",
  },
  pt: {
    ...{ transfer: "por transferência", card: "com cartão", cheque: "por cheque" },
    "direct-debit": "por débito direto",
  },
}

/** How somebody said that they would pay; null when it was not said. */
export const methodWords = (
  method: PaymentMethod | null | undefined,
  language: MessageLanguage,
): string | null => (method && method !== "other" ? METHODS[language][method] : null)
