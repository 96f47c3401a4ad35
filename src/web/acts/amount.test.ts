import { expect, test } from "vitest"
import { amountToType, centsOf, readAmount } from "./amount.ts"

test.each([
  ["1 234,56", 123_456],
  ["1 234,5 €", 123_450],
  ["0.07", 7],
  ["12", 1_200],
])("the amount %s is read as %i cents", (typed, cents) => {
  expect(centsOf(typed)).toBe(cents)
})

test.each(["douze", "1,234", "-5", "0", "1.2.3"])("%s is not an amount", (typed) => {
  expect(readAmount(typed).kind).toBe("bad")
})

test("nothing typed is not a fault", () => {
  expect(readAmount("  ").kind).toBe("empty")
})

test("an amount comes back as the French type it", () => {
  expect(amountToType(123_456)).toBe("1234,56")
})
