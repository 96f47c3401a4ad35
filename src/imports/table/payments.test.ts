import { sql } from "kysely"
import { describe, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { importer } from "../../../test/importing/table-importer.ts"

const database = await testDatabase()

describe("payments", () => {
  const invoices =
    "Facture;Code client;Client;Date;Échéance;Montant\nF1;A;Anne;01/02/2026;01/03/2026;100,00\nF2;A;Anne;02/02/2026;02/03/2026;50,00\nF3;B;Bob;02/02/2026;02/03/2026;50,00\n"

  test("are allocated to the invoices that they name, and wait otherwise", async () => {
    const { take, open } = await importer(database)
    await take(invoices)
    const report = await take(
      [
        "Date;Code client;Montant;Référence;N° facture",
        "05/03/2026;A;120,00;VIR1;F1, F2",
        "06/03/2026;B;20,00;VIR2;",
        "06/03/2026;;10,00;VIR3;F3",
        "06/03/2026;Z;1,00;VIR4;",
        "07/03/2026;B;-5,00;REJ;",
      ].join("\n"),
      { kind: "payments" },
    )
    expect(report).toMatchObject({
      payments: { count: 3 },
      allocations: { count: 3 },
      controlTotal: { readCents: 15100 },
    })
    expect(report.rejected.items.map((f) => [f.row, f.code])).toEqual([
      [5, "CUSTOMER_UNKNOWN"],
      [6, "PAYMENT_NEGATIVE"],
    ])
    expect(await open()).toEqual(["A F2 2026-03-02 30.00", "B F3 2026-03-02 40.00", "B payment -20.00"])
  })

  test("two identical payments in one file are two, and the same file again adds none", async () => {
    const { take, open } = await importer(database)
    await take(invoices)
    const file = "Date;Client;Montant;Référence\n05/03/2026;Anne;20,00;CB\n05/03/2026;Anne;20,00;CB\n"
    expect(await take(file, { kind: "payments" })).toMatchObject({ payments: { count: 2 } })
    expect(await take(file, { kind: "payments" })).toMatchObject({
      changedNothing: true,
      known: { payments: 2 },
    })
    expect((await open()).filter((i) => i.includes("payment"))).toHaveLength(2)
  })
})

test("a list of customers fills in what is told and leaves the rest", async () => {
  const { take, rows } = await importer(database)
  await take(
    "Code;Nom;Adresse;CP;Ville;E-mail;Type de client;Conditions de règlement\nC1;Mairie de Brest;2 rue Frézier;29200;Brest;compta@brest.test;collectivité;45 jours fin de mois\n",
    { kind: "customers" },
  )
  const report = await take(
    "Code;Nom;Ville;Téléphone;E-mail\nC1;Ville de Brest;;0298000000;compta@brest.test\nC2;Zoé;Quimper;;pas-une-adresse\n",
    { kind: "customers" },
  )
  expect(report.customers.items.map((c) => [c.code, c.change])).toEqual([
    ["C2", "created"],
    ["C1", "changed"],
  ])
  expect(report.warnings.items.map((w) => [w.code, w.row])).toEqual([["EMAIL_INVALID", 3]])
  expect(
    await rows(
      (c) =>
        sql`select code, name, kind, city, payment_terms, search_key from ledger.customer where company_id = ${c} order by code`,
    ),
  ).toEqual([
    {
      code: "C1",
      name: "Ville de Brest",
      kind: "public",
      city: "Brest",
      payment_terms: "45 end of month",
      search_key: "c1 ville de brest brest",
    },
    {
      code: "C2",
      name: "Zoé",
      kind: "professional",
      city: "Quimper",
      payment_terms: null,
      search_key: "c2 zoe quimper",
    },
  ])
})
