/**
 * Writes src/kernel/schema.generated.ts from the migrated database, so that a column that is
 * renamed in a migration fails to compile everywhere it is used.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { openDatabase } from "../src/adapters/postgres/connect.ts"
import { joinEmbeddedPostgres } from "../src/adapters/postgres/embedded.ts"
import { migrate } from "../src/adapters/postgres/migrate.ts"

const TYPES: Record<string, string> = {
  uuid: "string",
  text: "string",
  bpchar: "string",
  int2: "number",
  int4: "number",
  int8: "number",
  bool: "boolean",
  date: "Day",
  timestamptz: "Date",
  jsonb: "unknown",
  bytea: "Buffer",
  _text: "string[]",
  _uuid: "string[]",
}

const directory = mkdtempSync(join(tmpdir(), "relance-types-"))
const server = await joinEmbeddedPostgres(directory)
try {
  await migrate(server.url)
  const database = openDatabase({ url: server.url })
  const { rows } = await database.pool.query<{
    table: string
    column: string
    type: string
    nullable: boolean
    optional: boolean
  }>(`
    select n.nspname || '.' || c.relname as "table", a.attname as "column", t.typname as type,
           not a.attnotnull as nullable, a.atthasdef or a.attidentity <> '' as optional
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_type t on t.oid = a.atttypid
     where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and n.nspname not in ('public', 'pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker')
     order by n.nspname, c.relname, a.attnum`)
  await database.close()
  const tables = Map.groupBy(rows, (row) => row.table)
  const body = [...tables].map(([table, columns]) => {
    const lines = columns.map(({ column, type, nullable, optional }) => {
      const name = TYPES[type]
      if (!name) throw new Error(`no TypeScript type for ${type} (${table}.${column})`)
      const whole = nullable ? `${name} | null` : name
      return `    ${/^[a-z_0-9]+$/i.test(column) ? column : `"${column}"`}: ${optional ? `Generated<${whole}>` : whole}`
    })
    return `  "${table}": {\n${lines.join("\n")}\n  }`
  })
  writeFileSync(
    new URL("../src/kernel/schema.generated.ts", import.meta.url),
    `// Made by scripts/generate-schema-types.ts from migrations/. Do not edit.\nimport type { Generated } from "kysely"\nimport type { Day } from "./day.ts"\n\nexport interface DB {\n${body.join("\n")}\n}\n`,
  )
} finally {
  await server.release()
  rmSync(directory, { recursive: true, force: true })
}
