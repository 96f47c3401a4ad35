import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { addDays, day, dayFromEpoch } from "../kernel/day.ts"
import { dueDay, parsePaymentTerms } from "../kernel/payment-terms.ts"
import { checkDueDay, checkTerms, maxDueDay, type TermsContext } from "./terms.ts"

const business: TermsContext = { kind: "professional" }
const terms = (text: string) => parsePaymentTerms(text)!

describe("payment terms held against the law", () => {
  test.each<[string, string, TermsContext, boolean, string]>([
    ["30 days are lawful between professionals", "30 jours", business, true, "L441-10"],
    ["60 days are the longest net term", "60 jours", business, true, "L441-10"],
    ["61 days are too many", "61 jours", business, false, "L441-10"],
    ["60 days end of month are illegal", "60 jours fin de mois", business, false, "L441-10"],
    ["45 days end of month are lawful", "45 jours fin de mois", business, true, "L441-10"],
    ["by the other method too", "fin de mois + 45 jours", business, true, "L441-10"],
    ["46 days end of month are not", "46 jours fin de mois", business, false, "L441-10"],
    ["30 days end of month the 10th are lawful", "30 jours fin de mois le 10", business, true, "L441-10"],
    ["45 days end of month the 10th are not", "45 jours fin de mois le 10", business, false, "L441-10"],
    [
      "a periodic invoice has 45 days, no end of month",
      "45 jours fin de mois",
      { ...business, periodic: true },
      false,
      "L441-10",
    ],
    ["a periodic invoice at 45 days", "45 jours", { ...business, periodic: true }, true, "L441-10"],
    ["carriers have 30 days at most", "45 jours", { ...business, sector: "transport" }, false, "L441-11"],
    ["fresh meat has 20 days", "30 jours", { ...business, sector: "livestock-meat" }, false, "L441-11"],
    [
      "wine keeps the general limits",
      "45 jours fin de mois",
      { ...business, sector: "wine" },
      true,
      "L441-11",
    ],
    ["exporters may have 90 days", "90 jours", { ...business, sector: "export" }, true, "L441-10"],
    [
      "a contested accord is not applied",
      "55 jours fin de mois",
      { ...business, sector: "garden" },
      false,
      "L441-10",
    ],
    [
      "unless the company says so",
      "55 jours fin de mois",
      { ...business, sector: "garden", seasonalAccords: true },
      true,
      "D441-5-1",
    ],
    ["a town pays within 30 days", "45 jours", { kind: "public" }, false, "R2192-10"],
    ["a public hospital within 50", "50 jours", { kind: "public", buyer: "hospital" }, true, "R2192-11"],
    [
      "a public undertaking within 60",
      "60 jours",
      { kind: "public", buyer: "undertaking" },
      true,
      "R2192-11",
    ],
    ["consumers have no legal maximum", "120 jours", { kind: "consumer" }, true, "L441-10"],
  ])("%s", (_, written, of, legal, article) => {
    const check = checkTerms(terms(written), of)
    expect([check.legal, check.code]).toEqual([legal, legal ? "LEGAL_TERM" : "ILLEGAL_TERM"])
    expect(check.article).toContain(article)
    expect(check.sentence.fr).toContain(check.article)
  })

  test("an illegal term shows an invoice that goes beyond, and the day it may not pass", () => {
    // 1 January: 60 days net are 1 March, 45 and the end of the month are 29 February, the end of January and 45 days 16 March.
    expect(checkTerms(terms("60 jours fin de mois"), business).sentence.fr.replace(/\u00a0/g, " ")).toContain(
      "Une facture du 1er janvier 2024 serait due le 31 mars 2024, au lieu du 16 mars 2024 au plus tard",
    )
  })
})

test("the longest lawful day of an invoice of 15 January 2026 is 31 March", () => {
  const max = maxDueDay(day("2026-01-15"), business)!
  expect(max.ways.map((way) => [way.method ?? "net", way.dueOn])).toEqual([
    ["net", "2026-03-16"],
    ["plus45-then-eom", "2026-03-31"],
    ["eom-then-plus45", "2026-03-17"],
  ])
  expect([max.maxDueOn, max.ifNothingAgreedOn]).toEqual(["2026-03-31", "2026-02-14"])
})

test.each<[string, TermsContext, Parameters<typeof maxDueDay>[2], string]>(
  [
    ["alcohol delivered on 10 February", { ...business, sector: "alcohol" }, "2026-02-10", "2026-03-30"],
    [
      "perishables of a décade, on a periodic invoice",
      { ...business, sector: "perishable-food", periodic: true },
      "2026-02-12",
      "2026-03-22",
    ],
    [
      "livestock of the last day of February",
      { ...business, sector: "livestock-meat" },
      "2026-02-28",
      "2026-03-20",
    ],
  ].map(
    ([title, of, deliveredOn, due]) => [title, of, { deliveredOn: day(String(deliveredOn)) }, due] as never,
  ),
)("%s", (_, of, known, due) => expect(maxDueDay(day("2026-03-01"), of, known)?.maxDueOn).toBe(due))

test("without the day of delivery, the day of the invoice is taken and said", () => {
  const max = maxDueDay(day("2026-03-01"), { ...business, sector: "perishable-food" })!
  expect(max.maxDueOn).toBe("2026-03-31")
  expect(max.cautions.map(({ fr }) => fr).join()).toContain("Le jour de la livraison n’est pas connu")
})

test("terms that are lawful never lead beyond the last lawful day, on any day", () => {
  const written = ["30 days", "60 days", "45 end of month", "end of month then 45 days", "end of month"]
  fc.assert(
    fc.property(fc.integer({ min: 11_000, max: 40_000 }), fc.constantFrom(...written), (epoch, text) => {
      const issuedOn = dayFromEpoch(epoch)
      const dueOn = dueDay(issuedOn, terms(text))
      expect(checkDueDay(issuedOn, dueOn, business).legal).toBe(true)
      const { maxDueOn } = maxDueDay(issuedOn, business)!
      expect(checkDueDay(issuedOn, addDays(maxDueOn, 1), business).legal).toBe(false)
    }),
    { numRuns: 400 },
  )
})
