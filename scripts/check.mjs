import { existsSync } from "node:fs"
import { join } from "node:path"
import { runChild } from "./child.mjs"
import { environmentFor, findNode, root } from "./install.mjs"

const bin = (name, path) => join(root, "node_modules", name, path)

/** Every check of the house, each with its program; the tests come last, by themselves. */
function checks() {
  const tsc = bin("typescript", "bin/tsc")
  const list = [["types", tsc, ["--noEmit"]]]
  const web = join("src", "web", "tsconfig.json")
  if (existsSync(join(root, web))) list.push(["types of the pages", tsc, ["--noEmit", "-p", web]])
  if (existsSync(join(root, "tsconfig.pure.json"))) {
    list.push(["pure files are pure", tsc, ["--noEmit", "-p", "tsconfig.pure.json"]])
  }
  list.push(["format and lint", bin("@biomejs/biome", "bin/biome"), ["check", "."]])
  list.push(["nothing unused", bin("knip", "bin/knip.js"), []])
  return list
}

/** Runs the checks and then the tests, all of them whatever fails, and closes with one line for machines. */
export async function runChecks(testArguments) {
  const node = findNode()
  const env = environmentFor(node)
  let passed = 0
  let failed = 0
  for (const [name, program, args] of checks()) {
    const { code } = await runChild(node, [program, ...args], { cwd: root, env })
    process.stdout.write(`${code === 0 ? "✓" : "✗"} ${name}\n`)
    if (code === 0) passed += 1
    else failed += 1
  }
  const tests = await runTests(testArguments, true)
  const counted = /(\d+) passed, (\d+) failed(, \d+ skipped)?\s*$/.exec(tests.output)
  passed += Number(counted?.[1] ?? 0)
  failed += Number(counted?.[2] ?? 0)
  if (tests.code !== 0 && !Number(counted?.[2])) failed += 1
  process.stdout.write(
    `\nChecks and tests together:\n${passed} passed, ${failed} failed${counted?.[3] ?? ""}\n`,
  )
  return failed === 0 ? 0 : 1
}

/** Runs the tests (or those named) on the Node of the project. */
export function runTests(testArguments, collect = false) {
  const node = findNode()
  return runChild(node, [bin("vitest", "vitest.mjs"), "run", ...testArguments], {
    cwd: root,
    env: environmentFor(node),
    collect,
  })
}
