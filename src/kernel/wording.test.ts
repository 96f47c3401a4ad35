import { expect, test } from "vitest"
import { countWords, numberWords } from "./wording.ts"

test("thousands stand apart, by a narrow no-break space in French and a comma in English", () => {
  expect(countWords(1_671, "jour", "jours", "fr")).toBe("1\u202f671\u00a0jours")
  expect(countWords(1_671, "day", "days", "en")).toBe("1,671\u00a0days")
  expect(numberWords(-1_234_567, "fr")).toBe("\u22121\u202f234\u202f567")
})

test("French takes the singular for nothing, English the plural", () => {
  expect(countWords(0, "facture", "factures", "fr")).toBe("0\u00a0facture")
  expect(countWords(0, "invoice", "invoices", "en")).toBe("0\u00a0invoices")
})
