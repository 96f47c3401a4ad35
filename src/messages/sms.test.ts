import { expect, test } from "vitest"
import { smsParts, smsText } from "./sms.ts"

test("a short message keeps what the network carries and makes the rest plain", () => {
  expect(smsText("L’échéance\u00a0: 1\u202f234,56\u00a0€ – “déjà” payés…")).toBe(
    `L'échéance : 1 234,56 € - "déjà" payés...`,
  )
  expect(smsText("São João, José, müller, ñ, ç, ê")).toBe("Sao Joao, José, müller, ñ, c, e")
  expect(smsText("Pizzeria 北京")).toBe("Pizzeria 北京")
})

test("160 signs are one part, 161 two of 153; the euro takes two; one Chinese sign leaves 70", () => {
  expect(smsParts("a".repeat(160))).toBe(1)
  expect(smsParts("a".repeat(161))).toBe(2)
  expect(smsParts("a".repeat(306))).toBe(2)
  expect(smsParts("a".repeat(307))).toBe(3)
  expect(smsParts(`€${"a".repeat(159)}`)).toBe(2)
  expect(smsParts(`北${"a".repeat(69)}`)).toBe(1)
  expect(smsParts(`北${"a".repeat(70)}`)).toBe(2)
})
