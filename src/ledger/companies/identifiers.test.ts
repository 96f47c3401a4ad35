import { expect, test } from "vitest"
import { checkedIdentifiers, isSiret } from "./identifiers.ts"

test("spaces and dots go, small letters become capitals, what was not typed stays away", () => {
  expect(checkedIdentifiers({ siren: " 732 829 320 " })).toEqual({ siren: "732829320" })
  expect(checkedIdentifiers({ siret: "732.829.320.00074", bic: "bnpafrppxxx" })).toEqual({
    siret: "73282932000074",
    bic: "BNPAFRPPXXX",
  })
  expect(checkedIdentifiers({ iban: "FR76 3000 6000 0112 3456 7890 189" })).toEqual({
    iban: "FR7630006000011234567890189",
  })
  expect(checkedIdentifiers({ siren: "", iban: null })).toEqual({ siren: null, iban: null })
})

test.each([
  ["a SIREN with one wrong digit", { siren: "732829321" }, "SIREN_INVALID"],
  ["a SIREN that is too short", { siren: "73282932" }, "SIREN_INVALID"],
  ["a SIRET with one wrong digit", { siret: "73282932000075" }, "SIRET_INVALID"],
  ["a SIRET of another company", { siren: "552100554", siret: "73282932000074" }, "SIRET_INVALID"],
  ["an IBAN with two digits swapped", { iban: "FR7630006000011234567890198" }, "IBAN_INVALID"],
  ["a BIC of seven characters", { bic: "BNPAFRP" }, "BIC_INVALID"],
])("%s is refused", (_, typed, code) => {
  expect(() => checkedIdentifiers(typed)).toThrow(code)
})

test("the digits of a La Poste establishment add up to a multiple of five instead", () => {
  expect(isSiret("35600000049837")).toBe(true) // 3+5+6+4+9+8+3+7 = 45
  expect(isSiret("35600000049838")).toBe(false) // 46, and no right check digit either
})
