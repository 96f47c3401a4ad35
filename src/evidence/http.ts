/**
 * GET /customers/{id}/timeline, /invoices/{id}/timeline    what happened, on both sides
 * GET /journal                                            every entry, newest first
 * GET /journal/verification                               whether anything was changed
 * GET /journal/anchor                                     the end of the chain, to be written down
 */
import { z } from "@hono/zod-openapi"
import type { NamesOf } from "../kernel/author.ts"
import {
  type CompanyRouter,
  cursorOf,
  dayOut,
  get,
  inBooks,
  instantOut,
  listOf,
  pageOf,
  placeOf,
  sentenceOut,
} from "../kernel/http.ts"
import type { Db } from "../kernel/store.ts"
import { existingCustomer } from "../ledger/customers/workflows.ts"
import { listJournal } from "./journal/store.ts"
import { journalTitle } from "./journal/words.ts"
import { type TimelinePage, timeline } from "./timeline/workflows.ts"
import { anchorText, parseAnchor } from "./verification/anchor.ts"
import { currentAnchor, verifyJournal } from "./verification/workflows.ts"

const PAGE = 100

const timelineOut = pageOf(
  z.object({
    on: dayOut,
    at: instantOut.nullable(),
    side: z.enum(["us", "debtor", "ledger", "system"]),
    kind: z.string(),
    actor: z.string().nullable(),
    title: sentenceOut,
    detail: sentenceOut.nullable(),
    messageId: z.string().nullable(),
    invoiceId: z.string().nullable(),
  }),
)
const query = z.object({ cursor: z.string().optional() })
const ofCustomer = get("/customers/{id}/timeline", {
  summary: "Everything that happened with a customer",
  query,
  answer: timelineOut,
})
const ofInvoice = get("/invoices/{id}/timeline", {
  summary: "Everything that happened about an invoice",
  query,
  answer: timelineOut,
})
const journal = get("/journal", {
  summary: "The journal, newest first",
  query,
  answer: pageOf(
    z.object({
      seq: z.number(),
      at: instantOut,
      on: dayOut,
      kind: z.string(),
      actor: z.string(),
      title: sentenceOut,
      messageId: z.string().nullable(),
      invoiceId: z.string().nullable(),
      hash: z.string(),
      previousHash: z.string(),
    }),
  ),
})
const anchorOut = z.object({ seq: z.number(), hash: z.string() })
const anchor = get("/journal/anchor", {
  summary: "The end of the journal’s chain now, to be written down elsewhere",
  answer: anchorOut.extend({ text: z.string() }),
})
const verification = get("/journal/verification", {
  summary: "Recompute the whole journal and archive, and tell what was changed",
  query: z.object({
    anchor: z
      .union([z.string().max(200), z.array(z.string().max(200)).max(1_000)])
      .optional()
      .openapi({ description: "an anchor that was written down, NUMBER:HASH; may be repeated" }),
  }),
  answer: z.object({
    ok: z.boolean(),
    entries: z.number(),
    erasedPayloads: z.number(),
    messages: z.number(),
    mails: z.number(),
    faultCount: z.number(),
    faults: listOf(
      z.object({
        seq: z.number().optional(),
        messageId: z.string().optional(),
        mailId: z.string().optional(),
        code: z.string(),
        sentence: sentenceOut,
      }),
    ),
    end: anchorOut,
  }),
})

/** The routes of the timeline and of the journal. */
export function evidenceRoutes(app: CompanyRouter, namesOf: NamesOf): void {
  app.openapi(ofCustomer, async (c) => {
    const { cursor } = c.req.valid("query")
    const customerId = c.req.valid("param").id
    const page = await inBooks(c, async (tx) => {
      await existingCustomer(tx, customerId)
      return await timeline(tx, { customerId }, cursor)
    })
    return c.json(await named(page, c.var.db), 200)
  })
  app.openapi(ofInvoice, async (c) => {
    const { cursor } = c.req.valid("query")
    const page = await inBooks(c, (tx) => timeline(tx, { invoiceId: c.req.valid("param").id }, cursor))
    return c.json(await named(page, c.var.db), 200)
  })
  app.openapi(journal, async (c) => {
    const before = placeOf(c.req.valid("query").cursor, z.int())
    const lines = await inBooks(c, (tx) => listJournal(tx, { before, most: PAGE }))
    const names = await namesOf(
      c.var.db,
      lines.map((line) => line.actor),
    )
    const last = lines.length === PAGE ? lines.at(-1) : undefined
    const items = lines.map((line) => ({
      ...{ seq: line.seq, at: line.at.toISOString(), on: line.on, kind: line.kind },
      ...{ actor: names.get(line.actor) ?? line.actor, title: journalTitle(line) },
      ...{ messageId: line.messageId, invoiceId: line.invoiceId },
      ...{ hash: line.hash, previousHash: line.previousHash },
    }))
    return c.json({ items, nextCursor: last ? cursorOf(last.seq) : null }, 200)
  })
  app.openapi(anchor, async (c) => {
    const end = await inBooks(c, currentAnchor)
    return c.json({ ...end, text: anchorText(end) }, 200)
  })
  app.openapi(verification, async (c) => {
    const anchors = [c.req.valid("query").anchor ?? []].flat().map(parseAnchor)
    return c.json(await verifyJournal(c.var.db, c.var.companyId, anchors), 200)
  })

  async function named(page: TimelinePage, db: Db) {
    const names = await namesOf(
      db,
      page.items.flatMap((item) => item.actor ?? []),
    )
    const items = page.items.map((item) => ({
      ...item,
      at: item.at?.toISOString() ?? null,
      actor: item.actor && (names.get(item.actor) ?? item.actor),
    }))
    return { ...page, items }
  }
}
