import ExcelJS from "exceljs"
import iconv from "iconv-lite"
import { sql } from "kysely"
import { describe, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { importer } from "../../../test/importing/table-importer.ts"

const database = await testDatabase()

describe("layouts", () => {
  test("invoices grouped under their customer, with subtotals", async () => {
    const { take, open } = await importer(database)
    const report = await take(
      [
        "Pièce;Date;Échéance;Montant",
        "C01 - Dupont;;;",
        "F1;01/02/2026;01/03/2026;10,00",
        "Sous-total;;;10,00",
        "C02 - Durand;;;",
        "F2;01/02/2026;01/03/2026;20,00",
        "F3;02/02/2026;01/03/2026;5,00",
        "Sous-total;;;25,00",
        "Total général;;;35,00",
      ].join("\n"),
    )
    expect(report).toMatchObject({
      customers: { count: 2 },
      controlTotal: { fileCents: 3500, readCents: 3500 },
    })
    expect(await open()).toEqual([
      "C01 F1 2026-03-01 10.00",
      "C02 F2 2026-03-01 20.00",
      "C02 F3 2026-03-01 5.00",
    ])
  })

  test.each(["windows-1252", "iso-8859-15", "utf-16le", "utf-8"])("%s", async (encoding) => {
    const { take, rows } = await importer(database)
    const text =
      "N° facture;Client;Date;Échéance;Montant\nF1;Crêperie Œuf à 3 €;01/02/2026;01/03/2026;10,00\n"
    await take(
      encoding === "utf-16le"
        ? Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(text, encoding)])
        : iconv.encode(text, encoding),
    )
    expect(await rows((c) => sql`select name from ledger.customer where company_id = ${c}`)).toEqual([
      { name: "Crêperie Œuf à 3 €" },
    ])
  })

  test("a workbook with real dates, numbers, a formula and a title", async () => {
    const { take, open } = await importer(database)
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet("Vide")
    workbook.addWorksheet("Cachée", { state: "hidden" }).addRow(["Facture", "Client", "Date", "Montant"])
    const sheet = workbook.addWorksheet("Factures")
    sheet.addRow(["Balance clients"])
    sheet.addRow([])
    sheet.addRow(["Facture", "Code client", "Client", "Date", "Échéance", "Montant TTC"])
    sheet.addRow([
      "F1",
      "007",
      "Dupont",
      new Date("2026-02-03T00:00:00Z"),
      new Date("2026-03-05T00:00:00Z"),
      0.1 + 0.2,
    ])
    sheet.addRow(["F2", "007", "Dupont", 46056, "05/03/2026", { formula: "1000+234.5", result: 1234.5 }])
    sheet.addRow([
      "F3",
      "008",
      { richText: [{ text: "Du" }, { text: "rand" }] },
      "30/02/2026",
      "05/03/2026",
      5,
    ])
    sheet.addRow(["Total", "", "", "", "", 1234.8])
    const report = await take(new Uint8Array(await workbook.xlsx.writeBuffer()))
    expect(await open()).toEqual(["007 F1 2026-03-05 0.30", "007 F2 2026-03-05 1234.50"])
    expect(report.rejected.items).toMatchObject([{ row: 6, column: "Date", value: "30/02/2026" }])
    expect(report.controlTotal).toEqual({ fileCents: 123480, readCents: 123480 })
  })

  test("a workbook that is none, or damaged, is refused", async () => {
    const { take } = await importer(database)
    await expect(take(Buffer.from("PK\u0003\u0004rubbish"))).rejects.toMatchObject({
      code: "XLSX_UNREADABLE",
    })
    await expect(take(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).rejects.toMatchObject({
      code: "XLS_NOT_READ",
    })
  })

  test("a mapping that a person gave is remembered for the next file of that header", async () => {
    const { take, open } = await importer(database)
    const file = (n: number) => `Doc;Qui;Quand;Combien\nF${n};A;0${n}/02/2026;1${n},00\n`
    await expect(take(file(1))).rejects.toMatchObject({ code: "COLUMNS_MISSING" })
    await take(file(1), { mapping: { number: 0, customerName: "Qui", issuedOn: 2, amount: "Combien" } })
    expect(await take(file(2))).toMatchObject({ rejected: { count: 0 } })
    const headless = "F3;A;03/02/2026;13,00\n"
    await take(headless, { mapping: { number: 0, customerName: 1, issuedOn: 2, amount: 3 } })
    expect(await open()).toEqual(["A F1 2026-03-03 11.00", "A F2 2026-03-04 12.00", "A F3 2026-03-05 13.00"])
  })
})
