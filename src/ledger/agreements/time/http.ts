/**
 * GET  /time-requests                    what was answered to those who asked for time
 * POST /time-requests                    grants, counters or refuses
 * POST /time-requests/{id}/withdrawal
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
  identifier,
  inBooks,
  listOf,
  post,
  typedText,
} from "../../../kernel/http.ts"
import { TIME_OUTCOMES } from "../choices.ts"
import { listTimeAnswers } from "./store.ts"
import { answerTimeRequest, withdrawTime } from "./workflows.ts"

const penalties = z.enum(["run", "waived"])
/** What was answered to somebody who asked for time. */
export const timeAnswerOut = z.object({
  id: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  invoiceIds: listOf(z.string()),
  numbers: listOf(z.string()),
  askedOn: dayOut,
  askedFor: dayOut.nullable(),
  outcome: z.enum(TIME_OUTCOMES),
  agreedOn: dayOut.nullable(),
  initialDueOn: dayOut,
  penalties,
  decidedOn: dayOut,
  reason: z.string().nullable(),
  withdrawnOn: dayOut.nullable(),
  openCents: cents,
  currency: z.string(),
})
const list = get("/time-requests", {
  summary: "Time asked for, and what was answered",
  query: z.object({ customerId: identifier.optional(), invoiceId: identifier.optional() }),
  answer: z.object({ items: listOf(timeAnswerOut) }),
})
const answer = post("/time-requests", {
  summary: "Grant, counter or refuse time",
  body: z.object({
    customerId: identifier,
    invoiceIds: z.array(identifier).min(1).max(500),
    outcome: z.enum(TIME_OUTCOMES),
    agreedOn: dayInput.nullable().optional(),
    askedFor: dayInput.nullable().optional(),
    askedOn: dayInput.optional(),
    penalties: penalties.optional(),
    reason: typedText(2_000).nullable().optional(),
    confirms: z.boolean().optional(),
  }),
  answer: z.object({ id: z.string() }),
})
const withdraw = act("post", "/time-requests/{id}/withdrawal", {
  summary: "Take back what was answered: the day before it counts again",
  answer: done,
})

/** The routes of time asked for and granted. */
export function timeRoutes(app: CompanyRouter): void {
  app.openapi(list, async (c) =>
    c.json({ items: await inBooks(c, (tx) => listTimeAnswers(tx, c.req.valid("query"))) }, 200),
  )
  app.openapi(answer, async (c) =>
    c.json({ id: await inBooks(c, (tx) => answerTimeRequest(tx, c.req.valid("json"), author(c))) }, 200),
  )
  app.openapi(withdraw, async (c) => {
    await inBooks(c, (tx) => withdrawTime(tx, c.req.valid("param").id, author(c)))
    return c.json({ ok: true as const }, 200)
  })
}
