/**
 * POST /step-previews   what a customer would read if a step were taken today; nothing is kept
 */
import { z } from "@hono/zod-openapi"
import { type CompanyRouter, identifier, inBooks, post } from "../../kernel/http.ts"
import { stepShape } from "../../policy/scenario-shape.ts"
import type { Letter } from "../letter.ts"
import { previewStep } from "./workflows.ts"

/** Sets a letter in type. */
export type RenderPlainLetter = (letter: Letter) => Promise<Buffer>

const preview = post("/step-previews", {
  summary: "What a customer would read if a step were taken today; nothing is kept",
  role: "reader",
  body: z.object({ customerId: identifier, step: stepShape }),
  answer: z.object({
    customerName: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    letterPdf: z.string().nullable().openapi({ description: "the letter as PDF, in base64" }),
  }),
})

/** The routes of previews of steps. */
export function stepPreviewRoutes(app: CompanyRouter, render: RenderPlainLetter): void {
  app.openapi(preview, async (c) => {
    const { customerId, step } = c.req.valid("json")
    const { customerName, message, letter } = await inBooks(c, (tx) =>
      previewStep(tx, step, customerId, c.var.today),
    )
    const letterPdf = letter ? (await render(letter)).toString("base64") : null
    return c.json({ customerName, ...message, letterPdf }, 200)
  })
}
