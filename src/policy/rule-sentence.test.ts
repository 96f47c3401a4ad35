import { expect, test } from "vitest"
import { SHIPPED_RULES } from "./assignment.ts"
import { ruleSentence } from "./rule-sentence.ts"

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ")

test("the shipped rules read as one line each", () => {
  expect(SHIPPED_RULES.map(({ when }) => plain(ruleSentence(when).fr))).toEqual([
    "Les organismes publics",
    "Les particuliers",
    "Hors de France",
    "Sans adresse e-mail",
  ])
})

test("a rule with many conditions names each of them", () => {
  const when = {
    ...{ kinds: ["professional"] as const, tags: ["btp", "chantier"], leastOverdueCents: 5_000_00 },
    ...{ leastLatePercent: 50, leastBrokenPromises: 1, mostRelationDays: 365, leastAverageDelayDays: 20 },
  }
  expect(plain(ruleSentence(when).fr)).toBe(
    "Les professionnels, étiquette : btp ou chantier, au moins 5 000,00 € en retard, paie en moyenne 20 jours en retard ou plus, au moins 50 % d’échéances en retard, au moins 1 promesse non tenue, client depuis 365 jours au plus",
  )
  expect(ruleSentence({}).fr).toBe("")
})
