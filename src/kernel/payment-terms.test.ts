import { expect, test } from "vitest"
import { day } from "./day.ts"
import { dueDay, parsePaymentTerms, paymentTermsText } from "./payment-terms.ts"

test.each([
  ["30 days", "30 days"],
  ["30 jours", "30 days"],
  ["30 jours net", "30 days"],
  ["30 JOURS NETS", "30 days"],
  ["30j", "30 days"],
  ["net 30", "30 days"],
  ["30", "30 days"],
  ["60 days", "60 days"],
  ["à 60 jours date de facture", "60 days"],
  ["Paiement à 45 jours", "45 days"],
  ["45 end of month", "45 end of month"],
  ["45 jours fin de mois", "45 end of month"],
  ["45 j. FDM", "45 end of month"],
  ["45JFM", "45 end of month"],
  ["30 jours fin de mois le 10", "30 end of month on the 10"],
  ["30 end of month on the 10", "30 end of month on the 10"],
  ["fin de mois", "end of month"],
  ["end of month 45", "end of month then 45 days"],
  ["fin de mois + 45 jours", "end of month then 45 days"],
  ["end of month then 45 days", "end of month then 45 days"],
  ["45 jours puis fin de mois", "45 days then end of month"],
  ["on receipt", "on receipt"],
  ["à réception de facture", "on receipt"],
  ["Comptant", "on receipt"],
  ["0 jours", "on receipt"],
])("« %s » is read as %s", (written, canonical) => {
  const terms = parsePaymentTerms(written)
  expect(terms && paymentTermsText(terms)).toBe(canonical)
  expect(terms && parsePaymentTerms(paymentTermsText(terms))).toEqual(terms)
})

test.each(["", "selon devis", "30 % à la commande", "4000 jours", "30/60/90", "45 fin de mois le 45"])(
  "« %s » is not guessed",
  (written) => expect(parsePaymentTerms(written)).toBeNull(),
)

// The published examples of the two lawful methods: the later one is taken when the contract is silent.
test.each([
  ["2023-01-15", "45 end of month", "2023-03-31"],
  ["2025-02-15", "45 end of month", "2025-04-30"],
  ["2026-01-20", "45 end of month", "2026-03-31"],
  ["2024-02-15", "45 end of month", "2024-04-14"],
  ["2026-12-16", "45 end of month", "2027-02-14"],
  ["2023-01-15", "end of month 45", "2023-03-17"],
  ["2023-01-15", "45 days then end of month", "2023-03-31"],
  ["2026-01-15", "30 end of month", "2026-03-02"],
  ["2026-01-15", "30 days", "2026-02-14"],
  ["2026-01-15", "60 days", "2026-03-16"],
  ["2026-01-31", "on receipt", "2026-01-31"],
  ["2026-02-10", "end of month", "2026-02-28"],
  ["2026-01-15", "30 end of month on the 10", "2026-03-10"],
])("an invoice of %s at %s falls due on %s", (issuedOn, terms, dueOn) => {
  expect(dueDay(day(issuedOn), parsePaymentTerms(terms)!)).toBe(dueOn)
})
