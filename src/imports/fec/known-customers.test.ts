import { sql } from "kysely"
import { expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { fec } from "../../../test/importing/fec.ts"
import { importer } from "../../../test/importing/table-importer.ts"

const database = await testDatabase()

const CUSTOMERS = "Code;Nom;Délai de règlement\nC001;Garage Morel SARL;60 jours\nC002;Garage Petit;\n"

/** A year in which the auxiliary accounts bear the collective account in front. */
const sale = (aux: string, name: string, piece = "FA1") =>
  fec().entry("VE", "2025-11-03", piece, [
    { account: "411000", aux, name, debit: "120,00" },
    { account: "706000", credit: "120,00" },
  ])

test.each([
  ["411C001", "SARL GARAGE MOREL"],
  ["4110C001", "Garage Morel"],
  ["411-C001", "garage morel sarl"],
])("account %s of %s is customer C001 of the list", async (aux, name) => {
  const { take, open } = await importer(database)
  await take(CUSTOMERS, { kind: "customers" })
  const report = await take(sale(aux, name).bytes(), { kind: "fec" })
  expect(report).toMatchObject({ customers: { count: 0 }, invoices: { items: [{ customerCode: "C001" }] } })
  expect(report.warnings.items.map((w) => w.code)).not.toContain("CUSTOMER_PERHAPS_KNOWN")
  // Its own terms too: 3 November and 60 days.
  expect(await open()).toEqual(["C001 FA1 2026-01-02 120.00"])
  expect(await take(sale(aux, name).bytes(), { kind: "fec" })).toMatchObject({ changedNothing: true })
})

test("a customer recognised once stays recognised under another name", async () => {
  const { take, open } = await importer(database)
  await take(CUSTOMERS, { kind: "customers" })
  await take(sale("411C002", "Garage Petit").bytes(), { kind: "fec" })
  await take("Code;Nom\nC002;Carrosserie Grand\n", { kind: "customers" })
  const report = await take(
    sale("411C002", "Garage Petit").invoice("2025-12-01", "411C002", "FA2", "60,00").bytes(),
    {
      kind: "fec",
    },
  )
  expect(report.customers.count).toBe(0)
  expect(await open()).toEqual(["C002 FA1 2025-12-03 120.00", "C002 FA2 2025-12-31 60.00"])
})

test("the same code with another name is asked about, with both names, and stays apart", async () => {
  const { take, open } = await importer(database)
  await take(CUSTOMERS, { kind: "customers" })
  const report = await take(sale("411C002", "Fleuriste <Belle> 🌷").bytes(), { kind: "fec" })
  const warning = report.warnings.items.find((w) => w.code === "CUSTOMER_PERHAPS_KNOWN")
  expect(warning?.where).toEqual({ customer: "411C002", known: "C002" })
  expect(warning?.sentence.fr).toContain("«\u00a0Fleuriste <Belle> 🌷\u00a0»")
  expect(warning?.sentence.fr).toContain("C002 «\u00a0Garage Petit\u00a0»")
  expect(await open()).toEqual(["411C002 FA1 2025-12-03 120.00"])
})

test("two customers whose codes both end so are never guessed between", async () => {
  const { take } = await importer(database)
  await take("Code;Nom\nC1;Petit\n0C1;Petit\n", { kind: "customers" })
  const report = await take(sale("4110C1", "Petit").bytes(), { kind: "fec" })
  expect(report.customers.items).toMatchObject([{ code: "4110C1" }])
  expect(report.warnings.items.map((w) => w.code)).toContain("CUSTOMER_PERHAPS_KNOWN")
})

test("a list that comes after the FEC, with addresses and payments, finds its customers too", async () => {
  const { take, rows, open } = await importer(database)
  await take(sale("411C001", "Garage Morel").bytes(), { kind: "fec" })
  const report = await take("Code;Nom;E-mail\nC001;Garage MOREL;compta@morel.example\nC002;Garage Petit;\n", {
    kind: "customers",
  })
  expect(report).toMatchObject({ customers: { count: 2 }, rejected: { count: 0 } })
  expect(await rows(() => sql`select code from ledger.customer order by code`)).toEqual([
    { code: "411C001" },
    { code: "C002" },
  ])
  await take("Date;Code client;Client;Montant;N° facture\n05/12/2025;C001;Garage Morel;120,00;FA1\n", {
    kind: "payments",
  })
  expect(await open()).toEqual([])
})
