import { OpenAPIHono, z } from "@hono/zod-openapi"
import type { Context, MiddlewareHandler } from "hono"
import type { Author } from "./author.ts"
import { type Day, parseDay } from "./day.ts"
import { Refusal, refuse } from "./refusal.ts"
import { type CompanyTx, type Db, inCompany } from "./store.ts"

/** What somebody may do in a company: read, work, or also change settings and members. */
export type Role = "reader" | "controller" | "owner"

/** What the server has found out before a room's handler runs. */
export interface CompanyEnv {
  Variables: {
    db: Db
    companyId: string
    role: Role
    /** Who asks: "user:<id>" or "key:<id>". */
    actor: string
    /** The day it is in this company (a demonstration may play another one). */
    today: Day
  }
}

/** The router of a room, mounted by the server under /api/companies/{c}. */
export type CompanyRouter = OpenAPIHono<CompanyEnv>

type AnyContext = Context<CompanyEnv>

/** A router whose refusals of wrong input read like all others. */
export function companyRouter(): CompanyRouter {
  return new OpenAPIHono<CompanyEnv>({ defaultHook: refuseWrongInput })
}

/** Refuses with INPUT_INVALID, naming the first field that is wrong and, where there are few, the values it may have. */
export function refuseWrongInput(result: { success: boolean; error?: z.ZodError; target: string }): void {
  if (result.success) return
  const issue = result.error?.issues[0]
  const field = issue?.path.join(".") || result.target
  const allowed = issue?.code === "invalid_value" ? issue.values.join(", ") : null
  refuse(
    "INPUT_INVALID",
    {
      fr: `La valeur de «\u00a0${field}\u00a0» n’est pas celle qui est attendue${allowed ? ` (permises\u00a0: ${allowed})` : ""}. Corrigez-la et recommencez.`,
      en: `The value of “${field}” is not the expected one (${allowed ? `allowed: ${allowed}` : (issue?.message ?? "invalid")}). Correct it and try again.`,
    },
    { field },
  )
}

/** Runs work on the books of the company that the request is about. */
export function inBooks<T>(c: AnyContext, work: (tx: CompanyTx) => Promise<T>): Promise<T> {
  return inCompany(c.var.db, c.var.companyId, work)
}

/** Who does what the request asks for, and when. */
export function author(c: AnyContext): Author {
  return { actor: c.var.actor, now: new Date(), today: c.var.today }
}

/** A day in a query or a body. */
export const dayInput = z
  .string()
  .refine((text) => parseDay(text) !== null, "expected an existing day, YYYY-MM-DD")
  .transform((text) => text as Day)
  .openapi({ type: "string", format: "date", example: "2026-03-15" })

/** A day in an answer. */
export const dayOut = z.string().openapi({ format: "date", example: "2026-03-15" })
/** An instant in an answer. */
export const instantOut = z.string().openapi({ format: "date-time" })
/** Money in whole cents. */
export const cents = z.int().openapi({ description: "whole cents", example: 123_456 })
export const identifier = z.uuid()
/** A text that people typed: without outer blanks, not endless. */
export const typedText = (longest = 500) => z.string().trim().max(longest)
/** The language of a file that is asked for. */
export const languageInput = z.enum(["fr", "en"]).default("fr")
/** One sentence in each language of the interface. */
export const sentenceOut = z.object({ fr: z.string(), en: z.string() })

/** A list in an answer. */
export const listOf = <T extends z.ZodType>(item: T) => z.array(item).readonly()
/** One page of a list, and where the next one begins. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: listOf(item), nextCursor: z.string().nullable() })

const nothing = z.object({})
/** The answer of an act that says nothing but that it was done. */
export const done = z.object({ ok: z.literal(true) })

interface Words {
  readonly summary: string
  /** Who may; by default everybody for GET and controllers for the rest. */
  readonly role?: Role
}

/** GET path → answer. */
export function get<P extends string, A extends z.ZodType, Q extends z.ZodObject = typeof nothing>(
  path: P,
  words: Words & { query?: Q; answer: A },
) {
  return readRoute(path, words, (words.query ?? nothing) as Q)
}

function readRoute<P extends string, A extends z.ZodType, Q extends z.ZodObject>(
  path: P,
  words: Words & { answer: A },
  query: Q,
) {
  const route = {
    method: "get" as const,
    path,
    summary: words.summary,
    request: { params: paramsOf(path), query },
    responses: { 200: answerOf(words.answer) },
  }
  return withRole(route, words.role ?? "reader")
}

type BodyMethod = "post" | "put" | "patch" | "delete"

function writeRoute<M extends BodyMethod, P extends string, B extends z.ZodType, A extends z.ZodType>(
  method: M,
  path: P,
  words: Words & { body: B; answer: A },
) {
  const route = {
    method,
    path,
    summary: words.summary,
    request: {
      params: paramsOf(path),
      body: { content: { "application/json": { schema: words.body } }, required: true },
    },
    responses: { 200: answerOf(words.answer) },
  }
  return withRole(route, words.role ?? "controller")
}

/** POST path with a JSON body → answer. */
export const post = <P extends string, B extends z.ZodType, A extends z.ZodType>(
  path: P,
  words: Words & { body: B; answer: A },
) => writeRoute("post", path, words)

/** PUT path with a JSON body → answer. */
export const put = <P extends string, B extends z.ZodType, A extends z.ZodType>(
  path: P,
  words: Words & { body: B; answer: A },
) => writeRoute("put", path, words)

/** PATCH path with a JSON body → answer. */
export const patch = <P extends string, B extends z.ZodType, A extends z.ZodType>(
  path: P,
  words: Words & { body: B; answer: A },
) => writeRoute("patch", path, words)

/** POST path with a file (multipart/form-data) → answer. */
export function upload<P extends string, B extends z.ZodType, A extends z.ZodType>(
  path: P,
  words: Words & { form: B; answer: A },
) {
  const route = {
    method: "post" as const,
    path,
    summary: words.summary,
    request: {
      params: paramsOf(path),
      body: { content: { "multipart/form-data": { schema: words.form } }, required: true },
    },
    responses: { 200: answerOf(words.answer) },
  }
  return withRole(route, words.role ?? "controller")
}

/** An act without a body (POST), or the removal of a resource (DELETE) → answer. */
export function act<P extends string, A extends z.ZodType>(
  method: "post" | "delete",
  path: P,
  words: Words & { answer: A },
) {
  const route = {
    method,
    path,
    summary: words.summary,
    request: { params: paramsOf(path) },
    responses: { 200: answerOf(words.answer) },
  }
  return withRole(route, words.role ?? "controller")
}

/** The place after a page, as an opaque text for the client. */
export const cursorOf = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString("base64url")

/** The place that cursorOf() wrote; refuses a text that it did not write. */
export function placeOf<T extends z.ZodType>(cursor: string | undefined, shape: T): z.output<T> | null {
  if (!cursor) return null
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")))
  } catch {
    return refuse("CURSOR_INVALID", {
      fr: "Cette suite de liste n’existe pas. Rechargez la liste depuis son début.",
      en: "There is no such continuation. Load the list again from its beginning.",
    })
  }
}

/** GET path → a file; the handler answers with its bytes. */
export function getFile<P extends string, Q extends z.ZodObject = typeof nothing>(
  path: P,
  words: Words & { query?: Q; mediaType: string },
) {
  const route = {
    method: "get" as const,
    path,
    summary: words.summary,
    request: { params: paramsOf(path), query: (words.query ?? nothing) as Q },
    responses: { 200: { description: words.summary, content: { [words.mediaType]: { schema: z.any() } } } },
  }
  return withRole(route, words.role ?? "reader")
}

function answerOf<A extends z.ZodType>(schema: A) {
  return { description: "done", content: { "application/json": { schema } } }
}

type ParamNames<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never

/** The parameters of a path are identifiers of rows, or short words. */
function paramsOf<P extends string>(path: P) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "")
  const shape = names.map((name) => [name, /^id$|(contact)Id$/.test(name) ? identifier : z.string().max(100)])
  return z.object(Object.fromEntries(shape) as Record<ParamNames<P>, z.ZodString>)
}

const RANK: Readonly<Record<Role, number>> = { reader: 0, controller: 1, owner: 2 }

/** Refuses with FORBIDDEN whoever has a lower role in the company than this one. */
function refuseUnlessRole(c: AnyContext, least: Role): void {
  // Outside of a company there are no roles: such a route checks who asks by itself.
  if (c.var.role !== undefined && RANK[c.var.role] < RANK[least]) {
    throw new Refusal("FORBIDDEN", FORBIDDEN_WORDS, { needed: least })
  }
}

/** Lets only this role and those above it pass. The type of the route stays as it was. */
function withRole<R extends object>(route: R, least: Role): R {
  const check: MiddlewareHandler<CompanyEnv> = async (c, next) => {
    refuseUnlessRole(c, least)
    await next()
  }
  return { ...route, middleware: check, "x-role": least }
}

const FORBIDDEN_WORDS = {
  fr: "Votre rôle dans cette entreprise ne le permet pas. Demandez à son propriétaire.",
  en: "Your role in this company does not allow this. Ask its owner.",
}
