import type { MessageLanguage } from "../../kernel/wording.ts"
import type { LintParts } from "./finding.ts"

/**
 * A text made ready for patterns: subject and body in one, lower case, without accents, with plain
 * apostrophes and spaces, sign for sign as long as the NFC text, so that places stay true. A full
 * stop that is left ends a sentence; wrapped lines are one line; names are blotted out.
 */
export interface ReadText {
  readonly raw: string
  readonly folded: string
  /** Where the body begins in both. */
  readonly bodyAt: number
  readonly html: string | null
  readonly language: MessageLanguage
}

/** Some signs of the read text. */
export interface Span {
  readonly start: number
  readonly end: number
}

const PLAIN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: "àáâãäå",
    c: "ç",
    e: "èéêë",
    i: "ìíîï",
    n: "ñ",
    o: "òóôõöœ",
    u: "ùúûü",
    y: "ýÿ",
    "'": "’‘ʼ′",
    '"': "“”„«»",
    "-": "‐‑‒–—−",
    "\u00a4": "€",
    " ": "\u00a0\u202f\u2009\u2007\u2002\u2003\t\r",
  }).flatMap(([plain, signs]) => [...signs].map((sign) => [sign, plain] as const)),
)

const ABBREVIATED = /\b(l|d|r|art|c|m|mme|civ|com|conso|pen|cass|al|ref|tel|n|st)\.(?= ?[\p{L}\d])/gu
const WRAPPED = /\n(?=[^\n])/g

/** Reads a text. Names are blotted out: a customer may be called anything. */
export function readText(
  parts: LintParts,
  names: readonly string[] = [],
  language?: MessageLanguage,
): ReadText {
  const subject = parts.subject.normalize("NFC")
  const raw = `${subject}\n\n${parts.body.normalize("NFC")}`
  let folded = fold(raw)
  for (const name of names) folded = blotted(folded, raw, name.normalize("NFC").trim())
  folded = folded.replace(/(\d)\.(?=\d)/g, "$1,").replace(ABBREVIATED, "$1 ")
  folded = folded.replace(WRAPPED, (sign, at: number, whole: string) => (isWrap(whole, at) ? " " : sign))
  return {
    ...{ raw, folded: narrow(folded), bodyAt: subject.length + 2, html: parts.html ?? null },
    language:
      language ?? (/\b(the|you|our)\b/.test(folded) && !/\b(vous|nous|la|le)\b/.test(folded) ? "en" : "fr"),
  }
}

// The same signs, one byte each: patterns are half as quick on wide text.
const narrow = (latin1: string): string => Buffer.from(latin1, "latin1").toString("latin1")

/**
 * Lower case without accents, sign for sign as long as before. All signs are of Latin-1, the euro becomes the currency sign, and what is left a dot.
 */
export const fold = (text: string): string =>
  text
    .replaceAll("İ", "I")
    .toLowerCase()
    .replace(/[^\n -~]/g, (sign) => PLAIN.get(sign) ?? (sign > "\u00ff" ? "\u00b7" : sign))

// A name as short as "Nous" or "SAS" would blot out ordinary words.
const LEAST_NAME = 5

function blotted(folded: string, raw: string, name: string): string {
  if (name.length < LEAST_NAME) return folded
  let text = folded
  for (let at = raw.indexOf(name); at >= 0; at = raw.indexOf(name, at + name.length)) {
    text = `${text.slice(0, at)}${"#".repeat(name.length)}${text.slice(at + name.length)}`
  }
  return text
}

/** True when a line end only wraps a sentence: the next line goes on in small letters, or this one is long. */
function isWrap(text: string, at: number): boolean {
  const before = text[at - 1] ?? "\n"
  if (before === "\n" || /[.!?:;]/.test(before)) return false
  if (/[-#*\n]/.test(text[at + 1] ?? "\n")) return false
  return at - text.lastIndexOf("\n", at - 1) > 50
}

const STEMS = new WeakMap<RegExp, readonly string[]>()

const isPossible = ({ folded }: ReadText, pattern: RegExp): boolean =>
  STEMS.get(pattern)?.some((stem) => folded.includes(stem)) ?? true

/** Every place where a pattern (global, on folded text) stands. */
export function placesOf(text: ReadText, pattern: RegExp): Span[] {
  const spans: Span[] = []
  if (!isPossible(text, pattern)) return spans
  pattern.lastIndex = 0
  for (let hit = pattern.exec(text.folded); hit !== null; hit = pattern.exec(text.folded)) {
    spans.push({ start: hit.index, end: hit.index + hit[0].length })
    if (hit[0] === "") pattern.lastIndex++
  }
  return spans
}

/** True when a pattern stands somewhere in the text. */
export function has(text: ReadText, pattern: RegExp): boolean {
  if (!isPossible(text, pattern)) return false
  pattern.lastIndex = 0
  return pattern.test(text.folded)
}

/** The sentence around a place, folded. */
export function sentenceAround(text: ReadText, { start, end }: Span): string {
  const before = Math.max(...[".", "!", "?", "\n"].map((sign) => text.folded.lastIndexOf(sign, start - 1)))
  const after = /[.!?\n]/g
  after.lastIndex = end
  return text.folded.slice(before + 1, after.exec(text.folded)?.index ?? text.folded.length)
}

/**
 * A pattern on folded text: a space stands for one or more, " ?" for any. Compiled once, when the
 * rules are read. Where `stems` are given, a text that holds none of them is not searched at all.
 */
export function pattern(source: string, stems?: string): RegExp {
  const spaced = source
    .replaceAll("€", "\u00a4")
    .replaceAll(" ?", " *")
    .replace(/ (?!\*)/g, " +")
  const compiled = new RegExp(spaced, "g")
  if (stems !== undefined) STEMS.set(compiled, stems.split("|"))
  return compiled
}
