import { sql } from "kysely"
import { uuids } from "../../kernel/bulk/store.ts"
import type { CompanyTx, Db } from "../../kernel/store.ts"
import type { Provider } from "../consignment/provider.ts"
import type { Message, MessageMode } from "../outbox/message.ts"
import { messageFromRow } from "../outbox/store.ts"

/**
 * Runs work while this database session holds the worker's lock. PostgreSQL frees the lock when
 * the session ends, however the process died: that is how others know that a message reserved by
 * this worker was left behind. Takes one connection for the whole time, directly to PostgreSQL or
 * through a pooler in session mode.
 */
export function holdingWorkerLock<T>(db: Db, workerKey: string, work: () => Promise<T>): Promise<T> {
  return db.connection().execute(async (session) => {
    await sql`select pg_advisory_lock(hashtextextended(${workerKey}, 0))`.execute(session)
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${workerKey}, 0))`.execute(session)
    }
  })
}

/** What may be claimed: e-mails of these modes; and, where there are hands for it, what providers carry. */
export interface Claimable {
  readonly emailModes: readonly MessageMode[]
  readonly hasHands: boolean
}

/** The next messages that may leave now, held until the transaction ends; rows that others hold are passed over. */
export async function lockNextDue(
  tx: CompanyTx,
  { emailModes, hasHands }: Claimable,
  now: Date,
  most: number,
): Promise<Message[]> {
  const rows = await tx
    .selectFrom("delivery.message")
    .selectAll()
    .where("company_id", "=", tx.companyId)
    .where("state", "=", "approved")
    .where((eb) => {
      const isEmail = eb.and([eb("channel", "=", "email"), eb("mode", "in", emailModes)])
      return hasHands ? eb.or([isEmail, eb("channel", "<>", "email")]) : isEmail
    })
    .where("next_attempt_at", "<=", now)
    // No second order: many share one instant, and sorting them at every claim would cost their square.
    .orderBy("next_attempt_at")
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(messageFromRow)
}

/**
 * The messages that wait for the same mail server or provider, held until the transaction ends: those
 * that are due, and those that this worker has reserved.
 */
export async function lockAllDue(
  tx: CompanyTx,
  now: Date,
  workerKey: string,
  provider: Provider | null,
): Promise<Message[]> {
  const rows = await tx
    .selectFrom("delivery.message")
    .selectAll()
    .where("company_id", "=", tx.companyId)
    .where((eb) => (provider === null ? eb("channel", "=", "email") : eb("provider", "=", provider)))
    .where("mode", "<>", "demo")
    .where((eb) =>
      eb.or([
        eb.and([eb("state", "=", "approved"), eb("next_attempt_at", "<=", now)]),
        eb.and([eb("state", "=", "reserved"), eb("reserved_by", "=", workerKey)]),
      ]),
    )
    .orderBy("id")
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(messageFromRow)
}

/** Marks these messages, held by the caller's transaction, as this worker's. */
export async function reserve(
  tx: CompanyTx,
  ids: readonly string[],
  workerKey: string,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable("delivery.message")
    .set({ state: "reserved", reserved_by: workerKey, reserved_at: now })
    .where("company_id", "=", tx.companyId)
    .where(sql<boolean>`id = any(${uuids(ids)})`)
    .where("state", "=", "approved")
    .execute()
}

/** Gives back what this worker has reserved and not begun to hand over. */
export async function giveBackReserved(tx: CompanyTx, workerKey: string): Promise<void> {
  await tx
    .updateTable("delivery.message")
    .set({ state: "approved", reserved_by: null, reserved_at: null })
    .where("company_id", "=", tx.companyId)
    .where("state", "=", "reserved")
    .where("reserved_by", "=", workerKey)
    .execute()
}

/**
 * Messages half way whose worker is gone (its lock is free), held until the transaction ends.
 * A message that a living worker holds is never among them.
 */
export async function lockLeftBehind(tx: CompanyTx): Promise<Message[]> {
  const rows = await tx
    .selectFrom("delivery.message")
    .selectAll()
    .where("company_id", "=", tx.companyId)
    .where("state", "in", ["reserved", "handing-over"])
    .orderBy("id")
    .forUpdate()
    .skipLocked()
    .execute()
  const gone = new Map<string, boolean>()
  for (const worker of new Set(rows.map((row) => row.reserved_by ?? ""))) {
    const { rows: answer } = await sql<{ free: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${worker}, 0)) as free`.execute(tx)
    gone.set(worker, answer[0]?.free ?? false)
  }
  return rows.filter((row) => gone.get(row.reserved_by ?? "")).map(messageFromRow)
}
