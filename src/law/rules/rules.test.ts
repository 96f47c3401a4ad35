import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { addMonths, day } from "../../kernel/day.ts"
import { ALL_RULES, rulesToCheck } from "./all.ts"

const SCRIPT = fileURLToPath(new URL("../../../scripts/generate-law-reference.ts", import.meta.url))

test("every rule has a name of its own, a source, a status and the day somebody last looked", () => {
  expect(new Set(ALL_RULES.map(({ id }) => id)).size).toBe(ALL_RULES.length)
  for (const { id, source, checkedOn, title } of ALL_RULES) {
    expect([id, source.text.length > 3, title.fr.length > 3, title.en.length > 3]).toEqual([
      id,
      true,
      true,
      true,
    ])
    expect(checkedOn <= "2026-11-22").toBe(true)
  }
})

test("six months after the last look, every rule in force asks to be looked at again", () => {
  const checked = day("2026-11-22")
  expect(rulesToCheck(checked).stale).toEqual([])
  const later = addMonths(checked, 6)
  const inForce = ALL_RULES.filter(({ until }) => until === undefined || until >= later)
  expect(rulesToCheck(later).stale).toHaveLength(inForce.length)
  // The rates of the first half of 2027 are published in the last days of 2026.
  expect(rulesToCheck(later).missing).toEqual(["rate/legal/2027-S1", "rate/ecb/2027-S1"])
})

test("docs/law.md says what the rules say", () => {
  expect(() => execFileSync(process.execPath, [SCRIPT, "--check"], { stdio: "pipe" })).not.toThrow()
})
