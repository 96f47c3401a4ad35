import type { Day } from "../../kernel/day.ts"
import { amountsIn } from "../extraction/amounts.ts"
import { daysIn } from "../extraction/days.ts"
import { plain } from "../extraction/plain.ts"
import { cuesIn } from "./cues.ts"

/** What the model sees of a text: names of features and how strongly each is there. */
export type Features = ReadonlyMap<string, number>

/** Turns of phrase weigh as much as this many words. */
const CUE_WEIGHT = 1.2
const SHAPE_WEIGHT = 0.6
const WORDS_NORM = 3

/** The features of a text: its words, pairs of words, pieces of words (for typing mistakes), turns of phrase, shape. */
export function featuresOf(text: string, mailOn: Day): Features {
  const flat = plain(text)
  const grams = new Map<string, number>()
  const tokens = tokensOf(flat)
  for (const [index, token] of tokens.entries()) {
    add(grams, `w:${token}`, 1)
    const next = tokens[index + 1]
    if (next !== undefined) add(grams, `b:${token}_${next}`, 1)
    const afterNext = tokens[index + 2]
    if (next !== undefined && afterNext !== undefined) add(grams, `t:${token}_${next}_${afterNext}`, 0.7)
    if (token.length > 3) for (const piece of piecesOf(token)) add(grams, `p:${piece}`, 0.5)
  }
  const features = normed(grams)
  for (const [cue, count] of cuesIn(flat)) features.set(cue, (0.5 + count / 2) * CUE_WEIGHT)
  for (const shape of shapesOf(text, flat, tokens.length, mailOn)) features.set(`s:${shape}`, SHAPE_WEIGHT)
  return features
}

function shapesOf(text: string, flat: string, words: number, mailOn: Day): string[] {
  const days = daysIn(text, mailOn)
  return [
    ...(days.some((mention) => mention.on > mailOn) ? ["day-to-come"] : []),
    ...(days.some((mention) => mention.on < mailOn) ? ["day-gone"] : []),
    ...(amountsIn(text).length > 0 ? ["amount"] : []),
    ...(flat.includes("?") ? ["question"] : []),
    ...(/\S+@\S+\.\w/.test(flat) ? ["address"] : []),
    words <= 4 ? "very-short" : words <= 12 ? "short" : words > 50 ? "long" : "middling",
  ]
}

const GREETING =
  /^(bonjour|bonsoir|bjr|hello|hi|madame|monsieur|mme|cher|chere|chers|cordialement|cdlt|slts|salutations|bien a vous|best regards)$/

function tokensOf(flat: string): string[] {
  const cleaned = flat
    .replace(/\S+@\S+/g, " _address ")
    .replace(/\d+(?:[.,]\d+)? ?(?:€|euros?\b|eur\b)/g, " _amount ")
    .replace(/\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?/g, " _day ")
    .replace(/\b[a-z]{1,4}-?\d[\d-]{2,}\b/g, " _number ")
    .replace(/\d+/g, " _0 ")
  const tokens = cleaned.match(/_?[\p{L}\p{N}]+|[?!]/gu) ?? []
  return tokens.filter((token) => !GREETING.test(token)).slice(0, 400)
}

function* piecesOf(token: string): Generator<string> {
  const framed = `^${token}$`
  for (let at = 0; at + 5 <= framed.length; at++) yield framed.slice(at, at + 5)
}

function add(into: Map<string, number>, name: string, weight: number): void {
  into.set(name, Math.max(into.get(name) ?? 0, weight))
}

// A long mail has more words, not more certainty.
function normed(grams: ReadonlyMap<string, number>): Map<string, number> {
  let squares = 0
  for (const weight of grams.values()) squares += weight * weight
  const scale = squares === 0 ? 0 : WORDS_NORM / Math.sqrt(squares)
  return new Map([...grams].map(([name, weight]) => [name, weight * scale]))
}
