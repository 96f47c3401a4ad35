import { readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import pg from "pg"
import { refuse } from "../kernel/refusal.ts"
import type { Relance } from "./open.ts"

// Any fixed number, next to the one of the migrations.
const LOCK = 7_351_422

/** The right to be the one server of an embedded database. */
export interface MachineClaim {
  /** Writes down where this server answers, for whoever starts another one. */
  publish(address: string): void
  release(): Promise<void>
}

/**
 * One server per embedded database: a second one would ask for another port and confuse people. On
 * a PostgreSQL of its own (DATABASE_URL) any number may run. The lock is the database's, so that a
 * server that was killed leaves none behind.
 */
export async function claimMachine(relance: Relance): Promise<MachineClaim> {
  if (process.env.DATABASE_URL) return { publish: () => undefined, release: async () => undefined }
  const file = join(relance.dataDirectory, "server.json")
  const client = new pg.Client({ connectionString: relance.url, application_name: "relance server lock" })
  await client.connect()
  const { rows } = await client.query("select pg_try_advisory_lock($1) as ours", [LOCK])
  if (!rows[0]?.ours) {
    await client.end()
    refuseSecond(file)
  }
  return {
    publish: (address) => writeFileSync(file, JSON.stringify({ address, pid: process.pid }), { mode: 0o600 }),
    async release() {
      rmSync(file, { force: true })
      await client.end()
    },
  }
}

function refuseSecond(file: string): never {
  const address = addressIn(file)
  return refuse(
    "ALREADY_RUNNING",
    {
      fr: `Relance tourne déjà sur ces données\u00a0: ouvrez ${address}. Arrêtez-la d’abord pour la redémarrer.`,
      en: `Relance is already running on this data: open ${address}. Stop it first to start it again.`,
    },
    { address },
  )
}

function addressIn(file: string): string {
  try {
    return String(JSON.parse(readFileSync(file, "utf8")).address)
  } catch {
    return "http://127.0.0.1:4600" // it is still starting and has not written its address yet
  }
}
