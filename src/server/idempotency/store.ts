import { sql } from "kysely"
import type { Db } from "../../kernel/store.ts"

/** Which act a key stands for: one key means one thing for one caller in one company. */
export interface IdempotentAct {
  readonly companyId: string
  readonly actor: string
  readonly key: string
  readonly requestSha256: Buffer
}

/** An act that was asked for before: its answer once there is one. */
export interface EarlierAct {
  readonly isSameRequest: boolean
  readonly answer: { readonly status: number; readonly body: string } | null
}

/** How long a key stays busy when nobody renews it: whoever held it was killed. */
const LEASE_SECONDS = 60

/** How often the one who holds a key must renew it. */
export const RENEWAL_MILLISECONDS = (LEASE_SECONDS * 1_000) / 3

/**
 * Notes that an act begins; or tells of the earlier act under the same key. An act that gave no
 * answer and was not renewed for a minute was killed: whoever asks next takes its key over, one
 * only. Keys are forgotten after a day.
 */
export async function beginAct(db: Db, act: IdempotentAct): Promise<EarlierAct | null> {
  const { companyId, actor, key, requestSha256 } = act
  await sql`delete from server.idempotency where company_id = ${companyId} and created_at < now() - interval '1 day'`.execute(
    db,
  )
  const inserted = await db
    .insertInto("server.idempotency")
    .values({ company_id: companyId, actor, key, request_sha256: requestSha256 })
    .onConflict((conflict) =>
      conflict
        .columns(["company_id", "actor", "key"])
        .doUpdateSet({ created_at: sql`now()` })
        .where("server.idempotency.answer_code", "is", null)
        .where(sql<boolean>`server.idempotency.request_sha256 = excluded.request_sha256`)
        .where(sql<boolean>`server.idempotency.created_at < now() - make_interval(secs => ${LEASE_SECONDS})`),
    )
    .returning("key")
    .executeTakeFirst()
  if (inserted) return null
  const row = await db
    .selectFrom("server.idempotency")
    .select(["request_sha256", "answer_code", "answer"])
    .where("company_id", "=", companyId)
    .where("actor", "=", actor)
    .where("key", "=", key)
    .executeTakeFirst()
  if (!row) return null
  const { answer_code: status, answer: body } = row
  return {
    isSameRequest: row.request_sha256.equals(requestSha256),
    answer: status === null || body === null ? null : { status, body },
  }
}

/** Says that an act is still under way. */
export async function renewAct(db: Db, act: IdempotentAct): Promise<void> {
  await db
    .updateTable("server.idempotency")
    .set({ created_at: sql`now()` })
    .where("company_id", "=", act.companyId)
    .where("actor", "=", act.actor)
    .where("key", "=", act.key)
    .where("answer_code", "is", null)
    .execute()
}

/** Keeps the answer of an act for whoever asks again. */
export async function keepAnswer(db: Db, act: IdempotentAct, status: number, body: string): Promise<void> {
  await db
    .updateTable("server.idempotency")
    .set({ answer_code: status, answer: body })
    .where("company_id", "=", act.companyId)
    .where("actor", "=", act.actor)
    .where("key", "=", act.key)
    .execute()
}

/** Forgets an act that failed for a reason of ours: it may be asked for again. */
export async function forgetAct(db: Db, act: IdempotentAct): Promise<void> {
  await db
    .deleteFrom("server.idempotency")
    .where("company_id", "=", act.companyId)
    .where("actor", "=", act.actor)
    .where("key", "=", act.key)
    .execute()
}
