/**
 * Writes docs/law.md from the rules in src/law/rules, so that the page can say nothing that the program
 * does not compute with. `--check` only says whether the page is up to date.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { rateText } from "../src/kernel/rate.ts"
import { ALL_RULES } from "../src/law/rules/all.ts"
import { rateOfId } from "../src/law/rules/rates.ts"
import type { DatedRule } from "../src/law/rules/rule.ts"

const PAGE = join(import.meta.dirname, "..", "docs", "law.md")
const HEAD = `# What the law says, as Relance computes it

Written by \`node scripts/generate-law-reference.ts\` from \`src/law/rules\`; do not edit by hand. It is information for
people who decide, not advice; no lawyer has read it yet.

Each rule says where it was read and when a person last looked. **official**: in a legal text or on an official page;
**secondary**: elsewhere only; **contested**: sources differ, so it is a setting or an assumption that the screen states.
\`relance law check\` lists the rules that nobody has looked at for six months.
`

const TITLES: Readonly<Record<string, string>> = {
  rate: "Rates by half-year",
  penalties: "Late-payment penalties",
  terms: "Payment terms",
  limitation: "Limitation",
  routes: "Routes",
}

const groups = Map.groupBy(ALL_RULES, (rule) => rule.id.split("/")[0]!)
const parts = [...groups].map(([group, rules]) => {
  const table = group === "rate" ? rateTable(rules as DatedRule<number>[]) : ruleTable(rules)
  return `\n## ${TITLES[group] ?? group}\n\n${table}\n`
})
const page = HEAD + parts.join("")
if (process.argv.includes("--check")) {
  const isCurrent = readFileSync(PAGE, "utf8") === page
  if (!isCurrent) console.error("docs/law.md is out of date: node scripts/generate-law-reference.ts")
  process.exitCode = isCurrent ? 0 : 1
} else writeFileSync(PAGE, page)

function rateTable(rules: readonly DatedRule<number>[]): string {
  const halves = [...Map.groupBy(rules, (rule) => rateOfId(rule.id)!.half)].sort(([a], [b]) =>
    a < b ? 1 : -1,
  )
  const cell = (some: readonly DatedRule<number>[], name: string) => {
    const rule = some.find((one) => rateOfId(one.id)?.name === name)
    return rule ? `${rateText(rule.value)} % | ${rule.source.text} (${rule.status})` : "unknown | "
  }
  return [
    "| half-year | legal interest, creditor in business | read in | private creditor | ECB | read in |",
    "| --- | --- | --- | --- | --- | --- |",
    ...halves.map(([half, some]) => {
      const individual = some.find((one) => rateOfId(one.id)?.name === "individual")
      const own = individual ? `${rateText(individual.value)} %` : "unknown"
      return `| ${half} | ${cell(some, "legal")} | ${own} | ${cell(some, "ecb")} |`
    }),
  ].join("\n")
}

function ruleTable(rules: readonly DatedRule<unknown>[]): string {
  const line = (rule: DatedRule<unknown>) =>
    [
      `\`${rule.id}\``,
      rule.title.en,
      valueText(rule.value),
      rule.since ?? "",
      rule.source.text,
      `${rule.status}, ${rule.checkedOn}`,
      rule.caution?.en ?? "",
    ]
      .map((text) => text.replaceAll("|", "\\|"))
      .join(" | ")
  return [
    "| rule | what it says | value | since | source | status, last checked | caution |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rules.map((rule) => `| ${line(rule)} |`),
  ].join("\n")
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join("; ")
  if (typeof value !== "object" || value === null) return String(value)
  return Object.entries(value)
    .map(([key, inner]) => `${key} ${valueText(inner)}`)
    .join(", ")
}
