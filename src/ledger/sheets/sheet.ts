/** A table that leaves as a file: columns with what they hold, and rows in the same order. */
export interface Sheet {
  /** The tab's name in a workbook, and the file's name without its end. */
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: Iterable<readonly Cell[]>
}

/** One column: cents are shown with two decimals, days as days. */
export interface SheetColumn {
  readonly title: string
  readonly holds: "text" | "cents" | "day" | "count"
}

export type Cell = string | number | null
