import { existsSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { expect, test } from "vitest"
import {
  creditorReference,
  isCreditorReference,
  paymentReference,
  referenceWords,
} from "./creditor-reference.ts"

const VECTORS = new URL("../../../../shared/corpora/ids/vectors.json", import.meta.url)

test("the example of ISO 11649 comes out with its check digits", () => {
  expect(creditorReference("539007547034")).toBe("RF18539007547034")
})

test("one wrong digit is noticed", () => {
  expect(isCreditorReference("RF18539007547034")).toBe(true)
  expect(isCreditorReference("RF18539007547035")).toBe(false)
  expect(isCreditorReference("RF19539007547034")).toBe(false)
})

test("whatever reference is built, it checks", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z0-9]{1,21}$/), (body) => {
      expect(isCreditorReference(creditorReference(body)!)).toBe(true)
    }),
  )
})

test("an invoice number loses its separators; one that cannot be carried stays as it is", () => {
  expect(creditorReference("F-2026/001")).toMatch(/^RF\d\dF2026001$/)
  expect(creditorReference("Facture n°12")).toBeNull()
  expect(creditorReference("A".repeat(22))).toBeNull()
  expect(creditorReference("")).toBeNull()
})

test("one invoice is referred to by its number, several by the customer's code", () => {
  expect(paymentReference("411DUPONT", ["F-12"])).toMatch(/F12$/)
  expect(paymentReference("411DUPONT", ["F-12", "F-12"])).toMatch(/F12$/)
  expect(paymentReference("411DUPONT", ["F-12", "F-13"])).toMatch(/411DUPONT$/)
  expect(paymentReference("411É", ["F-12", "F-13"])).toBe("411É")
})

test("people read structured references in groups of four", () => {
  expect(referenceWords("RF18539007547034")).toBe("RF18 5390 0754 7034")
  expect(referenceWords("client 12")).toBe("client 12")
})

test.skipIf(!existsSync(VECTORS))("the known good references check and the bad one does not (corpus)", () => {
  const { rf } = JSON.parse(readFileSync(VECTORS, "utf8")) as { rf: { good: string[]; bad: string[] } }
  const plain = (text: string): string => text.replace(/[\s.-]/g, "").toUpperCase()
  expect(rf.good.filter((text) => !isCreditorReference(plain(text)))).toEqual([])
  expect(rf.bad.filter((text) => isCreditorReference(plain(text)))).toEqual([])
})
