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
