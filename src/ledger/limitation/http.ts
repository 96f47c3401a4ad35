/**
 * GET   /limitations                         unpaid invoices whose last safe day is near or past
 * GET   /limitations.csv                     the same list as a file
 * GET   /invoices/{id}/limitation            one invoice: every reading, every event
 * PATCH /invoices/{id}/limitation            from where its period is counted
 * POST  /limitation-events                   what interrupted, suspended or did neither, with its proof
 * POST  /limitation-events/{id}/cancellation
 */
import { z } from "@hono/zod-openapi"
import type { NamesOf } from "../../kernel/author.ts"
import {
  author,
  type CompanyRouter,
  cents,
  cursorOf,
  dayInput,
  dayOut,
  done,
  get,
  getFile,
  identifier,
  inBooks,
  languageInput,
  listOf,
  pageOf,
  patch,
  placeOf,
  post,
  sentenceOut,
  typedText,
} from "../../kernel/http.ts"
import { outcomeSentence } from "../../law/limitation-words.ts"
import { CLAIM_KINDS, EVENT_TYPES } from "../../law/rules/limitation.ts"
import { csvText } from "../sheets/csv.ts"
import { fileHeaders } from "../sheets/file-headers.ts"
import { limitationSheet } from "./sheet.ts"
import { cancelEvent, invoiceLimitation, nearLimits, recordEvent, setBasis, WITHIN } from "./workflows.ts"

const PAGE = 100
const claimKind = z.enum(CLAIM_KINDS)

/** When an invoice becomes time-barred, in a list. */
export const limitationOut = z.object({
  invoiceId: z.string(),
  number: z.string(),
  customerId: z.string(),
  customerCode: z.string(),
  customerName: z.string(),
  issuedOn: dayOut,
  dueOn: dayOut,
  completedOn: dayOut.nullable(),
  openCents: cents,
  currency: z.string(),
  claimKind,
  lastSafeOn: dayOut,
  barredFromOn: dayOut,
  daysLeft: z.int(),
  warning: z.union([z.literal("over"), z.literal(1), z.literal(3), z.literal(6), z.literal(12)]).nullable(),
  pending: z.enum(["proceedings", "suspension"]).nullable(),
  toConfirm: listOf(dayOut),
  sentence: sentenceOut,
  warningSentence: sentenceOut.nullable(),
})

/** The whole of one invoice's limitation. */
export const wholeLimitationOut = limitationOut.extend({
  givenKind: claimKind.nullable(),
  cautions: listOf(sentenceOut),
  readings: listOf(
    z.object({
      from: z.enum(["completion", "issue", "due"]),
      startOn: dayOut,
      lastSafeOn: dayOut,
      interrupted: z.boolean(),
      restartedOn: dayOut.nullable(),
      suspended: z.boolean(),
      pending: z.enum(["proceedings", "suspension"]).nullable(),
      outcomes: listOf(
        z.object({
          type: z.enum(EVENT_TYPES as [string, ...string[]]),
          on: dayOut,
          effect: z.string(),
          lastSafeOn: dayOut,
          sentence: sentenceOut,
        }),
      ),
    }),
  ),
  events: listOf(
    z.object({
      id: z.string(),
      type: z.enum(EVENT_TYPES as [string, ...string[]]),
      happenedOn: dayOut,
      proof: z.string(),
      recordedOn: dayOut,
      createdBy: z.string(),
      cancelledOn: dayOut.nullable(),
      cancelReason: z.string().nullable(),
    }),
  ),
})

const asked = z.object({ within: z.enum(WITHIN).default("all"), customerId: identifier.optional() })
const list = get("/limitations", {
  summary: "Unpaid invoices whose last safe day is near or past",
  query: asked.extend({ cursor: z.string().optional() }),
  answer: pageOf(limitationOut).extend({ total: z.int() }),
})
const csv = getFile("/limitations.csv", {
  summary: "Unpaid invoices whose last safe day is near or past, as CSV",
  query: asked.extend({ language: languageInput }),
  mediaType: "text/csv",
})
const readOne = get("/invoices/{id}/limitation", {
  summary: "When one invoice becomes time-barred",
  answer: wholeLimitationOut,
})
const basis = patch("/invoices/{id}/limitation", {
  summary: "Say from where the period of an invoice is counted",
  body: z.object({
    completedOn: dayInput.nullable().optional(),
    claimKind: claimKind.nullable().optional(),
  }),
  answer: done,
})
const add = post("/limitation-events", {
  summary: "Record what interrupted or suspended a period",
  body: z.object({
    invoiceId: identifier,
    type: z.enum(EVENT_TYPES as [(typeof EVENT_TYPES)[number], ...(typeof EVENT_TYPES)[number][]]),
    happenedOn: dayInput,
    proof: typedText(500),
  }),
  answer: z.object({ id: z.string() }),
})
const cancel = post("/limitation-events/{id}/cancellation", {
  summary: "Cancel a recorded event",
  body: z.object({ reason: typedText(500) }),
  answer: done,
})

const ok = { ok: true as const }

/** The routes of limitation. */
export function limitationRoutes(app: CompanyRouter, namesOf: NamesOf): void {
  app.openapi(list, async (c) => {
    const { cursor, ...query } = c.req.valid("query")
    const offset = placeOf(cursor, z.int().min(0)) ?? 0
    const { lines, total } = await inBooks(c, (tx) =>
      nearLimits(tx, { ...query, offset, most: PAGE }, c.var.today),
    )
    const next = offset + PAGE < total ? cursorOf(offset + PAGE) : null
    return c.json({ items: lines, total, nextCursor: next }, 200)
  })
  app.openapi(csv, async (c) => {
    const { language, ...query } = c.req.valid("query")
    const { lines } = await inBooks(c, (tx) => nearLimits(tx, query, c.var.today))
    const sheet = limitationSheet(lines, c.var.today, language)
    return c.body(csvText(sheet), 200, fileHeaders(sheet, "csv"))
  })
  app.openapi(readOne, async (c) => {
    const { id } = c.req.valid("param")
    const { readings, ...whole } = await inBooks(c, (tx) => invoiceLimitation(tx, id, c.var.today))
    const told = readings.map((reading) => ({
      ...reading,
      outcomes: reading.outcomes.map((outcome) => ({ ...outcome, sentence: outcomeSentence(outcome) })),
    }))
    const names = await namesOf(
      c.var.db,
      whole.events.map((event) => event.createdBy),
    )
    const events = whole.events.map((event) => ({
      ...event,
      createdBy: names.get(event.createdBy) ?? event.createdBy,
    }))
    return c.json({ ...whole, readings: told, events }, 200)
  })
  app.openapi(basis, async (c) => {
    const { id } = c.req.valid("param")
    await inBooks(c, (tx) => setBasis(tx, id, c.req.valid("json"), author(c)))
    return c.json(ok, 200)
  })
  app.openapi(add, async (c) =>
    c.json({ id: await inBooks(c, (tx) => recordEvent(tx, c.req.valid("json"), author(c))) }, 200),
  )
  app.openapi(cancel, async (c) => {
    const { id } = c.req.valid("param")
    await inBooks(c, (tx) => cancelEvent(tx, id, c.req.valid("json").reason, author(c)))
    return c.json(ok, 200)
  })
}
