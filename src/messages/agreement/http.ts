/**
 * GET  /payment-plans/{id}/agreement.pdf   the agreement with the acknowledgement of debt, to be signed
 * POST /payment-plans/{id}/agreement       keeps it, so that the message that proposes the plan carries it
 */
import { z } from "@hono/zod-openapi"
import { act, author, type CompanyRouter, done, getFile, inBooks } from "../../kernel/http.ts"
import { keepAgreement, planAgreement, type RenderAgreement } from "./workflows.ts"

const read = getFile("/payment-plans/{id}/agreement.pdf", {
  summary: "The agreement of a payment plan as PDF",
  query: z.object({ language: z.enum(["fr", "en"]).optional() }),
  mediaType: "application/pdf",
})
const keep = act("post", "/payment-plans/{id}/agreement", {
  summary: "Keep the agreement, so that the message that proposes the plan carries it",
  answer: done,
})

/** The routes of agreements to pay in instalments. */
export function agreementRoutes(app: CompanyRouter, render: RenderAgreement): void {
  app.openapi(read, async (c) => {
    const { id } = c.req.valid("param")
    const { language } = c.req.valid("query")
    const { reference, document } = await inBooks(c, (tx) => planAgreement(tx, id, author(c), language))
    return c.body(new Uint8Array(await render(document)), 200, {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${reference}.pdf"`,
    })
  })
  app.openapi(keep, async (c) => {
    const { id } = c.req.valid("param")
    const by = author(c)
    const { customerId, reference, document } = await inBooks(c, (tx) => planAgreement(tx, id, by))
    const pdf = await render(document)
    await inBooks(c, (tx) => keepAgreement(tx, { id, customerId, reference }, pdf, by))
    return c.json({ ok: true as const }, 200)
  })
}
