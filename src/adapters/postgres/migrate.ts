import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import pg from "pg"

const MIGRATIONS = new URL("../../../migrations/", import.meta.url)
// Any fixed number: two processes that start at once take turns.
const LOCK = 7_351_420

/**
 * Brings the database to the newest schema, one transaction per file, in the order of the names.
 * Running it again changes nothing. Throws when a file that was applied has been edited since.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "relance migrate" })
  await client.connect()
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK])
    await client.query(
      "create table if not exists public.relance_migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())",
    )
    const applied = new Map(
      (await client.query("select name, sha256 from public.relance_migration")).rows.map((r) => [
        r.name,
        r.sha256,
      ]),
    )
    const fresh: string[] = []
    for (const name of readdirSync(MIGRATIONS)
      .filter((n) => n.endsWith(".sql"))
      .sort()) {
      const text = readFileSync(new URL(name, MIGRATIONS), "utf8")
      const sha256 = createHash("sha256").update(text).digest("hex")
      if (applied.get(name) === sha256) continue
      if (applied.has(name)) throw new Error(`migration ${name} was edited after it had been applied`)
      await applyFile(client, name, text, sha256)
      fresh.push(name)
    }
    await letApplicationRoleIn(client)
    return fresh
  } finally {
    await client.end()
  }
}

async function applyFile(client: pg.Client, name: string, text: string, sha256: string): Promise<void> {
  await client.query("begin")
  try {
    await client.query(text)
    await client.query("insert into public.relance_migration (name, sha256) values ($1, $2)", [name, sha256])
    await client.query("commit")
  } catch (error) {
    await client.query("rollback")
    throw new Error(`migration ${name} failed: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}

/** A superuser is not bound by row-level security, so the application works as a role that is. */
async function letApplicationRoleIn(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "select rolsuper or rolbypassrls as unbound from pg_roles where rolname = current_user",
  )
  if (!rows[0]?.unbound) return
  await client.query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'relance_app') then create role relance_app nologin; end if;
    exception when duplicate_object then null;
    end $$`)
  const { rows: schemas } = await client.query(
    "select nspname from pg_namespace where nspname in ('kernel','ledger','imports','policy','messages','delivery','penalties','evidence','server','replies','graphile_worker')",
  )
  for (const { nspname } of schemas) {
    await client.query(`grant usage, create on schema ${nspname} to relance_app`)
    await client.query(`grant all on all tables in schema ${nspname} to relance_app`)
    await client.query(`grant all on all sequences in schema ${nspname} to relance_app`)
    await client.query(`grant execute on all routines in schema ${nspname} to relance_app`)
  }
}
