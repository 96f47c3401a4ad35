import { expect, test } from "vitest"
import { mobileOf } from "../ledger/contacts/mobile.ts"
import { shortMessage } from "./short-message.ts"

test("a reminder in plain French is one piece of 160 signs, the euro counting twice", () => {
  const { text, encoding, length, segments } = shortMessage(
    "Bonjour, la facture F-1 de 120,00\u00a0€ est échue.",
  )
  expect(text).toBe("Bonjour, la facture F-1 de 120,00 € est échue.")
  expect([encoding, length, segments]).toEqual(["GSM-7", 47, 1])
})

test("typographic signs do not make it dearer", () => {
  expect(shortMessage("L’échéance du «\u00a03\u202fmars\u00a0» – merci…")).toMatchObject({
    ...{ text: 'L\'échéance du "3 mars" - merci...', encoding: "GSM-7", segments: 1 },
  })
})

test("pieces are counted as the networks count them: 160 then 153, and 70 then 67 with a sign outside GSM-7", () => {
  const of = (sign: string, times: number) => shortMessage(sign.repeat(times)).segments
  expect([of("a", 160), of("a", 161), of("a", 306), of("a", 307)]).toEqual([1, 2, 2, 3])
  expect([of("ê", 70), of("ê", 71), of("ê", 134), of("ê", 135)]).toEqual([1, 2, 2, 3])
  expect(of("€", 80)).toBe(1)
  expect(of("€", 81)).toBe(2)
})

test("table, payment block and signature block are not for a telephone", () => {
  expect(
    shortMessage("Bonjour **Anne**,\n\n[[invoices]]\n\nMerci.\n\n[[payment]]\n\n[[signature]]").text,
  ).toBe("Bonjour Anne,\nMerci.")
})

test("only mobiles are written to: a fixed line or an unknown form is none", () => {
  expect(
    ["06 12 34 56 78", "+33 (0)7.12.34.56.78", "0033612345678", "+32 470 12 34 56"].map(mobileOf),
  ).toEqual([...["+33612345678", "+33712345678", "+33612345678", "+32470123456"]])
  expect(["02 98 12 34 56", "+33 2 98 12 34 56", "12345", "+1 202 555 0100", null].map(mobileOf)).toEqual(
    Array(5).fill(null),
  )
})
