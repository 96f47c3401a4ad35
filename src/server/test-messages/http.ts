/**
 * POST /template-tests   sends a wording, filled in, to the person who writes it
 */
import { z } from "@hono/zod-openapi"
import type { RunPorts } from "../../delivery/run/workflows.ts"
import { author, type CompanyRouter, inBooks, post } from "../../kernel/http.ts"
import type { Db } from "../../kernel/store.ts"
import { templateOfPreview, templatePreviewInput } from "../../messages/templates/http.ts"
import { inputOfCustomer } from "../../messages/templates/inputs/workflows.ts"
import { sampleInput } from "../../messages/templates/sample.ts"
import { emailOfActor } from "../people/store.ts"
import { refuseWithoutPerson, sendTestMessage } from "./workflows.ts"

const send = post("/template-tests", {
  summary: "Send a wording to yourself, filled in for a customer; no customer receives anything",
  body: templatePreviewInput,
  answer: z.object({ sentTo: z.string() }),
})

/** The route of test messages. */
export function testMessageRoutes(app: CompanyRouter, ports: Pick<RunPorts, "box" | "openCarrier">): void {
  app.openapi(send, async (c) => {
    const typed = c.req.valid("json")
    const to = (await emailOfActor(c.var.db as Db, c.var.actor)) ?? refuseWithoutPerson()
    const template = templateOfPreview(typed)
    const { customerId } = typed
    const real = customerId
      ? await inBooks(c, (tx) => inputOfCustomer(tx, customerId, template.templateKey, c.var.today))
      : undefined
    const input = real ?? sampleInput(template.templateKey)
    await sendTestMessage(c.var.db, c.var.companyId, ports, { template, input, to }, author(c))
    return c.json({ sentTo: to }, 200)
  })
}
