import { execFile } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { afterAll, expect, test } from "vitest"
import { joinEmbeddedPostgres } from "../src/adapters/postgres/embedded.ts"
import { startMailServer } from "./mail-server.ts"

const root = join(import.meta.dirname, "..")
const directory = mkdtempSync(join(tmpdir(), "relance-readme-"))
// Holding a share keeps the database up between the commands.
const database = await joinEmbeddedPostgres(directory, { fsync: "off" })
const mail = await startMailServer()
afterAll(async () => {
  await mail.close()
  await database.release()
  rmSync(directory, { recursive: true, force: true })
})

test("the session in the README is what happens", async () => {
  const said: string[] = []
  for (const { command, shown } of sessionOf(readFileSync(join(root, "README.md"), "utf8"))) {
    const output = flat(await run(command))
    for (const line of shown) {
      for (const piece of line.split("…").map(flat))
        if (!output.includes(piece)) said.push(`${command}: “${piece}” is not in “${output}”`)
    }
  }
  expect(said).toEqual([])
  // The message of the test, then two reminders, all to the company's own addresses.
  expect(mail.taken.map(({ to }) => to.join())).toEqual([
    "moi@menuiserie-tanguy.example",
    "compta@menuiserie-tanguy.example",
    "compta@menuiserie-tanguy.example",
  ])
})

interface Shown {
  readonly command: string
  readonly shown: readonly string[]
}

/** The commands of the first console block, each with the lines that are shown below it. */
function sessionOf(page: string): Shown[] {
  const [, block = ""] = /```console\n([\s\S]*?)```/.exec(page) ?? []
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [first = "", ...lines] = part.split("\n")
      const shown = lines.filter((line) => line.trim() !== "" && !/^[─\s]+$/.test(line))
      return { command: first.replace(/\s+#.*$/, ""), shown }
    })
}

/** Blanks of every kind become one space, and what differs at each run is left out. */
const flat = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "#")
    .replace(/\s+/g, " ")
    .trim()

async function run(command: string): Promise<string> {
  const ours = command.replace(/smtps:\S+/, `"smtp://localhost:${mail.port}?security=none"`)
  const { stdout } = await promisify(execFile)("sh", ["-c", ours], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: undefined, RELANCE_DATA_DIR: directory, LANG: "fr_FR.UTF-8" },
  })
  return stdout
}
