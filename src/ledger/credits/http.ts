/**
 * POST /payments                      money that came in, and what it pays
 * POST /payments/{id}/cancellation    a returned debit, a cheque without funds, a typing mistake
 * POST /allocations                   sets part of a credit against one open item
 * POST /customers/{id}/allocations    sets all that lies unallocated against the oldest debts
 */
import { z } from "@hono/zod-openapi"
import {
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
import { allocateCredit, allocateOldestFirst, cancelPayment, recordPayment } from "./workflows.ts"

const share = z.object({
  invoiceId: identifier,
  seq: z.int().min(1).default(1),
  amountCents: cents.positive(),
})

const record = post("/payments", {
  summary: "Record a payment",
  body: z.object({
    customerId: identifier,
    amountCents: cents.positive(),
    creditedOn: dayInput,
    currency: typedText(3).length(3).optional(),
    method: typedText(60).nullable().optional(),
    reference: typedText(200).nullable().optional(),
    allocations: z.union([z.array(share), z.literal("oldest-first")]).optional(),
  }),
  answer: z.object({ id: z.string(), unallocatedCents: cents }),
})
const cancel = post("/payments/{id}/cancellation", {
  summary: "Cancel a payment",
  body: z.object({ reason: typedText().min(1), cancelledOn: dayInput.optional() }),
  answer: done,
})
const allocate = post("/allocations", {
  summary: "Set part of a payment or credit note against an open item",
  body: share.extend({ creditId: identifier }),
  answer: done,
})

const allocateAll = post("/customers/{id}/allocations", {
  summary: "Set all that lies unallocated on a customer's side against its oldest debts",
  body: z.object({ how: z.literal("oldest-first").default("oldest-first") }),
  answer: z.object({ allocated: z.array(z.object({ currency: z.string(), amountCents: cents })) }),
})

/** The routes of payments and their allocation. */
export function creditRoutes(app: CompanyRouter): void {
  app.openapi(record, async (c) =>
    c.json(await inBooks(c, (tx) => recordPayment(tx, c.req.valid("json"), author(c))), 200),
  )
  app.openapi(cancel, async (c) => {
    const { reason, cancelledOn } = c.req.valid("json")
    const { id } = c.req.valid("param")
    await inBooks(c, (tx) => cancelPayment(tx, id, { reason, on: cancelledOn ?? c.var.today }, author(c)))
    return c.json({ ok: true as const }, 200)
  })
  app.openapi(allocate, async (c) => {
    const { creditId, ...part } = c.req.valid("json")
    await inBooks(c, (tx) => allocateCredit(tx, creditId, part, author(c)))
    return c.json({ ok: true as const }, 200)
  })
  app.openapi(allocateAll, async (c) =>
    c.json(await inBooks(c, (tx) => allocateOldestFirst(tx, c.req.valid("param").id, author(c))), 200),
  )
}
