import { expect, test } from "vitest"
import { bicStanding, compactOrNull, ibanStanding, sirenStanding, siretStanding } from "./numbers.ts"

// La Poste's SIREN and head office are the textbook examples; the IBAN is the ECB's published specimen.
test.each([
  ["nothing typed", sirenStanding(""), "empty"],
  ["a SIREN half typed is not blamed", sirenStanding("356 00"), "short"],
  ["a true SIREN, spaced as people write it", sirenStanding("356 000 000"), "good"],
  ["a SIREN with a wrong digit", sirenStanding("356 000 001"), "bad"],
  ["a SIRET", siretStanding("732 829 320 00074"), "good"],
  ["a SIRET with a wrong digit", siretStanding("732 829 320 00075"), "bad"],
  ["a French IBAN", ibanStanding("FR14 2004 1010 0505 0001 3M02 606"), "good"],
  ["a French IBAN with two digits swapped", ibanStanding("FR14 2004 1010 0505 0001 3M02 660"), "bad"],
  ["a BIC", bicStanding("PSSTFRPPLIL"), "good"],
])("%s", (_case, found, expected) => {
  expect(found).toBe(expected)
})

test("numbers are kept without their spaces", () => {
  expect(compactOrNull("fr14 2004 1010")).toBe("FR1420041010")
  expect(compactOrNull("  ")).toBeNull()
})
