import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type RawBuilder, sql } from "kysely"
import { type OpenDatabase, openDatabase } from "../../src/adapters/postgres/connect.ts"
import { joinEmbeddedPostgres } from "../../src/adapters/postgres/embedded.ts"
import { migrate } from "../../src/adapters/postgres/migrate.ts"
import { type Day, day } from "../../src/kernel/day.ts"
import { asOperator, type CompanyId, type CompanyTx, inCompany } from "../../src/kernel/store.ts"

export const CUSTOMERS = 100_000
export const INVOICES_EACH = 10

/** A company with a million open invoices, on an embedded database of its own in a temporary folder. */
export interface MillionBooks {
  readonly database: OpenDatabase
  readonly companyId: CompanyId
  /** A Tuesday. */
  readonly today: Day
}

let books: Promise<MillionBooks> | null = null

/** The books, made at the first call and removed when the process has nothing left to do. */
export function millionBooks(): Promise<MillionBooks> {
  books ??= makeBooks()
  return books
}

async function makeBooks(): Promise<MillionBooks> {
  const directory = mkdtempSync(join(tmpdir(), "relance-bench-"))
  const server = await joinEmbeddedPostgres(directory)
  await migrate(server.url)
  const database = openDatabase({ url: server.url, pool: 4, applicationName: "relance bench" })
  let isClosed = false
  process.on("beforeExit", async () => {
    if (isClosed) return
    isClosed = true
    await database.close()
    await server.release()
    rmSync(directory, { recursive: true, force: true })
  })
  const today = day("2026-11-24")
  const companyId = await asOperator(database.db, async (tx) => {
    const company = { name: "Un million de factures", holiday_region: "FR" }
    const row = await tx
      .insertInto("ledger.company")
      .values(company)
      .returning("id")
      .executeTakeFirstOrThrow()
    return row.id
  })
  await inCompany(database.db, companyId, (tx) => fill(tx, today))
  await database.pool.query("select 1")
  await analyse(database)
  return { database, companyId, today }
}

/**
 * A hundred kinds of customers by the last two digits of their number: 73 owe nothing late yet, 10
 * were reminded lately, 5 have promised, 4 dispute an invoice, 2 must not be chased, 4 have had every
 * step; for one a reminder is due and for one a transfer lies unallocated. Five in a hundred have no e-mail.
 */
async function fill(tx: CompanyTx, today: Day): Promise<void> {
  const company = sql`${tx.companyId}::uuid`
  const customers = sql`generate_series(0, ${sql.lit(CUSTOMERS - 1)}) n`
  const some = (least: number, most: number) => sql`n % 100 between ${sql.lit(least)} and ${sql.lit(most)}`
  const on = (days: RawBuilder<unknown>) => sql`(${today}::date + (${days})::integer)`
  await sql`insert into ledger.freshness (company_id, fresh_on, source)
            values (${company}, ${today}::date - 200, 'bench'), (${company}, ${today}, 'bench')`.execute(tx)
  await sql`
    insert into ledger.customer (company_id, id, code, name, address_lines, postal_code, city, search_key)
    select ${company}, ${id("1", sql`n`)}, '411' || n, 'Client ' || n, '{1 rue du Port}', '35000', 'Rennes', 'client ' || n
      from ${customers}`.execute(tx)
  await sql`
    insert into ledger.contact (company_id, customer_id, name, email)
    select ${company}, ${id("1", sql`n`)}, 'Comptabilité', 'compta@client-' || n || '.example'
      from ${customers} where n % 20 <> 7`.execute(tx)
  const due = sql`case
    when ${some(70, 79)} then -3 - n / 100 % 7
    when ${some(80, 83)} then -150
    when ${some(84, 84)} then -4
    when ${some(85, 89)} then -10
    when ${some(96, 96)} then -8
    else 8 + n / 100 % 53 end`
  await sql`
    insert into ledger.invoice (company_id, id, customer_id, number, issued_on, gross_cents)
    select ${company}, ${id("2", sql`n::bigint * 10 + i`)}, ${id("1", sql`n`)}, 'F-' || n || '-' || i,
           ${on(due)} - 62 - i, 5000 + (n * 7919 + i * 104729) % 90000
      from ${customers}, generate_series(0, ${sql.lit(INVOICES_EACH - 1)}) i`.execute(tx)
  await sql`
    insert into ledger.instalment (company_id, invoice_id, customer_id, issued_on, due_on, amount_cents, open_cents)
    select ${company}, ${id("2", sql`n::bigint * 10 + i`)}, ${id("1", sql`n`)}, ${on(due)} - 62 - i, ${on(due)},
           5000 + (n * 7919 + i * 104729) % 90000, 5000 + (n * 7919 + i * 104729) % 90000
      from ${customers}, generate_series(0, ${sql.lit(INVOICES_EACH - 1)}) i`.execute(tx)
  await reminders(tx, today)
  await sql`
    insert into ledger.payment_promise (company_id, customer_id, made_on, promised_for)
    select ${company}, ${id("1", sql`n`)}, ${today}::date - 2, ${on(sql`1 + n / 100 % 30`)}
      from ${customers} where ${some(85, 89)}`.execute(tx)
  await sql`
    insert into ledger.dispute (company_id, customer_id, invoice_id, opened_on)
    select ${company}, ${id("1", sql`n`)}, ${id("2", sql`n::bigint * 10`)}, ${today}::date - 5
      from ${customers} where ${some(90, 93)}`.execute(tx)
  await sql`
    insert into ledger.hold (company_id, customer_id, kind, from_on)
    select ${company}, ${id("1", sql`n`)}, 'do-not-chase', ${today}::date - 5
      from ${customers} where ${some(94, 95)}`.execute(tx)
  await sql`
    insert into ledger.credit (company_id, id, customer_id, kind, credited_on, amount_cents, unallocated_cents)
    select ${company}, ${id("3", sql`n`)}, ${id("1", sql`n`)}, 'payment', ${today}::date - 1, 20000, 20000
      from ${customers} where ${some(96, 99)}`.execute(tx)
  // Part payments: a tenth of an invoice.
  await sql`
    insert into ledger.allocation (company_id, customer_id, credit_id, invoice_id, amount_cents, effective_on)
    select ${company}, ${id("1", sql`n`)}, ${id("3", sql`n`)}, ${id("2", sql`n::bigint * 10 + i`)}, 2000, ${today}::date - 1
      from ${customers}, generate_series(0, 9) i where ${some(97, 99)}`.execute(tx)
}

/** The friendly reminder of those reminded lately, and the last step of those who have had them all. */
async function reminders(tx: CompanyTx, today: Day): Promise<void> {
  const company = sql`${tx.companyId}::uuid`
  const reminded = sql`generate_series(0, ${sql.lit(CUSTOMERS - 1)}) n where n % 100 between 70 and 83`
  const isLast = sql`n % 100 >= 80`
  await sql`
    insert into ledger.reminder (company_id, id, customer_id, step_key, turn, channel, tone, is_contact, happened_on)
    select ${company}, ${id("4", sql`n`)}, ${id("1", sql`n`)}, case when ${isLast} then 'to-recovery' else 'friendly-email' end,
           ${id("2", sql`n::bigint * 10`)} || '/1', case when ${isLast} then 'task' else 'email' end,
           case when ${isLast} then null else 1 end, not ${isLast},
           ${today}::date - case when ${isLast} then 100 else n / 100 % 7 end
      from ${reminded}`.execute(tx)
  await sql`
    insert into ledger.reminder_item (company_id, reminder_id, invoice_id, seq, step_key, covered)
    select r.company_id, r.id, i.id, 1, r.step_key, true
      from ledger.reminder r join ledger.invoice i on i.company_id = r.company_id and i.customer_id = r.customer_id
     where r.company_id = ${company}`.execute(tx)
}

/** Back to the evening before the first run: nothing decided, every customer new. */
export async function forgetDecisions({ database, companyId }: MillionBooks): Promise<void> {
  await inCompany(database.db, companyId, async (tx) => {
    await sql`delete from policy.decision where company_id = ${companyId}`.execute(tx)
    await sql`insert into policy.stale_decision select company_id, id from ledger.customer
               where company_id = ${companyId} on conflict do nothing`.execute(tx)
  })
  await database.pool.query("vacuum analyze policy.decision")
  await database.pool.query("vacuum analyze policy.stale_decision")
}

/** An identifier from a number, in the order of the numbers as those of the product are in that of time. */
const id = (kind: string, number: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`('0000000${sql.raw(kind)}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`

/** Fresh statistics, as autovacuum would have made them by the next morning. */
async function analyse(database: OpenDatabase): Promise<void> {
  for (const table of [
    "customer",
    "contact",
    "invoice",
    "instalment",
    "credit",
    "allocation",
    "reminder",
    "reminder_item",
  ]) {
    await database.pool.query(`vacuum analyze ledger.${table}`)
  }
  await database.pool.query("vacuum analyze policy.stale_decision")
}
