import { Kysely, PostgresDialect } from "kysely"
import pg from "pg"
import type { DB } from "../../kernel/schema.generated.ts"
import type { Db } from "../../kernel/store.ts"

const { types } = pg
// Money and counts fit in a double exactly up to 2^53; beyond, refuse rather than round.
types.setTypeParser(types.builtins.INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`number too large: ${text}`)
  return value
})
// A day is a text for us, never an instant in the machine's time zone.
types.setTypeParser(types.builtins.DATE, (text) => text)
types.setTypeParser(1182 as number, (text) => (text === "{}" ? [] : text.slice(1, -1).split(",")))

/** How to reach the database, and how many connections this process may hold. */
export interface Connection {
  readonly url: string
  readonly pool?: number
  readonly applicationName?: string
}

/** An open database, its pool for streaming and COPY, and the way to close both. */
export interface OpenDatabase {
  readonly db: Db
  readonly pool: pg.Pool
  readonly url: string
  close(): Promise<void>
}

/**
 * Opens a pool. Where the login role is a superuser, which row-level security does not bind,
 * each connection steps down to the role relance_app first (migrate() makes it).
 */
export function openDatabase(connection: Connection): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: connection.url,
    max: connection.pool ?? 10,
    application_name: connection.applicationName ?? "relance",
    onConnect: async (client) => {
      // A connection that breaks while in use fails its query; without a listener Node would stop too.
      client.on("error", () => undefined)
      await client.query(STEP_DOWN)
    },
  })
  // An idle connection that breaks is replaced by the pool; without a listener Node would stop.
  pool.on("error", () => undefined)
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, url: connection.url, close: () => db.destroy() }
}

const STEP_DOWN = `
  select set_config('role', 'relance_app', false)
   where exists (select from pg_roles where rolname = 'relance_app')
     and exists (select from pg_roles where rolname = session_user and (rolsuper or rolbypassrls))`
