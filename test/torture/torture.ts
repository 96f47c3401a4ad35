/**
 * `npm run torture -- --kills 1000 [--seed 7]`: kills senders a thousand times on a database of its
 * own and says whether any message left twice or was lost. Exit code 1 when one was.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { joinEmbeddedPostgres } from "../../src/adapters/postgres/embedded.ts"
import { migrate } from "../../src/adapters/postgres/migrate.ts"
import { torture } from "./cruelty.ts"
import { seededRandom } from "./seeded-random.ts"

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "1000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
})
console.log(`torture: ${values.kills} kills, seed ${values.seed}`)
const directory = mkdtempSync(join(tmpdir(), "relance-torture-database-"))
const server = await joinEmbeddedPostgres(directory)
try {
  await migrate(server.url)
  const random = seededRandom(Number(values.seed))
  const found = await torture(server.url, Number(values.kills), random, (line) => console.log(line))
  console.log(JSON.stringify(found, null, 2))
  const isRight = found.duplicates.length === 0 && found.missing.length === 0 && found.notSent === 0
  console.log(isRight ? "every message left exactly once" : "A MESSAGE LEFT TWICE OR WAS LOST")
  process.exitCode = isRight ? 0 : 1
} finally {
  await server.release()
  rmSync(directory, { recursive: true, force: true })
}
