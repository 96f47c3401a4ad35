/**
 * GET /aged-balance          who owes how much since when
 * GET /aged-balance.csv, .xlsx
 */
import { z } from "@hono/zod-openapi"
import {
  type CompanyRouter,
  cents,
  dayInput,
  dayOut,
  get,
  getFile,
  inBooks,
  languageInput,
  listOf,
} from "../../kernel/http.ts"
import { csvText } from "../sheets/csv.ts"
import { fileHeaders } from "../sheets/file-headers.ts"
import { xlsxBytes } from "../sheets/xlsx.ts"
import { agedBalanceSheet } from "./sheet.ts"
import { agedBalance } from "./store.ts"

const query = z.object({
  on: dayInput.optional(),
  by: z.enum(["due", "invoice"]).optional(),
  currency: z.string().length(3).optional(),
})
const amounts = z.object({
  notDueCents: cents,
  d1To30Cents: cents,
  d31To60Cents: cents,
  d61To90Cents: cents,
  over90Cents: cents,
  totalCents: cents,
  unallocatedCents: cents,
})

const read = get("/aged-balance", {
  summary: "Aged balance at any day",
  query,
  answer: z.object({
    on: dayOut,
    by: z.enum(["due", "invoice"]),
    currency: z.string(),
    totals: amounts,
    customers: listOf(amounts.extend({ id: z.string(), code: z.string(), name: z.string() })),
    otherCurrencies: listOf(z.object({ currency: z.string(), totals: amounts })),
  }),
})
const fileQuery = query.extend({ language: languageInput })
const csv = getFile("/aged-balance.csv", {
  summary: "Aged balance as CSV",
  query: fileQuery,
  mediaType: "text/csv",
})
const xlsx = getFile("/aged-balance.xlsx", {
  summary: "Aged balance as a workbook",
  query: fileQuery,
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
})

/** The routes of the aged balance. */
export function balanceRoutes(app: CompanyRouter): void {
  app.openapi(read, async (c) => {
    const asked = c.req.valid("query")
    return c.json(await inBooks(c, (tx) => agedBalance(tx, { ...asked, on: asked.on ?? c.var.today })), 200)
  })
  app.openapi(csv, async (c) => {
    const { language, ...asked } = c.req.valid("query")
    const balance = await inBooks(c, (tx) => agedBalance(tx, { ...asked, on: asked.on ?? c.var.today }))
    const sheet = agedBalanceSheet(balance, language)
    return c.body(csvText(sheet), 200, fileHeaders(sheet, "csv"))
  })
  app.openapi(xlsx, async (c) => {
    const { language, ...asked } = c.req.valid("query")
    const balance = await inBooks(c, (tx) => agedBalance(tx, { ...asked, on: asked.on ?? c.var.today }))
    const sheet = agedBalanceSheet(balance, language)
    return c.body(new Uint8Array(await xlsxBytes(sheet)), 200, fileHeaders(sheet, "xlsx"))
  })
}
