/**
 * GET   /law-settings   what the company says of itself where the law depends on it
 * PATCH /law-settings
 */
import { z } from "@hono/zod-openapi"
import { author, type CompanyRouter, get, inBooks, patch } from "../../kernel/http.ts"
import { SECTORS } from "../../law/rules/terms.ts"
import { readLawSettings } from "./store.ts"
import { changeLawSettings } from "./workflows.ts"

/** The settings in an answer. */
export const lawSettingsOut = z.object({
  sector: z.enum(SECTORS),
  seasonalAccords: z.boolean(),
  commercialCommand: z.boolean(),
})

const read = get("/law-settings", {
  summary: "What the company says of itself where the law depends on it",
  answer: lawSettingsOut,
})
const change = patch("/law-settings", {
  summary: "Change what the company says of itself where the law depends on it",
  role: "owner",
  body: lawSettingsOut.partial(),
  answer: lawSettingsOut,
})

/** The routes of the legal settings of a company. */
export function lawSettingsRoutes(app: CompanyRouter): void {
  app.openapi(read, async (c) => c.json(await inBooks(c, readLawSettings), 200))
  app.openapi(change, async (c) =>
    c.json(await inBooks(c, (tx) => changeLawSettings(tx, c.req.valid("json"), author(c))), 200),
  )
}
