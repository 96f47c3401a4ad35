import fc from "fast-check"
import { type ParsedMail, simpleParser } from "mailparser"
import { expect, test } from "vitest"
import { compose } from "./compose.ts"
import { escapeHtml } from "./email-html.ts"
import type { MessageInput } from "./message-input.ts"
import { toMime } from "./mime.ts"
import { plainLine } from "./prose.ts"
import { sampleInput } from "./templates/sample.ts"
import { shippedTemplate } from "./templates/store.ts"
import type { Template } from "./templates/template.ts"

const NASTY = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `{{ company.iban }} {% assign x = 1 %}`,
  `**gras** _souligné_ [lien](https://evil.example) ![](https://evil.example/p.png)`,
  `[[payment]]`,
  `- puce`,
  `# titre`,
  `A & B &amp; C`,
  `Pâtisserie 🍰 “Ça va” L’Œuf`,
  `back\\slash \\* \\[`,
  `cid:payment-qr@relance`,
  `$& $1 $\``,
]

const everywhere: Template = {
  ...shippedTemplate("friendly-email", "fr"),
  subject: "{{ customer.name }} {{ invoice.number }}",
  body: "{{ customer.name }}\n\n**{{ customer.name }}** et {{ contact.name }}\n\n- {{ customer.name }}\n\n{{ invoice_table }}\n\n{{ payment_block }}\n\n{{ signature }}",
}

const named = (name: string): MessageInput => {
  const input = sampleInput("friendly-email", { many: false })
  return {
    ...input,
    customer: { ...input.customer, name, code: name },
    contact: { name, email: "a@b.example" },
    company: { ...input.company, name, signatoryName: name, registryCity: name },
    items: input.items.map((item) => ({ ...item, number: name })),
    paymentReference: name,
    orderReference: name,
  }
}

const HEADERS = {
  from: { name: "Nous", address: "nous@relance.example" },
  to: { name: "Eux", address: "eux@debtor.example" },
  messageId: "<1@relance.example>",
  date: new Date("2026-03-24T08:00:00Z"),
}

const mailOf = async (name: string): Promise<ParsedMail> =>
  await simpleParser(
    await toMime(compose(named(name), everywhere), {
      ...HEADERS,
      from: { ...HEADERS.from, name },
      to: { ...HEADERS.to, name },
    }),
  )

test.each(NASTY)("a customer called %j is called so in subject, text, page and headers", async (name) => {
  const message = compose(named(name), everywhere)
  expect(message.subject).toBe(`${name} ${name}`)
  expect(message.text.split("\n")[0]).toBe(name)
  expect(message.text).toContain(`- ${name}\n`)
  expect(message.html).toContain(`<p>${escapeHtml(name)}</p>`)
  expect(message.html).toContain(`<strong>${escapeHtml(name)}</strong>`)
  expect(message.html.match(/<img /g)).toHaveLength(1)
  expect(message.html).not.toMatch(/<script|<a |onerror=alert\(1\)>|<em>/)
  const mail = await mailOf(name)
  expect(mail.subject).toBe(`${name} ${name}`)
  expect(mail.from!.value).toEqual([{ name, address: "nous@relance.example" }])
  expect(mail.text!.split("\n")[0]).toBe(name)
})

test("a line end in a name adds no header, no line and no recipient", async () => {
  const name = "Dupont\r\nBcc: victim@evil.example\r\n\r\n<h1>x</h1>\nfin"
  const mail = await mailOf(name)
  expect(mail.headers.has("bcc")).toBe(false)
  expect(mail.bcc).toBeUndefined()
  expect(mail.subject).toContain("Dupont Bcc: victim@evil.example <h1>x</h1> fin")
  expect(mail.to).toMatchObject({ value: [{ address: "eux@debtor.example" }] })
})

test("whatever the name, the page has the same tags and the text the same lines", () => {
  const shape = (html: string): string[] => html.replace(/<title>[^<]*<\/title>/, "").match(/<[^>]*>/g)!
  const lines = (text: string): number => text.split("\n").length
  const usual = compose(named("Le Gall"), everywhere)
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 14 }), (name) => {
      fc.pre(plainLine(name) !== "" && name.length <= 14)
      const message = compose(named(name), everywhere)
      expect(shape(message.html)).toEqual(shape(usual.html))
      expect(lines(message.text)).toBe(lines(usual.text))
      expect(message.subject).toBe(`${plainLine(name)} ${plainLine(name)}`.replace(/[ \t]+/g, " "))
    }),
    { numRuns: 300 },
  )
})
