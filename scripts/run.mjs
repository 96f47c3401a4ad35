/** `npm start`, `npm test`, `npm run check`, `npm run bench`, `npm run torture`: from a bare clone too. */
import { runChild } from "./child.mjs"
import { environmentFor, findNode, installIfMissing, root } from "./install.mjs"

const [verb = "", ...args] = process.argv.slice(2)

/** Runs one of our own TypeScript programs. */
async function runOwn(program) {
  const node = findNode()
  return (await runChild(node, [program, ...args], { cwd: root, env: environmentFor(node) })).code
}

const verbs = {
  async start() {
    const { buildWebIfStale } = await import("./build-web.mjs")
    const built = await buildWebIfStale()
    return built === 0 ? await runOwn("src/server/main.ts") : built
  },
  async test() {
    const { runTests } = await import("./check.mjs")
    return (await runTests(args)).code
  },
  async check() {
    const { runChecks } = await import("./check.mjs")
    return await runChecks(args)
  },
  bench: () => runOwn("bench/run.ts"),
  torture: () => runOwn("test/torture/torture.ts"),
}

if (!Object.hasOwn(verbs, verb)) {
  process.stderr.write(`Usage: node scripts/run.mjs ${Object.keys(verbs).join("|")} [arguments]\n`)
  process.exit(2)
}
installIfMissing()
process.exitCode = await verbs[verb]()
