/**
 * GET /plan    the plan of the day: for each customer what is done, and why
 */
import { z } from "@hono/zod-openapi"
import type { Day } from "../../kernel/day.ts"
import {
  type CompanyRouter,
  cents,
  cursorOf,
  dayOut,
  get,
  inBooks,
  listOf,
  pageOf,
  placeOf,
  sentenceOut,
} from "../../kernel/http.ts"
import type { CompanyId, Db } from "../../kernel/store.ts"
import { searchKey } from "../../ledger/customers/search-key.ts"
import { APPROVALS, TONES } from "../scenario.ts"
import { planDay, readPlan } from "./workflows.ts"

const PAGE = 100

/** A decision in an answer, with each open item and its reason. */
export const decisionOut = z.object({
  customerId: z.string(),
  customerCode: z.string(),
  customerName: z.string(),
  kind: z.enum(["act", "wait", "ask", "nothing"]),
  because: z.string(),
  stepKey: z.string().nullable(),
  stepLabel: sentenceOut.nullable(),
  channel: z.string().nullable(),
  approval: z.enum(APPROVALS).nullable(),
  tone: z.enum(TONES).nullable(),
  scenarioKey: z.string(),
  scenarioVersion: z.number(),
  until: dayOut.nullable(),
  amountCents: cents,
  openCents: cents,
  currency: z.string(),
  sentence: sentenceOut,
  items: listOf(
    z.object({
      invoiceId: z.string(),
      number: z.string(),
      seq: z.number(),
      dueOn: dayOut,
      openCents: cents,
      chasedCents: cents,
      currency: z.string(),
      role: z.string(),
      nextStepKey: z.string().nullable(),
      nextStepOn: dayOut.nullable(),
      sentence: sentenceOut,
    }),
  ),
})

const list = get("/plan", {
  summary: "The plan of the day, with its reasons",
  query: z.object({
    kind: z.enum(["act", "wait", "ask", "nothing"]).optional(),
    search: z.string().max(200).optional(),
    cursor: z.string().optional(),
  }),
  answer: pageOf(decisionOut).extend({ total: z.number() }),
})

/** Decides anew for the customers about whom something changed, so that what is read is of this moment. */
export const planNow = (c: {
  readonly var: { db: Db; companyId: CompanyId; today: Day }
}): Promise<unknown> => planDay(c.var.db, c.var.companyId, c.var.today)

/** The routes that read the plan. */
export function planRoutes(app: CompanyRouter): void {
  app.openapi(list, async (c) => {
    const { kind, search, cursor } = c.req.valid("query")
    const offset = placeOf(cursor, z.int().min(0)) ?? 0
    const key = searchKey(search) || undefined
    const query = { kind, search: key, offset, most: PAGE }
    await planNow(c)
    const { items, total } = await inBooks(c, (tx) => readPlan(tx, query, c.var.today))
    const next = offset + PAGE < total ? cursorOf(offset + PAGE) : null
    return c.json({ items, total, nextCursor: next }, 200)
  })
}
