import { spawn } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { afterEach, expect, test } from "vitest"
import { joinEmbeddedPostgres } from "./embedded.ts"

const directories: string[] = []
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true })
})

function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "relance-embedded-"))
  directories.push(directory)
  return directory
}

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return Object.values((await client.query(question)).rows[0] ?? {})[0]
  } finally {
    await client.end()
  }
}

const isUp = (directory: string): boolean => existsSync(join(directory, "postgres", "postmaster.pid"))

test("the first process starts the database, the last one to leave stops it, and nothing is lost in between", async () => {
  const directory = newDirectory()
  const first = await joinEmbeddedPostgres(directory)
  const program = `
    const { joinEmbeddedPostgres } = await import(${JSON.stringify(new URL("embedded.ts", import.meta.url).href)})
    const mine = await joinEmbeddedPostgres(${JSON.stringify(directory)})
    process.stdout.write("joined")
    process.stdin.once("data", async () => { await mine.release(); process.exit(0) })`
  const other = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["pipe", "pipe", "inherit"],
  })
  await new Promise((resolve) => other.stdout.once("data", resolve))
  await ask(first.url, "create table kept (n int)")
  await ask(first.url, "insert into kept values (7)")
  await first.release()
  expect(isUp(directory)).toBe(true)
  other.stdin.write("go\n")
  await new Promise((resolve) => other.once("exit", resolve))
  expect(isUp(directory)).toBe(false)
  const again = await joinEmbeddedPostgres(directory)
  expect(await ask(again.url, "select n from kept")).toBe(7)
  expect(await ask(again.url, "show fsync")).toBe("on")
  await again.release()
})

test("the lease and the lock of a process that was killed do not keep anything from going on", async () => {
  const directory = newDirectory()
  const first = await joinEmbeddedPostgres(directory)
  writeFileSync(join(directory, "leases", "4194300"), "1")
  writeFileSync(join(directory, "start.lock"), "4194300 1")
  await first.release()
  expect(isUp(directory)).toBe(false)
  expect(readdirSync(join(directory, "leases"))).toEqual([])
})

test("the number of a dead server that another program has now is not taken for a running one", async () => {
  const directory = newDirectory()
  const first = await joinEmbeddedPostgres(directory)
  await first.release()
  writeFileSync(join(directory, "postgres", "postmaster.pid"), `${process.pid}\n${directory}\n0\n1\n`)
  const again = await joinEmbeddedPostgres(directory)
  expect(await ask(again.url, "select 1")).toBe(1)
  await again.release()
})
