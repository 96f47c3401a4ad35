import { expect, test } from "vitest"
import { type EpcTransfer, epcPayload } from "./epc-qr.ts"
import { qrModules, qrPng, qrSvg } from "./qr-image.ts"

const TRANSFER: EpcTransfer = {
  holder: "Red Cross of Belgium",
  iban: "BE72000000001616",
  bic: "BPOTBEB1",
  amountCents: 1_00,
  currency: "EUR",
  reference: "Urgency fund",
}

test("a transfer with words for the bank statement follows EPC069-12 line by line", () => {
  expect(epcPayload(TRANSFER)!.split("\n")).toEqual([
    "BCD",
    "002",
    "1",
    "SCT",
    "BPOTBEB1",
    "Red Cross of Belgium",
    "BE72000000001616",
    "EUR1.00",
    "",
    "",
    "Urgency fund",
  ])
})

test("a structured reference stands on its own line, and the words' line is left out", () => {
  const lines = epcPayload({ ...TRANSFER, reference: "RF18539007547034" })!.split("\n")
  expect(lines[9]).toBe("RF18539007547034")
  expect(lines).toHaveLength(10)
})

test("the BIC may be missing, as version 002 allows", () => {
  expect(epcPayload({ ...TRANSFER, bic: null })!.split("\n")[4]).toBe("")
})

test.each([
  ["one cent", 1, "EUR0.01"],
  ["the largest amount", 999_999_999_99, "EUR999999999.99"],
  ["an amount whose float would be wrong", 1_150_10, "EUR1150.10"],
])("%s is written exactly", (_, amountCents, written) => {
  expect(epcPayload({ ...TRANSFER, amountCents })!.split("\n")[7]).toBe(written)
})

test.each([
  ["nothing to pay", { amountCents: 0 }],
  ["more than the standard allows", { amountCents: 1_000_000_000_00 }],
  ["another currency", { currency: "USD" }],
])("%s has no code", (_, change) => {
  expect(epcPayload({ ...TRANSFER, ...change })).toBeNull()
})

test("a long name is cut at 70 signs, accents counting for one", () => {
  const name = epcPayload({ ...TRANSFER, holder: "é".repeat(90) })!.split("\n")[5]!
  expect([...name]).toHaveLength(70)
})

test("beyond 331 bytes there is no code rather than a broken one", () => {
  expect(epcPayload({ ...TRANSFER, holder: "é".repeat(70), reference: "é".repeat(140) })).toBeNull()
})

test("a name cannot slip a line of its own into the code", () => {
  const lines = epcPayload({ ...TRANSFER, holder: "Moi\nFR7630001007941234567890185\nEUR9" })!.split("\n")
  expect(lines[5]).toBe("Moi FR7630001007941234567890185 EUR9")
  expect(lines[6]).toBe("BE72000000001616")
})

test("the longest code stays within version 13, as the standard asks", () => {
  const modules = qrModules("x".repeat(331))
  expect(modules.length).toBeLessThanOrEqual(17 + 4 * 13)
})

test("the picture is a small PNG, and the drawing has no colour but black and white", () => {
  const modules = qrModules(epcPayload(TRANSFER)!)
  const png = qrPng(modules)
  expect(png.subarray(1, 4).toString()).toBe("PNG")
  expect(png.readUInt32BE(16)).toBe((modules.length + 8) * 4)
  expect(png.length).toBeLessThan(2_000)
  expect(qrSvg(modules)).toMatch(/^<svg [^>]*><path fill="#fff"[^>]*\/><path d="[Mhvz\d -]+"\/><\/svg>$/)
})
