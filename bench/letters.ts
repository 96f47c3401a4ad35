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

/** Writes formal notices from the texts kept of them to PDF/A, beside Typst alone on the very same pages. */
export async function run(): Promise<BenchResult> {
  const template = shippedTemplate("formal-notice", "fr")
  const messageNo = (n: number) => {
    const base = sampleInput("formal-notice")
    const input = { ...base, customer: { ...base.customer, code: `411C${n}`, name: `Client ${n}` } }
    return { input, prose: compose(input, template) }
  }
  const messages = Array.from({ length: LETTERS }, (_, n) => messageNo(n))
  const letterNo = (n: number): Letter => letterOf(messages[n]!.input, messages[n]!.prose, "fr")
  for (let n = 0; n < 20; n++) letterPdf(letterNo(n))
  const ready = messages.map((_, n) => JSON.stringify(letterNo(n)))
  const compiler = NodeCompiler.create({ workspace: ROOM.pathname })
  const mainFileContent = readFileSync(new URL("letter.typ", ROOM), "utf8")
  const bareLetter = (n: number) => {
    const { result } = compiler.compile({ mainFileContent, inputs: { letter: ready[n]! } })
    compiler.pdf(result!, { pdfStandard: "a-3b" })
    compiler.evictCache(10)
  }
  let [whole, bare] = [0, 0]
  // In turns, so that noise falls on both; half the pile apart, so that neither finds the other's work cached.
  for (let n = 0; n < LETTERS; n++) {
    whole += secondsOf(() => letterPdf(letterNo(n)))
    bare += secondsOf(() => bareLetter((n + LETTERS / 2) % LETTERS))
  }
  return {
    name: `${LETTERS} formal notices of two invoices, from the text that waits and its facts to PDF/A with the QR code`,
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

function secondsOf(write: () => void): number {
  const started = performance.now()
  write()
  return (performance.now() - started) / 1_000
}
