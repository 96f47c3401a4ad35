import Cursor from "pg-cursor"
import { addDays } from "../src/kernel/day.ts"
import { planDay } from "../src/policy/plan/workflows.ts"
import { type Measured, measured, median, round } from "./books/figures.ts"
import {
  CUSTOMERS,
  forgetDecisions,
  INVOICES_EACH,
  type MillionBooks,
  millionBooks,
} from "./books/million.ts"
import type { BenchResult } from "./result.ts"

const MOST_TIMES_STREAMING = 4
const MOST_OF_FIRST_RUN = 0.1
const MOST_MEMORY_MB = 1_024

const ROUNDS = 3

/**
 * Plans a day over a million open invoices: the first run, which decides for every customer, against
 * nothing but reading the same open items as objects; then the next morning, when few have a reason
 * to change. The middle of three rounds, for machines are noisy.
 */
export async function run(): Promise<BenchResult> {
  const books = await millionBooks()
  const { database, companyId, today } = books
  const rounds: { streaming: Measured; first: Measured; next: Measured; reviewed: number }[] = []
  for (let n = 0; n < ROUNDS; n += 1) {
    await forgetDecisions(books)
    const streaming = await measured(() => streamOpenItems(books))
    const first = await measured(() => planDay(database.db, companyId, today))
    const next = await measured(() => planDay(database.db, companyId, addDays(today, 1)))
    rounds.push({ streaming, first, next, reviewed: next.result.reviewed })
  }
  const middle = (figure: (each: (typeof rounds)[number]) => number) => round(median(rounds.map(figure)))
  return {
    name: `Planning the day: ${CUSTOMERS * INVOICES_EACH} open invoices of ${CUSTOMERS} customers`,
    measures: [
      { what: "reading the open items, nothing else", value: middle((r) => r.streaming.seconds), unit: "s" },
      { what: "first run", value: middle((r) => r.first.seconds), unit: "s" },
      {
        what: "first run, compared with reading",
        value: middle((r) => r.first.seconds / r.streaming.seconds),
        unit: "times",
        limit: MOST_TIMES_STREAMING,
      },
      {
        what: "memory of the first run, at its highest",
        value: Math.max(...rounds.map((r) => r.first.memoryMb)),
        unit: "MB",
        limit: MOST_MEMORY_MB,
      },
      { what: "looked at on the next morning", value: middle((r) => r.reviewed), unit: "customers" },
      { what: "next morning", value: middle((r) => r.next.seconds), unit: "s" },
      {
        what: "next morning, compared with the first run",
        value: middle((r) => r.next.seconds / r.first.seconds),
        unit: "times",
        limit: MOST_OF_FIRST_RUN,
      },
    ],
  }
}

/** Reads every open item as an object, a few thousand at a time, and keeps none. */
async function streamOpenItems({ database, companyId }: MillionBooks): Promise<number> {
  const client = await database.pool.connect()
  try {
    await client.query("begin")
    await client.query("select set_config('relance.company_id', $1, true)", [companyId])
    const cursor = client.query(
      new Cursor(
        `select customer_id, invoice_id, seq, currency, issued_on, due_on, agreed_due_on, open_cents
           from ledger.instalment where company_id = $1 and open_cents > 0`,
        [companyId],
      ),
    )
    let count = 0
    for (;;) {
      const rows = await cursor.read(10_000)
      count += rows.length
      if (rows.length === 0) break
    }
    await cursor.close()
    await client.query("commit")
    return count
  } finally {
    client.release()
  }
}
