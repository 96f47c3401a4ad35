import { createHash } from "node:crypto"
import type { MiddlewareHandler } from "hono"
import type { CompanyEnv } from "../../kernel/http.ts"
import { refuse } from "../../kernel/refusal.ts"
import {
  beginAct,
  forgetAct,
  type IdempotentAct,
  keepAnswer,
  RENEWAL_MILLISECONDS,
  renewAct,
} from "./store.ts"

/**
 * A program that did not hear the answer may ask again under the same Idempotency-Key: the act is
 * done once, and the first answer is given again. The same key with another request is refused.
 * When the first one was killed before it answered, its key is free again after a minute: the act
 * itself may have been done if it was killed in the instant between doing and answering.
 */
export const honourIdempotencyKeys: MiddlewareHandler<CompanyEnv> = async (c, next) => {
  const key = c.req.header("idempotency-key")
  if (!key || c.req.method !== "POST") return await next()
  const act: IdempotentAct = {
    ...{ companyId: c.var.companyId, actor: c.var.actor, key: key.slice(0, 200) },
    requestSha256: createHash("sha256")
      .update(`${c.req.method} ${c.req.path}\n`)
      .update(new Uint8Array(await c.req.raw.clone().arrayBuffer()))
      .digest(),
  }
  const earlier = await beginAct(c.var.db, act)
  if (earlier && !earlier.isSameRequest) refuse("IDEMPOTENCY_KEY_REUSED", REUSED, { key: act.key })
  if (earlier && !earlier.answer) refuse("IDEMPOTENCY_KEY_BUSY", BUSY, { key: act.key })
  if (earlier?.answer) {
    c.res = new Response(earlier.answer.body, {
      status: earlier.answer.status,
      headers: { "content-type": "application/json", "idempotency-replayed": "true" },
    })
    return
  }
  const renewal = setInterval(() => {
    // A renewal that fails does no harm by itself: the act speaks to the same database.
    renewAct(c.var.db, act).catch(() => undefined)
  }, RENEWAL_MILLISECONDS)
  try {
    await next()
  } finally {
    clearInterval(renewal)
  }
  if (c.res.status >= 500) await forgetAct(c.var.db, act)
  else await keepAnswer(c.var.db, act, c.res.status, await c.res.clone().text())
}

const REUSED = {
  fr: "Cette clé d’idempotence a déjà servi pour une autre demande. Prenez-en une nouvelle.",
  en: "This idempotency key was already used for another request. Take a new one.",
}
const BUSY = {
  fr: "La première demande sous cette clé est encore en cours. Recommencez dans un instant.",
  en: "The first request under this key is still under way. Try again in a moment.",
}
