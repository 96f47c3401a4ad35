import { sql } from "kysely"
import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Clue } from "../matching/candidates.ts"
import type { Intent } from "../understanding/intent.ts"

/** Which mails to list; every field narrows the list. */
export interface MailFilter {
  readonly customerId?: string
  /** Only those of which nobody has said whose they are. */
  readonly inTray?: boolean
  /** Only those that wait for a person. */
  readonly isWaiting?: boolean
  /** Rows on a page, 1 to 500. */
  readonly limit?: number
  /** Where the previous page ended. */
  readonly cursor?: string | null
}

/** A customer whom a mail may be from. */
export interface ListedCandidate {
  readonly customerId: string
  readonly customerName: string
  readonly score: number
  readonly because: readonly Clue[]
  readonly invoiceIds: readonly string[]
}

/** A mail as lists show it. */
export interface ListedMail {
  readonly id: string
  readonly threadId: string
  readonly fromEmail: string | null
  readonly fromName: string | null
  readonly subject: string
  readonly receivedOn: Day
  readonly sentAt: Date | null
  readonly kind: "answer" | "automatic" | "bounce" | "complaint"
  readonly intent: Intent
  readonly certaintyPercent: number
  readonly sentence: string | null
  readonly promisedOn: Day | null
  readonly amountCents: Cents | null
  readonly instalments: number | null
  readonly customerId: string | null
  readonly customerName: string | null
  /** True while it waits for a person: in the tray, or as an unhandled answer. */
  readonly isWaiting: boolean
  /** The answer in the ledger that is to be handled; null when there is none. */
  readonly replyId: string | null
  readonly candidates: readonly ListedCandidate[]
}

/** Mails, the newest first, with where the next page begins. */
export async function listMails(
  tx: CompanyTx,
  filter: MailFilter,
): Promise<{ items: ListedMail[]; nextCursor: string | null }> {
  const limit = Math.min(Math.max(filter.limit ?? 100, 1), 500)
  const { rows } = await sql<ListedMail>`
    with mails as (
      select m.*, c.name as customer_name, (${WAITING_REPLY}) as waiting_reply_id
        from replies.mail m
        left join ledger.customer c on c.company_id = m.company_id and c.id = m.customer_id
       where m.company_id = ${tx.companyId}
         and (${filter.customerId ?? null}::uuid is null or m.customer_id = ${filter.customerId ?? null}::uuid)
         and (${filter.cursor ?? null}::uuid is null or m.id < ${filter.cursor ?? null}::uuid))
    select id, thread_id as "threadId", from_email as "fromEmail", from_name as "fromName", subject,
           received_on as "receivedOn", sent_at as "sentAt", kind, intent, certainty_percent as "certaintyPercent",
           sentence, promised_on as "promisedOn", amount_cents as "amountCents", instalments,
           customer_id as "customerId", customer_name as "customerName", waiting_reply_id as "replyId",
           (waiting_reply_id is not null or ${IN_TRAY}) as "isWaiting",
           coalesce((select jsonb_agg(jsonb_build_object('customerId', k.customer_id, 'customerName', kc.name, 'score', k.score,
                                       'because', k.because, 'invoiceIds', k.invoice_ids) order by k.score desc, k.customer_id)
              from replies.candidate k
              join ledger.customer kc on kc.company_id = k.company_id and kc.id = k.customer_id
             where k.company_id = ${tx.companyId} and k.mail_id = mails.id), '[]') as candidates
      from mails
     where (${!filter.inTray} or ${IN_TRAY})
       and (${!filter.isWaiting} or waiting_reply_id is not null or ${IN_TRAY})
     order by id desc
     limit ${limit + 1}`.execute(tx)
  const items = rows.slice(0, limit)
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

const WAITING_REPLY = sql`
  select k.reply_id from replies.candidate k
    join ledger.reply r on r.company_id = k.company_id and r.id = k.reply_id and r.handled_on is null
   where k.company_id = m.company_id and k.mail_id = m.id
   order by k.score desc limit 1`
// A machine's mail that concerns nobody we know needs nobody.
const IN_TRAY = sql`(customer_id is null and set_aside_on is null and kind in ('answer', 'complaint')
   and not exists (select from replies.confirmation f
                    where f.company_id = mails.company_id and f.mail_id = mails.id and f.undone_at is null))`
