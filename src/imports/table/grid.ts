import type { RowFault } from "../fault.ts"

/** A row of a table as text, with the number that a spreadsheet shows for it. */
export interface GridRow {
  readonly number: number
  readonly cells: readonly string[]
}

/** A table as it was read: all rows, titles and totals included. */
export interface Grid {
  readonly rows: readonly GridRow[]
  /** Rows that could not be split into cells. */
  readonly faults: readonly RowFault[]
}

/** More rows than any invoice list has; a file beyond that is refused instead of filling the memory. */
export const MOST_ROWS = 1_000_000

/** A row without anything in it. */
export const isBlank = (row: GridRow): boolean => row.cells.every((cell) => cell === "")
