import { expect, test } from "vitest"
import { amountWords, NBSP } from "../../kernel/wording.ts"
import { onScreen, typeset, typesetAll } from "./typeset.ts"

test.each([
  ["an apostrophe between letters", "l'échéance", "l’échéance"],
  ["a question mark", "Envoyer ?", `Envoyer${NBSP}?`],
  ["a colon", "Total : 3", `Total${NBSP}: 3`],
  ["quotation marks", "dit « oui » hier", `dit «${NBSP}oui${NBSP}» hier`],
  ["an address keeps its colon", "https://exemple.fr", "https://exemple.fr"],
])("%s is set as French typography wants", (_case, typed, set) => {
  expect(typeset(typed)).toBe(set)
})

test("texts made by a function are typeset too, at any depth", () => {
  const words = typesetAll({ today: { ready: (count: number) => `${count} messages prêts !` } })
  expect(words.today.ready(11)).toBe(`11 messages prêts${NBSP}!`)
})

test("an amount on the screen has spaces wide enough to be seen", () => {
  expect(onScreen(amountWords(1_234_56, "EUR", "fr"))).toBe(`1${NBSP}234,56${NBSP}€`)
})
