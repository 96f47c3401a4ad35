/**
 * GET  /imports                  the files that came in
 * POST /imports/{id}/undoing     takes one back
 */
import { z } from "@hono/zod-openapi"
import {
  act,
  author,
  type CompanyRouter,
  cents,
  dayOut,
  done,
  get,
  inBooks,
  instantOut,
  listOf,
  sentenceOut,
} from "../../kernel/http.ts"
import { undoImport } from "../undo/workflows.ts"
import { listImports, type PastImport } from "./store.ts"

const kind = z.enum(["fec", "invoices", "customers", "payments"])
/** How many of each: rows, customers, invoices… */
export const countsOut = z.record(z.string(), z.number())
/** What a file leaves open, for a person to decide. */
export const questionOut = z.object({
  code: z.string(),
  sentence: sentenceOut,
  customerCode: z.string(),
  number: z.string().nullable(),
  amountCents: cents,
  openCents: cents,
  currency: z.string(),
})
/** A file that came in, in an answer. */
export const importOut = z.object({
  id: z.string(),
  kind,
  fileName: z.string(),
  fileBytes: z.number(),
  sha256: z.string(),
  state: z.enum(["applied", "undone"]),
  summary: countsOut,
  questions: listOf(questionOut),
  periodFrom: dayOut.nullable(),
  periodTo: dayOut.nullable(),
  importedBy: z.string(),
  importedOn: dayOut,
  createdAt: instantOut,
  undoneAt: instantOut.nullable(),
})
const list = get("/imports", {
  summary: "The files that came in",
  answer: z.object({ items: listOf(importOut), nextCursor: z.null() }),
})
const undo = act("post", "/imports/{id}/undoing", { summary: "Take an import back", answer: done })

/** The routes of the files that came in. */
export function importHistoryRoutes(app: CompanyRouter): void {
  app.openapi(list, async (c) => {
    const items = (await inBooks(c, listImports)).map(shownImport)
    return c.json({ items, nextCursor: null }, 200)
  })
  app.openapi(undo, async (c) => {
    await undoImport(c.var.db, c.var.companyId, c.req.valid("param").id, author(c))
    return c.json({ ok: true as const }, 200)
  })
}

/** An import as answers show it. */
export function shownImport({ counts: summary, createdAt, undoneAt, ...past }: PastImport) {
  return {
    ...past,
    summary,
    createdAt: createdAt.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
  }
}
