import { stringify } from "csv-stringify/sync"
import { decimalText } from "../../kernel/cents.ts"
import type { Cell, Sheet, SheetColumn } from "./sheet.ts"

const FORMAT = { delimiter: ";", record_delimiter: "\r\n" } as const

/**
 * CSV as a French spreadsheet opens it with a double click: UTF-8 with its mark, semicolons,
 * decimal commas, days as DD/MM/YYYY. In pieces, so that a long list never stands in memory whole.
 */
export function* csvPieces(sheet: Sheet): Generator<string> {
  yield `\ufeff${stringify([sheet.columns.map((column) => column.title)], FORMAT)}`
  let batch: string[][] = []
  for (const row of sheet.rows) {
    batch.push(sheet.columns.map((column, index) => cellText(row[index] ?? null, column)))
    if (batch.length < 1_000) continue
    yield stringify(batch, FORMAT)
    batch = []
  }
  if (batch.length > 0) yield stringify(batch, FORMAT)
}

/** The whole CSV at once, for lists that are never long. */
export const csvText = (sheet: Sheet): string => [...csvPieces(sheet)].join("")

function cellText(cell: Cell, { holds }: SheetColumn): string {
  if (cell === null) return ""
  if (holds === "cents" && typeof cell === "number") return decimalText(cell).replace(".", ",")
  if (holds === "day" && typeof cell === "string") return cell.split("-").toReversed().join("/")
  return holds === "text" ? inert(String(cell)) : String(cell)
}

/**
 * A text that no spreadsheet takes for a formula: a customer may be called "=HYPERLINK(…)".
 * The apostrophe is how spreadsheets themselves mark a text.
 */
export const inert = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
