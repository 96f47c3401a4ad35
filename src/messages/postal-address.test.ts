import { expect, test } from "vitest"
import { legalLine, postalFault, postalLines } from "./postal-address.ts"
import { sampleInput } from "./templates/sample.ts"

const address = {
  lines: ["Bâtiment B", "3 place de l'Église"],
  postalCode: "29780",
  city: "Plouhinec",
  country: "FR",
}

test("street and town are in capitals, the rest as written, nothing for France", () => {
  expect(postalLines("Boulangerie Le Gall", address)).toEqual([
    "Boulangerie Le Gall",
    "Bâtiment B",
    "3 PLACE DE L'ÉGLISE",
    "29780 PLOUHINEC",
  ])
})

test("a letter abroad names the country last", () => {
  const abroad = { lines: ["1 Main Street"], postalCode: "D02", city: "Dublin", country: "IE" }
  expect(postalLines("Murphy", abroad).at(-1)).toBe("IRLANDE")
})

test("a name of more than 38 signs is folded where there is room, at most six lines in all", () => {
  const lines = postalLines("Société Coopérative Agricole des Producteurs de Légumes du Léon", address)
  expect(lines).toHaveLength(5)
  expect(lines[0]).toBe("Société Coopérative Agricole des")
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(38)
})

test("a line of 39 signs is named with its place, and so is a seventh line", () => {
  const long = { ...address, lines: ["Zone artisanale", "1234 avenue du Général de Gaulle prolongée"] }
  expect(postalFault(postalLines("Le Gall", long))).toMatchObject({
    kind: "line-too-long",
    line: 3,
    signs: 42,
  })
  const tall = { ...address, lines: ["a", "b", "c", "d", "e"] }
  expect(postalFault(postalLines("Le Gall", tall))).toEqual({ kind: "too-many-lines", lines: 7 })
  expect(postalFault(postalLines("Le Gall", address))).toBeNull()
})

test("the foot names form, capital, seat, SIREN and register", () => {
  const { company } = sampleInput("friendly-email")
  expect(legalLine({ ...company, shareCapital: "10 000 €" }, "fr")).toBe(
    "Menuiserie Tanguy SARL au capital de 10 000 € – 12 rue du Port, 29000 Quimper – SIREN\u00a0732\u00a0829\u00a0320 RCS\u00a0Quimper",
  )
})
