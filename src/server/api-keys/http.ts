/**
 * GET    /api-keys        keys for programs, without the keys themselves
 * POST   /api-keys        a new key, shown for the only time
 * DELETE /api-keys/{id}   makes a key stop working
 */
import { z } from "@hono/zod-openapi"
import { act, type CompanyRouter, done, get, instantOut, listOf, post, typedText } from "../../kernel/http.ts"
import { refuse } from "../../kernel/refusal.ts"
import { createApiKey, listApiKeys, revokeApiKey } from "./store.ts"

const role = z.enum(["owner", "controller", "reader"])

const list = get("/api-keys", {
  summary: "Keys for programs",
  role: "owner",
  answer: z.object({
    items: listOf(
      z.object({
        id: z.string(),
        name: z.string(),
        keyHint: z.string(),
        role,
        createdAt: instantOut,
        expiresAt: instantOut.nullable(),
        revokedAt: instantOut.nullable(),
      }),
    ),
    nextCursor: z.null(),
  }),
})
const create = post("/api-keys", {
  summary: "Make a key; it is shown once",
  role: "owner",
  body: z.object({
    name: typedText(100).min(1),
    role: role.default("reader"),
    expiresAt: z.iso.datetime().nullable().optional(),
  }),
  answer: z.object({ id: z.string(), key: z.string() }),
})
const revoke = act("delete", "/api-keys/{id}", {
  summary: "Make a key stop working",
  role: "owner",
  answer: done,
})

/** The routes of a company's API keys. */
export function apiKeyRoutes(app: CompanyRouter): void {
  app.openapi(list, async (c) => {
    const items = await listApiKeys(c.var.db, c.var.companyId)
    const shown = items.map((key) => ({
      ...key,
      createdAt: key.createdAt.toISOString(),
      expiresAt: key.expiresAt?.toISOString() ?? null,
      revokedAt: key.revokedAt?.toISOString() ?? null,
    }))
    return c.json({ items: shown, nextCursor: null }, 200)
  })
  app.openapi(create, async (c) => {
    const { name, role: wanted, expiresAt } = c.req.valid("json")
    const wish = {
      name,
      role: wanted,
      createdBy: c.var.actor,
      expiresAt: expiresAt ? new Date(expiresAt) : null,
    }
    return c.json(await createApiKey(c.var.db, c.var.companyId, wish), 200)
  })
  app.openapi(revoke, async (c) => {
    const { id } = c.req.valid("param")
    if (!(await revokeApiKey(c.var.db, c.var.companyId, id, new Date()))) {
      refuse(
        "API_KEY_UNKNOWN",
        {
          fr: "Cette clé n’existe pas ou ne sert plus.",
          en: "There is no such key, or it was revoked already.",
        },
        { id },
      )
    }
    return c.json({ ok: true as const }, 200)
  })
}
