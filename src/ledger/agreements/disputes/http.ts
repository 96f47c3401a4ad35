/**
 * GET   /disputes                    disputes, the open ones first
 * GET   /dispute-times               how long they last, by reason
 * GET   /disputes/{id}               one, with its papers and what was said about it
 * PATCH /disputes/{id}               who looks after it, and by when
 * POST  /disputes/{id}/remarks
 * POST  /disputes/{id}/documents
 * GET   /agreement-documents/{id}    a paper of a dispute or a plan, to the byte
 */
import { z } from "@hono/zod-openapi"
import type { NamesOf } from "../../../kernel/author.ts"
import {
  author,
  type CompanyRouter,
  cents,
  dayInput,
  dayOut,
  done,
  get,
  getFile,
  identifier,
  inBooks,
  instantOut,
  listOf,
  patch,
  post,
  typedText,
  upload,
} from "../../../kernel/http.ts"
import { refuse } from "../../../kernel/refusal.ts"
import { DISPUTE_OUTCOMES, DISPUTE_REASONS } from "../../facts/choices.ts"
import { listDocuments, readDocument } from "../documents/store.ts"
import { keepDocument } from "../documents/workflows.ts"
import { documentOut } from "../plans/shapes/http.ts"
import { readDisputeRows, readDisputeTimes, readRemarks } from "./store.ts"
import { assignDispute, existingDispute, remarkOnDispute } from "./workflows.ts"

/** A dispute in a list. */
export const disputeListed = z.object({
  id: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  invoiceId: z.string(),
  invoiceNumber: z.string(),
  currency: z.string(),
  disputedCents: cents.nullable(),
  openCents: cents,
  lines: listOf(z.object({ label: z.string(), cents })),
  reason: z.string().openapi({ enum: [...DISPUTE_REASONS] }),
  note: z.string().nullable(),
  ownerUserId: z.string().nullable(),
  openedOn: dayOut,
  answerBy: dayOut.nullable(),
  closedOn: dayOut.nullable(),
  outcome: z
    .string()
    .nullable()
    .openapi({ enum: [...DISPUTE_OUTCOMES] }),
  closingNote: z.string().nullable(),
  daysInDispute: z.int(),
})
const list = get("/disputes", {
  summary: "Disputes",
  query: z.object({ customerId: identifier.optional(), open: z.enum(["true", "false"]).optional() }),
  answer: z.object({ items: listOf(disputeListed) }),
})
const times = get("/dispute-times", {
  summary: "How long disputes last, by reason",
  answer: z.object({
    items: listOf(z.object({ reason: z.string(), disputes: z.int(), open: z.int(), averageDays: z.int() })),
  }),
})
/** One dispute, with its papers and what was said about it. */
export const disputePageOut = disputeListed.extend({
  remarks: listOf(
    z.object({
      text: z.string(),
      writtenBy: z.string(),
      authorName: z.string().nullable(),
      writtenAt: instantOut,
    }),
  ),
  documents: listOf(documentOut),
})
const read = get("/disputes/{id}", { summary: "One dispute", answer: disputePageOut })
const change = patch("/disputes/{id}", {
  summary: "Say who looks after a dispute, and by when",
  body: z.object({ ownerUserId: typedText(100).nullable().optional(), answerBy: dayInput.optional() }),
  answer: done,
})
const remark = post("/disputes/{id}/remarks", {
  summary: "Write to colleagues about a dispute",
  body: z.object({ text: typedText(5_000).min(1) }),
  answer: done,
})
const keep = upload("/disputes/{id}/documents", {
  summary: "Keep a paper with a dispute",
  form: z.object({ file: z.custom<File>().openapi({ type: "string", format: "binary" }) }),
  answer: done,
})
const paper = getFile("/agreement-documents/{id}", {
  summary: "A paper of a dispute or a payment plan, to the byte",
  mediaType: "application/octet-stream",
})
const ok = { ok: true as const }

/** The routes of disputes beyond their opening and closing. */
export function disputeRoutes(app: CompanyRouter, namesOf: NamesOf): void {
  app.openapi(list, async (c) => {
    const { customerId, open } = c.req.valid("query")
    const which = { ...(customerId && { customerId }), openOnly: open === "true" }
    return c.json({ items: await inBooks(c, (tx) => readDisputeRows(tx, which, c.var.today)) }, 200)
  })
  app.openapi(times, async (c) =>
    c.json({ items: await inBooks(c, (tx) => readDisputeTimes(tx, c.var.today)) }, 200),
  )
  app.openapi(read, async (c) => {
    const { id } = c.req.valid("param")
    const page = await inBooks(c, async (tx) => {
      const dispute = await existingDispute(tx, id, c.var.today)
      return {
        ...dispute,
        remarks: await readRemarks(tx, id),
        documents: await listDocuments(tx, { disputeId: id }),
      }
    })
    const names = await namesOf(
      c.var.db,
      page.remarks.map(({ writtenBy }) => writtenBy),
    )
    const remarks = page.remarks.map((each) => ({
      ...{ ...each, authorName: names.get(each.writtenBy) ?? null },
      writtenAt: each.writtenAt.toISOString(),
    }))
    const documents = page.documents.map((each) => ({ ...each, addedAt: each.addedAt.toISOString() }))
    return c.json({ ...page, remarks, documents }, 200)
  })
  workRoutes(app)
}

function workRoutes(app: CompanyRouter): void {
  app.openapi(change, async (c) => {
    await inBooks(c, (tx) => assignDispute(tx, c.req.valid("param").id, c.req.valid("json"), author(c)))
    return c.json(ok, 200)
  })
  app.openapi(remark, async (c) => {
    const { text } = c.req.valid("json")
    await inBooks(c, (tx) => remarkOnDispute(tx, c.req.valid("param").id, text, author(c)))
    return c.json(ok, 200)
  })
  app.openapi(keep, async (c) => {
    const { file } = c.req.valid("form")
    const isFile = file instanceof File
    const content = isFile ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0)
    const { id: disputeId } = c.req.valid("param")
    await inBooks(c, async (tx) => {
      const { customerId } = await existingDispute(tx, disputeId, c.var.today)
      await keepDocument(tx, { disputeId, customerId }, { name: isFile ? file.name : "", content }, author(c))
    })
    return c.json(ok, 200)
  })
  app.openapi(paper, async (c) => {
    const found = await inBooks(c, (tx) => readDocument(tx, c.req.valid("param").id))
    if (!found) {
      return refuse("DOCUMENT_UNKNOWN", {
        fr: "Ce document n’existe pas.",
        en: "There is no such document.",
      })
    }
    return c.body(new Uint8Array(found.content), 200, {
      "content-type": found.media_type,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(found.file_name)}`,
      "x-content-type-options": "nosniff",
    })
  })
}
