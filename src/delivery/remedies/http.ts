/**
 * POST /remedies/not-received    sends invoices again, to the same or another address
 * POST /remedies/order-number    writes the buyer's order number on invoices and sends them again with it
 * POST /remedies/wrong-contact   puts another contact in the place of a wrong one
 * POST /remedies/invoice-error   opens a dispute and the task to establish a corrected invoice
 * POST /invoice-corrections      links the corrected invoice and the credit note to the wrong one
 */
import { z } from "@hono/zod-openapi"
import { author, type CompanyRouter, cents, identifier, inBooks, post, typedText } from "../../kernel/http.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { CONTACT_ROLES } from "../../ledger/customers/customer.ts"
import { DISPUTE_REASONS } from "../../ledger/facts/choices.ts"
import { handleReply } from "../../ledger/facts/workflows.ts"
import { addOrderReference, replaceContact, reportInvoiceError } from "../../ledger/remedies/workflows.ts"
import { correctInvoice, sendAgain } from "./workflows.ts"

const blankIsNull = (longest: number) => typedText(longest).transform((typed) => typed || null)
const sentOut = z.object({ messageId: z.string(), recipient: z.string().nullable() })
/** The answer that a remedy settles: it is marked as dealt with in the same act. */
const replyId = identifier.nullable().optional()
const invoiceIds = z.array(identifier).min(1).max(500)

const notReceived = post("/remedies/not-received", {
  summary: "Send invoices again, to the same or another address",
  body: z.object({ customerId: identifier, invoiceIds, email: z.email().nullable().optional(), replyId }),
  answer: sentOut,
})
const orderNumber = post("/remedies/order-number", {
  summary: "Write the buyer’s order number on invoices and send them again with it",
  body: z.object({
    customerId: identifier,
    invoiceIds,
    reference: typedText(100).min(1),
    email: z.email().nullable().optional(),
    sends: z.boolean().default(true),
    replyId,
  }),
  answer: z.object({ sent: sentOut.nullable() }),
})
const wrongContact = post("/remedies/wrong-contact", {
  summary: "Put another contact in the place of a wrong one; messages go to the new one from now on",
  body: z.object({
    customerId: identifier,
    contactId: identifier.nullable().optional(),
    email: z.email().nullable().optional().openapi({ description: "the address that was wrong" }),
    reason: blankIsNull(500).nullable().optional(),
    replacement: z
      .object({
        name: blankIsNull(200).nullable().optional(),
        role: z.enum(CONTACT_ROLES).optional(),
        email: z.email().nullable().optional(),
        phone: blankIsNull(40).nullable().optional(),
      })
      .nullable()
      .optional(),
    replyId,
  }),
  answer: z.object({ contactId: z.string().nullable() }),
})
const invoiceError = post("/remedies/invoice-error", {
  summary: "Open a dispute about a wrong invoice, and the task to establish a corrected one",
  body: z.object({
    customerId: identifier,
    invoiceId: identifier,
    reason: z.enum(DISPUTE_REASONS).nullable().optional(),
    note: blankIsNull(5_000).nullable().optional(),
    disputedCents: cents.positive().nullable().optional(),
    replyId,
  }),
  answer: z.object({ disputeId: z.string(), taskId: z.string().nullable() }),
})
const correction = post("/invoice-corrections", {
  summary: "Link the corrected invoice and the credit note to the wrong one",
  body: z.object({
    invoiceId: identifier,
    correctedInvoiceId: identifier,
    creditId: identifier.nullable().optional().openapi({ description: "a credit note of the books" }),
    creditNote: z
      .object({ number: blankIsNull(100).nullable().optional(), amountCents: cents.positive() })
      .nullable()
      .optional()
      .openapi({ description: "a credit note that is recorded now" }),
    sends: z.boolean().default(false),
  }),
  answer: z.object({ sent: sentOut.nullable() }),
})

/** The routes of remedies: one request mends, tells the debtor and settles the answer that asked for it. */
export function remedyRoutes(app: CompanyRouter): void {
  app.openapi(notReceived, async (c) => {
    const { replyId: reply, ...wanted } = c.req.valid("json")
    const by = author(c)
    const sent = await inBooks(c, async (tx) => {
      const message = await sendAgain(tx, wanted, by)
      await settle(tx, reply, by)
      return message
    })
    return c.json(sent, 200)
  })
  app.openapi(orderNumber, async (c) => {
    const { replyId: reply, sends, reference, ...wanted } = c.req.valid("json")
    const by = author(c)
    const sent = await inBooks(c, async (tx) => {
      await addOrderReference(tx, { ...wanted, reference }, by)
      await settle(tx, reply, by)
      return sends ? await sendAgain(tx, wanted, by) : null
    })
    return c.json({ sent }, 200)
  })
  app.openapi(wrongContact, async (c) => {
    const { replyId: reply, ...wrong } = c.req.valid("json")
    const by = author(c)
    const replaced = await inBooks(c, async (tx) => {
      const done = await replaceContact(tx, wrong, by)
      await settle(tx, reply, by)
      return done
    })
    return c.json(replaced, 200)
  })
  app.openapi(invoiceError, async (c) => {
    const { replyId: reply, ...error } = c.req.valid("json")
    const by = author(c)
    const opened = await inBooks(c, async (tx) => {
      const done = await reportInvoiceError(tx, error, by)
      await settle(tx, reply, by)
      return done
    })
    return c.json(opened, 200)
  })
  app.openapi(correction, async (c) =>
    c.json({ sent: await inBooks(c, (tx) => correctInvoice(tx, c.req.valid("json"), author(c))) }, 200),
  )
}

async function settle(
  tx: CompanyTx,
  reply: string | null | undefined,
  by: ReturnType<typeof author>,
): Promise<void> {
  if (reply) await handleReply(tx, reply, by)
}
