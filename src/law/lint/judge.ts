import type { Sentence } from "../../kernel/wording.ts"
import type { DebtorKind, DocumentKind } from "./document.ts"
import type { LintFacts } from "./facts.ts"
import type { Fault, RemedyWords, Severity } from "./finding.ts"
import { isAsserted } from "./negation.ts"
import { has, placesOf, type ReadText } from "./read-text.ts"

/** What a rule says of a text: its faults, none when it passes, null when a fact that it needs is not known. */
export type Verdict = readonly Fault[] | null

/** The small predicate of a rule. */
export type Judge = (text: ReadText, facts: LintFacts) => Verdict

/** One rule of law on texts. */
export interface LintRule {
  readonly id: string
  readonly documents: readonly DocumentKind[]
  readonly debtors: readonly DebtorKind[]
  readonly severity: Severity
  readonly article: string
  readonly judge: Judge
}

/** What is wrong and why, and the words that mend it. */
export interface FaultWords extends Sentence {
  readonly remedy?: RemedyWords
}

/** A fault in the language of the text. */
export function faultOf(text: ReadText, words: FaultWords, span?: Fault["span"]): Fault {
  const { fr, en, remedy } = words
  const replacement = remedy?.replacement[text.language]
  return {
    sentence: { fr, en },
    ...(span && { span }),
    ...(remedy && replacement !== undefined && { remedy: { label: remedy.label, replacement } }),
  }
}

/** Breaks at every place where the text asserts this. What it denies passes. */
export const says =
  (pattern: RegExp, words: FaultWords, except?: (text: ReadText, facts: LintFacts) => boolean): Judge =>
  (text, facts) => {
    const spans = placesOf(text, pattern).filter((span) => isAsserted(text, span))
    return spans.length === 0 || except?.(text, facts) ? [] : spans.map((span) => faultOf(text, words, span))
  }

/** Breaks at every place where this stands, denied or not. */
export const shows =
  (pattern: RegExp, words: FaultWords): Judge =>
  (text) =>
    placesOf(text, pattern).map((span) => faultOf(text, words, span))

/** Breaks when the text says nothing of this. */
export const lacks =
  (pattern: RegExp, words: FaultWords): Judge =>
  (text) =>
    has(text, pattern) ? [] : [faultOf(text, words)]

/** Breaks, once, when some of these are missing; the sentence names them. */
export const lacksSome =
  (
    needed: readonly { readonly pattern: RegExp; readonly name: Sentence }[],
    words: (names: Sentence) => FaultWords,
  ): Judge =>
  (text) => {
    const missing = needed.filter((one) => !has(text, one.pattern)).map((one) => one.name)
    if (missing.length === 0) return []
    const names = { fr: missing.map(({ fr }) => fr).join(", "), en: missing.map(({ en }) => en).join(", ") }
    return [faultOf(text, words(names))]
  }

/** Judges a fact; not judged while it is not known. */
export const knowing =
  <T>(
    fact: (facts: LintFacts) => T | undefined,
    isBroken: (value: T, facts: LintFacts, text: ReadText) => boolean,
    words: FaultWords,
  ): Judge =>
  (text, facts) => {
    const value = fact(facts)
    if (value === undefined) return null
    return isBroken(value, facts, text) ? [faultOf(text, words)] : []
  }

/** All of these; not judged only when none of them could be. */
export const all =
  (...judges: readonly Judge[]): Judge =>
  (text, facts) => {
    const verdicts = judges.map((judge) => judge(text, facts)).filter((verdict) => verdict !== null)
    return verdicts.length === 0 ? null : verdicts.flat()
  }

/** Only where this holds; passes elsewhere. */
export const where =
  (holds: (facts: LintFacts, text: ReadText) => boolean, judge: Judge): Judge =>
  (text, facts) =>
    holds(facts, text) ? judge(text, facts) : []
