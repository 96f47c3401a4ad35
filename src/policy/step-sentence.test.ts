import { expect, test } from "vitest"
import { SHIPPED_SCENARIO } from "./shipped-scenario.ts"
import { SHIPPED_SCENARIOS } from "./shipped-scenarios.ts"
import { askSalesperson, call, firm, formalNotice, friendly } from "./shipped-steps.ts"
import { stepSentence } from "./step-sentence.ts"
import { stepLabel, stepName } from "./step-words.ts"

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ")

test.each([
  [
    SHIPPED_SCENARIO.steps[0]!,
    "7 jours avant l’échéance, un e-mail au ton courtois. Il part une fois relu avec les messages du jour. Seulement à partir de 1 000,00 €.",
  ],
  [call(10), "10 jours après l’échéance, un appel à passer, avec sa fiche."],
  [askSalesperson(1), "1 jour après l’échéance, une question au commercial qui connaît le client."],
  [
    formalNotice(30, { attachments: ["invoice", "statement"] }),
    "30 jours après l’échéance, une lettre recommandée au ton formel, avec la facture et le relevé de compte. Elle réclame les pénalités de retard, avec leur décompte, et attend qu’une personne l’approuve.",
  ],
  [
    firm(6, { countedFrom: "previous-contact", channel: "letter", penalties: "none" }),
    "6 jours après le contact précédent, une lettre au ton ferme. Elle part une fois relue avec les messages du jour.",
  ],
  [
    friendly(0, {
      approval: "automatic",
      when: {
        ...{ mostCents: 500_00, leastInvoices: 3, leastDaysLate: 20 },
        ...{ kinds: ["professional", "public"], segments: ["bad-payer"] },
      },
    }),
    "Le jour de l’échéance, un e-mail au ton amical. Il part sans relecture. Seulement jusqu’à 500,00 €, si 3 factures au moins sont en retard, quand le retard atteint 20 jours, pour les professionnels et les organismes publics, pour les mauvais payeurs.",
  ],
] as const)("a step is told in one breath (%#)", (step, sentence) => {
  expect(plain(stepSentence(step).fr)).toBe(sentence)
})

test("every shipped step can be told in French and in English", () => {
  for (const { steps, brokenPromise } of SHIPPED_SCENARIOS)
    for (const step of [...steps, brokenPromise]) {
      const { fr, en } = stepSentence(step)
      for (const text of [fr, en]) expect(text).not.toMatch(/undefined|null|-salesperson|one-click/)
    }
})

test("a step of the company bears the name it was given, and reads by its key where only that is known", () => {
  const own = { ...friendly(3), key: "mot-du-patron", name: "Le mot du patron, signé" }
  expect(stepName(own).fr).toBe("Le mot du patron, signé")
  expect(stepLabel("mot-du-patron").fr).toBe("Mot du patron")
  expect(stepName(friendly(3)).fr).toBe("Première relance")
})
