import type { Day } from "./day.ts"
import type { Db } from "./store.ts"

/** Who does something, at which instant, on which day of the trade (it differs when a day is replayed). */
export interface Author {
  /** "user:<id>", "operator", "worker" or "debtor". */
  readonly actor: string
  readonly now: Date
  readonly today: Day
}

/** Says who "user:<id>" is; anything else stays as it is. */
export type NamesOf = (db: Db, actors: readonly string[]) => Promise<ReadonlyMap<string, string>>
