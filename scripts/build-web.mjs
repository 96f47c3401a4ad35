import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { runChild } from "./child.mjs"
import { environmentFor, findNode, root } from "./install.mjs"

const stamp = join(root, "dist", "web", ".sources")
// The shell around the rooms never reaches the browser.
const NEVER_IN_THE_BROWSER = /^(adapters|server|cli)$|^(store|workflows)\.ts$|\.test\.tsx?$/

/** Builds the pages into dist/web when their sources changed since the last build. */
export async function buildWebIfStale() {
  if (!existsSync(join(root, "src", "web", "index.html"))) return 0
  const sources = digestOfSources()
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return 0
  const node = findNode()
  const vite = join(root, "node_modules", "vite", "bin", "vite.js")
  process.stderr.write("Building the pages…\n")
  const { code } = await runChild(node, [vite, "build", "--logLevel", "warn", ...viteConfiguration()], {
    cwd: root,
    env: environmentFor(node),
  })
  if (code === 0) writeFileSync(stamp, sources)
  return code
}

function viteConfiguration() {
  const own = join("src", "web", "vite.config.ts")
  return existsSync(join(root, own)) ? ["--config", own] : []
}

function digestOfSources() {
  const digest = createHash("sha256")
  for (const name of ["package-lock.json", "vite.config.ts"]) {
    const file = join(root, name)
    if (existsSync(file)) digest.update(readFileSync(file))
  }
  addFolder(digest, join(root, "src"))
  return digest.digest("hex")
}

function addFolder(digest, folder) {
  const entries = readdirSync(folder, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (NEVER_IN_THE_BROWSER.test(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) addFolder(digest, path)
    else digest.update(path.slice(root.length)).update(readFileSync(path))
  }
}
