/**
 * What several rooms know together:
 * GET /payment-promises   promises, with what has become of each
 * GET /today            the page of the day
 * GET /customers        customers with what they owe and what is decided
 * GET /customers/{id}   one customer with all that concerns it
 * GET /checklist        what remains before going live
 * PUT /mode             test or live
 */
import { z } from "@hono/zod-openapi"
import { summaryOut } from "../../delivery/listing/http.ts"
import type { Day } from "../../kernel/day.ts"
import {
  author,
  type CompanyRouter,
  cents,
  cursorOf,
  dayOut,
  done,
  get,
  identifier,
  inBooks,
  listOf,
  pageOf,
  placeOf,
  put,
  sentenceOut,
} from "../../kernel/http.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { readChecklist, setMode } from "../../ledger/companies/workflows.ts"
import { customerOut } from "../../ledger/customers/http.ts"
import { creditOut, disputeOut, promiseOut } from "../../ledger/invoices/parts/http.ts"
import { taskOut } from "../../ledger/tasks/http.ts"
import { decisionOut, planNow } from "../../policy/plan/http.ts"
import { peopleOf } from "../team/person.ts"
import { listCustomerViews, wholeCustomer } from "./customers.ts"
import { laterFacts } from "./later-facts.ts"
import { listPromiseViews } from "./promises.ts"
import { readToday } from "./today.ts"

const PAGE = 100
const promiseView = promiseOut.extend({
  state: z.enum(["running", "kept", "partly-kept", "broken", "withdrawn"]),
})
const replyOut = z.object({
  id: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  receivedOn: dayOut,
  summary: z.string(),
})

const today = get("/today", {
  summary: "The page of the day",
  answer: z.object({
    on: dayOut,
    dataFreshOn: dayOut.nullable(),
    counts: z.object({
      toReview: z.number(),
      toApprove: z.number(),
      toPost: z.number(),
      calls: z.number(),
      tasks: z.number(),
      asks: z.number(),
      replies: z.number(),
      promisesDue: z.number(),
      unknown: z.number(),
      failed: z.number(),
    }),
    asks: listOf(
      z.object({
        customerId: z.string(),
        customerName: z.string(),
        because: z.string(),
        sentence: sentenceOut,
        amountCents: cents,
      }),
    ),
    tasks: listOf(taskOut),
    replies: listOf(replyOut),
    promisesDue: listOf(promiseView),
    unknown: listOf(summaryOut),
    totals: z.object({ openCents: cents, overdueCents: cents, currency: z.string() }),
  }),
})
const promises = get("/payment-promises", {
  summary: "Promises to pay, with what has become of each",
  query: z.object({ customerId: identifier.optional() }),
  answer: z.object({ items: listOf(promiseView) }),
})
const list = get("/customers", {
  summary: "Customers with what they owe and what is decided",
  query: z.object({
    search: z.string().max(200).optional(),
    filter: z.enum(["all", "overdue"]).default("all"),
    owner: z.string().max(100).optional().openapi({ description: "mine, nobody, or a member’s id" }),
    sort: z.enum(["name", "overdue", "open", "oldest"]).optional(),
    cursor: z.string().optional(),
  }),
  answer: pageOf(
    z.object({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      kind: z.enum(["professional", "consumer", "public"]),
      city: z.string().nullable(),
      email: z.string().nullable(),
      ownerUserId: z.string().nullable(),
      openCents: cents,
      overdueCents: cents,
      currency: z.string(),
      oldestDueOn: dayOut.nullable(),
      otherCurrencies: listOf(z.object({ currency: z.string(), openCents: cents, overdueCents: cents })),
      decision: z
        .object({
          kind: z.enum(["act", "wait", "ask", "nothing"]),
          because: z.string(),
          sentence: sentenceOut,
          until: dayOut.nullable(),
        })
        .nullable(),
    }),
  ),
})
const holdOut = z.object({
  id: z.string(),
  customerId: z.string(),
  invoiceId: z.string().nullable(),
  kind: z.enum(["do-not-chase", "insolvent", "assigned"]),
  reason: z.string().nullable(),
  fromOn: dayOut,
  untilOn: dayOut.nullable(),
  liftedOn: dayOut.nullable(),
})
const readOne = get("/customers/{id}", {
  summary: "One customer with all that concerns it",
  answer: customerOut.extend({
    balances: listOf(
      z.object({ currency: z.string(), openCents: cents, overdueCents: cents, unallocatedCents: cents }),
    ),
    decision: decisionOut.nullable(),
    holds: listOf(holdOut),
    promises: listOf(promiseView),
    disputes: listOf(disputeOut),
    replies: listOf(replyOut),
    openTasks: listOf(taskOut),
    credits: listOf(creditOut),
  }),
})
const checklist = get("/checklist", {
  summary: "What remains before messages go to debtors",
  answer: z.object({
    items: listOf(z.object({ key: z.string(), done: z.boolean(), sentence: sentenceOut })),
    ready: z.boolean(),
  }),
})
const mode = put("/mode", {
  summary: "Go live, or back to test mode",
  role: "owner",
  body: z.object({ mode: z.enum(["test", "live"]) }),
  answer: done,
})

/** The people whose customers are asked for; undefined: everybody's. */
async function ownersNamed(
  tx: CompanyTx,
  owner: string | undefined,
  who: { readonly actor: string; readonly today: Day },
): Promise<readonly (string | null)[] | undefined> {
  if (owner === undefined || owner === "") return undefined
  if (owner === "nobody") return [null]
  return owner === "mine" ? [...(await peopleOf(tx, who.actor, who.today))] : [owner]
}

/** The routes that read several rooms at once. */
export function viewRoutes(app: CompanyRouter): void {
  app.openapi(today, async (c) => {
    await planNow(c)
    return c.json(await inBooks(c, (tx) => readToday(tx, c.var.today)), 200)
  })
  app.openapi(promises, async (c) =>
    c.json({ items: await inBooks(c, (tx) => listPromiseViews(tx, c.req.valid("query"), c.var.today)) }, 200),
  )
  app.openapi(list, async (c) => {
    const { cursor, owner, ...asked } = c.req.valid("query")
    const offset = placeOf(cursor, z.int().min(0)) ?? 0
    const items = await inBooks(c, async (tx) => {
      const owners = await ownersNamed(tx, owner, c.var)
      return await listCustomerViews(tx, { ...asked, owners, offset, most: PAGE + 1 }, c.var.today)
    })
    const nextCursor = items.length > PAGE ? cursorOf(offset + PAGE) : null
    return c.json({ items: items.slice(0, PAGE), nextCursor }, 200)
  })
  app.openapi(readOne, async (c) =>
    c.json(await inBooks(c, (tx) => wholeCustomer(tx, c.req.valid("param").id, c.var.today)), 200),
  )
  app.openapi(checklist, async (c) =>
    c.json(await inBooks(c, async (tx) => readChecklist(tx, await laterFacts(tx))), 200),
  )
  app.openapi(mode, async (c) => {
    await inBooks(c, async (tx) => setMode(tx, c.req.valid("json").mode, await laterFacts(tx), author(c)))
    return c.json({ ok: true as const }, 200)
  })
}
