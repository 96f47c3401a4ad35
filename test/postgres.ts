import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import type { TestProject } from "vitest/node"
import { joinEmbeddedPostgres } from "../src/adapters/postgres/embedded.ts"
import { migrate } from "../src/adapters/postgres/migrate.ts"

declare module "vitest" {
  interface ProvidedContext {
    /** A real PostgreSQL as its administrator; test/database.ts copies the migrated template in it. */
    postgresUrl: string
  }
}

/** Starts one real PostgreSQL for the whole test run, with a migrated database to copy from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), "relance-test-"))
  const server = await joinEmbeddedPostgres(directory, { fsync: "off", full_page_writes: "off" })
  await migrate(server.url)
  const password = readFileSync(join(directory, "password"), "utf8").trim()
  const admin = new URL(server.url)
  admin.username = "postgres"
  admin.password = password
  admin.pathname = "/postgres"
  const client = new pg.Client({ connectionString: admin.href })
  await client.connect()
  await client.query("alter database relance rename to relance_template")
  await client.end()
  project.provide("postgresUrl", admin.href)
  return async () => {
    await server.release()
    rmSync(directory, { recursive: true, force: true })
  }
}
