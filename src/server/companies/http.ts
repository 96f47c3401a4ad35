/**
 * POST /api/companies   a new company, whose owner is who creates it
 * POST /api/demo        the demonstration company of the person
 * PUT  …/demo-day       the day that a demonstration plays
 */
import { OpenAPIHono, z } from "@hono/zod-openapi"
import { prepareDay } from "../../delivery/day/workflows.ts"
import { dayAt } from "../../kernel/day.ts"
import { act, type CompanyRouter, dayInput, done, post, put, refuseWrongInput } from "../../kernel/http.ts"
import type { Db } from "../../kernel/store.ts"
import { companyInput } from "../../ledger/companies/http.ts"
import { createCompany } from "../../ledger/companies/workflows.ts"
import type { Auth } from "../auth/auth.ts"
import { createDemo, demoDay, travel } from "../demo/workflows.ts"
import { requireUser } from "../entry.ts"
import { putMember } from "../people/store.ts"
import { myCompanies } from "../people/workflows.ts"

const made = z.object({ id: z.string() })
const create = post("/companies", {
  summary: "Create a company; it starts in test mode",
  body: companyInput,
  answer: made,
})
const demo = act("post", "/demo", { summary: "Create or find the demonstration company", answer: made })

const setDemoDay = put("/demo-day", {
  summary: "Play another day (demonstration only)",
  body: z.object({ today: dayInput.nullable() }),
  answer: done,
})

/** The route with which a demonstration moves to another day, its customers living on meanwhile. */
export function demoRoutes(app: CompanyRouter): void {
  app.openapi(setDemoDay, async (c) => {
    const to = c.req.valid("json").today ?? dayAt(new Date())
    await travel(c.var.db, c.var.companyId, { from: c.var.today, to, now: new Date() })
    return c.json({ ok: true as const }, 200)
  })
}

/** The routes that make companies. */
export function companyCreationRoutes({ db, auth }: { readonly db: Db; readonly auth: Auth }): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseWrongInput })
  app.openapi(create, async (c) => {
    const user = await requireUser(auth, c.req.raw.headers)
    const now = new Date()
    const by = { actor: `user:${user.id}`, now, today: dayAt(now) }
    const id = await createCompany(db, c.req.valid("json"), by)
    await putMember(db, id, user.id, "owner")
    return c.json({ id }, 200)
  })
  app.openapi(demo, async (c) => {
    const user = await requireUser(auth, c.req.raw.headers)
    const existing = (await myCompanies(db, user.id)).find((company) => company.isDemo)
    if (existing) return c.json({ id: existing.id }, 200)
    const now = new Date()
    const today = demoDay(dayAt(now))
    const { companyId } = await createDemo(db, { seed: 1, today, now })
    await putMember(db, companyId, user.id, "owner")
    // The first page shows a morning that is ready, as every working morning is.
    await prepareDay(db, companyId, { actor: "worker", now, today })
    return c.json({ id: companyId }, 200)
  })
  return app
}
