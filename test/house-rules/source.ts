import { readdirSync, readFileSync } from "node:fs"
import { basename, dirname, join, posix, relative, sep } from "node:path"
import { parseSync } from "vite"

const ROOT = join(import.meta.dirname, "..", "..")

/** The line of rooms: each imports only those before it. */
export const ROOMS = [
  ...["kernel", "law", "ledger", "imports", "banking", "penalties", "policy", "messages", "delivery"],
  ...["replies", "portal", "evidence", "recourse", "insight", "adapters", "server", "cli"],
] as const

/** From here on, files may do input and output whatever their name. */
export const FIRST_SHELL_ROOM = "adapters"

/** One import of a file: what it names, and whether it is gone once types are erased. */
export interface Import {
  readonly from: string
  /** The file meant, from the root, when it is one of ours. */
  readonly path: string | null
  readonly isType: boolean
}

/** A function and how many lines it has. */
export interface Measured {
  readonly name: string
  readonly line: number
  readonly lines: number
}

/** A TypeScript file of the repository, read once. */
export interface Source {
  /** From the root, with slashes: "src/ledger/books/store.ts". */
  readonly path: string
  readonly text: string
  readonly lines: number
  /** The first folder under src, or null for tests, benchmarks and scripts. */
  readonly room: string | null
  readonly isTest: boolean
  readonly imports: readonly Import[]
  readonly functions: readonly Measured[]
  /** Exported functions without a docstring. */
  readonly undocumented: readonly Measured[]
  /** Places that a pure file must not have, in words: "Date.now() (line 12)". */
  readonly clocks: readonly string[]
  readonly anys: readonly number[]
  /** French texts written in the code, with their line. */
  readonly french: readonly { readonly text: string; readonly line: number }[]
  readonly isBarrel: boolean
}

/** Every TypeScript file of the product, its tests, benchmarks and scripts, but for what is generated. */
export function readSources(): Source[] {
  return ["src", "test", "bench", "scripts"]
    .flatMap((folder) => filesUnder(folder))
    .filter((path) => /\.tsx?$/.test(path) && !path.includes(".generated."))
    .map(readSource)
}

/** Every file under a folder, from the root, with slashes. */
export function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !path.includes("node_modules/"))
    .sort()
}

/** The text of a file, named from the root. */
export const textOf = (path: string): string => readFileSync(join(ROOT, path), "utf8")

/** True for the three names that may read, write or speak to somebody. */
export const mayTouchTheWorld = (path: string): boolean =>
  ["store.ts", "workflows.ts", "http.ts"].includes(basename(path))

/** A node of the syntax tree, as the parser of Vite gives it. */
interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

function readSource(path: string): Source {
  const text = textOf(path)
  const parsed = parseSync(path, text)
  const program = parsed.program as unknown as SyntaxNode
  const statements = program.body as SyntaxNode[]
  const lineOf = (offset: number) => text.slice(0, offset).split("\n").length
  const measure = (name: string, { start, end }: SyntaxNode): Measured => ({
    ...{ name, line: lineOf(start), lines: lineOf(end) - lineOf(start) + 1 },
  })
  const nodes = [...nodesOf(program)]
  const ofType = (...types: string[]) => nodes.filter((node) => types.includes(node.type))
  const docs = parsed.comments.filter((each) => each.type === "Block" && each.value.startsWith("*"))
  const isDocumented = ({ start }: SyntaxNode) =>
    docs.some((doc) => doc.end <= start && text.slice(doc.end, start).trim() === "")
  return {
    ...{ path, text, lines: text.split("\n").length - 1 },
    room: path.startsWith("src/") ? (path.split("/")[1] ?? null) : null,
    isTest: /\.(test|test-data)\.tsx?$|\/fixtures\/|^test\//.test(path),
    imports: importsOf(statements, path),
    functions: ofType("FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression").map((node) =>
      measure(nameOf(node.id) || "a function without a name", node),
    ),
    undocumented: exportedFunctions(statements)
      .filter(({ statement }) => !isDocumented(statement))
      .map(({ name, node }) => measure(name, node)),
    clocks: nodes.flatMap((node) => {
      const what = clockOf(node)
      return what ? [`${what} (line ${lineOf(node.start)})`] : []
    }),
    anys: ofType("TSAnyKeyword").map((node) => lineOf(node.start)),
    french: ofType("Property")
      .filter((node) => nameOf(node.key) === "fr")
      .map((node) => node.value as SyntaxNode)
      .map((value) => ({ text: text.slice(value.start, value.end), line: lineOf(value.start) })),
    isBarrel: statements.length > 0 && statements.every(isReExport),
  }
}

function* nodesOf(node: SyntaxNode): Generator<SyntaxNode> {
  yield node
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodesOf(child)
  }
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === "object" && value !== null && typeof (value as SyntaxNode).type === "string"

/** What asks for the time, for chance or for the process; null for all else. */
function clockOf(node: SyntaxNode): string | null {
  if (node.type === "NewExpression" && nameOf(node.callee) === "Date") {
    return (node.arguments as unknown[]).length === 0 ? "new Date()" : null
  }
  if (node.type !== "MemberExpression") return null
  const asked = `${nameOf(node.object)}.${nameOf(node.property)}`
  return ["Date.now", "Math.random", "performance.now", "process.env", "process.argv"].includes(asked)
    ? asked
    : null
}

const RE_EXPORTS = ["ExportAllDeclaration", "ExportNamedDeclaration"]

const isReExport = (node: SyntaxNode): boolean => RE_EXPORTS.includes(node.type) && isNode(node.source)

function importsOf(statements: readonly SyntaxNode[], path: string): Import[] {
  return statements.flatMap((node): Import[] => {
    if (node.type !== "ImportDeclaration" && !isReExport(node)) return []
    const from = String((node.source as SyntaxNode).value)
    const named = (node.specifiers ?? []) as SyntaxNode[]
    const onlyTypes = named.length > 0 && named.every((part) => part.importKind === "type")
    const isType = node.importKind === "type" || node.exportKind === "type" || onlyTypes
    return [{ from, path: from.startsWith(".") ? posix.join(dirname(path), from) : null, isType }]
  })
}

/** Functions that a file exports: declared, or kept in a constant. */
function exportedFunctions(statements: readonly SyntaxNode[]) {
  return statements.flatMap((statement) => {
    const { declaration } = statement
    if (!statement.type.startsWith("Export") || !isNode(declaration)) return []
    if (declaration.type === "FunctionDeclaration") {
      return [{ name: nameOf(declaration.id), node: declaration, statement }]
    }
    if (declaration.type !== "VariableDeclaration") return []
    return (declaration.declarations as SyntaxNode[])
      .filter(({ init }) => isNode(init) && init.type === "ArrowFunctionExpression")
      .map((node) => ({ name: nameOf(node.id), node, statement }))
  })
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return ""
  return typeof node.name === "string" ? node.name : typeof node.value === "string" ? node.value : ""
}
