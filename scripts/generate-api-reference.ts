/**
 * Writes docs/api.md from the application's own OpenAPI document, without a server and without a
 * database, so that the page lists the routes that are there.
 */
import { writeFileSync } from "node:fs"
import { openDatabase } from "../src/adapters/postgres/connect.ts"
import { secretBox } from "../src/adapters/secret-box.ts"
import { smtpCarrier } from "../src/adapters/smtp/carrier.ts"
import { createApp } from "../src/server/app.ts"
import { createAuth } from "../src/server/auth/auth.ts"
import { createLogger } from "../src/server/log.ts"
import { machinePorts } from "../src/server/ports.ts"

interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

interface Operation {
  readonly summary?: string
  readonly "x-role"?: string
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[]
  readonly requestBody?: Content
  readonly responses?: Readonly<Record<string, Content>>
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
}

const HEAD = `# The HTTP API

This page is made by \`node scripts/generate-api-reference.ts\` from the application's OpenAPI document; do not
edit it. A running server gives the document at \`/api/openapi.json\`, and a page with every schema at
\`/api/reference\`.

- **Sign in** with the session cookie of the pages, or send \`Authorization: Bearer <API key>\`. Keys are made by an
  owner in the settings and belong to one company and one role. A reader may only GET, a controller does the work,
  an owner also changes settings, members and the mode.
- **Amounts** are whole cents in fields that end in \`Cents\`; **days** are \`YYYY-MM-DD\` in fields that end in \`On\`.
- **Lists** answer \`{items, nextCursor}\`; send \`nextCursor\` back as \`cursor\` to read on.
- **Refusals** answer \`{error: {code, sentence: {fr, en}, where}}\` with 400, 401, 403, 404, 409, 413, 422 or 429.
- **An \`Idempotency-Key\` header** on a POST in a company makes the act happen once, however often it is sent; the first
  answer is given again for a day.

\`/c\` stands below for \`/api/companies/{c}\`, \`c\` being the company's identifier. A question mark marks what may be
left out.
`

/** The document that a server would give; the database is never reached. */
async function readDocument(): Promise<{ paths: Record<string, Record<string, Operation>> }> {
  const { db } = openDatabase({ url: "postgres://nobody@127.0.0.1:1/none" })
  const app = createApp({
    db,
    auth: createAuth({ db, secret: "only to read the routes, never to sign", publicUrl: null }),
    ports: machinePorts({ box: secretBox(Buffer.alloc(32)), openCarrier: (account) => smtpCarrier(account) }),
    logger: createLogger("reference", "silent"),
    now: () => new Date(),
    pages: "nowhere",
    publicUrl: null,
  })
  const answer = await app.request("http://localhost/api/openapi.json", { headers: { host: "localhost" } })
  if (!answer.ok) throw new Error(`no document: ${answer.status}`)
  return (await answer.json()) as { paths: Record<string, Record<string, Operation>> }
}

/** A schema in a few signs: "{name, amountCents: integer, kind: \"a\" | \"b\"}". */
function shape(schema: Schema | undefined): string {
  if (!schema) return ""
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ")
  if (schema.anyOf) return schema.anyOf.map(shape).join(" | ")
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? [])
  const isNullable = types.includes("null") && types.length > 1 ? " | null" : ""
  if (schema.properties) return `{${fields(schema).join(", ")}}${isNullable}`
  if (schema.items) return `[${shape(schema.items)}]${isNullable}`
  const type = types.find((name) => name !== "null") ?? ""
  return `${schema.format === "date" ? "day" : schema.format === "date-time" ? "instant" : type}${isNullable}`
}

function fields(schema: Schema): string[] {
  return Object.entries(schema.properties ?? {}).map(([name, inner]) => {
    const optional = schema.required?.includes(name) ? "" : "?"
    const words = shape(inner)
    return words === "string" || words === "" ? `${name}${optional}` : `${name}${optional}: ${words}`
  })
}

const firstSchema = (content: Content | undefined): Schema | undefined =>
  Object.values(content?.content ?? {})[0]?.schema

function entry(method: string, path: string, operation: Operation): string {
  const query = (operation.parameters ?? [])
    .filter((parameter) => parameter.in === "query")
    .map(({ name, schema }) => {
      const words = shape(schema)
      return words === "string" || words === "" ? name : `${name}: ${words}`
    })
  const body = shape(firstSchema(operation.requestBody))
  const [mediaType = ""] = Object.keys(operation.responses?.["200"]?.content ?? {})
  const answer =
    mediaType === "application/json" ? shape(firstSchema(operation.responses?.["200"])) : mediaType
  const role =
    operation["x-role"] && path.startsWith("/api/companies/{c}") ? ` *(${operation["x-role"]})*` : ""
  return [
    `### \`${method.toUpperCase()} ${path.replace("/api/companies/{c}", "/c")}\``,
    `${operation.summary ?? ""}${role}`,
    ...(query.length > 0 ? [`- query: \`${query.join("`, `")}\``] : []),
    ...(body ? [`- body: \`${body}\``] : []),
    ...(answer ? [`- answer: \`${answer}\``] : []),
  ]
    .join("\n")
    .replace(/\n(- [^\n]*)/, "\n\n$1")
    .replace(/`\n(?!-)/, "`\n\n")
}

/** The part of a path that names its chapter: "messages" in /api/companies/{c}/messages/{id}. */
function chapterOf(path: string): string {
  const inCompany = /^\/api\/companies\/\{c\}\/([a-z-]+)/.exec(path)?.[1]
  if (!path.includes("{c}")) return "outside of a company"
  return inCompany && !["checklist", "demo-day", "mode"].includes(inCompany) ? inCompany : "company"
}

const document = await readDocument()
const entries = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    chapter: chapterOf(path),
    text: entry(method, path, operation),
  })),
)
const chapters = [...Map.groupBy(entries, (one) => one.chapter)].map(
  ([title, list]) => `## ${title}\n\n${list.map((one) => one.text).join("\n\n")}\n`,
)
writeFileSync(new URL("../docs/api.md", import.meta.url), [HEAD, ...chapters].join("\n"))
