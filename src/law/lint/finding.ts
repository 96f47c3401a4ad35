import type { Language, MessageLanguage, Sentence } from "../../kernel/wording.ts"

/** error: it may not leave so; warning: a person says that it may; info: advice while writing. */
export type Severity = "error" | "warning" | "info"

/** A text to be judged: what the reader sees, and the page behind it where there is one. */
export interface LintParts {
  readonly subject: string
  readonly body: string
  /** The HTML of an e-mail; null or absent when it has none. */
  readonly html?: string | null
}

/** A place in a part of a text, counted in UTF-16 units of its NFC form; the end is not included. */
export interface Place {
  readonly part: "subject" | "body"
  readonly start: number
  readonly end: number
}

/** Words that mend a finding: they take the place of `where`, or are added when the finding has no place. */
export interface Remedy {
  readonly label: Sentence
  readonly replacement: string
}

/** What a rule found in a text: which rule, where, what is wrong and why, and how to mend it. */
export interface Finding {
  readonly ruleId: string
  readonly severity: Severity
  /** The legal text, as one cites it. */
  readonly article: string
  /** Null when something is missing, or when a fact is wrong and not a word. */
  readonly where: Place | null
  /** The words at `where`; empty when there is no place. */
  readonly excerpt: string
  readonly sentence: Sentence
  readonly remedy: Remedy | null
}

/** The findings on a text, and the rules that could not be judged because a fact is not known. */
export interface LintReport {
  readonly findings: readonly Finding[]
  readonly notJudged: readonly string[]
}

/** Something wrong, before it is placed in the text. */
export interface Fault {
  readonly sentence: Sentence
  /** In the read text (see read-text.ts); absent when something is missing. */
  readonly span?: { readonly start: number; readonly end: number }
  readonly remedy?: Remedy
}

/** The words of a remedy in each language that we write. */
export type RemedyWords = {
  readonly label: Sentence
  /** Where the language of the text has none, no words are offered. */
  readonly replacement: Readonly<Record<Language, string>> &
    Readonly<Partial<Record<MessageLanguage, string>>>
}
