/**
 * GET /simulations/{id}/message       what would be sent to a customer on a day of a simulation
 * GET /simulations/{id}/letter.pdf    the letter that would be posted
 */
import { z } from "@hono/zod-openapi"
import {
  type CompanyRouter,
  cents,
  dayInput,
  dayOut,
  get,
  getFile,
  identifier,
  listOf,
  sentenceOut,
} from "../../kernel/http.ts"
import { htmlForScreen } from "../../messages/compose.ts"
import {
  isPaper,
  printSimulated,
  type SetLetter,
  type SimulatedMessage,
  writeSimulated,
} from "./workflows.ts"

const query = z.object({ customerId: identifier, on: dayInput })

/** A message of a simulation in an answer. */
export const simulatedMessageOut = z.object({
  ...{ on: dayOut, customerId: z.string(), customerName: z.string() },
  ...{ stepKey: z.string(), stepLabel: sentenceOut, channel: z.string(), tone: z.string().nullable() },
  ...{ scenarioKey: z.string(), amountCents: cents, currency: z.string() },
  /** Why this step on this day. */
  sentence: sentenceOut,
  invoices: listOf(
    z.object({
      ...{ invoiceId: z.string(), number: z.string(), dueOn: dayOut, chasedCents: cents },
      ...{ currency: z.string(), role: z.string(), sentence: sentenceOut },
    }),
  ),
  /** null for a call or a task: nobody is written to. */
  message: z
    .object({
      ...{ recipient: z.string().nullable(), language: z.string(), subject: z.string() },
      ...{ text: z.string(), html: z.string(), isPaper: z.boolean() },
      findings: listOf(
        z.object({
          ...{ ruleId: z.string(), severity: z.enum(["error", "warning"]), article: z.string() },
          ...{ sentence: sentenceOut, excerpt: z.string() },
        }),
      ),
    })
    .nullable(),
})
const message = get("/simulations/{id}/message", {
  summary: "What would be sent to a customer on a day of a simulation",
  query,
  answer: simulatedMessageOut,
})
const letter = getFile("/simulations/{id}/letter.pdf", {
  summary: "The letter that a simulation would post",
  query,
  mediaType: "application/pdf",
})

/** The routes that open a step of a simulation. */
export function simulatedMessageRoutes(app: CompanyRouter, setLetter: SetLetter): void {
  app.openapi(message, async (c) => {
    const place = c.req.valid("query")
    const written = await writeSimulated(c.var.db, c.var.companyId, c.req.valid("param").id, place)
    return c.json({ on: place.on, ...shown(written) }, 200)
  })
  app.openapi(letter, async (c) => {
    const { id } = c.req.valid("param")
    const written = await writeSimulated(c.var.db, c.var.companyId, id, c.req.valid("query"))
    const pdf = await printSimulated(c.var.db, c.var.companyId, written, setLetter)
    return c.body(new Uint8Array(pdf), 200, {
      "content-type": "application/pdf",
      "content-disposition": 'inline; filename="simulation.pdf"',
    })
  })
}

function shown({ view, written }: SimulatedMessage) {
  return {
    ...{ customerId: view.customerId, customerName: view.customerName, tone: view.tone },
    ...{ stepKey: view.stepKey!, stepLabel: view.stepLabel!, channel: view.channel! },
    ...{ scenarioKey: view.scenarioKey, amountCents: view.amountCents, currency: view.currency },
    sentence: view.sentence,
    invoices: view.items.map(({ invoiceId, number, dueOn, chasedCents, currency, role, sentence }) => ({
      ...{ invoiceId, number, dueOn, chasedCents, currency, role, sentence },
    })),
    message: written && {
      ...{ recipient: written.recipient, language: written.language, isPaper: isPaper(written.input) },
      ...{ subject: written.composed.subject, text: written.composed.text },
      html: htmlForScreen(written.composed),
      findings: written.findings,
    },
  }
}
