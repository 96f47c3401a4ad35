import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import type { MessageLanguage } from "../../kernel/wording.ts"
import type { DebtorKind, DocumentKind } from "./document.ts"
import { lint } from "./lint.ts"

/** A sentence of a letter in a language that is neither French nor English, and what one rule says of it. */
interface Case {
  readonly language: MessageLanguage
  readonly rule: string
  readonly document: DocumentKind
  readonly debtor: DebtorKind
  readonly breaks?: string
  readonly passes?: string
}

const cases = JSON.parse(readFileSync(new URL("cases-abroad.json", import.meta.url), "utf8")) as Case[]

const isFound = ({ language, rule, document, debtor, breaks, passes }: Case): boolean =>
  lint({ subject: "F-12", body: (breaks ?? passes)! }, { document, debtor, language }).findings.some(
    ({ ruleId }) => ruleId === rule,
  )

const told = ({ language, rule, breaks, passes }: Case) => `${language} ${rule}: ${breaks ?? passes}`

test("what the law forbids is found in German, Spanish, Italian, Dutch and Portuguese", () => {
  const broken = cases.filter(({ breaks }) => breaks !== undefined)
  expect(broken.filter((one) => !isFound(one)).map(told)).toEqual([])
})

test("what denies it, and what only sounds like it, passes in each of them", () => {
  const good = cases.filter(({ passes }) => passes !== undefined)
  expect(good.filter(isFound).map(told)).toEqual([])
})

test("every rule that knows these languages has a case for and against in each of them", () => {
  const rules = ["GEN-04", "GEN-05", "GEN-06", "GEN-07", "REL1-03", "REL2-04"]
  for (const language of ["de", "es", "it", "nl", "pt"])
    for (const rule of rules) {
      const own = cases.filter((one) => one.language === language && one.rule === rule)
      expect(own.filter(({ breaks }) => breaks).length, `${language} ${rule}`).toBeGreaterThan(1)
      expect(own.filter(({ passes }) => passes).length, `${language} ${rule}`).toBeGreaterThan(0)
    }
})
