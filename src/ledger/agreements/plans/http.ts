/**
 * GET  /payment-plans                     payment plans, with where each stands
 * POST /payment-plans                     proposes one
 * POST /payment-plans/preview             what it would be
 * GET  /payment-plans/{id}
 * POST /payment-plans/{id}/acceptance     the debtor accepted
 * POST /payment-plans/{id}/closing        ended before its time
 * POST /payment-plans/{id}/documents      keeps the signed copy
 */
import { z } from "@hono/zod-openapi"
import {
  author,
  type CompanyRouter,
  cents,
  dayInput,
  done,
  get,
  identifier,
  inBooks,
  listOf,
  post,
  typedText,
  upload,
} from "../../../kernel/http.ts"
import { PLAN_OUTCOMES, PLAN_PERIODS } from "../choices.ts"
import { listDocuments } from "../documents/store.ts"
import { keepDocument } from "../documents/workflows.ts"
import { readAgreementSettings } from "../settings/store.ts"
import { planOut, planPageOut, previewOut } from "./shapes/http.ts"
import { readPlanMoney, readPlans } from "./store.ts"
import { planView } from "./view.ts"
import { acceptPlan, closePlan, existingPlan, previewPlan, proposePlan } from "./workflows.ts"

const ofCustomer = z.object({ customerId: identifier.optional(), invoiceId: identifier.optional() })
const toPropose = z
  .object({
    customerId: identifier,
    invoiceIds: z.array(identifier).min(1).max(500),
    count: z.int().min(1).max(60).nullable().optional(),
    partCents: cents.positive().nullable().optional(),
    firstOn: dayInput,
    period: z.enum(PLAN_PERIODS).optional(),
    instalments: z
      .array(z.object({ dueOn: dayInput, amountCents: cents.positive() }))
      .min(1)
      .max(60)
      .optional(),
    penalties: z.enum(["kept", "waived"]).optional(),
    defaultDays: z.int().min(1).max(60).optional(),
    returnStepKey: typedText(60).nullable().optional(),
    answerBy: dayInput.optional(),
    note: typedText(5_000).nullable().optional(),
    confirms: z.boolean().optional(),
  })
  .transform(({ count = null, partCents = null, ...plan }) => ({ ...plan, wish: { count, partCents } }))

const list = get("/payment-plans", {
  summary: "Payment plans",
  query: ofCustomer,
  answer: z.object({ items: listOf(planOut) }),
})
const preview = post("/payment-plans/preview", {
  summary: "What a payment plan would be",
  body: toPropose,
  answer: previewOut,
})
const propose = post("/payment-plans", {
  summary: "Propose a payment plan",
  body: toPropose,
  answer: z.object({ id: z.string(), reference: z.string() }),
})
const read = get("/payment-plans/{id}", { summary: "One payment plan", answer: planPageOut })
const accept = post("/payment-plans/{id}/acceptance", {
  summary: "Say that the debtor accepted a payment plan",
  body: z.object({ proof: typedText(300).min(1), on: dayInput.optional(), acknowledges: z.boolean() }),
  answer: done,
})
const close = post("/payment-plans/{id}/closing", {
  summary: "End a payment plan before its time",
  body: z.object({ outcome: z.enum(PLAN_OUTCOMES) }),
  answer: done,
})
const keep = upload("/payment-plans/{id}/documents", {
  summary: "Keep a paper with a payment plan",
  form: z.object({ file: z.custom<File>().openapi({ type: "string", format: "binary" }) }),
  answer: done,
})
const ok = { ok: true as const }

/** The routes of payment plans. */
export function paymentPlanRoutes(app: CompanyRouter): void {
  app.openapi(list, async (c) => {
    const { customerId, invoiceId } = c.req.valid("query")
    const which = { ...(customerId && { customerIds: [customerId] }), ...(invoiceId && { invoiceId }) }
    const { today } = c.var
    const items = await inBooks(c, async (tx) => {
      const { promiseGraceDays: graceDays } = await readAgreementSettings(tx)
      return (await readPlans(tx, which, today)).map((row) => planView(row, { today, graceDays }))
    })
    return c.json({ items }, 200)
  })
  app.openapi(preview, async (c) =>
    c.json(await inBooks(c, (tx) => previewPlan(tx, c.req.valid("json"), c.var.today)), 200),
  )
  app.openapi(propose, async (c) =>
    c.json(await inBooks(c, (tx) => proposePlan(tx, c.req.valid("json"), author(c))), 200),
  )
  app.openapi(read, async (c) => {
    const { id } = c.req.valid("param")
    const { today } = c.var
    const page = await inBooks(c, async (tx) => {
      const { promiseGraceDays: graceDays } = await readAgreementSettings(tx)
      const plan = planView(await existingPlan(tx, id, today), { today, graceDays })
      const documents = await listDocuments(tx, { planId: id })
      return { ...plan, documents, money: await readPlanMoney(tx, id) }
    })
    const documents = page.documents.map((paper) => ({ ...paper, addedAt: paper.addedAt.toISOString() }))
    return c.json({ ...page, documents }, 200)
  })
  lifeRoutes(app)
}

function lifeRoutes(app: CompanyRouter): void {
  app.openapi(accept, async (c) => {
    await inBooks(c, (tx) => acceptPlan(tx, c.req.valid("param").id, c.req.valid("json"), author(c)))
    return c.json(ok, 200)
  })
  app.openapi(close, async (c) => {
    const { outcome } = c.req.valid("json")
    await inBooks(c, (tx) => closePlan(tx, c.req.valid("param").id, outcome, author(c)))
    return c.json(ok, 200)
  })
  app.openapi(keep, async (c) => {
    const { file } = c.req.valid("form")
    const isFile = file instanceof File
    const content = isFile ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0)
    const { id: planId } = c.req.valid("param")
    await inBooks(c, async (tx) => {
      const { customerId } = await existingPlan(tx, planId, c.var.today)
      await keepDocument(tx, { planId, customerId }, { name: isFile ? file.name : "", content }, author(c))
    })
    return c.json(ok, 200)
  })
}
