import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "kysely"
import { type OpenDatabase, openDatabase } from "../src/adapters/postgres/connect.ts"
import { joinEmbeddedPostgres } from "../src/adapters/postgres/embedded.ts"
import { migrate } from "../src/adapters/postgres/migrate.ts"
import { day } from "../src/kernel/day.ts"
import { asOperator, type CompanyId, type CompanyTx, inCompany } from "../src/kernel/store.ts"
import { customersAfter, readClaims } from "../src/penalties/statements/store.ts"
import { companyPenalties } from "../src/penalties/totals/workflows.ts"
import { median, round } from "./books/figures.ts"
import type { BenchResult } from "./result.ts"

const CUSTOMERS = 100_000
const INVOICES_EACH = 10
const ROUNDS = 1
const ON = day("2026-11-24")

/**
 * The penalties of a million invoices three years late, one in twenty part-paid, in one pass: seven half-years
 * each. Beside it the reading of the very rows it needs, and a bare reading of their amounts and days.
 */
export async function run(): Promise<BenchResult> {
  const directory = mkdtempSync(join(tmpdir(), "relance-bench-"))
  const server = await joinEmbeddedPostgres(directory)
  try {
    await migrate(server.url)
    const database = openDatabase({ url: server.url, pool: 4, applicationName: "relance bench" })
    const companyId = await asOperator(database.db, async (tx) => {
      const values = { name: "Trois ans de retard" }
      return (await tx.insertInto("ledger.company").values(values).returning("id").executeTakeFirstOrThrow())
        .id
    })
    await inCompany(database.db, companyId, fill)
    await database.pool.query("vacuum analyse")
    const figures = await measure(database, companyId)
    await database.close()
    return figures
  } finally {
    await server.release()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function measure(database: OpenDatabase, companyId: CompanyId): Promise<BenchResult> {
  const bare: number[] = []
  const reading: number[] = []
  const ours: number[] = []
  for (let n = 0; n < ROUNDS; n += 1) {
    bare.push(await seconds(() => pass(database, companyId, bareRows)))
    reading.push(
      await seconds(() =>
        pass(database, companyId, (tx, customerIds) => readClaims(tx, { customerIds }, ON)),
      ),
    )
    ours.push(await seconds(() => companyPenalties(database.db, companyId, ON)))
  }
  const rows = CUSTOMERS * INVOICES_EACH
  return {
    name: `Penalties: ${rows} invoices three years late, in one pass`,
    measures: [
      { what: "bare reading of amounts and days", value: round(median(bare)), unit: "s" },
      { what: "reading the claims with their payments", value: round(median(reading)), unit: "s" },
      { what: "penalties", value: round(median(ours)), unit: "s" },
      { what: "compared with the bare reading", value: round(median(ours) / median(bare)), unit: "times" },
      { what: "an invoice", value: round((median(ours) / rows) * 1e6), unit: "µs" },
      { what: "memory", value: Math.round(process.memoryUsage.rss() / 2 ** 20), unit: "MB" },
    ],
  }
}

async function pass(
  { db }: OpenDatabase,
  companyId: CompanyId,
  read: (tx: CompanyTx, customerIds: string[]) => Promise<unknown>,
): Promise<void> {
  let after: string | null = null
  do {
    const from: string | null = after
    after = await inCompany(db, companyId, async (tx) => {
      const ids = await customersAfter(tx, from, 2_000)
      if (ids.length > 0) await read(tx, ids)
      return ids.at(-1) ?? null
    })
  } while (after)
}

const bareRows = (tx: CompanyTx, customerIds: string[]) =>
  sql`select customer_id, invoice_id, seq, due_on, amount_cents, open_cents from ledger.instalment
       where company_id = ${tx.companyId} and customer_id = any(${customerIds}::uuid[]) and open_cents > 0`.execute(
    tx,
  )

async function fill(tx: CompanyTx): Promise<void> {
  const company = sql`${tx.companyId}::uuid`
  const id = (kind: number, n: string) =>
    sql.raw(`(lpad('${kind}', 8, '0') || lpad(to_hex((${n})::bigint), 24, '0'))::uuid`)
  const all = sql.raw(`generate_series(0, ${CUSTOMERS - 1}) n, generate_series(0, ${INVOICES_EACH - 1}) i`)
  await sql`insert into ledger.customer (company_id, id, code, name)
            select ${company}, ${id(1, "n")}, '411' || n, 'Client ' || n
              from generate_series(0, ${sql.lit(CUSTOMERS - 1)}) n`.execute(tx)
  await sql`insert into ledger.invoice (company_id, id, customer_id, number, issued_on, gross_cents)
            select ${company}, ${id(2, "n::bigint * 10 + i")}, ${id(1, "n")}, 'F-' || n || '-' || i,
                   '2023-10-01'::date, 5000 + (n * 7919 + i * 104729) % 90000 from ${all}`.execute(tx)
  await sql`insert into ledger.instalment (company_id, invoice_id, customer_id, issued_on, due_on, amount_cents, open_cents)
            select company_id, id, customer_id, issued_on, '2023-11-01'::date + get_byte(uuid_send(id), 15) % 30,
                   gross_cents, gross_cents from ledger.invoice where company_id = ${company}`.execute(tx)
  await sql`insert into ledger.credit (company_id, id, customer_id, kind, credited_on, amount_cents, unallocated_cents)
            select ${company}, ${id(3, "n")}, ${id(1, "n")}, 'payment', '2025-03-15', 20000, 20000
              from generate_series(0, ${sql.lit(CUSTOMERS - 1)}) n where n % 2 = 0`.execute(tx)
  await sql`insert into ledger.allocation (company_id, customer_id, credit_id, invoice_id, amount_cents, effective_on)
            select ${company}, ${id(1, "n")}, ${id(3, "n")}, ${id(2, "n::bigint * 10")}, 2000, '2025-03-15'
              from generate_series(0, ${sql.lit(CUSTOMERS - 1)}) n where n % 2 = 0`.execute(tx)
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1_000
}
