import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { splitText } from "../../src/replies/mail/own-words.ts"
import type { Measure } from "../result.ts"
import { CORPORA } from "./bounces.ts"

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * Of real answers that an independent reader trimmed: how much of what it kept stays among the own
 * words, and whether any word is lost altogether. Empty where the files are not there.
 */
export function keptTextMeasured(folder = join(CORPORA, "mail-reply", "discourse")): Measure[] {
  if (!existsSync(folder)) return []
  let [meant, kept, all, found, whole, mails] = [0, 0, 0, 0, 0, 0]
  for (const name of readdirSync(join(folder, "trimmed"))) {
    const source = join(folder, "emails", name)
    if (!existsSync(source)) continue
    const text = readFileSync(source, "utf8")
    const { own, folded } = splitText(text)
    const ours = new Set(wordsOf(own))
    const everything = new Set([own, ...folded.map((part) => part.text)].flatMap(wordsOf))
    const expected = wordsOf(readFileSync(join(folder, "trimmed", name), "utf8"))
    const here = expected.filter((word) => ours.has(word)).length
    meant += expected.length
    kept += here
    all += wordsOf(text).length
    found += wordsOf(text).filter((word) => everything.has(word)).length
    whole += Number(here === expected.length)
    mails += 1
  }
  const share = (part: number, of: number) => Math.round((part / Math.max(of, 1)) * 1000) / 10
  return [
    { what: `own words kept as own (${kept} of ${meant})`, value: share(kept, meant), unit: "%" },
    { what: `answers kept whole (${whole} of ${mails})`, value: share(whole, mails), unit: "%" },
    { what: `words not lost, own or folded (${found} of ${all})`, value: share(found, all), unit: "%" },
  ]
}
