import { expect, test } from "vitest"
import { day } from "../kernel/day.ts"
import { workingCalendar } from "../law/calendar.ts"
import type { Book } from "./book.ts"
import { bookWith, companyOn, openItem } from "./books.test-data.ts"
import { decide } from "./decide.ts"
import { sentence } from "./sentence.ts"
import { SHIPPED_SCENARIO } from "./shipped-scenario.ts"

function say(today: string, changes: Partial<Book>, language: "fr" | "en" = "fr"): string {
  const decision = decide(bookWith(changes), SHIPPED_SCENARIO, companyOn(today), workingCalendar("FR"))
  const words = sentence(decision, { today: day(today), numberOf: (id) => id.replace("F-", "FA-2026-000") })[
    language
  ]
  return words.replaceAll("\u00a0", " ").replaceAll("\u202f", " ")
}

test.each<[string, Partial<Book>, string]>([
  [
    "2026-03-05",
    {},
    "Première relance aujourd’hui, par e-mail : la facture FA-2026-0001 a 3 jours de retard. Montant : 1 200,00 €.",
  ],
  [
    "2026-03-05",
    { items: [openItem(), openItem({ invoiceId: "F-2", openCents: 50_00 })] },
    "Première relance aujourd’hui, par e-mail : la facture FA-2026-0001 a 3 jours de retard. 1 autre facture en retard y est rappelée. Montant : 1 250,00 €.",
  ],
  [
    "2026-02-24",
    {},
    "Rappel avant échéance aujourd’hui, par e-mail : la facture FA-2026-0001 arrive à échéance dans 6 jours. Montant : 1 200,00 €.",
  ],
  ["2026-03-03", {}, "Prochaine étape : Première relance, le 5 mars 2026. D’ici là, rien ne part."],
  [
    "2026-03-05",
    { disputes: [{ invoiceId: "F-1", disputedCents: null }] },
    "Tout ce qui reste dû est contesté : aucune relance tant que le litige n’est pas clos.",
  ],
  [
    "2026-03-05",
    { holds: [{ kind: "do-not-chase", invoiceId: null, untilOn: day("2026-03-31") }] },
    "Vous avez demandé de ne pas relancer ce client. Suivi repris le 1er avril 2026.",
  ],
])("on %s it says so in French", (today, changes, words) => {
  expect(say(today, changes)).toBe(words)
})

test("the same in English", () => {
  expect(say("2026-03-05", {}, "en")).toBe(
    "First reminder today, by e-mail: invoice FA-2026-0001 is 3 days late. Amount: €1,200.00.",
  )
})

test("no sentence ever shows an unfilled mark", () => {
  const days = Array.from({ length: 90 }, (_, index) =>
    new Date(Date.UTC(2026, 1, 16 + index)).toISOString().slice(0, 10),
  )
  for (const on of days)
    for (const language of ["fr", "en"] as const)
      expect(say(on, {}, language)).not.toMatch(/[{}]|undefined|null/)
})
