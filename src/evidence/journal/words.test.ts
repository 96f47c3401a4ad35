import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { isTold } from "./words.ts"

const SRC = join(import.meta.dirname, "..", "..")

/** Every kind that stands in the code of a room as what is written to the journal: "noun.what-happened". */
function kindsInCode(): string[] {
  const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter(
    (path) =>
      /\.ts$/.test(path) &&
      !/\.test\.ts$|test-data|\.generated\.ts$/.test(path) &&
      !/^(web|adapters|cli|evidence)/.test(path),
  )
  const writers = files
    .map((path) => readFileSync(join(SRC, path), "utf8"))
    .filter((text) => RECORDS.test(text))
  return [...new Set(writers.flatMap((text) => [...text.matchAll(KIND)].map((match) => match[1]!)))].sort()
}

const RECORDS = /\brecord\(|\bjournal\(|journalEntry\(/
/** kind: "…", the second or third argument of journal(…), or the first of journalEntry(…). */
const KIND =
  /(?:kind: |journalEntry\(\s*|journal\(\s*tx,\s*(?:by,\s*)?|\? |: )"([a-z][a-z-]*\.[a-z][a-z-]+)"/g

const kinds = kindsInCode()

test("the walk finds what the rooms write", () => {
  for (const kind of [
    "customer.changed",
    "message.sent",
    "promise.recorded",
    "task.done",
    "company.went-live",
  ])
    expect(kinds).toContain(kind)
  expect(kinds.length).toBeGreaterThan(50)
})

test.each(kinds)("%s is told in a sentence of its own", (kind) => {
  expect(isTold(kind)).toBe(true)
})
