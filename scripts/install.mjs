/**
 * What a bare clone needs before anything can run: the packages, and a Node that reads TypeScript.
 * Plain JavaScript, so that the machine's own Node 20 can do it.
 */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

/** The top of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const stamp = join(root, "node_modules", ".relance-install")

/** Installs the packages when they are missing or no longer those of package-lock.json. */
export function installIfMissing() {
  const lockText = readFileSync(join(root, "package-lock.json"))
  const wanted = createHash("sha256").update(lockText).digest("hex")
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return
  if (!holdsEveryPackage(JSON.parse(lockText.toString("utf8")))) inTurn(() => install(wanted))
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) writeFileSync(stamp, wanted)
}

/** True when `npm install` already put every locked package in place, whoever ran it. */
function holdsEveryPackage(lock) {
  const installed = join(root, "node_modules", ".package-lock.json")
  if (!existsSync(installed)) return false
  const present = JSON.parse(readFileSync(installed, "utf8")).packages
  return Object.entries(lock.packages).every(
    ([path, { version, optional }]) => path === "" || optional || present[path]?.version === version,
  )
}

function install(wanted) {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return
  process.stderr.write("Installing the packages (once, about a minute)…\n")
  // npm ci refuses a registry that lacks another platform's optional packages; npm install does not,
  // and keeps to the versions and digests of package-lock.json all the same.
  if (npm("ci", "ignore") !== 0 && npm("install", 2) !== 0) {
    process.stderr.write(
      "The packages could not be installed. Check the connection to the package registry and start again.\n",
    )
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}

function npm(verb, output) {
  const quietly = ["--no-save", "--no-audit", "--no-fund", "--loglevel=error"]
  const { status, error } = spawnSync("npm", [verb, ...quietly], {
    cwd: root,
    stdio: ["ignore", output, output],
    shell: process.platform === "win32",
  })
  if (error) process.stderr.write(`npm: ${error.message}\n`)
  return status ?? 1
}

/** One installation at a time in this checkout; a lock older than ten minutes was left by a crash. */
function inTurn(work) {
  // Outside node_modules, which npm ci removes first.
  const lock = join(
    tmpdir(),
    `relance-install-${createHash("sha256").update(root).digest("hex").slice(0, 16)}`,
  )
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" })
      break
    } catch (error) {
      if (error.code !== "EEXIST") throw error
      const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
      if (since && Date.now() - since > 600_000) rmSync(lock, { force: true })
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
    }
  }
  try {
    work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** The path of a Node 24 or newer: the packaged one, or the one that runs now. */
export function findNode() {
  const packaged = join(root, "node_modules", `node-${process.platform}-${process.arch}`, "bin", "node")
  if (existsSync(packaged)) return packaged
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath
  process.stderr.write(
    `Relance needs Node 24, and none is packaged for ${process.platform}-${process.arch}. Install Node 24 or newer and start again.\n`,
  )
  return process.exit(1)
}

/** The environment of a child: that Node comes first on its PATH, and its compiled code is kept. */
export function environmentFor(node) {
  return {
    ...process.env,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ""}`,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, "node_modules", ".cache", "node"),
  }
}
