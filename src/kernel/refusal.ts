import type { Sentence } from "./wording.ts"

/**
 * A refusal that a person can act on: a stable code for programs, a sentence in each language
 * that says what is wrong and how to mend it, and where. Anything else thrown is our own mistake.
 */
export class Refusal extends Error {
  override readonly name = "Refusal"
  readonly code: string
  readonly sentence: Sentence
  /** Where it was found: field, row, file, identifier. Never a secret. */
  readonly where: Readonly<Record<string, string | number>>

  constructor(code: string, sentence: Sentence, where: Readonly<Record<string, string | number>> = {}) {
    super(`${code}: ${sentence.en}`)
    this.code = code
    this.sentence = sentence
    this.where = where
  }
}

/** Stops here with a refusal. */
export function refuse(
  code: string,
  sentence: Sentence,
  where: Readonly<Record<string, string | number>> = {},
): never {
  throw new Refusal(code, sentence, where)
}

/** Fails when something that must be true by our own doing is not. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`)
}
