import { sql } from "kysely"
import type { CompanyTx } from "../../../kernel/store.ts"
import type { Sentence } from "../../../kernel/wording.ts"
import { pollAt, retryAt } from "./backoff.ts"

/** How the reading of the company's mailbox goes. */
export interface MailboxState {
  /** A mailbox to read is set up. */
  readonly isSetUp: boolean
  /** The end of the last reading that went well. */
  readonly readAt: Date | null
  /** Since when it fails; null while it goes well. */
  readonly failedAt: Date | null
  readonly failureCode: string | null
  readonly failureSentence: Sentence | null
  readonly nextReadAt: Date | null
  /** Mails that could not be taken in, and of which nobody has said that they were looked at. */
  readonly unreadable: readonly { readonly folder: string; readonly uid: number; readonly code: string }[]
}

/** How the reading goes, for people. */
export async function readMailboxState(tx: CompanyTx): Promise<MailboxState> {
  const { rows } = await sql<Omit<MailboxState, "isSetUp"> & { isSetUp: boolean | null }>`
    select a.imap_host is not null as "isSetUp", s.read_at as "readAt", s.failed_at as "failedAt",
           s.failure_code as "failureCode", s.failure_sentence as "failureSentence", s.next_read_at as "nextReadAt",
           coalesce((select jsonb_agg(jsonb_build_object('folder', u.folder, 'uid', u.uid, 'code', u.code) order by u.seen_at)
                       from replies.unreadable u
                      where u.company_id = ${tx.companyId} and u.dismissed_at is null), '[]') as unreadable
      from (select ${tx.companyId}::uuid as company_id) x
      left join delivery.mail_account a on a.company_id = x.company_id
      left join replies.mailbox_state s on s.company_id = x.company_id`.execute(tx)
  const row = rows[0]!
  return { ...row, isSetUp: row.isSetUp ?? false }
}

/** True when the company has a mailbox whose time to be read has come, or whose settings were mended since it failed. */
export async function isDueToRead(tx: CompanyTx, now: Date): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select a.imap_host is not null
           and (coalesce(s.next_read_at <= ${now}, true) or coalesce(a.updated_at > s.failed_at, false)) as due
      from delivery.mail_account a left join replies.mailbox_state s on s.company_id = a.company_id
     where a.company_id = ${tx.companyId}`.execute(tx)
  return rows[0]?.due ?? false
}

/** Writes that a reading came to its end. */
export async function writeRead(tx: CompanyTx, now: Date): Promise<void> {
  const columns = {
    ...{ read_at: now, failed_at: null, failures: 0, failure_code: null, failure_sentence: null },
    next_read_at: pollAt(now),
  }
  await tx
    .insertInto("replies.mailbox_state")
    .values({ company_id: tx.companyId, ...columns })
    .onConflict((conflict) => conflict.column("company_id").doUpdateSet(columns))
    .execute()
}

/** Writes that a reading failed: the next try comes later each time. */
export async function writeFailure(
  tx: CompanyTx,
  failure: { readonly code: string; readonly sentence: Sentence },
  now: Date,
): Promise<void> {
  const row = await tx
    .selectFrom("replies.mailbox_state")
    .select("failures")
    .where("company_id", "=", tx.companyId)
    .executeTakeFirst()
  const failures = (row?.failures ?? 0) + 1
  const columns = {
    ...{ failures, failure_code: failure.code, failure_sentence: JSON.stringify(failure.sentence) },
    next_read_at: retryAt(failures, now),
  }
  await tx
    .insertInto("replies.mailbox_state")
    .values({ company_id: tx.companyId, failed_at: now, ...columns })
    .onConflict((conflict) =>
      conflict.column("company_id").doUpdateSet((eb) => ({
        ...columns,
        failed_at: sql<Date>`case when ${eb.ref("replies.mailbox_state.failed_at")} >=
          (select updated_at from delivery.mail_account where company_id = ${tx.companyId})
          then ${eb.ref("replies.mailbox_state.failed_at")} else ${eb.ref("excluded.failed_at")} end`,
      })),
    )
    .execute()
}
