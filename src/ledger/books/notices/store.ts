import { sql } from "kysely"
import { uuids } from "../../../kernel/bulk/store.ts"
import type { Cents } from "../../../kernel/cents.ts"
import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"

/** A confirmation that people wished for. The turn ends with the identifier of what is confirmed. */
export interface NoticeRow {
  readonly customer_id: string
  readonly stepKey:
    | "promise-confirmed"
    | `time-${"granted" | "countered" | "refused"}`
    | "dispute-acknowledged"
    | `dispute-${"credit-note" | "corrected" | "rejected" | "settled"}`
    | "plan-proposed"
    | "plan-accepted"
  readonly turn: string
  readonly since: Day
  readonly amountCents: Cents | null
  readonly currency: string
}

// Older ones are not told any more; the policy says how old exactly.
const OLDEST_DAYS = 31

/** What some customers are to be told in writing as of a day, the oldest first; told already or not. */
export async function readNotices(tx: CompanyTx, ids: readonly string[], on: Day): Promise<NoticeRow[]> {
  const these = (table: string) =>
    sql`${sql.ref(`${table}.company_id`)} = ${tx.companyId} and ${sql.ref(`${table}.customer_id`)} = any(${uuids(ids)})`
  const { rows } = await sql<NoticeRow>`
    select n.*, coalesce(n.money, (select c.currency from ledger.company c where c.id = ${tx.companyId})) as currency from (
      select p.customer_id, 'promise-confirmed' as "stepKey", 'confirm:promise:' || p.id as turn, p.made_on as since,
             p.amount_cents as "amountCents", null::text as money
        from ledger.payment_promise p
       where ${these("p")} and p.confirms and p.promised_for >= ${on} and (p.withdrawn_on is null or p.withdrawn_on > ${on})
      union all
      select r.customer_id, 'time-' || r.outcome, 'confirm:time:' || r.id, r.decided_on, null, null
        from ledger.time_request r
       where ${these("r")} and r.confirms and (r.withdrawn_on is null or r.withdrawn_on > ${on})
         and (r.agreed_on is null or r.agreed_on >= ${on})
      union all
      select d.customer_id, 'dispute-acknowledged', 'confirm:dispute:' || d.id, d.opened_on, d.disputed_cents, v.currency
        from ledger.dispute d join ledger.invoice v on v.company_id = d.company_id and v.id = d.invoice_id
       where ${these("d")} and d.confirms and (d.closed_on is null or d.closed_on > ${on})
      union all
      select d.customer_id, 'dispute-' || d.outcome, 'confirm:dispute-end:' || d.id, d.closed_on, d.disputed_cents, v.currency
        from ledger.dispute d join ledger.invoice v on v.company_id = d.company_id and v.id = d.invoice_id
       where ${these("d")} and d.confirms_closing
      union all
      select p.customer_id, 'plan-proposed', 'confirm:plan:' || p.id, p.proposed_on,
             (select sum(amount_cents) from ledger.payment_plan_instalment i
               where i.company_id = p.company_id and i.plan_id = p.id)::bigint, p.currency
        from ledger.payment_plan p
       where ${these("p")} and p.confirms and p.answer_by >= ${on} and (p.closed_on is null or p.closed_on > ${on})
         and (p.accepted_on is null or p.accepted_on > ${on})
      union all
      select p.customer_id, 'plan-accepted', 'confirm:plan-accepted:' || p.id, p.accepted_on,
             (select sum(amount_cents) from ledger.payment_plan_instalment i
               where i.company_id = p.company_id and i.plan_id = p.id)::bigint, p.currency
        from ledger.payment_plan p
       where ${these("p")} and p.confirms and (p.closed_on is null or p.closed_on > ${on})) n
     where n.since between ${on}::date - ${OLDEST_DAYS}::integer and ${on}
     order by n.since, n.turn`.execute(tx)
  return rows
}
