import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { DEBTOR_KINDS, type DebtorKind, type DocumentKind } from "./document.ts"
import type { LintFacts } from "./facts.ts"
import { lint } from "./lint.ts"
import { LINT_RULES } from "./rule-book.ts"

interface Tried {
  readonly subject?: string
  readonly text: string
  readonly html?: string
  readonly document?: DocumentKind
  readonly facts?: Partial<LintFacts>
}
interface Case {
  readonly rule: string
  readonly document: DocumentKind
  readonly debtor: DebtorKind
  readonly breaks: Tried
  readonly passes: Tried
}

const cases = JSON.parse(readFileSync(new URL("cases.json", import.meta.url), "utf8")) as Case[]

const judged = ({ document, debtor }: Case, tried: Tried) =>
  lint(
    { subject: tried.subject ?? "Votre facture", body: tried.text, html: tried.html ?? null },
    { document: tried.document ?? document, debtor, ...tried.facts },
  )

test("the book holds the eighty-five rules, each with a case", () => {
  expect(LINT_RULES.length).toBe(85)
  const tried = new Set(cases.map(({ rule }) => rule))
  expect(LINT_RULES.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([])
})

test.each(cases.map((each, n) => [each.rule, n, each] as const))(
  "%s, case %i: what breaks it is found, what keeps it passes",
  (rule, _, each) => {
    const found = judged(each, each.breaks).findings.filter(({ ruleId }) => ruleId === rule)
    expect(found.length, `breaks ${each.breaks.text}`).toBeGreaterThan(0)
    for (const { sentence, article } of found) {
      expect(article).not.toBe("")
      expect(sentence.fr).toMatch(/[.]$/)
      expect(sentence.en).toMatch(/[.]$/)
    }
    const { findings, notJudged } = judged(each, each.passes)
    expect(findings.filter(({ ruleId }) => ruleId === rule)).toEqual([])
    expect(notJudged).not.toContain(rule)
  },
)

test("a fact that is not known is not judged: no false alarm", () => {
  for (const debtor of DEBTOR_KINDS) {
    const { findings, notJudged } = lint(
      { subject: "F-12", body: "Bonjour." },
      { document: "first-reminder", debtor },
    )
    const onFacts = ["GEN-03", "GEN-14", "GEN-15", "GEN-16", "REL1-05"]
    expect(notJudged).toEqual(expect.arrayContaining(onFacts))
    expect(findings.filter(({ ruleId }) => onFacts.includes(ruleId))).toEqual([])
  }
})

test("a finding names the place of its words, and its remedy mends it there", () => {
  const body = "Bonjour,\n\nDes pénalités de retard POURRONT VOUS ÊTRE APPLIQUÉES."
  const facts = { document: "second-reminder", debtor: "professional" } as const
  const [finding] = lint({ subject: "Rappel", body }, facts).findings.filter(
    ({ ruleId }) => ruleId === "REL2-03",
  )
  expect(finding).toMatchObject({
    excerpt: "POURRONT VOUS ÊTRE APPLIQUÉES",
    where: { part: "body" },
    severity: "warning",
  })
  const { start, end } = finding!.where!
  const mended = body.slice(0, start) + finding!.remedy!.replacement + body.slice(end)
  expect(mended).toBe("Bonjour,\n\nDes pénalités de retard sont dues de plein droit.")
  expect(lint({ subject: "Rappel", body: mended }, facts).findings.map(({ ruleId }) => ruleId)).not.toContain(
    "REL2-03",
  )
})

test("capitals without accents, straight apostrophes, wrapped lines and decomposed letters are read alike", () => {
  const facts = { document: "formal-notice", debtor: "professional" } as const
  for (const body of [
    "LA PRESENTE INTERROMPT LA PRESCRIPTION.",
    "Cette lettre que nous vous adressons en recommandé interrompt\nla prescription de notre créance.",
    "Cette lettre recommandée interrompt\u00a0la prescription de la cre\u0301ance.",
  ]) {
    expect(lint({ subject: "x", body }, facts).findings.map(({ ruleId }) => ruleId)).toContain("GEN-07")
  }
})

test("for the unknown debtor, only what binds all is judged", () => {
  const { findings, notJudged } = lint(
    { subject: "x", body: "Frais de relance : 40 € d’indemnité. Votre huissier." },
    { document: "first-reminder" },
  )
  expect(findings.map(({ ruleId }) => ruleId)).toContain("GEN-08")
  expect(findings.map(({ ruleId }) => ruleId)).not.toContain("REL1-03")
  expect(notJudged).toContain("REL1-03")
})
