/**
 * POST   /import-drafts                     puts a file on the page (multipart: file, kind)
 * GET    /import-drafts/{id}                what it is read as, and what applying it would do
 * PATCH  /import-drafts/{id}                kind, columns, options
 * POST   /import-drafts/{id}/application    applies it; long work, told by the draft's progress
 * GET    /import-drafts/{id}/rejected.csv   the rows that would not be taken
 * DELETE /import-drafts/{id}
 */
import { z } from "@hono/zod-openapi"
import {
  act,
  author,
  type CompanyRouter,
  cents,
  done,
  get,
  getFile,
  inBooks,
  languageInput,
  listOf,
  patch,
  post,
  sentenceOut,
  upload,
} from "../../kernel/http.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { countsOut, importOut, questionOut, shownImport } from "../history/http.ts"
import { changeDraft, findDraft } from "./store.ts"
import { createDraft, type DraftView, deleteDraft, readDraft, rejectedCsv, updateDraft } from "./workflows.ts"

const kind = z.enum(["fec", "invoices", "customers", "payments"])
const where = z.record(z.string(), z.union([z.string(), z.number()]))
const options = z.object({
  terms: z.string().max(100).optional(),
  termsByCustomer: z.record(z.string(), z.string().max(100)).optional(),
  receivableAccounts: z.array(z.string().max(20)).max(50).readonly().optional(),
  dateFormat: z.enum(["auto", "day-first", "month-first", "year-first"]).optional(),
  currency: z.string().length(3).optional(),
})
const draftOut = z.object({
  id: z.string(),
  kind,
  fileName: z.string(),
  state: z.enum(["uploaded", "applying", "applied", "failed"]),
  columns: listOf(
    z.object({
      index: z.number(),
      header: z.string(),
      samples: listOf(z.string()),
      field: z.string().nullable(),
      confidence: z.number(),
    }),
  ),
  mapping: countsOut,
  options,
  preview: z
    .object({
      rows: listOf(listOf(z.string())),
      errors: listOf(
        z.object({
          row: z.number(),
          column: z.string().nullable(),
          value: z.string().nullable(),
          code: z.string(),
          sentence: sentenceOut,
          remedy: sentenceOut,
        }),
      ),
      warnings: listOf(
        z.object({
          code: z.string(),
          sentence: sentenceOut,
          count: z.number().optional(),
          row: z.number().optional(),
          where: where.optional(),
        }),
      ),
      rowCount: z.number(),
      controlTotalCents: cents.nullable(),
      fileTotalCents: cents.nullable(),
      counts: countsOut,
      changedNothing: z.boolean(),
      shrink: z.object({ expected: z.number(), missing: z.number() }).nullable(),
    })
    .nullable(),
  questions: listOf(questionOut),
  progress: z.object({
    stage: z.string().optional(),
    done: z.number().optional(),
    total: z.number().optional(),
    rows: z.number().optional(),
  }),
  importId: z.string().nullable(),
  failure: z.object({ code: z.string(), sentence: sentenceOut, where }).nullable(),
  report: importOut.nullable(),
})

const create = upload("/import-drafts", {
  summary: "Put a file on the page",
  form: z.object({
    file: z.custom<File>().openapi({ type: "string", format: "binary" }),
    kind: z.enum(["auto", ...kind.options]).default("auto"),
  }),
  answer: draftOut,
})
const read = get("/import-drafts/{id}", {
  summary: "What a file is read as, and what applying it would do",
  answer: draftOut,
})
const update = patch("/import-drafts/{id}", {
  summary: "Say how a file is to be read",
  body: z.object({
    kind: kind.optional(),
    mapping: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
    options: options.optional(),
  }),
  answer: draftOut,
})
const apply = post("/import-drafts/{id}/application", {
  summary: "Apply a file; poll the draft for its progress",
  body: z.object({ confirmShrink: z.boolean().optional() }),
  answer: z.object({ id: z.string(), state: z.literal("applying") }),
})
const rejected = getFile("/import-drafts/{id}/rejected.csv", {
  summary: "The rows that would not be taken, each with its reason and remedy",
  query: z.object({ language: languageInput }),
  mediaType: "text/csv",
})
const remove = act("delete", "/import-drafts/{id}", { summary: "Throw a file away", answer: done })
/** Asks the worker, in the same transaction, to apply a draft. */
export type AskToApply = (
  tx: CompanyTx,
  application: { readonly draftId: string; readonly actor: string; readonly confirmShrink: boolean },
) => Promise<void>

const ok = { ok: true as const }

/** The routes of files that are not applied yet. */
export function importDraftRoutes(app: CompanyRouter, askToApply: AskToApply): void {
  app.openapi(create, async (c) => {
    const { file, kind: told } = c.req.valid("form")
    if (!(file instanceof File)) refuseNoFile()
    const content = new Uint8Array(await file.arrayBuffer())
    const draft = { kind: told, fileName: file.name, content }
    return c.json(shownDraft(await createDraft(c.var.db, c.var.companyId, draft, author(c))), 200)
  })
  app.openapi(read, async (c) => {
    const { id } = c.req.valid("param")
    return c.json(shownDraft(await readDraft(c.var.db, c.var.companyId, id, author(c))), 200)
  })
  app.openapi(update, async (c) => {
    const { id } = c.req.valid("param")
    const change = c.req.valid("json")
    return c.json(shownDraft(await updateDraft(c.var.db, c.var.companyId, id, change, author(c))), 200)
  })
  app.openapi(apply, async (c) => {
    const { id } = c.req.valid("param")
    const confirmShrink = c.req.valid("json").confirmShrink ?? false
    await inBooks(c, async (tx) => {
      await beginApplying(tx, id)
      await askToApply(tx, { draftId: id, actor: c.var.actor, confirmShrink })
    })
    return c.json({ id, state: "applying" as const }, 200)
  })
  app.openapi(rejected, async (c) => {
    const { id } = c.req.valid("param")
    const { language } = c.req.valid("query")
    const csv = await rejectedCsv(c.var.db, c.var.companyId, id, author(c), language)
    const name = language === "fr" ? "lignes-refusees" : "rejected-rows"
    return c.body(csv, 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.csv"`,
    })
  })
  app.openapi(remove, async (c) => {
    await deleteDraft(c.var.db, c.var.companyId, c.req.valid("param").id)
    return c.json(ok, 200)
  })
}

/** The page sees at once that the draft is being applied, before a worker takes it. */
async function beginApplying(tx: CompanyTx, draftId: string): Promise<void> {
  const draft = await findDraft(tx, draftId)
  if (draft?.state === "uploaded" || draft?.state === "failed") {
    await changeDraft(tx, draftId, { state: "applying", failure: null, progress: { stage: "waiting" } })
    return
  }
  if (draft === null) {
    refuse(
      "DRAFT_NOT_FOUND",
      {
        fr: "Ce fichier n’est plus là\u00a0: déposez-le de nouveau.",
        en: "This file is gone: put it on the page again.",
      },
      { draftId },
    )
  }
  refuse(
    "DRAFT_CLOSED",
    {
      fr: "Ce fichier est déjà importé, ou en train de l’être.",
      en: "This file is imported already, or being imported.",
    },
    { draftId },
  )
}

function shownDraft({ createdAt, createdBy, report, mapping, options, ...draft }: DraftView) {
  const told = Object.entries(mapping).filter((entry): entry is [string, number] => entry[1] !== undefined)
  return {
    ...draft,
    mapping: Object.fromEntries(told),
    options: { ...options },
    report: report && shownImport(report),
  }
}

function refuseNoFile(): never {
  return refuse(
    "INPUT_INVALID",
    { fr: "Aucun fichier n’a été reçu.", en: "No file was received." },
    { field: "file" },
  )
}
