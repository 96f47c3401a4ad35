import { expect, test } from "vitest"
import { compose } from "../../messages/compose.ts"
import { letterOf } from "../../messages/letter.ts"
import type { MessageInput } from "../../messages/message-input.ts"
import { sampleInput } from "../../messages/templates/sample.ts"
import { shippedTemplate } from "../../messages/templates/store.ts"
import { letterPdf } from "./letters.ts"

const pdf = (input: MessageInput): Buffer =>
  letterPdf(letterOf(input, compose(input, shippedTemplate("formal-notice", "fr")), "fr"))

const withInvoices = (count: number): MessageInput => {
  const base = sampleInput("formal-notice", { many: false })
  const items = Array.from({ length: count }, (_, i) => ({
    ...base.items[0]!,
    invoiceId: `${i}`,
    number: `F-${i}`,
  }))
  return { ...base, items, amountCents: base.amountCents * count }
}
const pages = (bytes: Buffer): number => bytes.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)!.length

test.each([
  [1, 1],
  [12, 2],
  [40, 3],
])("a formal notice for %i invoices takes %i pages", (count, expected) => {
  expect(pages(pdf(withInvoices(count)))).toBe(expected)
})

test("the letter is PDF/A-3b and the same letter gives the same bytes", () => {
  const bytes = pdf(withInvoices(1))
  expect(bytes.toString("latin1")).toMatch(/pdfaid:part>3/)
  expect(pdf(withInvoices(1)).equals(bytes)).toBe(true)
})

test.each(["🍕 北京 مرحبا", `#eval("1+1") $x$ <label> @ref *b* \\ "`, "{{ x }}[[payment]]"])(
  "a customer called %j still gets a letter",
  (name) => {
    const input = withInvoices(1)
    expect(pages(pdf({ ...input, customer: { ...input.customer, name } }))).toBe(1)
  },
)
