import { readFileSync } from "node:fs"
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler"
import { letterPdf } from "../src/adapters/typst/letters.ts"
import { compose } from "../src/messages/compose.ts"
import { type Letter, letterOf } from "../src/messages/letter.ts"
import { sampleInput } from "../src/messages/templates/sample.ts"
import { shippedTemplate } from "../src/messages/templates/store.ts"
import type { BenchResult } from "./result.ts"

const LETTERS = 200
const ROOM = new URL("../src/adapters/typst/", import.meta.url)

/** Writes formal notices from their data to PDF/A, beside Typst alone on the very same pages. */
export async function run(): Promise<BenchResult> {
  const template = shippedTemplate("formal-notice", "fr")
  const letterNo = (n: number): Letter => {
    const base = sampleInput("formal-notice")
    const input = { ...base, customer: { ...base.customer, code: `411C${n}`, name: `Client ${n}` } }
    return letterOf(input, compose(input, template), "fr")
  }
  for (let n = 0; n < 20; n++) letterPdf(letterNo(n))
  const whole = secondsOf((n) => letterPdf(letterNo(n)))
  const ready = Array.from({ length: LETTERS }, (_, n) => JSON.stringify(letterNo(n)))
  const compiler = NodeCompiler.create({ workspace: ROOM.pathname })
  const mainFileContent = readFileSync(new URL("letter.typ", ROOM), "utf8")
  const bare = secondsOf((n) => {
    const { result } = compiler.compile({ mainFileContent, inputs: { letter: ready[n]! } })
    compiler.pdf(result!, { pdfStandard: "a-3b" })
    compiler.evictCache(10)
  })
  return {
    name: `${LETTERS} formal notices of two invoices, from the facts to PDF/A with the QR code`,
    measures: [
      { what: "letters on one core", value: Math.round((60 * LETTERS) / whole), unit: "per minute" },
      { what: "Typst alone, same pages", value: Math.round((60 * LETTERS) / bare), unit: "per minute" },
      {
        what: "letters beside Typst alone",
        value: Math.round((whole / bare) * 100) / 100,
        unit: "times",
        limit: 1.3,
      },
    ],
  }
}

function secondsOf(write: (n: number) => void): number {
  const started = performance.now()
  for (let n = 0; n < LETTERS; n++) write(n)
  return (performance.now() - started) / 1_000
}
