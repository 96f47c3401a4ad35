import { basename } from "node:path"
import { expect, test } from "vitest"
import {
  FIRST_SHELL_ROOM,
  filesUnder,
  mayTouchTheWorld,
  ROOMS,
  readSources,
  textOf,
} from "./house-rules/source.ts"

const sources = readSources()
const product = sources.filter((source) => source.room !== null && !source.isTest)
const rank = (room: string): number => (ROOMS as readonly string[]).indexOf(room)
const isShell = (room: string): boolean => room === "web" || rank(room) >= rank(FIRST_SHELL_ROOM)
const roomOf = (path: string): string => path.split("/")[1] ?? ""
const pure = product.filter((source) => !isShell(source.room!) && !mayTouchTheWorld(source.path))

test("every folder of src is a room that the line knows", () => {
  const rooms = new Set(product.map((source) => source.room!))
  expect([...rooms].filter((room) => room !== "web" && rank(room) < 0)).toEqual([])
})

test("a room imports only rooms before it", () => {
  const wrong = product
    .filter((source) => source.room !== "web")
    .flatMap(({ path, room, imports }) =>
      imports
        .filter((each) => each.path?.startsWith("src/") && rank(roomOf(each.path)) > rank(room!))
        .map((each) => `${path} imports ${each.path}`),
    )
  expect(wrong).toEqual([])
  const intoWeb = product.filter(
    (s) => s.room !== "web" && s.imports.some((i) => i.path?.startsWith("src/web/")),
  )
  expect(intoWeb.map((source) => source.path)).toEqual([])
})

test("the web imports types, and of the other rooms only pure files", () => {
  const wrong = product
    .filter((source) => source.room === "web")
    .flatMap(({ path, imports }) =>
      imports
        .filter((each) => !each.isType && each.path?.startsWith("src/") && roomOf(each.path) !== "web")
        .filter((each) => isShell(roomOf(each.path!)) || mayTouchTheWorld(each.path!))
        .map((each) => `${path} imports ${each.path}`),
    )
  expect(wrong).toEqual([])
})

// What a pure file may not have: files, lines, processes, the database. node:crypto and node:zlib only compute.
const IMPURE =
  /^(node:(fs|net|tls|http|https|http2|dns|child_process|process|os|worker_threads|timers|readline)|fs|net|http|https|child_process|process|pg|pg-.*|kysely|nodemailer|imapflow|graphile-worker|hono|@hono\/.*|better-auth)(\/promises)?$/

test("pure files neither read nor write nor speak to anybody; what builds SQL is a store", () => {
  const wrong = pure.flatMap(({ path, imports }) =>
    imports
      .filter((each) => !each.isType)
      .filter((each) => IMPURE.test(each.from) || (each.path !== null && mayTouchTheWorld(each.path)))
      .map((each) => `${path} imports ${each.from}`),
  )
  expect(wrong).toEqual([])
})

test("every room before the shell is compiled without Node by tsconfig.pure.json", () => {
  const config = textOf("tsconfig.pure.json")
  const rooms = ROOMS.slice(0, rank(FIRST_SHELL_ROOM))
  expect(rooms.filter((room) => !config.includes(`"src/${room}/**/*.ts"`))).toEqual([])
})

test("only the shell and the routes know what time it is; chance is nobody’s", () => {
  const asking = product
    .filter(({ room, path }) => !isShell(room!) && basename(path) !== "http.ts")
    .flatMap(({ path, clocks }) => clocks.map((clock) => `${path}: ${clock}`))
  expect(asking).toEqual([])
})

test("no folder is called utils, common, shared, helpers, types or services; no file only passes others on", () => {
  const vague = /\/(utils|common|shared|helpers|types|services)\//
  expect(filesUnder("src").filter((path) => vague.test(path))).toEqual([])
  expect(sources.filter((source) => source.isBarrel).map((source) => source.path)).toEqual([])
})

const WRITES =
  /\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*"(\w+)\.(\w+)|\b(?:insert into|update|delete from|truncate(?: table)?|copy)\s+(\w+)\.(\w+)(?=[\s($`])/gi

test("a room writes only the tables of its own schema", () => {
  const wrong = product.flatMap(({ path, room, text }) =>
    [...text.matchAll(WRITES)]
      .map((match) => `${match[1] ?? match[3]}.${match[2] ?? match[4]}`)
      .filter((table) => SCHEMAS.has(table.split(".")[0]!) && table.split(".")[0] !== room)
      .map((table) => `${path} writes ${table}`),
  )
  expect(wrong).toEqual([])
})

const SCHEMAS = new Set(
  filesUnder("migrations").flatMap((path) =>
    [...textOf(path).matchAll(/create schema (\w+)/g)].map((m) => m[1]!),
  ),
)

const LONGEST_FILE = 300
const LONGEST_FUNCTION = 60

test("files stay short: 300 lines at most, 200 for nine in ten, about 60 in the middle", () => {
  const long = sources.filter((source) => source.lines > LONGEST_FILE)
  expect(long.map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([])
  const lengths = product.map((source) => source.lines).sort((a, b) => a - b)
  const at = (share: number) => lengths[Math.floor(lengths.length * share)]!
  expect(at(0.9)).toBeLessThan(200)
  expect(at(0.5)).toBeLessThanOrEqual(90)
})

test("functions have sixty lines at most", () => {
  const long = product.flatMap(({ path, functions }) =>
    functions
      .filter(({ lines }) => lines > LONGEST_FUNCTION)
      .map(({ name, line, lines }) => `${path}:${line} ${name}: ${lines} lines`),
  )
  expect(long).toEqual([])
})

test("every exported function says what it is for", () => {
  const silent = product
    .filter((source) => !source.path.endsWith(".tsx"))
    .flatMap(({ path, undocumented }) => undocumented.map(({ name, line }) => `${path}:${line} ${name}`))
  expect(silent).toEqual([])
})

test("nothing is left for later, and no check is switched off", () => {
  const later =
    /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|expect-error|nocheck)|\b(test|it|describe)\.(only|skip)\(/
  const self = "test/house-rules"
  const wrong = sources
    .filter((source) => !source.path.startsWith(self))
    .flatMap(({ path, text, anys, isTest }) => [
      ...text.split("\n").flatMap((line, n) => (later.test(line) ? [`${path}:${n + 1} ${line.trim()}`] : [])),
      ...(isTest ? [] : anys.map((line) => `${path}:${line} any`)),
    ])
  expect(wrong).toEqual([])
})

test("French has typographic apostrophes", () => {
  const straight = /\p{L}'\p{L}/u
  const inCode = product
    .filter((source) => !source.path.startsWith("src/web/words/"))
    .flatMap(({ path, french }) =>
      french.filter(({ text }) => straight.test(text)).map(({ text, line }) => `${path}:${line} ${text}`),
    )
  const inTemplates = filesUnder("src/messages/shipped/fr").filter((path) => straight.test(textOf(path)))
  expect([...inCode, ...inTemplates]).toEqual([])
})

test("nothing speaks of the place where it was written, nor of a package registry", () => {
  const places = /(?<![\w.])\/(work|root|home\/\w+)\/|https?:\/\/registry\./
  const folders = ["src", "test", "bench", "scripts", "docs", "migrations", "bin"].flatMap(filesUnder)
  const texts = folders.filter((path) => /\.(tsx?|mjs|md|sql|json|typ|css|html)$/.test(path))
  const wrong = [...texts, "package.json", "package-lock.json"]
    .filter((path) => !path.startsWith("test/house-rules"))
    .filter((path) => places.test(textOf(path)))
  expect(wrong).toEqual([])
})
