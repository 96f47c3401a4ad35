import { sql } from "kysely"
import { describe, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { fec } from "../../../test/importing/fec.ts"
import { importer } from "../../../test/importing/table-importer.ts"
import { day } from "../../kernel/day.ts"
import { undoImport } from "../undo/workflows.ts"

const database = await testDatabase()

/** 600 € of 10 November, of which 250 € remain due on 15 January: 350 € were paid, nobody says by what. */
const LIST =
  "Facture;Code client;Client;Date;Échéance;Montant TTC;Restant dû\nFA2;C001;Zoé;10/11/2025;10/12/2025;600,00;250,00\n"

const sold = (letter = "") => fec().invoice("2025-11-10", "C001", "FA2", "600,00", letter)

/** Books that know the list only. */
async function listed() {
  const books = await importer(database)
  await books.take(LIST)
  const take = (content: Uint8Array) => books.take(content, { kind: "fec" })
  const credits = () =>
    books.rows<{ credit: string }>(
      (c) => sql`select coalesce(number, method) || ' ' || credited_on || ' ' || amount_cents / 100 as credit
        from ledger.credit where company_id = ${c} order by credited_on, number`,
    )
  return { ...books, takeFec: take, credits: async () => (await credits()).map((r) => r.credit) }
}

const codes = (report: { warnings: { items: readonly { code: string }[] } }) =>
  report.warnings.items.map((w) => w.code).filter((code) => /PAYMENT/.test(code))

describe("a payment deduced from what a list shows as due", () => {
  test("gives way to the true one of the books, is explained, and comes back with undo", async () => {
    const { company, takeFec, open, credits } = await listed()
    expect(await credits()).toEqual(["before-import 2025-11-10 350"])
    const year = sold("a").payment("2025-12-05", "C001", "VIR1", "350,00", "a").bytes()
    const report = await takeFec(year)
    expect(await open()).toEqual(["C001 FA2 2025-12-10 250.00"])
    expect(await credits()).toEqual(["VIR1 2025-12-05 350"])
    const warning = report.warnings.items.find((w) => w.code === "DEDUCED_PAYMENT_REPLACED")
    expect(warning?.where).toEqual({ customer: "C001", number: "FA2", replacedCents: 35000 })
    expect(await takeFec(year)).toMatchObject({ changedNothing: true })
    const by = { today: day("2026-01-16"), now: new Date("2026-01-16T09:00:00Z"), actor: "operator" }
    await undoImport(database.db, company, report.importId!, by)
    expect(await credits()).toEqual(["before-import 2025-11-10 350"])
    expect(await open()).toEqual(["C001 FA2 2025-12-10 250.00"])
  })

  test.each([
    ["lettered with the invoice, and more came since: what is paid is paid", "a", ["350,00", "250,00"], []],
    ["of the same amount, without lettering", "", ["350,00"], ["C001 FA2 2025-12-10 250.00"]],
    ["lettered, of a part: the rest stays deduced", "a", ["200,00"], ["C001 FA2 2025-12-10 250.00"]],
  ])("%s", async (_, letter, amounts, left) => {
    const { takeFec, open, credits } = await listed()
    const year = sold(letter)
    for (const [i, amount] of amounts.entries()) year.payment("2025-12-05", "C001", `VIR${i}`, amount, letter)
    const report = await takeFec(year.bytes())
    expect(codes(report)).toEqual(["DEDUCED_PAYMENT_REPLACED"])
    expect(await open()).toEqual(left)
    expect((await credits()).filter((c) => c.startsWith("before-import"))).toEqual(
      amounts[0] === "200,00" ? ["before-import 2025-11-10 150"] : [],
    )
    expect(await takeFec(year.bytes())).toMatchObject({ changedNothing: true })
  })

  test("is not the money that came long after the list", async () => {
    const { takeFec, open } = await listed()
    const year = sold("a").payment("2026-02-20", "C001", "VIR9", "200,00", "a")
    expect(codes(await takeFec(year.bytes()))).toEqual([])
    expect(await open()).toEqual(["C001 FA2 2025-12-10 50.00"])
  })

  test("and other money that says nothing of what it pays are told loudly", async () => {
    const { takeFec } = await listed()
    const report = await takeFec(sold().payment("2025-12-05", "C001", "VIR1", "400,00").bytes())
    const warning = report.warnings.items.find((w) => w.code === "PAYMENT_PERHAPS_TWICE")
    expect(warning?.sentence.fr).toContain("350,00\u00a0€ sur FA2")
    expect(warning?.sentence.fr).toContain("VIR1 400,00\u00a0€")
  })

  test("gives way to a list of payments that names the invoice, and undo brings it back", async () => {
    const { company, take, open, credits } = await listed()
    const payments = "Date;Code client;Montant;N° facture;Référence\n05/12/2025;C001;350,00;FA2;VIR1\n"
    const report = await take(payments, { kind: "payments" })
    expect(codes(report)).toEqual(["DEDUCED_PAYMENT_REPLACED"])
    expect(await credits()).toEqual(["VIR1 2025-12-05 350"])
    expect(await open()).toEqual(["C001 FA2 2025-12-10 250.00"])
    expect(await take(payments, { kind: "payments" })).toMatchObject({ changedNothing: true })
    const by = { today: day("2026-01-16"), now: new Date("2026-01-16T09:00:00Z"), actor: "operator" }
    await undoImport(database.db, company, report.importId!, by)
    expect(await credits()).toEqual(["before-import 2025-11-10 350"])
  })

  test("does not disturb next year's opening, which brings the whole invoice forward", async () => {
    const { takeFec, open, credits } = await listed()
    const next = fec()
      .opening("2026-01-01", "C001", "FA2", "600,00", "b")
      .payment("2026-01-09", "C001", "VIR1", "350,00", "b")
    const report = await takeFec(next.bytes())
    expect(report.warnings.items.map((w) => w.code)).not.toContain("OPENING_DIFFERENCE")
    expect(await credits()).toEqual(["VIR1 2026-01-09 350"])
    expect(await open()).toEqual(["C001 FA2 2025-12-10 250.00"])
  })
})
