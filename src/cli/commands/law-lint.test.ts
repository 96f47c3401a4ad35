import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, expect, test, vi } from "vitest"
import { lawLintCommand } from "./law-lint.ts"

const folder = mkdtempSync(join(tmpdir(), "relance-lint-"))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => {
  process.exitCode = 0
  vi.restoreAllMocks()
})

async function lintFile(text: string | Buffer, ...options: string[]) {
  const file = join(folder, "lettre.txt")
  writeFileSync(file, text)
  let out = ""
  vi.spyOn(process.stdout, "write").mockImplementation((piece) => {
    out += piece
    return true
  })
  await lawLintCommand().parseAsync([file, ...options], { from: "user" })
  return { code: process.exitCode, out }
}

const LETTER = `Objet : Sommation de payer

Madame, Monsieur,

Sans paiement sous 48 heures, un huissier saisira vos biens.
`

test("a text is judged from the command line, with the line, the article and the remedy", async () => {
  const { code, out } = await lintFile(
    LETTER,
    "--document",
    "formal-notice",
    "--debtor",
    "professional",
    "--json",
  )
  const { errors, findings, notJudged } = JSON.parse(out)
  expect(code).toBe(1)
  expect(findings.filter(({ severity }: { severity: string }) => severity === "error")).toHaveLength(errors)
  const byRule = new Map(findings.map((one: { ruleId: string }) => [one.ruleId, one]))
  expect(byRule.get("GEN-05")).toMatchObject({
    line: 1,
    excerpt: "Sommation de payer",
    article: "C. pén. 433-13 et 433-17",
  })
  expect(byRule.get("GEN-08")).toMatchObject({ line: 5, remedy: { replacement: "commissaire de justice" } })
  expect(byRule.get("MED-02")).toMatchObject({ line: 5, excerpt: "sous 48 heures" })
  expect(byRule.has("MED-01")).toBe(true)
  expect(notJudged).toContain("GEN-03")
})

test("people read sentences; a file of an old Windows program is read too; a good text ends with 0", async () => {
  const { code, out } = await lintFile(
    Buffer.from("Payé ? Le décompte est fait.", "latin1"),
    "--document",
    "invoice",
    "--debtor",
    "consumer",
  )
  expect([code, out]).toEqual([0, expect.stringMatching(/^0.erreur, 0 à confirmer, 0.conseil\./)])
  const wrong = await lintFile(
    LETTER,
    "--document",
    "formal-notice",
    "--debtor",
    "professional",
    "--lang",
    "en",
  )
  expect(wrong.out).toMatch(/^Error, line 1 – This text looks like an official act\./)
})
