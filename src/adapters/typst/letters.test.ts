import { expect, test } from "vitest"
import { textsOf } from "../../../test/pdf.ts"
import { MESSAGE_LANGUAGES } from "../../kernel/wording.ts"
import { compose } from "../../messages/compose.ts"
import { letterOf } from "../../messages/letter.ts"
import type { MessageInput } from "../../messages/message-input.ts"
import { sampleInput } from "../../messages/templates/sample.ts"
import { shippedTemplate } from "../../messages/templates/store.ts"
import { WORDS } from "../../messages/words/words.ts"
import { letterPdf, letterPile, pageCount } from "./letters.ts"

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

test.each([
  [1, 1],
  [12, 2],
  [40, 3],
])("a formal notice for %i invoices takes %i pages", (count, expected) => {
  expect(pageCount(pdf(withInvoices(count)))).toBe(expected)
})

test("a table over several pages carries its sum from each foot to the next head", async () => {
  const written = await textsOf(pdf(withInvoices(80)))
  const each = withInvoices(1).amountCents
  const all = written.map((page) =>
    page
      .map(({ text }) => text)
      .join(" ")
      .replace(/\s+/g, " "),
  )
  const end = all.findIndex((text) => text.includes("Total à payer"))
  const pagesText = all.slice(0, end + 1)
  const sums = (label: string) =>
    pagesText.map((text) => new RegExp(`${label} ([0-9 ]+,[0-9]{2}) €`).exec(text)?.[1]?.replace(/\D/g, ""))
  const rowsThrough = pagesText.map(
    (_, at) => pagesText.slice(0, at + 1).flatMap((text) => text.match(/\bF-\d+ /g) ?? []).length,
  )
  const carried = rowsThrough.map((rows) => String(rows * each))
  expect(sums("À reporter")).toEqual([...carried.slice(0, -1), undefined])
  expect(sums("Report")).toEqual([undefined, ...carried.slice(0, -1)])
  expect(sums("Total à payer").at(-1)).toBe(String(80 * each))
})

test("no page holds a signature alone: the payment and the closing words go with it", async () => {
  for (const count of [5, 6, 7, 8, 9, 15, 16, 17]) {
    const last = (await textsOf(pdf(withInvoices(count))))
      .at(-1)!
      .map(({ text }) => text)
      .join(" ")
    expect(last).toContain("Gérante")
    expect(last).toMatch(/IBAN.*Veuillez agréer/)
  }
})

test("a pile holds the letters as they were kept; on both sides each one begins a sheet", async () => {
  const letters = [1, 12, 1].map((count, at) => ({ name: `${at}`, pdf: pdf(withInvoices(count)) }))
  const plain = await textsOf(letterPile("Courrier", letters, false))
  expect(plain.map((page) => page.at(-1)?.text)).toEqual([
    "Page 1 sur 1",
    "Page 1 sur 2",
    "Page 2 sur 2",
    "Page 1 sur 1",
  ])
  const duplex = await textsOf(letterPile("Courrier", letters, true))
  expect(duplex.map((page) => page.length > 0)).toEqual([true, false, true, true, true, false])
})

test("the letter is PDF/A-3b and the same letter gives the same bytes", () => {
  const bytes = pdf(withInvoices(1))
  const text = bytes.toString("latin1")
  expect(text).toMatch(/pdfaid:part>3/)
  expect(text).toMatch(/pdfaid:conformance>B/)
  const described = text.match(/\/Type\s*\/FontDescriptor/g)?.length ?? 0
  expect(described).toBeGreaterThan(0)
  expect(text.match(/\/FontFile[23]?\s/g)).toHaveLength(described)
  expect(pdf(withInvoices(1)).equals(bytes)).toBe(true)
})

test.each(MESSAGE_LANGUAGES)(
  "a letter in %s is PDF/A with its fonts, and reads in order",
  async (language) => {
    const input = withInvoices(12)
    const bytes = letterPdf(
      letterOf(input, compose(input, shippedTemplate("formal-notice", language)), language),
    )
    const raw = bytes.toString("latin1")
    expect(raw).toMatch(/pdfaid:part>3/)
    expect(raw.match(/\/FontFile[23]?\s/g)).toHaveLength(raw.match(/\/Type\s*\/FontDescriptor/g)!.length)
    const words = (await textsOf(bytes))
      .flat()
      .map(({ text }) => text)
      .join(" ")
    const { letter, labels } = WORDS[language]
    const inOrder = ["Boulangerie Le Gall", letter.registered, "F-0", "F-11", labels.total, "IBAN", "Gérante"]
    const places = inOrder.map((word) => words.replace(/\s+/g, " ").indexOf(word))
    expect(places.every((place, at) => place >= 0 && (at === 0 || place > places[at - 1]!))).toBe(true)
    expect(words).not.toContain("□")
  },
)

test.each(["🍕 北京 مرحبا", `#eval("1+1") $x$ <label> @ref *b* \\ "`, "{{ x }}[[payment]]"])(
  "a customer called %j still gets a letter",
  (name) => {
    const input = withInvoices(1)
    expect(pageCount(pdf({ ...input, customer: { ...input.customer, name } }))).toBe(1)
  },
)

test("a letter for a provider that reads no newer form is PDF 1.4, marked as PDF/A-1b, and says the same", async () => {
  const input = withInvoices(2)
  const letter = letterOf(input, compose(input, shippedTemplate("formal-notice", "fr")), "fr")
  const old = letterPdf(letter, "a-1b")
  expect(old.subarray(0, 8).toString("latin1")).toBe("%PDF-1.4")
  expect(old.toString("latin1")).toContain("pdfaid:part>1<")
  expect(await textsOf(old)).toEqual(await textsOf(letterPdf(letter)))
})
