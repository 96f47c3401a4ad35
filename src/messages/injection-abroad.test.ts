import { simpleParser } from "mailparser"
import { describe, expect, test } from "vitest"
import { textsOf } from "../../test/pdf.ts"
import { day } from "../kernel/day.ts"
import { MESSAGE_LANGUAGES, type MessageLanguage } from "../kernel/wording.ts"
import { setPaper } from "../server/paper.ts"
import { type AccountLine, accountDocument } from "./account-statement/document.ts"
import { compose } from "./compose.ts"
import { escapeHtml } from "./email-html.ts"
import type { MessageInput } from "./message-input.ts"
import { toMime } from "./mime.ts"
import { sampleInput } from "./templates/sample.ts"
import { shippedTemplate } from "./templates/store.ts"

const ABROAD = MESSAGE_LANGUAGES.filter((language) => language !== "fr" && language !== "en")
const NASTY = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `{{ company.iban }}{% assign x = 1 %}`,
  `**fett** [link](https://evil.example)`,
  `[[payment]]`,
  `#panic("typst") #read("letters.ts")`,
  `$x^2$ = Titel \\ @ref <label>`,
  `A & B &amp; C`,
]

const named = (language: MessageLanguage, name: string): MessageInput => {
  const input = sampleInput("friendly-email", { many: false })
  return {
    ...input,
    customer: { ...input.customer, name, language },
    contact: { name, email: "a@b.example" },
    items: input.items.map((item) => ({ ...item, number: name })),
    paymentReference: "RF18-1",
  }
}

const sent = async (language: MessageLanguage, name: string) =>
  await simpleParser(
    await toMime(compose(named(language, name), shippedTemplate("friendly-email", language)), {
      from: { name, address: "nous@relance.example" },
      to: { name, address: "eux@debtor.example" },
      messageId: "<1@relance.example>",
      date: new Date("2026-03-24T08:00:00Z"),
    }),
  )

describe.each(ABROAD)("in %s", (language) => {
  test.each(NASTY)("an invoice called %j is called so, acts on nothing and adds no link", async (name) => {
    const usual = compose(
      named(language, "F".repeat(name.length)),
      shippedTemplate("friendly-email", language),
    )
    const message = compose(named(language, name), shippedTemplate("friendly-email", language))
    const tags = (html: string): string[] => html.replace(/<title>[^<]*<\/title>/, "").match(/<[^>]*>/g)!
    expect(message.subject).toContain(name)
    expect(message.text).toContain(name)
    expect(message.html).toContain(escapeHtml(name))
    expect(tags(message.html)).toEqual(tags(usual.html))
    expect(message.text.split("\n")).toHaveLength(usual.text.split("\n").length)
    expect((await sent(language, name)).subject).toContain(name)
  })

  test("a line end in a number or a name adds no header and no recipient", async () => {
    const mail = await sent(language, "F-1\r\nBcc: victim@evil.example\r\n\r\n<h1>x</h1>")
    expect([mail.headers.has("bcc"), mail.bcc]).toEqual([false, undefined])
    expect(mail.to).toMatchObject({ value: [{ address: "eux@debtor.example" }] })
    expect(mail.subject).toContain("F-1 Bcc: victim@evil.example <h1>x</h1>")
  })

  test("a statement of account prints nasty numbers, names and addresses as they are", async () => {
    const on = day("2026-03-24")
    const lines = NASTY.map((number, n): AccountLine => {
      const amounts = { amountCents: 100 + n, openCents: 100 + n, currency: "EUR" }
      return { number, issuedOn: day("2026-02-01"), dueOn: day("2026-03-01"), ...amounts }
    })
    for (const name of NASTY) {
      const input = named(language, name)
      const document = accountDocument(name === NASTY[0] ? lines : [], input, { language, on })
      const words = (await textsOf(await setPaper({ kind: "statement", document }))).flat()
      const printed = words.map(({ text }) => text).join("")
      const bare = (text: string): string => text.replace(/\s/g, "")
      for (const said of name === NASTY[0] ? NASTY : [name]) expect(bare(printed)).toContain(bare(said))
    }
  })
})
