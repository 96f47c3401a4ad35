import type { Cents } from "../../../kernel/cents.ts"
import type { Day } from "../../../kernel/day.ts"

export type { Sentence } from "../../../kernel/wording.ts"
export type { Cents, Day }

/** One page of a list; nextCursor is null on the last one. */
export interface Listing<T> {
  readonly items: readonly T[]
  readonly nextCursor?: string | null
}
