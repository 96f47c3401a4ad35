import type { Day } from "../../kernel/day.ts"
import type { Sentence } from "../../kernel/wording.ts"

/**
 * How far a rule can be trusted: read in a legal text or on an official page, read elsewhere only,
 * contested between sources, or not known at all.
 */
export type RuleStatus = "official" | "secondary" | "contested" | "unknown"

/** Where a rule was read. */
export interface RuleSource {
  /** The article, order or decision, as one cites it: "C. com. art. L441-10, II". */
  readonly text: string
  readonly url?: string
}

/** One rule of law as a dated piece of data: what it says, since when, who says so, and when a person last looked. */
export interface DatedRule<Value> {
  /** Stable key, "kind/name": it is cited by statements, checks and docs/law.md. */
  readonly id: string
  readonly title: Sentence
  readonly value: Value
  /** The first day on which it applies; null when it has long been so. */
  readonly since: Day | null
  /** The last day on which it applies; absent while it is in force. */
  readonly until?: Day
  readonly source: RuleSource
  readonly checkedOn: Day
  readonly status: RuleStatus
  /** What a user should know before relying on it. */
  readonly caution?: Sentence
}
