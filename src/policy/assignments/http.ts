/**
 * GET    /scenario-rules               which customer follows which scenario, in order
 * PUT    /scenario-rules               puts other rules in their place
 * POST   /scenario-rule-previews       who would change under other rules
 * GET    /customers/{id}/scenario      the scenario of a customer, why, and how it has paid
 * PUT    /customers/{id}/scenario      a person chooses, whatever the rules say
 * DELETE /customers/{id}/scenario      gives the customer back to the rules
 */
import { z } from "@hono/zod-openapi"
import type { Context } from "hono"
import {
  act,
  author,
  type CompanyEnv,
  type CompanyRouter,
  dayOut,
  get,
  inBooks,
  listOf,
  post,
  put,
  sentenceOut,
  typedText,
} from "../../kernel/http.ts"
import type { AssignmentRule } from "../assignment.ts"
import { conditionsShape, rulesShape } from "../assignment-shape.ts"
import { readConduct } from "../conduct/store.ts"
import { SEGMENTS } from "../segment.ts"
import { chooseScenario, previewRules, publishRules, scenarioOfCustomer } from "./workflows.ts"

const rulesOut = z.object({
  revision: z.number(),
  items: listOf(z.object({ name: z.string(), when: conditionsShape, scenarioKey: z.string() })),
})
const list = get("/scenario-rules", {
  summary: "The rules that send customers to scenarios",
  answer: rulesOut,
})
const publish = put("/scenario-rules", {
  summary: "Put other rules in force",
  role: "owner",
  body: z.object({ items: rulesShape }),
  answer: rulesOut,
})
const preview = post("/scenario-rule-previews", {
  summary: "Who would follow another scenario under other rules",
  body: z.object({ items: rulesShape }),
  answer: z.object({
    looked: z.number(),
    moved: z.number(),
    byScenario: listOf(z.object({ scenarioKey: z.string(), before: z.number(), after: z.number() })),
    customers: listOf(
      z.object({
        customerId: z.string(),
        customerCode: z.string(),
        customerName: z.string(),
        before: z.string(),
        after: z.string(),
        sentence: sentenceOut,
      }),
    ),
  }),
})
const followedOut = z.object({
  scenarioKey: z.string(),
  scenarioName: z.string(),
  version: z.number(),
  because: z.enum(["chosen", "rule", "no-rule"]),
  sentence: sentenceOut,
  segment: z.enum(SEGMENTS),
  history: z.object({
    settled: z.number(),
    late: z.number(),
    averageDelayDays: z.number(),
    brokenPromises: z.number(),
    partKeptPromises: z.number(),
    customerSince: dayOut.nullable(),
  }),
  historySentence: sentenceOut,
})
const followed = get("/customers/{id}/scenario", {
  summary: "The scenario of a customer, and why",
  answer: followedOut,
})
const choose = put("/customers/{id}/scenario", {
  summary: "Choose the scenario of a customer",
  body: z.object({ scenarioKey: z.string().max(60), reason: typedText().optional() }),
  answer: followedOut,
})
const giveBack = act("delete", "/customers/{id}/scenario", {
  summary: "Give a customer back to the rules",
  answer: followedOut,
})

/** The routes of who follows which scenario. */
export function assignmentRoutes(app: CompanyRouter): void {
  app.openapi(list, async (c) => c.json(await rulesInForce(c), 200))
  app.openapi(publish, async (c) => {
    const rules = c.req.valid("json").items as AssignmentRule[]
    await inBooks(c, (tx) => publishRules(tx, rules, author(c)))
    return c.json(await rulesInForce(c), 200)
  })
  app.openapi(preview, async (c) => {
    const rules = c.req.valid("json").items as AssignmentRule[]
    return c.json(await previewRules(c.var.db, c.var.companyId, rules, c.var.today), 200)
  })
  app.openapi(followed, async (c) => c.json(await shown(c, c.req.valid("param").id), 200))
  app.openapi(choose, async (c) => {
    const { id } = c.req.valid("param")
    const { scenarioKey, reason } = c.req.valid("json")
    await inBooks(c, (tx) => chooseScenario(tx, id, { scenarioKey, reason: reason || null }, author(c)))
    return c.json(await shown(c, id), 200)
  })
  app.openapi(giveBack, async (c) => {
    const { id } = c.req.valid("param")
    await inBooks(c, (tx) => chooseScenario(tx, id, null, author(c)))
    return c.json(await shown(c, id), 200)
  })
}

type AnyContext = Context<CompanyEnv>

async function rulesInForce(c: AnyContext) {
  const { rules, rulesRevision } = await inBooks(c, readConduct)
  return { revision: rulesRevision, items: rules as z.output<typeof rulesShape> }
}

async function shown(c: AnyContext, customerId: string) {
  const { assignment, ...rest } = await inBooks(c, (tx) => scenarioOfCustomer(tx, customerId, c.var.today))
  return { ...rest, scenarioKey: assignment.scenarioKey, because: assignment.because }
}
