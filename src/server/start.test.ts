import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"

const root = join(import.meta.dirname, "..", "..")
const directory = mkdtempSync(join(tmpdir(), "relance-start-"))
const env = {
  ...process.env,
  ...{ RELANCE_DATA_DIR: directory, RELANCE_PORT: "0", DATABASE_URL: "", LANG: "fr_FR.UTF-8" },
}
const running: ChildProcess[] = []
afterAll(() => {
  for (const child of running) child.kill("SIGKILL")
  rmSync(directory, { recursive: true, force: true })
})

interface Started {
  readonly child: ChildProcess
  readonly output: () => string
  readonly ended: Promise<number | null>
}

function start(program: string, args: readonly string[] = []): Started {
  const child = spawn(process.execPath, [join(root, program), ...args], { env, cwd: tmpdir() })
  running.push(child)
  let output = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk
    })
  }
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve))
  return { child, output: () => output, ended }
}

const said = async (started: Started, pattern: RegExp): Promise<string> => {
  await expect.poll(started.output, { timeout: 60_000 }).toMatch(pattern)
  return pattern.exec(started.output())?.[1] ?? ""
}

test("a start prints its address and a welcome link; a second one says where the first is; both leave cleanly", async () => {
  const server = start("src/server/main.ts")
  const address = await said(server, /Relance : (http:\/\/127\.0\.0\.1:\d+)/)
  const token = await said(server, /bienvenue\?token=(\S+)/)
  expect((await fetch(`${address}/api/health`)).status).toBe(200)
  const link = await fetch(`${address}/api/welcome/${token}`)
  expect(await link.json()).toMatchObject({ valid: true, role: "owner" })

  const second = start("src/server/main.ts")
  expect(await second.ended).toBe(1)
  expect(second.output()).toMatch(new RegExp(`^ALREADY_RUNNING.*${address}`, "m"))
  expect((await fetch(`${address}/api/health`)).status).toBe(200)

  const worker = start("src/cli/main.ts", ["worker"])
  await said(worker, /"msg":"(started)"/)
  const command = start("src/cli/main.ts", ["company", "create", "--name", "Menuiserie Tanguy", "--json"])
  expect(await command.ended).toBe(0)
  const person = { token, name: "Anne", email: "anne@tanguy.test", password: "un mot de passe assez long" }
  const welcomed = await fetch(`${address}/api/welcome`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(person),
  })
  const cookie = welcomed.headers.getSetCookie()[0]?.split(";")[0] ?? ""
  const me = await fetch(`${address}/api/me`, { headers: { cookie } })
  expect(await me.json()).toMatchObject({ companies: [{ name: "Menuiserie Tanguy", role: "owner" }] })

  worker.child.kill("SIGTERM")
  expect(await worker.ended).toBe(0)
  server.child.kill("SIGINT")
  expect(await server.ended).toBe(0)
  expect(existsSync(join(directory, "postgres", "postmaster.pid"))).toBe(false)
  // Nothing personal in what was printed but the link, which is meant to be.
  expect(server.output()).not.toContain("anne@tanguy.test")
})

test("a port that was asked for and is taken is refused by name", async () => {
  const { createServer } = await import("node:net")
  const other = createServer()
  const port = await new Promise<number>((resolve) => {
    other.listen(0, "127.0.0.1", () => {
      const bound = other.address()
      resolve(typeof bound === "object" && bound ? bound.port : 0)
    })
  })
  env.RELANCE_PORT = String(port)
  const server = start("src/server/main.ts")
  expect(await server.ended).toBe(1)
  expect(server.output()).toMatch(/^PORT_TAKEN/m)
  other.close()
})
