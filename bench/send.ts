import { fork } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "kysely"
import { createTransport } from "nodemailer"
import pg from "pg"
import { type OpenDatabase, openDatabase } from "../src/adapters/postgres/connect.ts"
import { joinEmbeddedPostgres } from "../src/adapters/postgres/embedded.ts"
import { migrate } from "../src/adapters/postgres/migrate.ts"
import { secretBox } from "../src/adapters/secret-box.ts"
import { smtpCarrier } from "../src/adapters/smtp/carrier.ts"
import { approveDay, prepareDay } from "../src/delivery/day/workflows.ts"
import { saveMailAccount } from "../src/delivery/mail-account/workflows.ts"
import { sendApproved } from "../src/delivery/run/workflows.ts"
import type { Author } from "../src/kernel/author.ts"
import { day } from "../src/kernel/day.ts"
import { asOperator, type CompanyId, type CompanyTx, inCompany } from "../src/kernel/store.ts"
import { setPaper } from "../src/server/paper.ts"
import { round } from "./books/figures.ts"
import type { BenchResult } from "./result.ts"

const MESSAGES = 1_000
const INVOICES_EACH = 3
const MOST_QUERIES_EACH = 15
const MOST_TIMES_BARE = 8

const today = day("2026-03-03")
const box = secretBox(Buffer.alloc(32, 7))
const by = (): Author => ({ actor: "operator", now: new Date(), today })

/**
 * Sends the reminders of a morning to a mail server in another process, which writes each one to its
 * disk before it answers, as real ones do; against nodemailer giving the same bytes to the same
 * server over one line, with nothing decided, written or kept.
 */
export async function run(): Promise<BenchResult> {
  const directory = mkdtempSync(join(tmpdir(), "relance-bench-send-"))
  const postgres = await joinEmbeddedPostgres(join(directory, "database"))
  const mail = fork(new URL("../test/torture/mail-server.ts", import.meta.url), [join(directory, "accepted")])
  const [{ port }] = (await once(mail, "message")) as [{ port: number }]
  await migrate(postgres.url)
  const database = openDatabase({ url: postgres.url, pool: 4, applicationName: "relance bench" })
  try {
    const companyId = await lateBooks(database, port)
    const sending = await measured(() => send(database, companyId))
    const bytes = await archived(database, companyId)
    const bare = await measured(() => sendBare(port, bytes))
    return result(sending, bare)
  } finally {
    await database.close()
    mail.disconnect()
    await postgres.release()
    rmSync(directory, { recursive: true, force: true })
  }
}

interface Measured {
  readonly seconds: number
  readonly queries: number
}

function result(sending: Measured, bare: Measured): BenchResult {
  return {
    name: `Sending ${MESSAGES} reminders of ${INVOICES_EACH} invoices through one mail account`,
    measures: [
      { what: "nodemailer alone, the same bytes", value: Math.round(MESSAGES / bare.seconds), unit: "per s" },
      { what: "messages", value: Math.round(MESSAGES / sending.seconds), unit: "per s" },
      {
        what: "compared with nodemailer alone",
        value: round(sending.seconds / bare.seconds),
        unit: "times",
        limit: MOST_TIMES_BARE,
      },
      {
        what: "queries for a message, begin and commit included",
        value: round(sending.queries / MESSAGES),
        unit: "queries",
        limit: MOST_QUERIES_EACH,
      },
    ],
  }
}

/** How long something took, and how often it asked the database. */
async function measured(work: () => Promise<void>): Promise<Measured> {
  const { query } = pg.Client.prototype
  let queries = 0
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    queries += 1
    return Reflect.apply(query, this, args)
  } as typeof query
  const start = performance.now()
  try {
    await work()
    return { seconds: (performance.now() - start) / 1_000, queries }
  } finally {
    pg.Client.prototype.query = query
  }
}

async function send({ db }: OpenDatabase, companyId: CompanyId): Promise<void> {
  const ports = { box, openCarrier: smtpCarrier, setPaper }
  const report = await sendApproved(db, companyId, ports, { now: () => new Date(), today, worker: "bench" })
  if (report.sent !== MESSAGES) throw new Error(`not all were sent: ${JSON.stringify(report)}`)
}

async function sendBare(port: number, messages: readonly Buffer[]): Promise<void> {
  const transport = createTransport({
    host: "127.0.0.1",
    port,
    pool: true,
    maxConnections: 1,
    ignoreTLS: true,
  })
  const envelope = { from: "compta@menuiserie-tanguy.example", to: "compta@client.example" }
  for (const raw of messages) await transport.sendMail({ envelope, raw })
  transport.close()
}

async function archived({ db }: OpenDatabase, companyId: CompanyId): Promise<Buffer[]> {
  const rows = await inCompany(db, companyId, (tx) =>
    tx.selectFrom("delivery.archive").select("content").where("company_id", "=", companyId).execute(),
  )
  return rows.map((row) => row.content)
}

/** A live company with its mail account, and as many late customers as messages, all approved. */
async function lateBooks({ db, pool }: OpenDatabase, port: number): Promise<CompanyId> {
  const companyId = await asOperator(db, async (tx) => {
    const company = { name: "Menuiserie Tanguy", mode: "live", iban: "FR7630006000011234567890189" }
    return (await tx.insertInto("ledger.company").values(company).returning("id").executeTakeFirstOrThrow())
      .id
  })
  await inCompany(db, companyId, async (tx) => {
    await fill(tx)
    const smtp = { host: "127.0.0.1", port, security: "none", user: null } as const
    const account = {
      fromName: null,
      fromEmail: "compta@menuiserie-tanguy.example",
      replyTo: null,
      imap: null,
    }
    await saveMailAccount(tx, { ...account, smtp }, box, by())
  })
  await pool.query("analyze")
  await prepareDay(db, companyId, by())
  const { approved } = await approveDay(db, companyId, by())
  if (approved.length !== MESSAGES) throw new Error(`only ${approved.length} messages were approved`)
  await pool.query("analyze")
  return companyId
}

/** Customers with a few late invoices each, as an import leaves them. */
async function fill(tx: CompanyTx): Promise<void> {
  const company = sql`${tx.companyId}::uuid`
  await sql`insert into ledger.freshness (company_id, fresh_on, source)
            values (${company}, '2026-01-01', 'bench'), (${company}, ${today}, 'bench')`.execute(tx)
  await sql`
    insert into ledger.customer (company_id, code, name, address_lines, postal_code, city, search_key)
    select ${company}, '411' || n, 'Client ' || n, '{1 rue du Port}', '35000', 'Rennes', 'client ' || n
      from generate_series(1, ${sql.lit(MESSAGES)}) n`.execute(tx)
  await sql`
    insert into ledger.contact (company_id, customer_id, name, email)
    select company_id, id, 'Comptabilité', 'compta@client-' || code || '.example'
      from ledger.customer where company_id = ${company}`.execute(tx)
  await sql`
    insert into ledger.invoice (company_id, customer_id, number, issued_on, gross_cents)
    select company_id, id, 'F-' || code || '-' || i, '2026-01-12', 12000 + i
      from ledger.customer, generate_series(1, ${sql.lit(INVOICES_EACH)}) i where company_id = ${company}`.execute(
    tx,
  )
  await sql`
    insert into ledger.instalment (company_id, invoice_id, customer_id, issued_on, due_on, amount_cents, open_cents)
    select company_id, id, customer_id, issued_on, date '2026-02-11', gross_cents, gross_cents
      from ledger.invoice where company_id = ${company}`.execute(tx)
}
