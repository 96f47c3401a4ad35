/**
 * GET /invoices               open items by status, age, customer, text
 * GET /invoices/{id}          one invoice with all that happened to it
 * GET /invoices.csv, .xlsx    the same list as a file
 */
import { z } from "@hono/zod-openapi"
import { type Day, parseDay } from "../../kernel/day.ts"
import {
  type CompanyRouter,
  cents,
  cursorOf,
  dayInput,
  dayOut,
  get,
  getFile,
  identifier,
  inBooks,
  languageInput,
  listOf,
  pageOf,
  placeOf,
} from "../../kernel/http.ts"
import { AGE_BUCKETS } from "../balance/aged-balance.ts"
import { csvPieces } from "../sheets/csv.ts"
import { fileHeaders } from "../sheets/file-headers.ts"
import { xlsxBytes } from "../sheets/xlsx.ts"
import type { InvoiceFilter, InvoiceLine } from "./invoice.ts"
import { creditOut, disputeOut, promiseOut } from "./parts/http.ts"
import { invoiceSheet } from "./sheet.ts"
import { listInvoices, totalInvoices } from "./store.ts"
import { cursorAfter, everyInvoice, wholeInvoice, withSearchKey } from "./workflows.ts"

const PAGE = 200

const filterQuery = z.object({
  status: z.enum(["open", "overdue", "all"]).default("open"),
  bucket: z.enum(AGE_BUCKETS).optional(),
  on: dayInput.optional(),
  by: z.enum(["due", "invoice"]).default("due"),
  customerId: identifier.optional(),
  search: z.string().max(200).optional(),
  currency: z.string().length(3).optional(),
})

const lineOut = z.object({
  id: z.string(),
  seq: z.number(),
  number: z.string(),
  customerId: z.string(),
  customerCode: z.string(),
  customerName: z.string(),
  issuedOn: dayOut,
  dueOn: dayOut,
  dueIsComputed: z.boolean(),
  amountCents: cents,
  openCents: cents,
  currency: z.string(),
  daysLate: z.number(),
  state: z.enum(["settled", "overdue", "open"]),
})

const list = get("/invoices", {
  summary: "Invoices, one line per instalment",
  query: filterQuery.extend({ cursor: z.string().optional() }),
  answer: pageOf(lineOut).extend({
    totals: listOf(
      z.object({ currency: z.string(), count: z.number(), openCents: cents, unallocatedCents: cents }),
    ),
  }),
})
const readOne = get("/invoices/{id}", {
  summary: "One invoice with all that happened to it",
  answer: z.object({
    id: z.string(),
    number: z.string(),
    kind: z.string(),
    customerId: z.string(),
    customerName: z.string(),
    issuedOn: dayOut,
    currency: z.string(),
    netCents: cents.nullable(),
    vatCents: cents.nullable(),
    grossCents: cents,
    dueIsComputed: z.boolean(),
    orderReference: z.string().nullable(),
    label: z.string().nullable(),
    instalments: listOf(
      z.object({
        seq: z.number(),
        dueOn: dayOut,
        agreedDueOn: dayOut.nullable(),
        amountCents: cents,
        openCents: cents,
      }),
    ),
    allocations: listOf(
      z.object({
        id: z.string(),
        creditId: z.string(),
        seq: z.number(),
        amountCents: cents,
        effectiveOn: dayOut,
        releasedOn: dayOut.nullable(),
      }),
    ),
    credits: listOf(creditOut),
    disputes: listOf(disputeOut),
    promises: listOf(promiseOut),
  }),
})
const fileQuery = filterQuery.extend({ language: languageInput })
const csv = getFile("/invoices.csv", {
  summary: "Invoices as CSV",
  query: fileQuery,
  mediaType: "text/csv",
})
const xlsx = getFile("/invoices.xlsx", {
  summary: "Invoices as a workbook",
  query: fileQuery,
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
})

const place = z.object({
  dueOn: z
    .string()
    .refine((text) => parseDay(text) !== null)
    .transform((text) => text as Day),
  id: identifier,
  seq: z.int(),
})

/** The routes that read invoices. */
export function invoiceRoutes(app: CompanyRouter): void {
  const filterOf = (asked: z.output<typeof filterQuery>, today: Day): InvoiceFilter =>
    withSearchKey({ ...asked, on: asked.on ?? today })

  app.openapi(list, async (c) => {
    const { cursor, ...asked } = c.req.valid("query")
    const filter = filterOf(asked, c.var.today)
    const after = placeOf(cursor, place)
    const { items, totals } = await inBooks(c, async (tx) => ({
      items: await listInvoices(tx, filter, { after, most: PAGE }),
      totals: await totalInvoices(tx, filter),
    }))
    const next = cursorAfter(items, PAGE)
    return c.json({ items, totals, nextCursor: next && cursorOf(next) }, 200)
  })
  app.openapi(csv, async (c) => {
    const { language, ...asked } = c.req.valid("query")
    const filter = filterOf(asked, c.var.today)
    const pages = everyInvoice(c.var.db, c.var.companyId, filter)
    const headers = fileHeaders(invoiceSheet([], filter.on, language), "csv")
    return c.body(ReadableStream.from(csvOf(pages, filter.on, language)), 200, headers)
  })
  app.openapi(xlsx, async (c) => {
    const { language, ...asked } = c.req.valid("query")
    const filter = filterOf(asked, c.var.today)
    const lines = (await Array.fromAsync(everyInvoice(c.var.db, c.var.companyId, filter))).flat()
    const sheet = invoiceSheet(lines, filter.on, language)
    return c.body(new Uint8Array(await xlsxBytes(sheet)), 200, fileHeaders(sheet, "xlsx"))
  })
  app.openapi(readOne, async (c) =>
    c.json(await inBooks(c, (tx) => wholeInvoice(tx, c.req.valid("param").id)), 200),
  )
}

async function* csvOf(
  pages: AsyncIterable<InvoiceLine[]>,
  on: Day,
  language: "fr" | "en",
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let isFirst = true
  for await (const lines of pages) {
    const [head = "", ...body] = csvPieces(invoiceSheet(lines, on, language))
    if (isFirst) yield encoder.encode(head)
    isFirst = false
    for (const piece of body) yield encoder.encode(piece)
  }
}
