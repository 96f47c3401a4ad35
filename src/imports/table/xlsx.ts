import { Readable } from "node:stream"
import ExcelJS from "exceljs"
import { Refusal, refuse } from "../../kernel/refusal.ts"
import { cellText } from "./csv.ts"
import { type Grid, type GridRow, MOST_ROWS } from "./grid.ts"
import { checkZip, unreadable } from "./zip.ts"

/** Excel itself stops at 16 384 columns; a list of invoices has fewer than this. */
const MOST_COLUMNS = 200

/**
 * Reads the first visible sheet of a workbook that holds anything, row by row: a workbook as a whole
 * takes three times the memory. Days come out as YYYY-MM-DD, numbers with a dot. Of merged cells,
 * only the first one holds the value: repeating it would repeat amounts.
 */
export async function readXlsx(bytes: Buffer): Promise<Grid> {
  checkZip(bytes)
  const rows = await firstRows(bytes).catch((error: unknown) => {
    // exceljs throws its own, various errors on damaged files: all mean the same to the user.
    if (error instanceof Error && !(error instanceof Refusal)) return unreadable()
    throw error
  })
  if (rows.length > 0) return { rows, faults: [] }
  return refuse("FILE_EMPTY", {
    fr: "Ce classeur ne contient aucune ligne. Exportez-le à nouveau depuis votre logiciel.",
    en: "This workbook holds no row. Export it again from your software.",
  })
}

async function firstRows(bytes: Buffer): Promise<GridRow[]> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([bytes]), {
    worksheets: "emit",
    sharedStrings: "cache",
    styles: "cache",
    hyperlinks: "ignore",
  })
  for await (const sheet of workbook) {
    const rows: GridRow[] = []
    for await (const row of sheet) {
      const cells = cellsOf(row)
      if (cells.some((cell) => cell !== "")) rows.push({ number: row.number, cells })
      if (rows.length > MOST_ROWS) refuse("TOO_MANY_ROWS", TOO_MANY)
    }
    // The reader knows whether a sheet is hidden, its types do not say so.
    const { state } = sheet as unknown as { state?: string }
    if (rows.length > 0 && (state === undefined || state === "visible")) return rows
  }
  return []
}

function cellsOf(row: ExcelJS.Row): string[] {
  const values = row.values as ExcelJS.CellValue[]
  // Excel counts columns from 1.
  return Array.from({ length: Math.min(Math.max(values.length - 1, 0), MOST_COLUMNS) }, (_, i) =>
    plainText(values[i + 1]),
  )
}

function plainText(value: ExcelJS.CellValue | undefined): string {
  if (value === null || value === undefined) return ""
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10)
  if (typeof value === "number") return numberText(value)
  if (typeof value === "string") return cellText(value)
  if (typeof value === "boolean") return value ? "oui" : "non"
  if ("richText" in value) return cellText(value.richText.map((part) => part.text).join(""))
  if ("hyperlink" in value) return plainText(value.text as ExcelJS.CellValue)
  if ("result" in value) return plainText(value.result as ExcelJS.CellValue)
  return ""
}

/** Excel keeps 0.1 + 0.2 as 0.30000000000000004: what is a cent but for that error is written as cents. */
function numberText(value: number): string {
  if (Number.isInteger(value)) return String(value)
  const rounded = Math.round(value * 100) / 100
  return Math.abs(value - rounded) < 1e-6 * Math.max(1, Math.abs(value) * 1e-6)
    ? rounded.toFixed(2)
    : String(value)
}

const TOO_MANY = {
  fr: "Cette feuille a plus d’un million de lignes. Découpez-la, par exemple par exercice.",
  en: "This sheet has more than a million rows. Split it, for instance by year.",
}
