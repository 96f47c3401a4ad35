/**
 * GET /digests             who gets the morning by mail, and when
 * PUT /digests/{userId}    one’s own choice; an owner chooses for others too
 */
import { z } from "@hono/zod-openapi"
import { author, type CompanyRouter, done, get, inBooks, listOf, put } from "../../../kernel/http.ts"
import { refuse } from "../../../kernel/refusal.ts"
import { record } from "../../../ledger/journal/store.ts"
import { existingMember, userOfActor } from "../person.ts"
import { listDigests, writeDigest } from "./store.ts"

const setting = {
  isOn: z.boolean(),
  hour: z.int().min(5).max(20),
  language: z.enum(["fr", "en"]),
}
const list = get("/digests", {
  summary: "Who gets the morning by mail, and when",
  answer: z.object({
    items: listOf(z.object({ userId: z.string(), name: z.string(), email: z.string(), ...setting })),
  }),
})
const choose = put("/digests/{userId}", {
  summary: "Choose whether a member gets the morning by mail, and when",
  role: "reader",
  body: z.object(setting),
  answer: done,
})

/** The routes of the morning by mail. */
export function digestRoutes(app: CompanyRouter): void {
  app.openapi(list, async (c) => c.json({ items: await inBooks(c, listDigests) }, 200))
  app.openapi(choose, async (c) => {
    const { userId } = c.req.valid("param")
    const chosen = c.req.valid("json")
    const by = author(c)
    if (c.var.role !== "owner" && userOfActor(by.actor) !== userId) {
      refuse("FORBIDDEN", {
        fr: "Vous choisissez pour vous-même\u202f; un propriétaire choisit pour les autres.",
        en: "You choose for yourself; an owner chooses for others.",
      })
    }
    await inBooks(c, async (tx) => {
      const { name } = await existingMember(tx, userId)
      await writeDigest(tx, userId, chosen)
      const payload = { userId, name, ...chosen }
      await record(tx, [
        { happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "digest.chosen", payload },
      ])
    })
    return c.json({ ok: true as const }, 200)
  })
}
