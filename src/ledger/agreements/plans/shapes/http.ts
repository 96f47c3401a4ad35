import { z } from "@hono/zod-openapi"
import { cents, dayOut, instantOut, listOf } from "../../../../kernel/http.ts"
import { PLAN_OUTCOMES } from "../../choices.ts"
import { PLAN_VIEW_STATES } from "../view.ts"

const instalment = z.object({ seq: z.int(), dueOn: dayOut, amountCents: cents })

/** A payment plan in an answer, with where it stands. */
export const planOut = z.object({
  id: z.string(),
  reference: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  currency: z.string(),
  state: z.enum(PLAN_VIEW_STATES),
  proposedOn: dayOut,
  answerBy: dayOut,
  acceptedOn: dayOut.nullable(),
  acceptanceProof: z.string().nullable(),
  closedOn: dayOut.nullable(),
  outcome: z.enum(PLAN_OUTCOMES).nullable(),
  penalties: z.enum(["kept", "waived"]),
  defaultDays: z.int(),
  returnStepKey: z.string().nullable(),
  note: z.string().nullable(),
  totalCents: cents,
  paidCents: cents,
  openCents: cents,
  reducedCents: cents,
  nextOn: dayOut.nullable(),
  nextCents: cents.nullable(),
  items: listOf(
    z.object({
      invoiceId: z.string(),
      seq: z.int(),
      number: z.string(),
      dueOn: dayOut,
      amountCents: cents,
      openCents: cents,
      contestedCents: cents,
      creditedCents: cents,
    }),
  ),
  instalments: listOf(instalment.extend({ initialCents: cents, paidCents: cents, openCents: cents })),
})

/** A paper kept with a dispute or a plan. */
export const documentOut = z.object({
  id: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  addedBy: z.string(),
  addedAt: instantOut,
})

/** The page of one plan: its papers, and the money that came in on it. */
export const planPageOut = planOut.extend({
  documents: listOf(documentOut),
  money: listOf(
    z.object({
      id: z.string(),
      on: dayOut,
      amountCents: cents,
      kind: z.enum(["payment", "credit-note"]),
      number: z.string(),
    }),
  ),
})

/** A plan that is not proposed yet. */
export const previewOut = z.object({
  currency: z.string(),
  totalCents: cents,
  items: listOf(z.object({ invoiceId: z.string(), seq: z.int(), amountCents: cents })),
  instalments: listOf(instalment),
})
