import type Excel from "exceljs"
import { refuse } from "../../kernel/refusal.ts"
import type { Cell, Sheet, SheetColumn } from "./sheet.ts"

/** More rows than this take too much memory as a workbook; the CSV file has no such limit. */
const MOST_ROWS = 200_000

const FORMATS: Readonly<Record<SheetColumn["holds"], string | undefined>> = {
  text: "@",
  cents: "#,##0.00",
  day: "dd/mm/yyyy",
  count: undefined,
}

/** The sheet as an Excel workbook: amounts and days are numbers and dates, texts are never formulas. */
export async function xlsxBytes(sheet: Sheet): Promise<Buffer> {
  // Loaded with the first workbook: it is large, and most commands write none.
  const { default: Library } = await import("exceljs")
  const workbook = new Library.Workbook()
  const page = workbook.addWorksheet(sheet.name.slice(0, 31), { views: [{ state: "frozen", ySplit: 1 }] })
  page.columns = sheet.columns.map((column) => ({
    header: column.title,
    width: Math.max(column.title.length + 2, column.holds === "text" ? 24 : 14),
    style: { numFmt: FORMATS[column.holds] ?? "General" },
  }))
  page.getRow(1).font = { bold: true }
  let count = 0
  for (const row of sheet.rows) {
    count += 1
    if (count > MOST_ROWS) refuseTooLong()
    page.addRow(sheet.columns.map((column, index) => cellValue(row[index] ?? null, column)))
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function cellValue(cell: Cell, { holds }: SheetColumn): Excel.CellValue {
  if (cell === null) return null
  // A double holds every amount of cents up to 2^53 to the cent once it is shown with two decimals.
  if (holds === "cents" && typeof cell === "number") return cell / 100
  if (holds === "day" && typeof cell === "string") return new Date(`${cell}T00:00:00Z`)
  return cell
}

function refuseTooLong(): never {
  return refuse("TOO_MANY_ROWS", {
    fr: `Cette liste dépasse ${MOST_ROWS} lignes. Choisissez le fichier CSV, ou filtrez la liste.`,
    en: `This list has more than ${MOST_ROWS} rows. Choose the CSV file, or filter the list.`,
  })
}
