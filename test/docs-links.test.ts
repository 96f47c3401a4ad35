import { existsSync, globSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { expect, test } from "vitest"

const root = join(import.meta.dirname, "..")
const pages = globSync(["*.md", "docs/**/*.md", "src/**/README.md"], { cwd: root })
const textOf = (page: string): string => readFileSync(join(root, page), "utf8")

test("every relative link of the documentation leads to a file that is there", () => {
  const broken = pages.flatMap((page) =>
    [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = ""]) => target)
      .filter((target) => !/^(https?:|mailto:|#)/.test(target))
      .filter((target) => !existsSync(join(root, dirname(page), target.replace(/#.*$/, ""))))
      .map((target) => `${page}: ${target}`),
  )
  expect(broken).toEqual([])
})

test("every npm command that the documentation names exists", () => {
  const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> }
  const unknown = pages.flatMap((page) =>
    [...textOf(page).matchAll(/npm (?:run ([a-z:-]+)|(start|test)\b)/g)]
      .map(([, ran, short]) => ran ?? short ?? "")
      .filter((name) => !(name in scripts))
      .map((name) => `${page}: npm ${name}`),
  )
  expect(unknown).toEqual([])
})

test("every file that the documentation names in the project exists", () => {
  const missing = pages.flatMap((page) =>
    [...textOf(page).matchAll(/`((?:src|docs|test|scripts|migrations|bench)\/[\w./-]+\.\w+)`/g)]
      .map(([, path = ""]) => path)
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => `${page}: ${path}`),
  )
  expect(missing).toEqual([])
})
