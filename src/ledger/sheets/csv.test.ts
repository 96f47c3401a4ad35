import { expect, test } from "vitest"
import { csvText } from "./csv.ts"
import type { Sheet } from "./sheet.ts"
import { xlsxBytes } from "./xlsx.ts"

const sheet: Sheet = {
  name: "factures-2026-03-31",
  columns: [
    { title: "Client", holds: "text" },
    { title: "Échéance", holds: "day" },
    { title: "Reste dû", holds: "cents" },
    { title: "Retard", holds: "count" },
  ],
  rows: [
    ['Dupont ; "Fils"', "2026-03-01", 1_234_56, 30],
    ['=HYPERLINK("http://ailleurs")', null, -5, 0],
    ["+33 1 23", "2026-12-31", 0, -1],
  ],
}

test("a French spreadsheet opens it with a double click: mark, semicolons, decimal commas, its own days", () => {
  expect(csvText(sheet).split("\r\n")).toEqual([
    "\ufeffClient;Échéance;Reste dû;Retard",
    '"Dupont ; ""Fils""";01/03/2026;1234,56;30',
    // A customer's name never becomes a formula; our own negative amounts stay amounts.
    `"'=HYPERLINK(""http://ailleurs"")";;-0,05;0`,
    "'+33 1 23;31/12/2026;0,00;-1",
    "",
  ])
})

test("the workbook holds amounts as numbers, days as dates, and texts that are never formulas", async () => {
  const { default: Excel } = await import("exceljs")
  const workbook = new Excel.Workbook()
  await workbook.xlsx.load((await xlsxBytes(sheet)).buffer as ArrayBuffer)
  const page = workbook.getWorksheet("factures-2026-03-31")
  expect(page?.getCell("C2").value).toBe(1234.56)
  expect(page?.getCell("B2").value).toEqual(new Date("2026-03-01T00:00:00Z"))
  expect(page?.getCell("A3").value).toBe('=HYPERLINK("http://ailleurs")')
  expect(page?.getCell("A3").type).toBe(Excel.ValueType.String)
})
