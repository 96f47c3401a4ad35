/**
 * GET  /customers/{id}/consents    what a customer said about ways of being written to
 * POST /customers/{id}/consents
 */
import { z } from "@hono/zod-openapi"
import {
  author,
  type CompanyRouter,
  dayInput,
  dayOut,
  done,
  get,
  inBooks,
  listOf,
  post,
  typedText,
} from "../../kernel/http.ts"
import { CONSENT_KINDS, readConsents } from "./store.ts"
import { recordConsent } from "./workflows.ts"

const kind = z.enum(CONSENT_KINDS)
/** What a customer said last about a way of being written to. */
export const consentOut = z.object({
  kind,
  isGiven: z.boolean(),
  saidOn: dayOut,
  proof: z.string().nullable(),
})
const read = get("/customers/{id}/consents", {
  summary: "What a customer said last about electronic registered letters and short messages",
  answer: listOf(consentOut),
})
const say = post("/customers/{id}/consents", {
  summary: "Write down what a customer said about a way of being written to",
  body: z.object({
    kind,
    isGiven: z.boolean(),
    saidOn: dayInput.optional(),
    proof: typedText(500).nullable().optional(),
  }),
  answer: done,
})

/** The routes of what customers agree to. */
export function consentRoutes(app: CompanyRouter): void {
  app.openapi(read, async (c) =>
    c.json(await inBooks(c, (tx) => readConsents(tx, c.req.valid("param").id)), 200),
  )
  app.openapi(say, async (c) => {
    const { saidOn = c.var.today, proof = null, ...said } = c.req.valid("json")
    const { id } = c.req.valid("param")
    await inBooks(c, (tx) => recordConsent(tx, id, { ...said, saidOn, proof }, author(c)))
    return c.json({ ok: true as const }, 200)
  })
}
