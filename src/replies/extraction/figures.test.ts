import { expect, test } from "vitest"
import { amountsIn } from "./amounts.ts"
import { instalmentsIn } from "./instalments.ts"
import { invoiceNumbersIn, invoicesNamed } from "./invoice-numbers.ts"

test.each([
  ["1 234,56 €", 123456],
  ["1\u202f234,56\u00a0€", 123456],
  ["1.850,50 EUR", 185050],
  ["€1,234.56", 123456],
  ["850 euros", 85000],
  ["420€", 42000],
  ["12€50", 1250],
  ["617,28", 61728],
  ["0,50 €", 50],
  ["2,5 k€", 250000],
  ["12 000 €", 1200000],
])("%s is %i cents", (words, cents) => {
  expect(amountsIn(`Je verse ${words} ce jour`).map((mention) => mention.cents)).toEqual([cents])
})

test.each([
  ["20 %"],
  ["le 12.03.26"],
  ["FA-2026-0011"],
  ["02 99 11 22 33"],
  ["10 jours"],
  ["0 €"],
  ["15 mars"],
])("%s is no amount", (words) => {
  expect(amountsIn(words)).toEqual([])
})

test.each([
  ["en deux fois", 2],
  ["en 3 fois sans frais", 3],
  ["4 mensualités de 300 €", 4],
  ["un échéancier sur six mois", 6],
  ["three instalments", 3],
  ["50 euros par mois pendant 12 mois", 12],
])("%s asks for %i instalments", (words, count) => {
  expect(instalmentsIn(words)).toBe(count)
})

test("having written twice is no instalment plan", () => {
  expect(instalmentsIn("Je vous l’ai déjà dit une fois, 2 fois par jour vous relancez")).toBeNull()
})

test("open invoices are found however their number is spelt, and never by a part of another number", () => {
  const open = ["FA-2026-0011", "FA-2026-0012", "FA-2026-0112"]
  expect(invoicesNamed("la FA 2026 0011 est réglée", open)).toEqual(["FA-2026-0011"])
  expect(invoicesNamed("facture 2026-0012", open)).toEqual(["FA-2026-0012"])
  expect(invoicesNamed("fa20260112 et fa20260011", open)).toEqual(["FA-2026-0011", "FA-2026-0112"])
  expect(invoicesNamed("FA-2026-00110", open)).toEqual([])
})

test("without a list, what looks like an invoice number is taken; orders and credit notes are not", () => {
  expect(
    invoiceNumbersIn("Votre facture FA-2026-0011, avoir AV-2026-003, BC 45000123, facture n° 4471"),
  ).toEqual(["FA-2026-0011", "4471"])
})
