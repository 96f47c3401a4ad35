import { randomUUID } from "node:crypto"
import pg from "pg"
import { afterAll, inject } from "vitest"
import { type OpenDatabase, openDatabase } from "../src/adapters/postgres/connect.ts"
import { asOperator, type CompanyId } from "../src/kernel/store.ts"

/** A fresh, migrated, real database for one test file; it is dropped when the file ends. */
export async function testDatabase(): Promise<OpenDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`
  const admin = inject("postgresUrl")
  await asAdmin(admin, `create database ${name} template relance_template owner relance`)
  const url = new URL(admin)
  url.username = "relance"
  url.pathname = `/${name}`
  const database = openDatabase({ url: url.href, pool: 6, applicationName: "relance test" })
  afterAll(async () => {
    await database.close()
    await asAdmin(admin, `drop database ${name} with (force)`)
  })
  return database
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A company to put books in. */
export async function testCompany(database: OpenDatabase, name = "Menuiserie Tanguy"): Promise<CompanyId> {
  const row = await asOperator(database.db, (tx) =>
    tx
      .insertInto("ledger.company")
      .values({
        name,
        // Who writes must be complete before anything leaves for real (C. com. R123-237).
        ...{ legal_form: "SARL", siren: "732829320", registry_city: "Quimper" },
        ...{ address_lines: ["12 rue du Port"], postal_code: "29000", city: "Quimper" },
        email: "compta@menuiserie-tanguy.test",
        test_recipient: "compta@menuiserie-tanguy.test",
      })
      .returning("id")
      .executeTakeFirstOrThrow(),
  )
  return row.id
}
