/** What answers about an invoice or a customer say of its credits, disputes and promises. */
import { z } from "@hono/zod-openapi"
import { cents, dayOut, listOf } from "../../../kernel/http.ts"

/** A payment or a credit note in an answer. */
export const creditOut = z.object({
  id: z.string(),
  kind: z.enum(["payment", "credit-note"]),
  number: z.string().nullable(),
  creditedOn: dayOut,
  amountCents: cents,
  unallocatedCents: cents,
  currency: z.string(),
  method: z.string().nullable(),
  label: z.string().nullable(),
  cancelledOn: dayOut.nullable(),
})

/** A dispute in an answer. */
export const disputeOut = z.object({
  id: z.string(),
  customerId: z.string(),
  invoiceId: z.string(),
  invoiceNumber: z.string(),
  disputedCents: cents.nullable(),
  reason: z.string(),
  note: z.string().nullable(),
  openedOn: dayOut,
  answerBy: dayOut.nullable(),
  closedOn: dayOut.nullable(),
  outcome: z.string().nullable(),
})

/** A promise in an answer. */
export const promiseOut = z.object({
  id: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  madeOn: dayOut,
  promisedFor: dayOut,
  amountCents: cents.nullable(),
  invoiceIds: listOf(z.string()),
  saidBy: z.string().nullable(),
  note: z.string().nullable(),
  withdrawnOn: dayOut.nullable(),
  paidCents: cents,
  coveredOpenCents: cents,
})
