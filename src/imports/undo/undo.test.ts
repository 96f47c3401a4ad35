import { sql } from "kysely"
import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { fec } from "../../../test/importing/fec.ts"
import { day } from "../../kernel/day.ts"
import { inCompany } from "../../kernel/store.ts"
import { recordEvent } from "../../ledger/limitation/workflows.ts"
import { listImports } from "../history/store.ts"
import type { ImportOptions } from "../options.ts"
import { importFile } from "../workflows.ts"
import { undoImport } from "./workflows.ts"

const database = await testDatabase()
const by = { today: day("2026-01-16"), now: new Date("2026-01-16T09:00:00Z"), actor: "operator" }

const take = (company: string, content: Buffer, options: ImportOptions = {}) =>
  importFile(database.db, company, { kind: "fec", fileName: "a.txt", content, options, ...by })

/** Every row of the company's books, as text. */
async function books(company: string): Promise<string[]> {
  return inCompany(database.db, company, async (tx) => {
    const all: string[] = []
    for (const table of [
      "customer",
      "contact",
      "invoice",
      "instalment",
      "credit",
      "allocation",
      "freshness",
    ]) {
      const { rows } = await sql<{ row: string }>`
        select to_jsonb(t)::text as row from ${sql.table(`ledger.${table}`)} t where company_id = ${company} order by 1`.execute(
        tx,
      )
      all.push(...rows.map((r) => `${table} ${r.row}`))
    }
    return all
  })
}

const first = () =>
  fec()
    .invoice("2025-02-03", "DUPONT", "FA1", "100,00", "A")
    .invoice("2025-02-04", "DUPONT", "FA2", "100,00")
    .invoice("2025-02-05", "MARTIN", "FA3", "100,00")
    .payment("2025-03-10", "DUPONT", "VIR1", "100,00", "A")

test("undoing the only import leaves empty books, and a list that says so", async () => {
  const company = await testCompany(database)
  const { importId } = await take(company, first().bytes())
  await undoImport(database.db, company, importId!, by)
  expect(await books(company)).toEqual([])
  expect(await inCompany(database.db, company, listImports)).toMatchObject([
    { id: importId, state: "undone", counts: { invoices: 3 } },
  ])
  await expect(undoImport(database.db, company, importId!, by)).rejects.toMatchObject({
    code: "IMPORT_ALREADY_UNDONE",
  })
  await take(company, first().bytes())
  expect((await books(company)).length).toBeGreaterThan(0)
})

test("undoing a later import puts amounts, due days and lettering back to the letter", async () => {
  const company = await testCompany(database)
  await take(company, first().bytes())
  const before = await books(company)
  const second = fec()
    .invoice("2025-02-03", "DUPONT", "FA1", "120,00")
    .invoice("2025-02-04", "DUPONT", "FA2", "100,00", "A")
    .invoice("2025-02-05", "MARTIN", "FA3", "90,00")
    .payment("2025-03-10", "DUPONT", "VIR1", "100,00", "A")
    .payment("2025-03-11", "MARTIN", "VIR2", "90,00")
    .invoice("2025-04-01", "NEUF", "FA4", "5,00")
  const report = await take(company, second.bytes(), { terms: "60 jours" })
  expect(report).toMatchObject({
    invoices: { count: 4 },
    customers: { count: 1 },
    payments: { count: 1 },
    allocations: { count: 2 },
  })
  expect(await books(company)).not.toEqual(before)
  const { touchedCustomerIds } = await undoImport(database.db, company, report.importId!, by)
  expect(touchedCustomerIds).toHaveLength(2)
  expect(await books(company)).toEqual(before)
})

test("an opening difference that vanished comes back when the import that explained it is undone", async () => {
  const company = await testCompany(database)
  await take(company, first().bytes())
  await take(
    company,
    fec()
      .opening("2026-01-01", "MARTIN", "SOLDE", "150,00")
      .opening("2026-01-01", "DUPONT", "SOLDE", "100,00")
      .bytes(),
  )
  const before = await books(company)
  const { importId } = await take(company, first().invoice("2025-12-30", "MARTIN", "FA9", "50,00").bytes())
  expect(await books(company)).not.toEqual(before)
  await undoImport(database.db, company, importId!, by)
  expect(await books(company)).toEqual(before)
})

test("an import on which a later one rests is undone after it, not before", async () => {
  const company = await testCompany(database)
  const one = await take(company, first().bytes())
  const two = await take(company, first().payment("2025-04-01", "MARTIN", "VIR3", "100,00").bytes())
  await expect(undoImport(database.db, company, one.importId!, by)).rejects.toMatchObject({
    code: "IMPORT_IN_USE",
  })
  await undoImport(database.db, company, two.importId!, by)
  await undoImport(database.db, company, one.importId!, by)
  expect(await books(company)).toEqual([])
})

test("an import about whose invoices a reminder was sent stays, and says which", async () => {
  const company = await testCompany(database)
  const { importId } = await take(company, first().bytes())
  await inCompany(database.db, company, async (tx) => {
    const invoice = await tx
      .selectFrom("ledger.invoice")
      .selectAll()
      .where("number", "=", "FA2")
      .executeTakeFirstOrThrow()
    const reminder = await tx
      .insertInto("ledger.reminder")
      .values({
        company_id: company,
        customer_id: invoice.customer_id,
        step_key: "friendly-email",
        turn: "1",
        channel: "email",
        is_contact: true,
        happened_on: day("2026-01-16"),
      })
      .returning("id")
      .executeTakeFirstOrThrow()
    await tx
      .insertInto("ledger.reminder_item")
      .values({
        company_id: company,
        reminder_id: reminder.id,
        invoice_id: invoice.id,
        seq: 1,
        step_key: "friendly-email",
        covered: true,
      })
      .execute()
  })
  await expect(undoImport(database.db, company, importId!, by)).rejects.toMatchObject({
    code: "IMPORT_IN_USE",
    where: { kind: "reminder", name: "FA2", on: "2026-01-16" },
  })
})

test("an import about whose invoices a proof against limitation was recorded stays", async () => {
  const company = await testCompany(database)
  const { importId } = await take(company, first().bytes())
  await inCompany(database.db, company, async (tx) => {
    const { id } = await tx
      .selectFrom("ledger.invoice")
      .select("id")
      .where("number", "=", "FA2")
      .executeTakeFirstOrThrow()
    const event = { type: "acknowledgement" as const, happenedOn: day("2026-01-15"), proof: "courriel" }
    await recordEvent(tx, { invoiceId: id, ...event }, by)
  })
  await expect(undoImport(database.db, company, importId!, by)).rejects.toMatchObject({
    code: "IMPORT_IN_USE",
    where: { kind: "limitation", name: "FA2", on: "2026-01-15" },
  })
})
