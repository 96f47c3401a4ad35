import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import type { Item } from "./item.ts"

/** What a source of items knows of the moment. */
export interface Moment {
  readonly today: Day
  /** Whose mentions are looked for: the person and those they stand in for; null: everybody's. */
  readonly people: ReadonlySet<string> | null
}

/** Finds all that waits of one sort, in one reading or two. */
export type Source = (tx: CompanyTx, moment: Moment) => Promise<Item[]>
