import { runMigrations } from "graphile-worker"
import { sql } from "kysely"
import pg from "pg"
import { migrate } from "../../adapters/postgres/migrate.ts"
import type { CompanyTx } from "../../kernel/store.ts"

/** The work that is done behind the pages, and what each kind needs to know. */
export interface JobPayloads {
  /** Sends what is approved and due. */
  readonly send: { readonly companyId: string }
  /** Plans the day, sends what needs nobody. */
  readonly plan: { readonly companyId: string }
  /** Applies a file that a person put on the page. */
  readonly "apply-import": {
    readonly companyId: string
    readonly draftId: string
    readonly actor: string
    readonly confirmShrink: boolean
  }
  /** Reads what is new in the mailbox. */
  readonly "read-mail": { readonly companyId: string }
  /** Sends the questions and morning digests that wait for colleagues. */
  readonly "mail-colleagues": { readonly companyId: string }
  /** Asks providers where letters and short messages stand. */
  readonly follow: { readonly companyId: string }
  /** Tries a scenario on the ledger. */
  readonly simulate: { readonly companyId: string; readonly simulationId: string }
}
export type JobName = keyof JobPayloads

/**
 * Brings the job queue's own tables to their newest form. graphile-worker keeps them behind
 * row-level security of its own; server.enqueue() is the one way in for the application's role.
 */
export async function migrateQueue(url: string): Promise<void> {
  await runMigrations({ connectionString: url })
  const client = new pg.Client({ connectionString: url, application_name: "relance migrate" })
  await client.connect()
  try {
    await client.query(ENQUEUE)
  } finally {
    await client.end()
  }
  await migrate(url) // lets the application's role reach what is new
}

// Two servers that start at once would both replace the function: they take turns.
const ENQUEUE = `
  begin;
  select pg_advisory_xact_lock(7351421);
  create or replace function server.enqueue(task text, payload json, key text, queue text) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
      select graphile_worker.add_job(task, payload, queue_name => queue, max_attempts => 8, job_key => key) $$;
  commit`

/**
 * Asks for a job in the caller's transaction: it is done if and only if the rest is. Asking again
 * before it starts changes nothing. The jobs of one company and kind take turns.
 */
export async function enqueue<N extends JobName>(
  tx: CompanyTx,
  name: N,
  payload: JobPayloads[N],
  key: string = name,
): Promise<void> {
  const queue = `${name}:${tx.companyId}`
  await sql`select server.enqueue(${name}, ${JSON.stringify(payload)}::json, ${`${key}:${tx.companyId}`}, ${queue})`.execute(
    tx,
  )
}
