import type { Day } from "../kernel/day.ts"
import type { KnownBooks, Period } from "./apply/known.ts"
import type { Plan } from "./apply/plan.ts"
import type { ControlTotal } from "./apply/report.ts"
import type { ImportOptions } from "./options.ts"
import type { ColumnMapping } from "./table/mapping.ts"

/** A file that was read, ready to be compared with what the ledger knows. */
export interface ReadFile {
  readonly rowCount: number
  readonly controlTotal: ControlTotal
  /** The days that a FEC covers; null for other files. */
  readonly period: Period | null
  /** How the columns were understood, to be remembered; null where nothing is mapped. */
  readonly mapping: UsedMapping | null
  /** Decides what the file changes. `currency`: the company's, where the file has none. */
  plan(known: KnownBooks, circumstances: Circumstances): Plan
}

/** Which column was taken for what, and the shape of the header that this goes for. */
export interface UsedMapping {
  readonly fingerprint: string
  readonly columns: ColumnMapping
}

/** What a plan depends on besides the file and the ledger. */
export interface Circumstances {
  readonly today: Day
  readonly currency: string
  readonly options: ImportOptions
  readonly newId: () => string
}
