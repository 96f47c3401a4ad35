import { sql } from "kysely"
import { uuids } from "../../../../kernel/bulk/store.ts"
import type { Cents } from "../../../../kernel/cents.ts"
import type { Day } from "../../../../kernel/day.ts"
import type { CompanyTx } from "../../../../kernel/store.ts"

/** Who looks after a customer, and what it owes that is late. */
export interface Around {
  readonly ownerUserId: string | null
  readonly lateCents: Cents
  readonly currency: string
}

/** What the list says beside each customer, in one reading; the company's own currency goes before the others. */
export async function readAround(
  tx: CompanyTx,
  customerIds: readonly string[],
  today: Day,
): Promise<Map<string, Around>> {
  if (customerIds.length === 0) return new Map()
  const { rows } = await sql<Around & { id: string }>`
    select c.id, c.owner_user_id as "ownerUserId", coalesce(o.late_cents, 0)::bigint as "lateCents",
           coalesce(o.currency, p.currency) as currency
      from ledger.customer c
      join ledger.company p on p.id = c.company_id
      left join lateral (
        select i.currency, sum(i.open_cents) as late_cents from ledger.instalment i
         where i.company_id = ${tx.companyId} and i.customer_id = c.id and i.open_cents > 0
           and coalesce(i.agreed_due_on, i.due_on) < ${today}
         group by 1 order by i.currency <> p.currency, 2 desc limit 1) o on true
     where c.company_id = ${tx.companyId} and c.id = any(${uuids(customerIds)})`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The conversation of each answer that came as a mail, by the answer. */
export async function threadsOfReplies(
  tx: CompanyTx,
  replyIds: readonly string[],
): Promise<Map<string, string>> {
  if (replyIds.length === 0) return new Map()
  const { rows } = await sql<{ replyId: string; threadId: string }>`
    select distinct on (k.reply_id) k.reply_id as "replyId", m.thread_id as "threadId"
      from replies.candidate k join replies.mail m on m.company_id = k.company_id and m.id = k.mail_id
     where k.company_id = ${tx.companyId} and k.reply_id = any(${uuids(replyIds)})
     order by k.reply_id, m.id desc`.execute(tx)
  return new Map(rows.map((row) => [row.replyId, row.threadId]))
}

/** The next day after this one on which something will wait: a task, a promise, what the plan does next. */
export async function nextWorkOn(tx: CompanyTx, today: Day): Promise<Day | null> {
  const { rows } = await sql<{ on: Day | null }>`
    select min(day) as on from (
      select min(due_on) as day from ledger.task
       where company_id = ${tx.companyId} and done_on is null and due_on > ${today}
      union all
      select min(promised_for) from ledger.payment_promise
       where company_id = ${tx.companyId} and withdrawn_on is null and promised_for > ${today}
      union all
      select min(answer_by) from ledger.dispute
       where company_id = ${tx.companyId} and closed_on is null and answer_by > ${today}
      union all
      select min(until_on) from policy.decision where company_id = ${tx.companyId} and until_on > ${today}
    ) days`.execute(tx)
  return rows[0]?.on ?? null
}
