/**
 * Runs every module of this folder that exports `run`, and prints what it measured: a table for
 * people, then one line of JSON for machines. `npm run bench -- aged` runs those named so only.
 */
import { readdirSync } from "node:fs"
import type { BenchResult } from "./result.ts"

const wanted = process.argv.slice(2)
const modules = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".ts") && name !== "run.ts" && name !== "result.ts")
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort()

const results: BenchResult[] = []
for (const name of modules) {
  const module: { run?: () => Promise<BenchResult> } = await import(`./${name}`)
  if (!module.run) continue
  process.stderr.write(`${name}…\n`)
  const result = await module.run()
  results.push(result)
  console.log(`\n${result.name}`)
  console.table(
    Object.fromEntries(
      result.measures.map(({ what, value, unit, limit }) => [
        what,
        { value, unit, limit: limit ?? "", held: limit === undefined ? "" : value <= limit },
      ]),
    ),
  )
}
console.log(JSON.stringify({ results }))
const exceeded = results.flatMap((r) => r.measures).some((m) => m.limit !== undefined && m.value > m.limit)
process.exitCode = exceeded ? 1 : 0
