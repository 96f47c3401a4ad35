/**
 * GET    /calls            the calls that wait, and whether each may be made now
 * POST   /calls            what came of a call; it acts at once
 * DELETE /calls/{id}       takes the last call of a customer back, for some minutes
 * GET    /calling-hours    when the house calls, and how often
 * PUT    /calling-hours    sets it
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
  instantOut,
  listOf,
  post,
  put,
  sentenceOut,
  typedText,
} from "../../kernel/http.ts"
import { CALL_OUTCOMES, dialled } from "../../ledger/calls/call.ts"
import { undoCall } from "../../ledger/calls/undo/workflows.ts"
import { CONTACT_ROLES } from "../../ledger/customers/customer.ts"
import { DISPUTE_REASONS } from "../../ledger/facts/choices.ts"
import { readCallingRules } from "./store.ts"
import { changeCallingRules, type ListedCall, listWaitingCalls, noteCall } from "./workflows.ts"

/** A call that waits, in an answer. */
export const waitingCallOut = z.object({
  taskId: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  customerCode: z.string(),
  dueOn: dayOut,
  dueAt: z.string().nullable(),
  overdueCents: cents,
  currency: z.string(),
  contactName: z.string().nullable(),
  phone: z.string().nullable(),
  /** The number as a telephone dials it, for a tel: link. */
  dial: z.string().nullable(),
  attempts: z.number(),
  callsIn30Days: z.number(),
  lastCalledOn: dayOut.nullable(),
  state: z.enum(["now", "later", "planned", "too-often", "not-to-call"]),
  opensAt: instantOut.nullable(),
  closesAt: instantOut.nullable(),
  timeZone: z.string(),
  sentence: sentenceOut.nullable(),
})

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "an hour, HH:MM")
/** When the house calls, and how often. */
const callingRulesShape = z.strictObject({
  slots: z
    .array(z.strictObject({ from: hour, until: hour }))
    .min(1)
    .max(4),
  retryAfterDays: z.int().min(1).max(30),
  mostAttempts: z.int().min(1).max(10),
  mostPer30Days: z.int().min(1).max(30),
})

const list = get("/calls", {
  summary: "The calls that wait, the largest late amounts first",
  query: z.object({ customerId: identifier.optional() }),
  answer: z.object({ items: listOf(waitingCallOut), nextCursor: z.null() }),
})
const blankIsNull = (longest: number) => typedText(longest).transform((typed) => typed || null)
const note = post("/calls", {
  summary: "Write down what came of a call; it acts at once",
  body: z.object({
    customerId: identifier,
    outcome: z.enum(CALL_OUTCOMES),
    contactId: identifier.nullable().optional(),
    phone: typedText(40).nullable().optional(),
    note: blankIsNull(2_000).nullable().optional(),
    promisedFor: dayInput.nullable().optional(),
    amountCents: cents.positive().nullable().optional(),
    invoiceIds: z.array(identifier).max(500).optional(),
    confirms: z.boolean().optional().openapi({ description: "confirm the promise in writing" }),
    invoiceId: identifier.nullable().optional(),
    reason: z.enum(DISPUTE_REASONS).nullable().optional(),
    callBackOn: dayInput.nullable().optional(),
    callBackAt: hour.nullable().optional(),
    contact: z
      .object({
        name: blankIsNull(200).nullable().optional(),
        role: z.enum(CONTACT_ROLES).optional(),
        email: z.email().nullable().optional(),
        phone: blankIsNull(40).nullable().optional(),
      })
      .nullable()
      .optional(),
  }),
  answer: z.object({
    id: z.string(),
    callAgainOn: dayOut.nullable(),
    promiseId: z.string().nullable(),
  }),
})
const undo = act("delete", "/calls/{id}", {
  summary: "Take the last call of a customer back, for some minutes",
  answer: done,
})
const rules = get("/calling-hours", {
  summary: "When the house calls, and how often",
  answer: callingRulesShape.readonly(),
})
const setRules = put("/calling-hours", {
  summary: "Set when the house calls, and how often",
  role: "owner",
  body: callingRulesShape,
  answer: done,
})
const OK = { ok: true as const }

/** A waiting call as answers show it. */
export function waitingCall({ country: _, postalCode: __, contactId: ___, ...call }: ListedCall) {
  return {
    ...call,
    dial: call.phone && dialled(call.phone),
    opensAt: call.opensAt?.toISOString() ?? null,
    closesAt: call.closesAt?.toISOString() ?? null,
  }
}

/** The routes of calls. */
export function callRoutes(app: CompanyRouter): void {
  app.openapi(list, async (c) => {
    const calls = await inBooks(c, (tx) => listWaitingCalls(tx, author(c), c.req.valid("query")))
    return c.json({ items: calls.map(waitingCall), nextCursor: null }, 200)
  })
  app.openapi(note, async (c) =>
    c.json(await inBooks(c, (tx) => noteCall(tx, c.req.valid("json"), author(c))), 200),
  )
  app.openapi(undo, async (c) => {
    await inBooks(c, (tx) => undoCall(tx, c.req.valid("param").id, author(c)))
    return c.json(OK, 200)
  })
  app.openapi(rules, async (c) => {
    const set = await inBooks(c, readCallingRules)
    return c.json({ ...set, slots: [...set.slots] }, 200)
  })
  app.openapi(setRules, async (c) => {
    await inBooks(c, (tx) => changeCallingRules(tx, c.req.valid("json"), author(c)))
    return c.json(OK, 200)
  })
}
