import { gzipSync } from "node:zlib"
import { sql } from "kysely"
import { describe, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { fec } from "../../../test/importing/fec.ts"
import { importer } from "../../../test/importing/table-importer.ts"

const database = await testDatabase()

describe("rows that cannot be taken", () => {
  test("say row, column, value and what to do", async () => {
    const { take } = await importer(database)
    const report = await take(
      [
        "Facture;Client;Date;Échéance;Montant TTC",
        "F1;A;30/02/2026;31/03/2026;10,00",
        "F2;A;01/02/2026;31/03/2026;dix euros",
        ";A;01/02/2026;31/03/2026;10,00",
        "F4;;01/02/2026;31/03/2026;10,00",
        "F5;A;01/02/2026;31/03/2026;12,345",
        "F6;A;01/02/2026;31/03/2026;10,00",
      ].join("\n"),
    )
    expect(report.rejected.items.map((f) => [f.row, f.column, f.value, f.code])).toEqual([
      [2, "Date", "30/02/2026", "DAY_IMPOSSIBLE"],
      [3, "Montant TTC", "dix euros", "AMOUNT_INVALID"],
      [4, "Facture", "", "CELL_EMPTY"],
      [5, "Client", "", "CELL_EMPTY"],
      [6, "Montant TTC", "12,345", "AMOUNT_INVALID"],
    ])
    expect(report.rejected.items[0]?.sentence.fr).toBe(
      "Ligne 2, colonne Date\u00a0: «\u00a030/02/2026\u00a0» n’est pas un jour du calendrier.",
    )
    expect(report.rejected.items[0]?.remedy.fr).toContain("jour/mois/année")
    expect(report.invoices.count).toBe(1)
  })

  test("a file without the columns that are needed is refused with their names", async () => {
    const { take } = await importer(database)
    await expect(take("Nom;Prénom\nA;B\n")).rejects.toMatchObject({ code: "COLUMNS_MISSING" })
    await expect(take("")).rejects.toMatchObject({ code: "FILE_EMPTY" })
    await expect(take("A;B\n1;2\n", { mapping: { amount: "Total" } })).rejects.toMatchObject({
      code: "MAPPING_INVALID",
    })
  })

  test("a name that two customers bear is refused without their code", async () => {
    const { take, open } = await importer(database)
    await take("Code;Nom;SIREN\nC1;Martin SARL;\nC2;Martin SARL;552100554\n", { kind: "customers" })
    const file =
      "Facture;Client;SIREN;Date;Montant\nF1;MARTIN Sarl;;01/02/2026;1,00\nF2;Martin SARL;552100554;01/02/2026;2,00\n"
    const report = await take(file)
    expect(report.rejected.items).toMatchObject([{ row: 2, code: "CUSTOMER_AMBIGUOUS" }])
    expect(await open()).toEqual(["C2 F2 2026-03-03 2.00"])
  })

  test("one invoice with several amounts for one day is refused as a whole, with several days it has instalments", async () => {
    const { take, open } = await importer(database)
    const report = await take(
      [
        "Facture;Client;Date;Échéance;Montant",
        "F1;A;01/02/2026;01/03/2026;10,00",
        "F1;A;01/02/2026;01/03/2026;20,00",
        "F2;A;01/02/2026;01/03/2026;30,00",
        "F2;A;01/02/2026;01/04/2026;30,00",
      ].join("\n"),
    )
    expect(report.rejected.items.map((f) => [f.row, f.code])).toEqual([
      [2, "INVOICE_SEVERAL_AMOUNTS"],
      [3, "INVOICE_SEVERAL_AMOUNTS"],
    ])
    expect(await open()).toEqual(["A F2 2026-03-01 30.00", "A F2 2026-04-01 30.00"])
  })
})

test.each(["customers", "invoices", "payments"] as const)(
  "a FEC given as a list of %s is refused, and told to come in as a FEC",
  async (kind) => {
    const { take } = await importer(database)
    const tabs = fec().invoice("2025-02-03", "DUPONT", "FA1", "120,00").bytes().toString()
    const saved = ["\ufeff", tabs.replaceAll("\t", ";"), "\r\n"].join("")
    for (const content of [tabs, tabs.replaceAll("\t", "|"), saved]) {
      await expect(take(content, { kind })).rejects.toMatchObject({ code: "FEC_NOT_A_TABLE" })
    }
  },
)

describe("damaged and odd files", () => {
  const HEADER = "Facture;Code;Client;Date;Montant\n"
  const sale = () => fec().invoice("2025-02-03", "A", "F1", "100,00")

  test.each([
    ["a gzip cut short", gzipSync(sale().bytes()).subarray(0, 60)],
    ["a PDF", Buffer.from("%PDF-1.7\n1 0 obj")],
  ])("%s is refused, whatever it is given as", async (_, content) => {
    const { take } = await importer(database)
    for (const kind of ["fec", "invoices"] as const) {
      await expect(take(content, { kind })).rejects.toMatchObject({ code: "FILE_COMPRESSED" })
    }
  })

  test("a FEC in a ZIP is to be unpacked first", async () => {
    const { take } = await importer(database)
    const zip = Buffer.from("PK\u0003\u0004 FEC.txt")
    await expect(take(zip, { kind: "fec" })).rejects.toMatchObject({ code: "FILE_COMPRESSED" })
  })

  test("marks at the beginning, NUL bytes and invisible characters change nothing", async () => {
    const { take } = await importer(database)
    const list = `\ufeff\ufeff${HEADER}F\u00001;A;An\u202ene\u200b;01/02/2026;10,00\u0000\n`
    expect((await take(list)).invoices.items).toMatchObject([{ number: "F1", customerName: "Anne" }])
    const dirty = `\ufeff\ufeff${sale().bytes().toString().replaceAll("Client A", "Cli\u0000ent\u200b A")}`
    const report = await take(dirty, { kind: "fec", dryRun: true })
    expect(report).toMatchObject({ invoices: { items: [{ number: "F1" }] }, rejected: { count: 0 } })
  })

  test("names in any script, emoji and HTML are kept to the letter, each a customer of its own", async () => {
    const { take, rows } = await importer(database)
    const names = ["<script>alert(1)</script> 🍕", "🍕", "🍔", "北京", "東京"]
    const list = HEADER + names.map((name, i) => `F${i};;${name};01/02/2026;10,00`).join("\n")
    await take(list)
    expect((await take(list)).changedNothing).toBe(true)
    const stored = await rows<{ name: string }>(
      (c) => sql`select name from ledger.customer where company_id = ${c}`,
    )
    expect(stored.map((r) => r.name).sort()).toEqual([...names].sort())
  })

  test("a code or an amount beyond all measure is a fault of its row, and the others go on", async () => {
    const { take } = await importer(database)
    const far = "9".repeat(16)
    const list = `${HEADER}F1;${"A".repeat(3000)};Anne;01/02/2026;10,00\nF2;A;Anne;01/02/2026;${far}\nF3;A;Anne;01/02/2026;10,00\n`
    expect((await take(list)).rejected.items.map((f) => [f.row, f.code])).toEqual([
      [2, "CELL_TOO_LONG"],
      [3, "AMOUNT_INVALID"],
    ])
    const year = sale()
      .invoice("2025-02-04", "A", "P".repeat(3000), "1,00")
      .invoice("2025-02-05", "A", "F9", `${far},00`)
    const report = await take(year.bytes(), { kind: "fec", dryRun: true })
    expect(report.rejected.items.map((f) => f.code)).toEqual([
      "FEC_FIELD_TOO_LONG",
      "FEC_AMOUNT_INVALID",
      "FEC_AMOUNT_INVALID",
    ])
  })
})
