import { sql } from "kysely"
import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"

/** A mail to a colleague that waits: what it is about, never its text. */
export interface WaitingMail {
  readonly id: string
  readonly kind: "question" | "question-reminder" | "digest"
  readonly userId: string | null
  readonly questionId: string | null
  readonly on: Day
  readonly attempts: number
}

/** Has a mail written and sent once; false when the same cause has one already. */
export async function queueMail(
  tx: CompanyTx,
  mail: Pick<WaitingMail, "kind" | "userId" | "questionId" | "on"> & { readonly key: string },
  at: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto("server.colleague_mail")
    .values({
      company_id: tx.companyId,
      kind: mail.kind,
      key: mail.key,
      user_id: mail.userId,
      question_id: mail.questionId,
      on_day: mail.on,
      next_attempt_at: at,
    })
    .onConflict((conflict) => conflict.columns(["company_id", "kind", "key"]).doNothing())
    .returning("id")
    .executeTakeFirst()
  return row !== undefined
}

/** True when a mail to a colleague may leave now, or was left half way by a worker that died. */
export async function hasColleagueMail(tx: CompanyTx, now: Date): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select exists (select from server.colleague_mail where company_id = ${tx.companyId}
                     and state in ('waiting', 'handing-over') and next_attempt_at <= ${now}) as yes`.execute(
    tx,
  )
  return rows[0]?.yes ?? false
}

/** Takes the next mail that is due for one attempt; nobody else takes it before the lease is over. */
export async function takeMail(tx: CompanyTx, now: Date, leaseUntil: Date): Promise<WaitingMail | null> {
  const { rows } = await sql<WaitingMail>`
    update server.colleague_mail set attempts = attempts + 1, next_attempt_at = ${leaseUntil}
     where company_id = ${tx.companyId} and id = (
       select id from server.colleague_mail
        where company_id = ${tx.companyId} and state = 'waiting' and next_attempt_at <= ${now}
        order by next_attempt_at, id limit 1 for update skip locked)
    returning id, kind, user_id as "userId", question_id as "questionId", on_day as "on", attempts`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** Whatever a worker was handing over when it died may have left: it is never sent again. */
export async function doubtInterrupted(tx: CompanyTx, now: Date): Promise<void> {
  await tx
    .updateTable("server.colleague_mail")
    .set({ state: "unknown", said: "interrupted while handing over", finished_at: now })
    .where("company_id", "=", tx.companyId)
    .where("state", "=", "handing-over")
    .where("next_attempt_at", "<=", now)
    .execute()
}

/** Notes, just before the last bytes, that from now on the mail may have left; false when it was taken over. */
export async function markHandingOver(tx: CompanyTx, mail: WaitingMail): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update server.colleague_mail set state = 'handing-over'
     where company_id = ${tx.companyId} and id = ${mail.id} and state = 'waiting' and attempts = ${mail.attempts}
    returning id`.execute(tx)
  return rows.length > 0
}

/** What became of an attempt: it is over, or tried again from an instant on. */
export async function settleMail(
  tx: CompanyTx,
  id: string,
  outcome: {
    readonly state: "sent" | "unknown" | "failed" | "kept" | "waiting"
    readonly said: string | null
    readonly at: Date
  },
): Promise<void> {
  const { state, said, at } = outcome
  await tx
    .updateTable("server.colleague_mail")
    .set(state === "waiting" ? { state, said, next_attempt_at: at } : { state, said, finished_at: at })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .execute()
}
