/**
 * GET /customers/{id}/penalties.pdf   the statement of penalties, as the debtor may check it
 * GET /penalty-bills/{id}/document.pdf   a bill of penalties with its statement, as it was billed
 */
import { z } from "@hono/zod-openapi"
import { type CompanyRouter, dayInput, getFile, inBooks, languageInput } from "../../kernel/http.ts"
import type { PenaltyDocument } from "./document.ts"
import { billDocument, statementDocument } from "./workflows.ts"

/** Sets a statement of penalties in type. */
export type RenderPenalties = (document: PenaltyDocument) => Promise<Buffer>

const statement = getFile("/customers/{id}/penalties.pdf", {
  summary: "The statement of penalties as PDF",
  query: z.object({ on: dayInput.optional(), language: languageInput }),
  mediaType: "application/pdf",
})
const bill = getFile("/penalty-bills/{id}/document.pdf", {
  summary: "A bill of penalties with its statement as PDF, as it was billed",
  query: z.object({ language: languageInput }),
  mediaType: "application/pdf",
})

const headers = (name: string) => ({
  "content-type": "application/pdf",
  "content-disposition": `inline; filename="${name}.pdf"`,
})

/** The routes of statements of penalties on paper. */
export function penaltyDocumentRoutes(app: CompanyRouter, render: RenderPenalties): void {
  app.openapi(statement, async (c) => {
    const { on = c.var.today, language } = c.req.valid("query")
    const { id } = c.req.valid("param")
    const document = await inBooks(c, (tx) => statementDocument(tx, id, on, language))
    return c.body(new Uint8Array(await render(document)), 200, headers(`penalites-${on}`))
  })
  app.openapi(bill, async (c) => {
    const { language } = c.req.valid("query")
    const { number, document } = await inBooks(c, (tx) => billDocument(tx, c.req.valid("param").id, language))
    return c.body(new Uint8Array(await render(document)), 200, headers(number))
  })
}
