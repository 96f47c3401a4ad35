import { inCompany } from "../src/kernel/store.ts"
import { agedBalance } from "../src/ledger/balance/store.ts"
import { median, round } from "./books/figures.ts"
import { CUSTOMERS, INVOICES_EACH, type MillionBooks, millionBooks } from "./books/million.ts"
import type { BenchResult } from "./result.ts"

const ROUNDS = 5
const TOP = 50
const MOST_TIMES_BARE = 1.5

/**
 * The aged balance of a million open invoices with its fifty largest customers, against one query
 * written by hand for today alone, on the amounts that the tables keep. The first can look at any
 * past day and knows of payments not set against invoices.
 */
export async function run(): Promise<BenchResult> {
  const books = await millionBooks()
  const alone: number[] = []
  const parallel: number[] = []
  const ours: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    alone.push(await seconds(() => bareQuery(books, 0)))
    parallel.push(await seconds(() => bareQuery(books, 2)))
    ours.push(await seconds(() => balance(books)))
  }
  const limit = MOST_TIMES_BARE
  // A second process helps only where a second core is free.
  const bare = Math.min(median(alone), median(parallel))
  return {
    name: `Aged balance: ${CUSTOMERS * INVOICES_EACH} open invoices, totals and the ${TOP} largest of ${CUSTOMERS} customers`,
    measures: [
      { what: "one query written by hand", value: round(bare), unit: "s" },
      { what: "aged balance", value: round(median(ours)), unit: "s" },
      { what: "compared", value: round(median(ours) / bare), unit: "times", limit },
    ],
  }
}

const balance = ({ database, companyId, today }: MillionBooks) =>
  inCompany(database.db, companyId, (tx) => agedBalance(tx, { on: today, mostCustomers: TOP }))

async function bareQuery({ database, companyId, today }: MillionBooks, helpers: number): Promise<void> {
  const client = await database.pool.connect()
  try {
    await client.query("begin")
    await client.query("select set_config('relance.company_id', $1, true)", [companyId])
    await client.query("select set_config('max_parallel_workers_per_gather', $1, true)", [String(helpers)])
    await client.query(BARE, [companyId, today, TOP])
    await client.query("commit")
  } finally {
    client.release()
  }
}

const BARE = `
  with line as (
    select customer_id, open_cents as cents, $2::date - coalesce(agreed_due_on, due_on) as age
      from ledger.instalment where company_id = $1 and open_cents > 0 and currency = 'EUR'
    union all
    select customer_id, -unallocated_cents, $2::date - credited_on
      from ledger.credit where company_id = $1 and unallocated_cents > 0 and currency = 'EUR'),
  per as materialized (
    select customer_id, sum(cents) as total,
           sum(cents) filter (where age <= 0) as not_due, sum(cents) filter (where age between 1 and 30) as d30,
           sum(cents) filter (where age between 31 and 60) as d60, sum(cents) filter (where age between 61 and 90) as d90,
           sum(cents) filter (where age > 90) as older
      from line group by customer_id),
  top as (select * from per order by total desc limit $3)
  select c.code, c.name, top.* from top join ledger.customer c on c.company_id = $1 and c.id = top.customer_id
  union all
  select null, null, null, sum(total), sum(not_due), sum(d30), sum(d60), sum(d90), sum(older) from per`

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1_000
}
