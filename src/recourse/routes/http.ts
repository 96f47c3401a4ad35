/**
 * GET /customers/{id}/routes   the ways of pursuing what a customer owes, and those that are closed
 */
import { z } from "@hono/zod-openapi"
import { type CompanyRouter, cents, get, inBooks, listOf, sentenceOut } from "../../kernel/http.ts"
import { ROUTE_KEYS } from "../../law/routes-catalogue.ts"
import { PARTIES } from "../../law/rules/routes.ts"
import { customerRoutes } from "./workflows.ts"

const party = z.enum(PARTIES)
const contested = z.enum(["no", "yes", "weak", "serious"])
const key = z.enum(ROUTE_KEYS)

const route = z.object({
  key,
  title: sentenceOut,
  court: z.enum(["none", "commercial", "judicial", "administrative", "foreign"]),
  courtWords: sentenceOut,
  lawyer: z.boolean(),
  priorAttempt: z.boolean(),
  conditions: listOf(sentenceOut),
  documents: listOf(sentenceOut),
  time: sentenceOut,
  cost: sentenceOut,
  sources: listOf(z.string()),
  line: sentenceOut,
})

/** The routes for a customer in an answer. */
export const customerRoutesOut = z.object({
  facts: z.object({
    creditor: party,
    debtor: party,
    amountCents: cents,
    contested,
    country: z.string(),
    insolvent: z.boolean(),
    commercialCommand: z.boolean(),
  }),
  currency: z.string(),
  supposed: z.object({ creditor: z.boolean(), debtor: z.boolean() }),
  routes: listOf(route),
  fallbacks: listOf(route),
  excluded: listOf(z.object({ key, title: sentenceOut, because: sentenceOut, line: sentenceOut })),
  stop: listOf(z.enum(["reminders", "formal-notice", "payment-order", "interest", "payment-links"])),
  notes: listOf(sentenceOut),
})

const read = get("/customers/{id}/routes", {
  summary: "The ways of pursuing what a customer owes; information, never advice",
  query: z.object({
    debtor: party.optional(),
    contested: contested.optional(),
    amountCents: z.coerce.number().int().positive().optional(),
  }),
  answer: customerRoutesOut,
})

/** The routes of the HTTP API about ways of pursuing a claim. */
export function recourseRoutes(app: CompanyRouter): void {
  app.openapi(read, async (c) => {
    const { id } = c.req.valid("param")
    const asked = c.req.valid("query")
    return c.json(await inBooks(c, (tx) => customerRoutes(tx, id, asked, c.var.today)), 200)
  })
}
