import type { Cents } from "../kernel/cents.ts"
import type { Day } from "../kernel/day.ts"
import { amountWords, dayWords, type Language } from "../kernel/wording.ts"

/** One column of a table on the terminal. */
export interface Column<Row> {
  readonly title: string
  readonly align?: "right"
  text(row: Row): string
}

/** Rows under their titles, each column as wide as its widest text. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cells = [
    columns.map((column) => column.title),
    ...rows.map((row) => columns.map((column) => column.text(row))),
  ]
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => [...(line[index] ?? "")].length)))
  const line = (texts: readonly string[]) =>
    texts
      .map((text, index) => pad(text, widths[index] ?? 0, columns[index]?.align === "right"))
      .join("  ")
      .trimEnd()
  return [
    line(cells[0] ?? []),
    widths.map((width) => "─".repeat(width)).join("  "),
    ...cells.slice(1).map(line),
  ].join("\n")
}

function pad(text: string, width: number, right: boolean): string {
  const space = " ".repeat(Math.max(0, width - [...text].length))
  return right ? space + text : text + space
}

/** An amount, or nothing where it is zero, so that a table reads quickly. */
export const amountCell = (cents: Cents, currency: string, language: Language): string =>
  cents === 0 ? "" : amountWords(cents, currency, language)

/** A day, or nothing. */
export const dayCell = (on: Day | null | undefined, language: Language): string =>
  on ? dayWords(on, language) : ""
