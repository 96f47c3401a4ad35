/**
 * POST /payment-promises, /payment-promises/{id}/withdrawal
 * POST /disputes, /disputes/{id}/closing
 * POST /holds, /holds/{id}/lifting
 * POST /replies, /replies/{id}/handling
 * POST /notes
 */
import { z } from "@hono/zod-openapi"
import {
  act,
  author,
  type CompanyRouter,
  cents,
  dayInput,
  done,
  identifier,
  inBooks,
  post,
  typedText,
} from "../../kernel/http.ts"
import { PAYMENT_METHODS } from "../agreements/choices.ts"
import { endDispute } from "../agreements/disputes/workflows.ts"
import { DISPUTE_OUTCOMES, DISPUTE_REASONS, HOLD_KINDS } from "./choices.ts"
import {
  handleReply,
  liftHold,
  openDispute,
  placeHold,
  recordPromise,
  recordReply,
  withdrawPromise,
  writeNote,
} from "./workflows.ts"

const made = z.object({ id: z.string() })
const remark = typedText(5_000).nullable().optional()

const promise = post("/payment-promises", {
  summary: "Record a promise to pay",
  body: z.object({
    customerId: identifier,
    promisedFor: dayInput,
    madeOn: dayInput.optional(),
    amountCents: cents.positive().nullable().optional(),
    invoiceIds: z.array(identifier).max(500).optional(),
    method: z.enum(PAYMENT_METHODS).nullable().optional(),
    saidBy: typedText(200).nullable().optional(),
    note: remark,
    confirms: z.boolean().optional(),
  }),
  answer: made,
})
const withdraw = act("post", "/payment-promises/{id}/withdrawal", {
  summary: "Take a promise back",
  answer: done,
})
const dispute = post("/disputes", {
  summary: "Open a dispute",
  body: z.object({
    customerId: identifier,
    invoiceId: identifier,
    disputedCents: cents.positive().nullable().optional(),
    reason: z.enum(DISPUTE_REASONS).default("other"),
    note: remark,
    openedOn: dayInput.optional(),
    answerBy: dayInput.nullable().optional(),
    lines: z
      .array(z.object({ label: typedText(200).min(1), cents: cents.positive() }))
      .max(100)
      .optional(),
    ownerUserId: typedText(100).nullable().optional(),
    confirms: z.boolean().optional(),
  }),
  answer: made,
})
const close = post("/disputes/{id}/closing", {
  summary: "Close a dispute",
  body: z.object({
    outcome: z.enum(DISPUTE_OUTCOMES),
    note: remark,
    confirms: z.boolean().optional(),
    creditCents: cents.positive().nullable().optional(),
    creditNumber: typedText(50).nullable().optional(),
  }),
  answer: done,
})
const hold = post("/holds", {
  summary: "Stop the follow-up",
  body: z.object({
    customerId: identifier,
    invoiceId: identifier.nullable().optional(),
    kind: z.enum(HOLD_KINDS),
    reason: remark,
    fromOn: dayInput.optional(),
    untilOn: dayInput.nullable().optional(),
  }),
  answer: made,
})
const lift = act("post", "/holds/{id}/lifting", { summary: "Let the follow-up go on", answer: done })
const reply = post("/replies", {
  summary: "Note that the debtor answered",
  body: z.object({
    customerId: identifier,
    summary: typedText(5_000).min(1),
    receivedOn: dayInput.optional(),
  }),
  answer: made,
})
const handled = act("post", "/replies/{id}/handling", {
  summary: "Mark an answer as dealt with",
  answer: done,
})
const note = post("/notes", {
  summary: "Write a remark on the timeline",
  body: z.object({
    customerId: identifier,
    invoiceId: identifier.nullable().optional(),
    text: typedText(5_000).min(1),
  }),
  answer: done,
})

const ok = { ok: true as const }

/** The routes of what people learn about a debt. */
export function factRoutes(app: CompanyRouter): void {
  app.openapi(promise, async (c) =>
    c.json({ id: await inBooks(c, (tx) => recordPromise(tx, c.req.valid("json"), author(c))) }, 200),
  )
  app.openapi(withdraw, async (c) => {
    await inBooks(c, (tx) => withdrawPromise(tx, c.req.valid("param").id, author(c)))
    return c.json(ok, 200)
  })
  app.openapi(dispute, async (c) =>
    c.json({ id: await inBooks(c, (tx) => openDispute(tx, c.req.valid("json"), author(c))) }, 200),
  )
  app.openapi(close, async (c) => {
    await inBooks(c, (tx) => endDispute(tx, c.req.valid("param").id, c.req.valid("json"), author(c)))
    return c.json(ok, 200)
  })
  app.openapi(hold, async (c) =>
    c.json({ id: await inBooks(c, (tx) => placeHold(tx, c.req.valid("json"), author(c))) }, 200),
  )
  app.openapi(lift, async (c) => {
    await inBooks(c, (tx) => liftHold(tx, c.req.valid("param").id, author(c)))
    return c.json(ok, 200)
  })
  app.openapi(reply, async (c) =>
    c.json({ id: await inBooks(c, (tx) => recordReply(tx, c.req.valid("json"), author(c))) }, 200),
  )
  app.openapi(handled, async (c) => {
    await inBooks(c, (tx) => handleReply(tx, c.req.valid("param").id, author(c)))
    return c.json(ok, 200)
  })
  app.openapi(note, async (c) => {
    await inBooks(c, (tx) => writeNote(tx, c.req.valid("json"), author(c)))
    return c.json(ok, 200)
  })
}
