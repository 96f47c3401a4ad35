/**
 * GET /customers/{id}/call-sheet   all that somebody needs in front of them for a call
 */
import { z } from "@hono/zod-openapi"
import {
  author,
  type CompanyRouter,
  cents,
  dayOut,
  get,
  inBooks,
  listOf,
  sentenceOut,
} from "../../../kernel/http.ts"
import { CALL_OUTCOMES } from "../../../ledger/calls/call.ts"
import { CONTACT_ROLES } from "../../../ledger/customers/customer.ts"
import { promiseOut } from "../../../ledger/invoices/parts/http.ts"
import { waitingCallOut } from "../../../policy/calling/http.ts"
import { callSheet } from "./sheet.ts"

const text = z.string().nullable()

/** What stands on a call sheet. */
export const callSheetOut = z.object({
  customer: z.object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    kind: z.enum(["professional", "consumer", "public"]),
  }),
  call: waitingCallOut.nullable(),
  nextCustomerId: z.string().nullable(),
  waitingNow: z.number(),
  people: listOf(
    z.object({
      contactId: z.string(),
      name: text,
      role: z.enum(CONTACT_ROLES),
      email: text,
      phone: text,
      dial: text,
      phoneWrongOn: dayOut.nullable(),
    }),
  ),
  decision: z.object({ because: z.string(), sentence: sentenceOut }).nullable(),
  owed: z.object({
    currency: z.string(),
    /** What may be asked for: late, and neither contested nor promised. */
    askedCents: cents,
    openCents: cents,
    invoices: listOf(
      z.object({
        invoiceId: z.string(),
        seq: z.number(),
        number: z.string(),
        dueOn: dayOut,
        openCents: cents,
        chasedCents: cents,
        currency: z.string(),
        role: z.string(),
        daysLate: z.number(),
      }),
    ),
    penalties: z.object({ throughOn: dayOut, penaltiesCents: cents, indemnityCents: cents }).nullable(),
  }),
  lastWords: z.object({ on: dayOut, from: z.enum(["mail", "call", "reply"]), text: z.string() }).nullable(),
  promises: listOf(
    promiseOut.extend({ state: z.enum(["running", "kept", "partly-kept", "broken", "withdrawn"]) }),
  ),
  calls: listOf(
    z.object({
      id: z.string(),
      calledOn: dayOut,
      outcome: z.enum(CALL_OUTCOMES),
      note: text,
      callAgainOn: dayOut.nullable(),
    }),
  ),
  history: listOf(
    z.object({
      on: dayOut,
      side: z.enum(["us", "debtor", "ledger", "system"]),
      title: sentenceOut,
      detail: sentenceOut.nullable(),
    }),
  ),
  script: z.object({
    stage: z.enum(["first", "reminded", "firm", "formal"]),
    say: listOf(sentenceOut),
    /** The company’s own wording of the call, filled in for this customer; null where it has none. */
    notes: text,
    avoid: listOf(z.object({ sentence: sentenceOut, source: text })),
  }),
})
const sheet = get("/customers/{id}/call-sheet", {
  summary: "All that is needed for a call to a customer",
  answer: callSheetOut,
})

/** The route of the call sheet. */
export function callSheetRoutes(app: CompanyRouter): void {
  app.openapi(sheet, async (c) =>
    c.json(await inBooks(c, (tx) => callSheet(tx, c.req.valid("param").id, author(c))), 200),
  )
}
