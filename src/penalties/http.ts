/**
 * GET    /customers/{id}/penalties            statement of what lateness adds, on a day
 * GET    /customers/{id}/penalties.xlsx       the same as a workbook
 * GET    /invoices/{id}/penalties             the same for one invoice
 * GET    /customers/{id}/penalty-bills        bills and waivers of a customer
 * POST   /customers/{id}/penalty-bills        bills what was not billed or let go yet
 * POST   /penalty-bills/{id}/cancellation     takes a bill back by a credit note
 * POST   /customers/{id}/penalty-waivers      lets go, with a reason
 * DELETE /penalty-waivers/{id}
 */
import { z } from "@hono/zod-openapi"
import {
  act,
  author,
  type CompanyRouter,
  cents,
  dayInput,
  dayOut,
  done,
  get,
  getFile,
  inBooks,
  languageInput,
  listOf,
  post,
  sentenceOut,
  typedText,
} from "../kernel/http.ts"
import { fileHeaders } from "../ledger/sheets/file-headers.ts"
import { xlsxBytes } from "../ledger/sheets/xlsx.ts"
import { listBills, listWaivers } from "./bills/store.ts"
import { billPenalties, cancelBill, waivePenalties, withdrawWaiver } from "./bills/workflows.ts"
import { statementJson } from "./statements/json.ts"
import { statementSheet } from "./statements/sheet.ts"
import { statementFor } from "./statements/workflows.ts"

const onQuery = z.object({ on: dayInput.optional() })
const movements = {
  ...{ billedInterestCents: cents, billedIndemnityCents: cents },
  ...{ waivedInterestCents: cents, waivedIndemnityCents: cents },
}
const accessories = {
  ...{ principalCents: cents, interestCents: cents, indemnityCents: cents },
  ...{ claimInterestCents: cents, claimIndemnityCents: cents },
}
export const statementOut = z.object({
  throughOn: dayOut,
  invoices: listOf(
    z.object({
      ...{ invoiceId: z.string(), number: z.string(), issuedOn: dayOut, dueOn: dayOut, daysLate: z.number() },
      ...{ currency: z.string(), amountCents: cents, ...accessories, ...movements },
      segments: listOf(
        z.object({
          ...{ from: dayOut, to: dayOut, days: z.number(), baseCents: cents, ratePct: z.string() },
          ...{ amountExact: z.string(), amountCents: cents, source: sentenceOut },
        }),
      ),
    }),
  ),
  totals: listOf(z.object({ currency: z.string(), totalCents: cents, ...accessories })),
  counted: z
    .object({ dayBasis: z.enum(["365", "actual"]), rounding: z.enum(["total", "segment"]) })
    .nullable(),
  cautions: listOf(sentenceOut),
})
export const billOut = z.object({
  ...{ id: z.string(), number: z.string(), customerId: z.string(), billedOn: dayOut, throughOn: dayOut },
  ...{ dueOn: dayOut, currency: z.string(), interestCents: cents, indemnityCents: cents, openCents: cents },
  ...{ cancelledOn: dayOut.nullable(), cancelReason: z.string().nullable() },
})
export const waiverOut = z.object({
  ...{ id: z.string(), invoiceId: z.string(), number: z.string(), kind: z.enum(["interest", "indemnity"]) },
  ...{ amountCents: cents, currency: z.string(), happenedOn: dayOut, reason: z.string() },
  ...{ cancelledOn: dayOut.nullable() },
  createdBy: z.string(),
})

const ofCustomer = get("/customers/{id}/penalties", {
  summary: "What a customer’s lateness adds until a day, line by line",
  query: onQuery,
  answer: statementOut,
})
const ofInvoice = get("/invoices/{id}/penalties", {
  summary: "What the lateness of one invoice adds until a day, line by line",
  query: onQuery,
  answer: statementOut,
})
const workbook = getFile("/customers/{id}/penalties.xlsx", {
  summary: "The statement of penalties as a workbook",
  query: onQuery.extend({ language: languageInput }),
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
})
const bills = get("/customers/{id}/penalty-bills", {
  summary: "Penalties billed to a customer, and what was let go",
  answer: z.object({ bills: listOf(billOut), waivers: listOf(waiverOut) }),
})
const bill = post("/customers/{id}/penalty-bills", {
  summary: "Bills the penalties that were neither billed nor let go yet",
  body: z.object({ currency: z.string().length(3).default("EUR"), dueOn: dayInput.optional() }),
  answer: billOut,
})
const cancel = post("/penalty-bills/{id}/cancellation", {
  summary: "Takes a bill of penalties back by a credit note",
  body: z.object({ reason: typedText().min(1) }),
  answer: billOut,
})
const waive = post("/customers/{id}/penalty-waivers", {
  summary: "Lets go of penalties as they stand today, with a reason",
  body: z.object({
    currency: z.string().length(3).default("EUR"),
    invoiceIds: z.array(z.uuid()).max(2_000).default([]),
    kinds: z
      .array(z.enum(["interest", "indemnity"]))
      .min(1)
      .default(["interest", "indemnity"]),
    reason: typedText().min(1),
  }),
  answer: z.object({ waivedCents: cents }),
})
const unwaive = act("delete", "/penalty-waivers/{id}", {
  summary: "Takes a waiver back",
  answer: done,
})

/** The routes of what lateness adds. */
export function penaltyRoutes(app: CompanyRouter): void {
  app.openapi(ofCustomer, async (c) => {
    const of = { customerIds: [c.req.valid("param").id] }
    const on = c.req.valid("query").on ?? c.var.today
    return c.json(statementJson(await inBooks(c, (tx) => statementFor(tx, of, on))), 200)
  })
  app.openapi(ofInvoice, async (c) => {
    const of = { invoiceIds: [c.req.valid("param").id] }
    const on = c.req.valid("query").on ?? c.var.today
    return c.json(statementJson(await inBooks(c, (tx) => statementFor(tx, of, on))), 200)
  })
  app.openapi(workbook, async (c) => {
    const { on = c.var.today, language } = c.req.valid("query")
    const of = { customerIds: [c.req.valid("param").id] }
    const sheet = statementSheet(statementJson(await inBooks(c, (tx) => statementFor(tx, of, on))), language)
    return c.body(new Uint8Array(await xlsxBytes(sheet)), 200, fileHeaders(sheet, "xlsx"))
  })
  app.openapi(bills, async (c) => {
    const customerId = c.req.valid("param").id
    return c.json(
      await inBooks(c, async (tx) => ({
        bills: await listBills(tx, { customerId }),
        waivers: await listWaivers(tx, customerId),
      })),
      200,
    )
  })
  app.openapi(bill, async (c) => {
    const asked = { customerId: c.req.valid("param").id, ...c.req.valid("json") }
    return c.json(await inBooks(c, (tx) => billPenalties(tx, asked, author(c))), 200)
  })
  app.openapi(cancel, async (c) => {
    const { reason } = c.req.valid("json")
    return c.json(await inBooks(c, (tx) => cancelBill(tx, c.req.valid("param").id, reason, author(c))), 200)
  })
  app.openapi(waive, async (c) => {
    const waiver = { customerId: c.req.valid("param").id, ...c.req.valid("json") }
    return c.json(await inBooks(c, (tx) => waivePenalties(tx, waiver, author(c))), 200)
  })
  app.openapi(unwaive, async (c) => {
    await inBooks(c, (tx) => withdrawWaiver(tx, c.req.valid("param").id, author(c)))
    return c.json({ ok: true as const }, 200)
  })
}
