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

/** Notes that an act begins; or tells of the earlier act under the same key. Keys are forgotten after a day. */
export async function beginAct(db: Db, act: IdempotentAct): Promise<EarlierAct | null> {
  const { companyId, actor, key, requestSha256 } = act
  await sql`delete from server.idempotency where company_id = ${companyId} and created_at < now() - interval '1 day'`.execute(
    db,
  )
  const inserted = await db
    .insertInto("server.idempotency")
    .values({ company_id: companyId, actor, key, request_sha256: requestSha256 })
    .onConflict((conflict) => conflict.columns(["company_id", "actor", "key"]).doNothing())
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
