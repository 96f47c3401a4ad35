import { expect, test } from "vitest"
import { day } from "../kernel/day.ts"
import { compose, composeEdited, htmlForScreen, keepMarkers } from "./compose.ts"
import type { MessageInput } from "./message-input.ts"
import { sampleInput } from "./templates/sample.ts"
import { shippedTemplate } from "./templates/store.ts"
import type { TemplateKey } from "./templates/template.ts"

const write = (input: MessageInput, key: TemplateKey, language: "fr" | "en" = "fr") =>
  compose(input, shippedTemplate(key, language))
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ")

const one = sampleInput("friendly-email", { many: false })
const partPaid: MessageInput = {
  ...one,
  items: [{ ...one.items[0]!, amountCents: 100_00, openCents: 40_00, chasedCents: 40_00 }],
  amountCents: 40_00,
}

test("60 paid on 100: the message says 40, and shows what was settled", () => {
  const message = write(partPaid, "friendly-email")
  expect(plain(message.text)).toContain("Il reste 40,00 € à payer")
  expect(plain(message.text)).toContain("60,00 € déjà réglés sur 100,00 €")
  expect(plain(message.text)).toContain("Total à payer : 40,00 €")
  expect(plain(message.text)).not.toContain("60,00 € à payer")
  expect(plain(message.html)).toContain("40,00 €")
})

test("a contested part is shown and not asked for", () => {
  const input = { ...partPaid, items: [{ ...partPaid.items[0]!, chasedCents: 30_00 }], amountCents: 30_00 }
  const text = plain(write(input, "friendly-email").text)
  expect(text).toContain("hors 10,00 € contestés")
  expect(text).toContain("Total à payer : 30,00 €")
})

test("one invoice is spoken of in the singular, several in the plural", () => {
  expect(write(one, "friendly-email").text).toMatch(/notre facture F-2026-012/)
  const many = write(sampleInput("friendly-email"), "friendly-email")
  expect(plain(many.text)).toMatch(/2 de nos factures/)
  expect(many.text).not.toMatch(/notre facture/)
})

test("invoices that are not due yet stand apart and are not in the total", () => {
  const text = plain(write(sampleInput("friendly-email"), "friendly-email").text)
  // 500,00 left on the first, 384,90 on the second; 620,50 is due on 7 April.
  expect(text).toContain("Total à payer : 884,90 €")
  expect(text.indexOf("À échoir, pour information")).toBeGreaterThan(text.indexOf("Total à payer"))
  expect(text.indexOf("F-2026-034")).toBeGreaterThan(text.indexOf("À échoir"))
})

test("a courtesy note adds up what will fall due; with a late invoice beside it, it does not call it early", () => {
  const ahead = sampleInput("courtesy-before")
  // 1 450,00 + 620,50, though a decision may count the leading invoice only.
  const early = plain(write({ ...ahead, amountCents: 1_450_00 }, "courtesy-before").text)
  expect(early).toContain("Total à payer : 2 070,50 €")
  const mixed = { ...ahead, items: [...one.items, ...ahead.items], amountCents: one.amountCents }
  const text = plain(write(mixed, "courtesy-before").text)
  expect(text).toContain("500,00 € déjà échus restent à payer, et d’autres factures arrivent bientôt")
  expect(text).not.toContain("F-2026-012 arrive")
})

test("an invoice that is disputed, promised or held is not in the message at all", () => {
  for (const role of ["disputed", "promised", "held", "waiting"] as const) {
    const other = { ...one.items[0]!, invoiceId: "other", number: "F-OTHER", role }
    const message = write({ ...one, items: [...one.items, other] }, "friendly-email")
    expect(message.text + message.html).not.toContain("F-OTHER")
    expect(plain(message.text)).toContain("Total à payer : 500,00 €")
  }
})

test("only what really happened is recalled", () => {
  expect(write({ ...one, previous: [] }, "firm-email").text).not.toMatch(/Malgré/)
  const text = plain(
    write(
      { ...one, previous: [{ channel: "email", happenedOn: day("2026-03-01"), stepKey: "friendly-email" }] },
      "firm-email",
    ).text,
  )
  expect(text).toContain("Malgré notre courriel du 1er mars 2026, notre facture")
  expect(text).not.toMatch(/appel du/)
})

test("a broken promise is recalled with its day and its amount", () => {
  const text = plain(write(sampleInput("promise-broken"), "promise-broken").text)
  expect(text).toContain(
    "Le 10 mars 2026, vous nous avez annoncé un paiement de 500,00 € pour le 20 mars 2026",
  )
})

test("penalties and compensation stand on lines of their own, outside the principal and the QR code", () => {
  const input = { ...one, penalties: { throughOn: one.today, penaltiesCents: 12_34, indemnityCents: 40_00 } }
  const text = plain(write(input, "firm-email").text)
  expect(text).toContain("Total à payer : 500,00 €")
  expect(text).toContain("Pénalités de retard arrêtées au 24 mars 2026 : 12,34 €")
  expect(text).toContain("Indemnité forfaitaire pour frais de recouvrement : 40,00 €")
  expect(text).toContain("Total avec pénalités et indemnité : 552,34 €")
  expect(text).toContain("Montant : 500,00 €")
})

test("the 40 € are never asked from a consumer, whoever passes them", () => {
  const input = {
    ...sampleInput("firm-email", { kind: "consumer" }),
    penalties: { throughOn: one.today, penaltiesCents: 0, indemnityCents: 40_00 },
  }
  expect(() => write(input, "firm-email")).toThrow(/no 40 €/)
})

test("a table that does not add up to the amount is never written", () => {
  expect(() => write({ ...one, amountCents: one.amountCents + 1 }, "friendly-email")).toThrow(/add up/)
  expect(() =>
    write(
      { ...partPaid, items: [{ ...partPaid.items[0]!, chasedCents: 41_00 }], amountCents: 41_00 },
      "friendly-email",
    ),
  ).toThrow(/more than is open/)
})

test("the payment block carries account, grouped IBAN, BIC, reference and the QR code of the amount", () => {
  const message = write(one, "friendly-email")
  expect(message.text).toContain("FR76 3000 1007 9412 3456 7890 185")
  expect(message.text).toContain("BDFEFRPP")
  expect(message.images).toHaveLength(1)
  expect(message.html).toContain(`src="cid:${message.images[0]!.cid}"`)
  expect(htmlForScreen(message)).toContain('src="data:image/png;base64,')
})

test.each([
  ["no IBAN", { company: { ...one.company, iban: null } }],
  ["an IBAN with a wrong key", { company: { ...one.company, iban: "FR7630001007941234567890186" } }],
  ["dollars", { currency: "USD", items: one.items.map((item) => ({ ...item, currency: "USD" })) }],
])("with %s there is no QR code and not a word about it", (name, change) => {
  const message = write({ ...one, ...change }, "friendly-email")
  expect(message.images).toEqual([])
  expect(message.html).not.toMatch(/<img|scanner/)
  if (name !== "dollars") expect(message.text).not.toContain("IBAN")
})

test("instalments of one invoice say which one they are", () => {
  const first = { ...one.items[0]!, amountCents: 500_00 }
  const items = [first, { ...first, seq: 2, dueOn: day("2026-03-10") }]
  const text = plain(write({ ...one, items, amountCents: 1_000_00 }, "friendly-email").text)
  expect(text).toContain("échéance n° 1")
  expect(text).toContain("échéance n° 2")
})

test("the page fetches nothing and runs nothing", () => {
  const { html } = write(sampleInput("firm-email"), "firm-email")
  expect(html).not.toMatch(/<script|<link|<iframe|https?:|url\(|@import|\son\w+=/i)
})

test("an edited text keeps table and payment block; the composed one agrees with its own kept text", () => {
  const message = write(one, "friendly-email")
  expect(composeEdited(one, message, "fr")).toEqual(message)
  const edited = composeEdited(
    one,
    {
      subject: "Autre",
      textBody: keepMarkers(message.textBody, "Bonjour **vous**.\n\n{{ total }}\n\n[[signature]]"),
    },
    "fr",
  )
  expect(edited.subject).toBe("Autre")
  expect(edited.text).toContain("{{ total }}")
  expect(edited.html).toContain("<strong>vous</strong>")
  expect(edited.text.indexOf("Total à payer")).toBeLessThan(edited.text.indexOf("Claire Tanguy"))
  expect(edited.text).toContain("IBAN")
})

test("the same input gives the same message", () => {
  expect(write(one, "firm-email")).toEqual(write(structuredClone(one), "firm-email"))
})

test("somebody who speaks another language is written to in English", async () => {
  const { messageLanguage } = await import("./words/words.ts")
  expect([messageLanguage("fr-BE"), messageLanguage("pl"), messageLanguage("")]).toEqual(["fr", "en", "en"])
})
