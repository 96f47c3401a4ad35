import { expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { fec } from "../../../test/importing/fec.ts"
import { importer } from "../../../test/importing/table-importer.ts"

const database = await testDatabase()

/** The customers warned of, each with the article. */
const illegal = (report: Awaited<ReturnType<Awaited<ReturnType<typeof importer>>["take"]>>) =>
  report.warnings.items
    .filter((w) => w.code === "ILLEGAL_TERM")
    .map((w) => `${w.where?.customer} ${/L441-10|R2192-10/.exec(w.sentence.fr.replace(/[ .]/g, ""))?.[0]}`)

const LIST = [
  "Code;Nom;Type de client;Délai de règlement",
  "A;Alpha;professionnel;60 jours",
  "B;Bêta;professionnel;45 jours fin de mois",
  "C;Commune de Cluny;collectivité;45 jours",
  "D;Delta;professionnel;90 jours",
  "E;Ève;particulier;90 jours",
].join("\n")

test("terms longer than the law allows are told with their article, once per customer, and block nothing", async () => {
  const { take } = await importer(database)
  const customers = await take(LIST, { kind: "customers" })
  expect(illegal(customers)).toEqual(["C R2192-10", "D L441-10"])
  expect(customers.customers.count).toBe(5)
  const invoices = await take(
    "Facture;Code client;Client;Date;Montant\nF1;D;Delta;01/02/2026;1,00\nF2;D;Delta;02/02/2026;1,00\n",
  )
  expect(illegal(invoices)).toEqual(["D L441-10"])
  expect(invoices.invoices.items.map((i) => i.dueOn)).toEqual(["2026-05-02", "2026-05-03"])
})

test("terms given for the whole FEC are held against the law, the customer's own ones first", async () => {
  const { take } = await importer(database)
  await take(LIST, { kind: "customers" })
  const year = fec().invoice("2025-02-03", "A", "F1", "1,00").invoice("2025-02-03", "Z", "F2", "1,00")
  const report = await take(year.bytes(), { kind: "fec", options: { terms: "75 jours" } })
  expect(illegal(report)).toEqual(["Z L441-10"])
  expect(report.invoices.count).toBe(2)
})
