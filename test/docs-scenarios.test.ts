import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { ladderDelays } from "../src/policy/scenario.ts"
import { SHIPPED_SCENARIOS } from "../src/policy/shipped-scenarios.ts"

const page = readFileSync(new URL("../docs/scenarios.md", import.meta.url), "utf8")

/** What the page says of a scenario: from its title to the next one. */
function chapterOf(name: string): string {
  const from = page.indexOf(`\n## ${name}\n`)
  expect(from, `docs/scenarios.md has no chapter "${name}"`).toBeGreaterThan(-1)
  const to = page.indexOf("\n## ", from + 4)
  return page.slice(from, to === -1 ? undefined : to)
}

const EACH = SHIPPED_SCENARIOS.map((scenario) => [scenario.name, scenario] as const)

test.each(EACH)(
  "the page of scenarios gives the days of “%s” as they are, in order, and says why",
  (name, scenario) => {
    const chapter = chapterOf(name)
    const days = [...chapter.matchAll(/(?<![\w.])([−+])(\d+)(?= )/g)].map(
      ([, sign, n]) => (sign === "−" ? -1 : 1) * Number(n),
    )
    expect(days.slice(0, scenario.steps.length)).toEqual(ladderDelays(scenario.steps))
    // Days alone are no reason: at least three sentences stand beside them.
    expect(chapter.split(/[.?!:]\s/).length).toBeGreaterThan(4)
  },
)
