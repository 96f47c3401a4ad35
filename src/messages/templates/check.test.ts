import { expect, test } from "vitest"
import { compose } from "../compose.ts"
import { templateProblems } from "./check.ts"
import { previewTemplate } from "./preview.ts"
import { sampleInput } from "./sample.ts"
import { shippedTemplate } from "./store.ts"
import type { Template } from "./template.ts"

const shipped = shippedTemplate("friendly-email", "fr")
const withBody = (body: string): Template => ({ ...shipped, body })
const codes = (template: Template): string[] => templateProblems(template).map(({ code }) => code)

test("an unknown word is found with its line, even in a branch that is rarely taken", () => {
  const [problem] = templateProblems(withBody("Bonjour,\n\n{% if public %}\n{{ client.nom }}\n{% endif %}"))
  expect(problem).toMatchObject({ code: "TEMPLATE_UNKNOWN_VARIABLE", part: "body", line: 4 })
  expect(problem!.sentence.fr).toContain("client.nom")
  expect(problem!.sentence.fr).toMatch(/^Ligne 4/)
})

test.each([
  [
    "an unknown word in the subject",
    { ...shipped, subject: "{{ customer.nom }}" },
    "TEMPLATE_UNKNOWN_VARIABLE",
  ],
  [
    "an unknown word of an invoice in a loop",
    withBody("{% for i in invoices %}{{ i.numero }}{% endfor %}"),
    "TEMPLATE_UNKNOWN_VARIABLE",
  ],
  ["a word that only some messages have", withBody("{{ promise.promised_for }}"), "TEMPLATE_VARIABLE_ABSENT"],
  ["a condition left open", withBody("{% if public %}oui"), "TEMPLATE_SYNTAX"],
  ["a brace left open", withBody("Bonjour {{ total"), "TEMPLATE_SYNTAX"],
  ["a file of the machine", withBody("{% include '/etc/passwd' %}"), "TEMPLATE_SYNTAX"],
  ["another template", withBody("{% render 'x' %}"), "TEMPLATE_SYNTAX"],
  ["a filter that lifts the escaping", withBody("{{ customer.name | raw }}"), "TEMPLATE_SYNTAX"],
  ["an unknown filter", withBody("{{ total | euros }}"), "TEMPLATE_SYNTAX"],
  ["nothing", withBody("  "), "TEMPLATE_EMPTY"],
  ["a novel", withBody("a".repeat(20_001)), "TEMPLATE_TOO_LONG"],
  ["a huge loop", withBody("{% for i in (1..100000000) %}x{% endfor %}"), "TEMPLATE_TOO_HEAVY"],
  [
    "a long text many times",
    withBody(`{% for i in (1..9000) %}${"a".repeat(15_000)}{% endfor %}`),
    "TEMPLATE_TOO_HEAVY",
  ],
  [
    "a text too long to send",
    withBody(`{% for i in (1..500) %}${"a".repeat(1_000)}{% endfor %}`),
    "TEMPLATE_TOO_HEAVY",
  ],
  [
    "loops in loops",
    withBody(`${"{% for i in (1..1000) %}".repeat(4)}x${"{% endfor %}".repeat(4)}`),
    "TEMPLATE_TOO_HEAVY",
  ],
])("%s is refused", (_, template, code) => {
  expect(codes(template)).toEqual([code])
})

test("a huge loop is stopped quickly", () => {
  const started = performance.now()
  codes(withBody(`${"{% for i in (1..1000) %}".repeat(4)}x${"{% endfor %}".repeat(4)}`))
  expect(performance.now() - started).toBeLessThan(5_000)
})

test("prototypes and constructors are out of reach", () => {
  for (const word of ["constructor", "customer.constructor", "customer.__proto__", "invoices.constructor"]) {
    expect(codes(withBody(`{{ ${word} }}`))).toEqual(["TEMPLATE_UNKNOWN_VARIABLE"])
  }
})

test("loops, conditions, amounts and days work", () => {
  const body =
    "{% for i in invoices %}{{ i.number }} {{ i.asked }}{% unless forloop.last %}, {% endunless %}{% endfor %} {{ total_cents | amount }} {{ date | day: 8 }} {% assign n = count | plus: 1 %}{{ n }}"
  expect(codes(withBody(body))).toEqual([])
  const { text } = compose(sampleInput("friendly-email"), withBody(body))
  expect(text.replace(/[\u00a0\u202f]/g, " ")).toMatch(
    /^F-2026-012 500,00 €, F-2026-019 384,90 € 884,90 € 1er avril 2026 3\n/,
  )
})

test("the preview shows the message, or what is wrong", () => {
  expect(previewTemplate(shipped).message!.html).toContain("F-2026-012")
  const wrong = previewTemplate(withBody("{{ oops }}"))
  expect(wrong.message).toBeNull()
  expect(wrong.problems).toHaveLength(1)
})
