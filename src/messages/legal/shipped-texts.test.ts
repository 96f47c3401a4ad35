import { expect, test } from "vitest"
import { MESSAGE_LANGUAGES } from "../../kernel/wording.ts"
import { DEBTOR_KINDS, type DebtorKind } from "../../law/lint/document.ts"
import { lint } from "../../law/lint/lint.ts"
import type { Channel } from "../../policy/scenario.ts"
import { compose } from "../compose.ts"
import type { MessageInput } from "../message-input.ts"
import { statementOf } from "../statement.ts"
import { renderTemplate } from "../templates/render.ts"
import { sampleInput, sampleInputs } from "../templates/sample.ts"
import { SHIPPED_TEMPLATES, shippedTemplate } from "../templates/store.ts"
import { TEMPLATE_KEYS, type Template, type TemplateKey } from "../templates/template.ts"
import { legalFindingsOfProse } from "./check.ts"
import { documentOf } from "./document.ts"
import { lintFacts } from "./facts.ts"

const CHANNELS: Channel[] = ["email", "letter", "registered-letter", "electronic-registered-letter"]
const EACH = SHIPPED_TEMPLATES.filter(({ templateKey }) => documentOf(templateKey) !== null).map(
  (template) => [template.language, template.formality, template.templateKey, template] as const,
)

const withPenalties = (input: MessageInput): MessageInput => ({
  ...input,
  penalties: {
    throughOn: input.today,
    penaltiesCents: 12_34,
    indemnityCents: input.customer.kind === "consumer" ? 0 : 80_00,
  },
})

// A company that left its phone, IBAN and address book empty still has an identity.
const identified = (input: MessageInput): MessageInput => ({
  ...input,
  company: { ...input.company, email: "compta@menuiserie-tanguy.example" },
})

const found = (input: MessageInput, template: Template): string[] => {
  const { templateKey: key, language } = template
  const prose = renderTemplate(template, input, statementOf(input))
  return legalFindingsOfProse(input, { ...prose, language, templateKey: key }).map(
    ({ ruleId, excerpt }) => `${ruleId} ${input.customer.kind} ${input.channel} ${excerpt}`,
  )
}

test("every template but those that stay in the house is a document to the law", () => {
  expect(TEMPLATE_KEYS.filter((key) => documentOf(key) === null)).toEqual(["phone-call", "ask-salesperson"])
})

test.each(EACH)(
  "%s %s %s: nothing to say, for every debtor and by every channel",
  (_, formality, key, template) => {
    for (const input of sampleInputs(key, formality).map(identified))
      expect(found(input, template)).toEqual([])
    if (key === "sms-reminder") return
    for (const kind of DEBTOR_KINDS.filter((kind) => formality === "formal" || kind !== "public")) {
      for (const channel of CHANNELS)
        expect(found({ ...sampleInput(key, { kind }), channel }, template)).toEqual([])
    }
  },
)

test.each(MESSAGE_LANGUAGES)(
  "penalties shown apart in the table pass, for those who owe them (%s)",
  (language) => {
    for (const key of ["firm-email", "formal-notice"] as const) {
      for (const kind of ["professional", "public"] as const) {
        expect(found(withPenalties(sampleInput(key, { kind })), shippedTemplate(key, language))).toEqual([])
      }
    }
  },
)

test("a shipped text sent to the wrong debtor would be stopped: the check sees the words", () => {
  const wrong = (key: TemplateKey, written: DebtorKind, sent: DebtorKind): string[] => {
    const input = sampleInput(key, { kind: written })
    const { subject, text } = compose(input, shippedTemplate(key, "fr"))
    const facts = { ...lintFacts(input, documentOf(key)!, "fr"), debtor: sent }
    return lint({ subject, body: text }, facts).findings.map(({ ruleId }) => ruleId)
  }
  expect(wrong("firm-email", "professional", "consumer")).toContain("REL2-04")
  expect(wrong("firm-email", "professional", "public")).toContain("REL2-05")
  expect(wrong("formal-notice", "professional", "consumer")).toContain("MED-05")
  expect(wrong("formal-notice", "public", "consumer")).toContain("MED-05")
})

test("no page fetches anything, and no address in it is the recipient’s own: nobody is followed", () => {
  for (const [, formality, key, template] of EACH) {
    const pages = sampleInputs(key, formality).map((input) => compose(input, template))
    for (const { html, text, images } of pages) {
      expect(html.match(/<img\b[^>]*>/g) ?? []).toHaveLength(images.length)
      for (const image of html.match(/<img\b[^>]*>/g) ?? []) expect(image).toMatch(/ src="cid:/)
      expect(html).not.toMatch(
        /https?:|\/\/[a-z]|<(link|iframe|script|object|embed|video|audio|form|a)\b|url\(|@import|srcset|background=/i,
      )
      expect(text).not.toMatch(/https?:/)
    }
  }
})

test("two recipients get the same page but for their own name, amounts and reference", () => {
  const page = (name: string) => {
    const input = sampleInput("firm-email")
    return compose({ ...input, customer: { ...input.customer, name } }, shippedTemplate("firm-email", "fr"))
      .html
  }
  expect(page("Boulangerie Le Gall")).toBe(page("Garage Morel"))
})
