/**
 * POST /messages/{id}/acknowledgement   a person answers for the warnings of the legal check
 */
import { z } from "@hono/zod-openapi"
import { author, type CompanyRouter, done, inBooks, post } from "../../../kernel/http.ts"
import { acknowledgeFindings } from "./workflows.ts"

const acknowledgement = post("/messages/{id}/acknowledgement", {
  summary: "Answer for the warnings of the legal check",
  body: z.object({ ruleIds: z.array(z.string().max(20)).min(1).max(100) }),
  answer: done,
})

/** The routes of the legal check. */
export function legalCheckRoutes(app: CompanyRouter): void {
  app.openapi(acknowledgement, async (c) => {
    const { ruleIds } = c.req.valid("json")
    await inBooks(c, (tx) => acknowledgeFindings(tx, c.req.valid("param").id, ruleIds, author(c)))
    return c.json({ ok: true as const }, 200)
  })
}
