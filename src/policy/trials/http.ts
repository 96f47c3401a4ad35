/**
 * GET /scenario-followers        who follows which scenario, by reason
 * GET /scenarios/{key}/effect    what a text of a scenario would change today for those who follow it
 */
import { z } from "@hono/zod-openapi"
import type { Context } from "hono"
import { type CompanyEnv, type CompanyRouter, get, inBooks, listOf, sentenceOut } from "../../kernel/http.ts"
import { readDraft } from "../scenarios/store.ts"
import { placeOf, placeShape } from "../versions/http.ts"
import { countFollowers, effectOf } from "./workflows.ts"

const followersOut = z.object({
  items: listOf(
    z.object({
      scenarioKey: z.string(),
      because: z.enum(["chosen", "rule", "no-rule"]),
      rule: z.object({ position: z.number(), name: z.string() }).nullable(),
      customers: z.number(),
      underWay: z.number(),
    }),
  ),
})
const effectOut = z.object({
  customers: z.number(),
  underWay: z.number(),
  changed: z.number(),
  examples: listOf(
    z.object({
      customerId: z.string(),
      customerName: z.string(),
      before: sentenceOut,
      after: sentenceOut,
    }),
  ),
})

const followers = get("/scenario-followers", {
  summary: "How many customers follow each scenario, and why",
  answer: followersOut,
})
const effect = get("/scenarios/{key}/effect", {
  summary:
    "What a text of a scenario would change today: draft, shipped or the number of a version; the draft, where there is one, when none is named",
  query: z.object({ of: placeShape.optional() }),
  answer: effectOut,
})

/** The routes of what is tried and never written. */
export function trialRoutes(app: CompanyRouter): void {
  app.openapi(followers, async (c) =>
    c.json({ items: await countFollowers(c.var.db, c.var.companyId, c.var.today) }, 200),
  )
  app.openapi(effect, async (c) => {
    const { key } = c.req.valid("param")
    const { of = await usualPlace(c, key) } = c.req.valid("query")
    return c.json(await effectOf(c.var.db, c.var.companyId, key, placeOf(of), c.var.today), 200)
  })
}

/** The draft where there is one, else what is in force, which changes nothing. */
const usualPlace = (c: Context<CompanyEnv>, key: string): Promise<string> =>
  inBooks(c, async (tx) => ((await readDraft(tx, key)) ? "draft" : "in-force"))
