import { expect, test } from "vitest"
import { mentionedIn } from "./mentions.ts"

const people = [
  { userId: "1", name: "Anne Tanguy" },
  { userId: "2", name: "Anne Le Gall" },
  { userId: "3", name: "Hélène Roux" },
]

test.each([
  ["@Anne Tanguy peux-tu rappeler ?", ["1"]],
  ["vu avec @helene, elle rappelle demain", ["3"]],
  ["@Anne, laquelle ?", []],
  ["@anne le gall et @HÉLÈNE ROUX.", ["2", "3"]],
  ["écrire à compta@helene-fleurs.fr", []],
  ["rien à voir avec @Helenea", []],
  ["sans personne", []],
])("%s", (text, expected) => {
  expect(mentionedIn(text, people)).toEqual(expected)
})
