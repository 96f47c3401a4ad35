/** GET /activity   what each person of the company did between two days */
import { z } from "@hono/zod-openapi"
import { addDays } from "../../../kernel/day.ts"
import { type CompanyRouter, dayInput, dayOut, get, inBooks, listOf } from "../../../kernel/http.ts"
import { listMembers } from "../../people/store.ts"
import { countActivity } from "./store.ts"

const counts = {
  approved: z.number(),
  calls: z.number(),
  promises: z.number(),
  replies: z.number(),
  tasks: z.number(),
  comments: z.number(),
  payments: z.number(),
}
const activity = get("/activity", {
  summary: "What each person did between two days, the last 30 unless said otherwise",
  query: z.object({ from: dayInput.optional(), to: dayInput.optional() }),
  answer: z.object({
    fromOn: dayOut,
    toOn: dayOut,
    items: listOf(z.object({ userId: z.string(), name: z.string(), ...counts })),
  }),
})

const NOTHING = { approved: 0, calls: 0, promises: 0, replies: 0, tasks: 0, comments: 0, payments: 0 }

/** The route of what people did. */
export function activityRoutes(app: CompanyRouter): void {
  app.openapi(activity, async (c) => {
    const { from, to } = c.req.valid("query")
    const toOn = to ?? c.var.today
    const fromOn = from ?? addDays(toOn, -29)
    const items = await inBooks(c, async (tx) => {
      const done = new Map((await countActivity(tx, fromOn, toOn)).map((row) => [row.actor, row]))
      return (await listMembers(tx, c.var.companyId)).map(({ userId, name }) => {
        const { actor: _, ...counted } = done.get(`user:${userId}`) ?? { actor: "", ...NOTHING }
        return { userId, name, ...counted }
      })
    })
    return c.json({ fromOn, toOn, items }, 200)
  })
}
