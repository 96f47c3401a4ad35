import { sql } from "kysely"
import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../test/database.ts"
import { inCompany } from "../kernel/store.ts"

const database = await testDatabase()

test("every table with a company_id has row-level security that binds even its owner, server tables apart", async () => {
  const { rows } = await database.pool.query(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id'
    where c.relkind = 'r' and n.nspname not in ('server', 'pg_catalog')
      and not (c.relrowsecurity and c.relforcerowsecurity)`)
  expect(rows).toEqual([])
})

test("a company sees its own customers and cannot read or write another's, even by asking for them", async () => {
  const ours = await testCompany(database, "Ours")
  const theirs = await testCompany(database, "Theirs")
  await inCompany(database.db, theirs, (tx) =>
    tx.insertInto("ledger.customer").values({ company_id: theirs, code: "C1", name: "Dupont" }).execute(),
  )
  await inCompany(database.db, ours, async (tx) => {
    expect(await tx.selectFrom("ledger.customer").selectAll().execute()).toEqual([])
    const touched = await tx
      .updateTable("ledger.customer")
      .set({ name: "Volé" })
      .where("company_id", "=", theirs)
      .executeTakeFirst()
    expect(Number(touched.numUpdatedRows)).toBe(0)
  })
  await expect(
    inCompany(database.db, ours, (tx) =>
      tx.insertInto("ledger.customer").values({ company_id: theirs, code: "C2", name: "Glissé" }).execute(),
    ),
  ).rejects.toThrow(/row-level security/)
})

test("the database role without a company sees nothing", async () => {
  const { rows } = await sql`select count(*) as n from ledger.customer`.execute(database.db)
  expect(rows).toEqual([{ n: 0 }])
})
