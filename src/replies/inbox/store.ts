import { sql } from "kysely"
import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Intent } from "../understanding/intent.ts"

/** Which conversations to list. */
export interface InboxFilter {
  /** waiting: for a person; tray: nobody knows whose; machines: bounces, absences; all. */
  readonly view: "waiting" | "tray" | "machines" | "all"
  readonly intent?: Intent | undefined
  readonly customerId?: string | undefined
  /** Where the previous page ended. */
  readonly after?: { readonly isWaiting: boolean; readonly mailId: string } | null
  readonly limit: number
}

/** A conversation in a list, by the mail of it that matters: the newest that waits, or else the newest. */
export interface InboxLine {
  readonly threadId: string
  readonly mailId: string
  readonly subject: string
  readonly fromName: string | null
  readonly fromEmail: string | null
  readonly receivedOn: Day
  readonly receivedAt: Date
  readonly kind: "answer" | "automatic" | "bounce" | "complaint"
  readonly intent: Intent
  readonly certaintyPercent: number
  readonly sentence: string | null
  readonly promisedOn: Day | null
  readonly amountCents: Cents | null
  readonly bounceKind: string | null
  readonly customerId: string | null
  readonly customerName: string | null
  /** What this customer owes that is late or not, in all. */
  readonly openCents: Cents
  readonly candidates: number
  readonly isWaiting: boolean
  readonly isUnopened: boolean
  readonly mails: number
}

// A mail waits as an answer in the ledger that nobody has handled, or in the tray.
const WAITING = sql`exists (select from replies.candidate k
    join ledger.reply r on r.company_id = k.company_id and r.id = k.reply_id and r.handled_on is null
   where k.company_id = m.company_id and k.mail_id = m.id)`
const IN_TRAY = sql`(m.customer_id is null and m.set_aside_on is null and m.kind in ('answer', 'complaint')
   and not exists (select from replies.confirmation f
                    where f.company_id = m.company_id and f.mail_id = m.id and f.undone_at is null))`

/** Conversations, those that wait first, then the newest first. */
export async function listInbox(tx: CompanyTx, filter: InboxFilter): Promise<InboxLine[]> {
  const { view, intent = null, customerId = null, after = null, limit } = filter
  const { rows } = await sql<InboxLine>`
    with mails as (
      select m.*, (${WAITING} or ${IN_TRAY}) as is_waiting, ${IN_TRAY} as in_tray
        from replies.mail m where m.company_id = ${tx.companyId}),
    foremost as (
      select distinct on (thread_id) * from mails order by thread_id, is_waiting desc, id desc),
    shown as (
      select l.*, (select count(*)::int from mails x where x.thread_id = l.thread_id) as mails,
             exists (select from mails x where x.thread_id = l.thread_id and x.opened_at is null) as is_unopened
        from foremost l
       where (${view} = 'all' or (${view} = 'waiting' and is_waiting) or (${view} = 'tray' and in_tray)
              or (${view} = 'machines' and kind <> 'answer'))
         and (${intent}::text is null or intent = ${intent})
         and (${customerId}::uuid is null or customer_id = ${customerId}::uuid)
         and (${after?.mailId ?? null}::uuid is null
              or (is_waiting, id) < (${after?.isWaiting ?? false}, ${after?.mailId ?? null}::uuid)))
    select s.thread_id as "threadId", s.id as "mailId", s.subject, s.from_name as "fromName", s.from_email as "fromEmail",
           s.received_on as "receivedOn", coalesce(s.sent_at, s.created_at) as "receivedAt", s.kind, s.intent,
           s.certainty_percent as "certaintyPercent", s.sentence, s.promised_on as "promisedOn",
           s.amount_cents as "amountCents", s.details #>> '{bounce,kind}' as "bounceKind",
           s.customer_id as "customerId", c.name as "customerName",
           coalesce((select sum(t.open_cents)::bigint from ledger.instalment t
                      where t.company_id = ${tx.companyId} and t.customer_id = s.customer_id), 0) as "openCents",
           (select count(*)::int from replies.candidate k
             where k.company_id = ${tx.companyId} and k.mail_id = s.id) as candidates,
           s.is_waiting as "isWaiting", s.is_unopened as "isUnopened", s.mails
      from shown s
      left join ledger.customer c on c.company_id = s.company_id and c.id = s.customer_id
     order by s.is_waiting desc, s.id desc
     limit ${limit}`.execute(tx)
  return rows
}

/** How many conversations wait, stand in the tray, and were not opened yet. */
export async function countInbox(
  tx: CompanyTx,
): Promise<{ waiting: number; tray: number; unopened: number; machines: number }> {
  const { rows } = await sql<{ waiting: number; tray: number; unopened: number; machines: number }>`
    select count(distinct m.thread_id) filter (where ${WAITING} or ${IN_TRAY})::int as waiting,
           count(distinct m.thread_id) filter (where ${IN_TRAY})::int as tray,
           count(distinct m.thread_id) filter (where m.opened_at is null)::int as unopened,
           count(distinct m.thread_id) filter (where m.kind <> 'answer' and m.opened_at is null)::int as machines
      from replies.mail m where m.company_id = ${tx.companyId}`.execute(tx)
  return rows[0]!
}
