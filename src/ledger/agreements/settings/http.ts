/**
 * GET   /agreement-settings   days of grace, deadline of disputes, confirmations
 * PATCH /agreement-settings
 */
import { z } from "@hono/zod-openapi"
import { author, type CompanyRouter, get, inBooks, patch } from "../../../kernel/http.ts"
import { record } from "../../journal/store.ts"
import { readAgreementSettings, writeAgreementSettings } from "./store.ts"

/** What a company chose about agreements. */
export const agreementSettingsOut = z.object({
  promiseGraceDays: z.int().min(0).max(15),
  disputeDays: z.int().min(1).max(365),
  confirmsAutomatically: z.boolean(),
})
const read = get("/agreement-settings", {
  summary: "What the company chose about promises and disputes",
  answer: agreementSettingsOut,
})
const change = patch("/agreement-settings", {
  summary: "Choose the days of grace, the deadline of disputes, and how confirmations leave",
  body: agreementSettingsOut.partial(),
  answer: agreementSettingsOut,
})

/** The routes of what a company chose about agreements. */
export function agreementSettingRoutes(app: CompanyRouter): void {
  app.openapi(read, async (c) => c.json(await inBooks(c, readAgreementSettings), 200))
  app.openapi(change, async (c) => {
    const by = author(c)
    const after = await inBooks(c, async (tx) => {
      const chosen = { ...(await readAgreementSettings(tx)), ...c.req.valid("json") }
      await writeAgreementSettings(tx, chosen, by)
      await record(tx, [
        {
          ...{ happenedAt: by.now, onDay: by.today, actor: by.actor },
          ...{ kind: "agreement-settings.changed", payload: { ...chosen } },
        },
      ])
      return chosen
    })
    return c.json(after, 200)
  })
}
