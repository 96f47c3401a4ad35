import { expect, test } from "vitest"
import { compose } from "./compose.ts"
import { letterOf } from "./letter.ts"
import type { MessageInput } from "./message-input.ts"
import { sampleInput } from "./templates/sample.ts"
import { shippedTemplate } from "./templates/store.ts"

const letter = (input: MessageInput, key: "formal-notice" | "friendly-email" = "formal-notice") =>
  letterOf(input, compose(input, shippedTemplate(key, "fr")), "fr")
const notice = sampleInput("formal-notice")

test("only a registered letter calls itself registered", () => {
  expect(letter(notice).mention).toBe("Lettre recommandée avec accusé de réception")
  expect(letter({ ...notice, channel: "letter" }).mention).toBeNull()
  expect(letter({ ...notice, channel: "email" }).mention).toBeNull()
  expect(letter({ ...notice, channel: "electronic-registered-letter" }).mention).toBe(
    "Lettre recommandée électronique",
  )
})

test("a letter says where and when, to whom, and asks to write rather than to reply", () => {
  const { placeAndDate, recipient, blocks } = letter(
    { ...sampleInput("friendly-email"), channel: "letter" },
    "friendly-email",
  )
  expect(placeAndDate.replace(/\u00a0/g, " ")).toBe("Quimper, le 24 mars 2026")
  expect(recipient).toEqual(["Boulangerie Le Gall", "3 PLACE DE L’ÉGLISE", "29780 PLOUHINEC"])
  expect(JSON.stringify(blocks)).toContain("écrivez-nous à compta@menuiserie-tanguy.example")
  expect(JSON.stringify(blocks)).not.toContain("répondez à ce message")
})

test("without a postal address no letter is made, and the refusal says what to fill in", () => {
  const customer = { ...notice.customer, address: { ...notice.customer.address, city: null } }
  expect(() => letter({ ...notice, customer })).toThrow(
    expect.objectContaining({ code: "LETTER_ADDRESS_MISSING" }),
  )
})
