import { expect, test } from "vitest"
import { day } from "../kernel/day.ts"
import {
  type AssignmentRule,
  assign,
  assignmentSentence,
  nextAssignmentDay,
  SHIPPED_RULES,
} from "./assignment.ts"
import { parseRules } from "./assignment-shape.ts"
import type { Book } from "./book.ts"
import { bookWith, openItem } from "./books.test-data.ts"
import { NO_HISTORY, type PaymentHistory, segmentOf } from "./segment.ts"

const on = { today: day("2026-03-10"), currency: "EUR" }
const paid = (changes: Partial<PaymentHistory>): PaymentHistory => ({
  ...NO_HISTORY,
  settled: 10,
  ...changes,
})

test.each<[string, Partial<PaymentHistory>, string]>([
  ["two instalments say nothing yet", { settled: 2, late: 2, averageDelayDays: 40 }, "new"],
  [
    "ten paid two days late on average, two of them late: pays well",
    { late: 2, averageDelayDays: 2 },
    "loyal",
  ],
  ["five are too few to be called loyal", { settled: 5, late: 0 }, "regular"],
  ["one broken promise, and nobody is called loyal", { brokenPromises: 1 }, "regular"],
  ["one promise kept in part still leaves a loyal payer", { partKeptPromises: 1 }, "loyal"],
  ["two promises kept in part, and nobody is called loyal", { partKeptPromises: 2 }, "regular"],
  ["three promises kept in part make no bad payer", { partKeptPromises: 3 }, "regular"],
  ["four promises kept in part", { partKeptPromises: 4 }, "bad-payer"],
  ["a broken promise and one kept in part", { brokenPromises: 1, partKeptPromises: 1 }, "regular"],
  ["a broken promise and two kept in part", { brokenPromises: 1, partKeptPromises: 2 }, "bad-payer"],
  ["two broken promises, whatever the delays", { settled: 1, brokenPromises: 2 }, "bad-payer"],
  ["thirty days late on average is still ordinary", { late: 5, averageDelayDays: 30 }, "regular"],
  ["thirty-one are not", { late: 5, averageDelayDays: 31 }, "bad-payer"],
  ["six in ten late by more than two weeks on average", { late: 6, averageDelayDays: 16 }, "bad-payer"],
  ["six in ten late, but by two weeks only", { late: 6, averageDelayDays: 15 }, "regular"],
])("%s", (_, history, segment) => {
  expect(segmentOf(paid(history))).toBe(segment)
})

test.each<[string, Partial<Book>, string]>([
  ["a business with an e-mail address", {}, "standard"],
  ["a town hall", { kind: "public" }, "public-body"],
  ["a household", { kind: "consumer" }, "consumer"],
  ["a household in Belgium is a consumer first", { kind: "consumer", country: "BE" }, "consumer"],
  ["a business in Belgium", { country: "BE" }, "foreign"],
  ["nobody gave an address", { reach: { email: "no", letter: "yes" } }, "no-email"],
  [
    "an address that bounced is a question, not a letter",
    { reach: { email: "bounced", letter: "yes" } },
    "standard",
  ],
])("by the rules of a new company: %s", (_, changes, scenarioKey) => {
  expect(assign(bookWith(changes), null, SHIPPED_RULES, on).scenarioKey).toBe(scenarioKey)
})

const rules: AssignmentRule[] = parseRules([
  { name: "Grands comptes", when: { tags: ["grand compte"] }, scenarioKey: "key-account" },
  { name: "Bâtiment", when: { sectors: ["btp"], leastOverdueCents: 1_000_00 }, scenarioKey: "bad-payer" },
  { name: "Mauvais payeurs", when: { segments: ["bad-payer"] }, scenarioKey: "bad-payer" },
  { name: "Anciens", when: { leastRelationDays: 730 }, scenarioKey: "loyal" },
  { name: "Petites sommes", when: { mostOpenCents: 50_00 }, scenarioKey: "small-amounts" },
])

test.each<[string, Partial<Book>, string]>([
  [
    "a tag, whatever its capitals",
    { tags: ["Grand Compte"], history: paid({ brokenPromises: 3 }) },
    "key-account",
  ],
  ["a sector, when enough is late", { tags: ["secteur:btp"] }, "bad-payer"],
  [
    "a sector, when too little is late",
    { tags: ["secteur:btp"], items: [openItem({ openCents: 999_99 })] },
    "standard",
  ],
  ["a history", { history: paid({ brokenPromises: 2 }) }, "bad-payer"],
  ["two years to the day", { history: paid({ customerSince: day("2024-03-10") }) }, "loyal"],
  ["a day less", { history: paid({ customerSince: day("2024-03-11") }) }, "standard"],
  ["little money", { items: [openItem({ openCents: 50_00 })] }, "small-amounts"],
  [
    "another currency is never little money",
    { items: [openItem({ openCents: 900_00, currency: "USD" })] },
    "standard",
  ],
])("the first rule that fits wins: %s", (_, changes, scenarioKey) => {
  expect(assign(bookWith(changes), null, rules, on).scenarioKey).toBe(scenarioKey)
})

test("what a person chose wins over every rule, and says so", () => {
  const chosen = { scenarioKey: "loyal", chosenBy: "user:1", reason: "accord avec le gérant" }
  const book = bookWith({ kind: "public" })
  const assignment = assign(book, chosen, SHIPPED_RULES, on)
  expect(assignment).toMatchObject({ because: "chosen", scenarioKey: "loyal" })
  expect(assignmentSentence(assignment, "Client fidèle", book).fr.replace(/\u00a0/g, " ")).toBe(
    "Scénario « Client fidèle », choisi par une personne : accord avec le gérant.",
  )
})

test("the day on which age moves a customer is known beforehand", () => {
  const book = bookWith({ history: paid({ customerSince: day("2024-04-01") }) })
  expect(nextAssignmentDay(book, rules, on.today)).toBe("2026-04-01")
  expect(nextAssignmentDay(bookWith(), rules, on.today)).toBeNull()
})

test("rules with an unknown condition are refused, saying where", () => {
  const wrong = [{ name: "x", when: { colour: "red" }, scenarioKey: "loyal" }]
  expect(() => parseRules(wrong)).toThrow(expect.objectContaining({ code: "RULES_INVALID" }))
})
