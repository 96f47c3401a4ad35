import { sql } from "kysely"
import { uuids } from "../../kernel/bulk/store.ts"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { HISTORY_DEPTH, type PaymentHistory } from "../segment.ts"

/**
 * How some customers have paid up to a day, in one query. An instalment counts once payments and
 * credits have settled it, a payment among them: what a credit note alone took away says nothing of
 * habits. A promise was not kept when something that it covers was still open after its day of grace; part
 * kept, when some of what it names was paid by then all the same.
 */
export async function readHistories(
  tx: CompanyTx,
  ids: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, PaymentHistory>> {
  const company = sql`${tx.companyId}::uuid`
  const { rows } = await sql<HistoryRow>`
    with who as (select unnest(${uuids(ids)}) as customer_id),
    settled as (
      select t.customer_id, max(a.effective_on) - coalesce(t.agreed_due_on, t.due_on) as delay,
             row_number() over (partition by t.customer_id order by max(a.effective_on) desc, t.invoice_id, t.seq) as nth
        from who join ledger.instalment t on t.company_id = ${company} and t.customer_id = who.customer_id
        join ledger.allocation a on a.company_id = t.company_id and a.invoice_id = t.invoice_id and a.seq = t.seq
        join ledger.credit c on c.company_id = a.company_id and c.id = a.credit_id
       where a.effective_on <= ${on} and (a.released_on is null or a.released_on > ${on})
       group by t.company_id, t.invoice_id, t.seq
      having sum(a.amount_cents) >= t.amount_cents and bool_or(c.kind = 'payment')),
    habit as (
      select customer_id, count(*)::integer as settled, (count(*) filter (where delay > 0))::integer as late,
             round(avg(delay))::integer as delay
        from settled where nth <= ${HISTORY_DEPTH} group by customer_id),
    broken as (
      select p.customer_id, (count(*) filter (where w.paid <= 0))::integer as broken,
             (count(*) filter (where w.paid > 0))::integer as part_kept
        from who join ledger.payment_promise p on p.company_id = ${company} and p.customer_id = who.customer_id
        cross join lateral (select ${paidInTime} as paid) w
       where (p.withdrawn_on is null or p.withdrawn_on > ${on})
         and p.made_on <= ${on} and p.promised_for + ${GRACE} < ${on}::date
         and ${wasNotKept}
       group by p.customer_id)
    select who.customer_id, coalesce(h.settled, 0) as settled, coalesce(h.late, 0) as late,
           coalesce(h.delay, 0) as delay, coalesce(b.broken, 0) as broken, coalesce(b.part_kept, 0) as part_kept,
           (select min(issued_on) from ledger.instalment t
             where t.company_id = ${company} and t.customer_id = who.customer_id) as since
      from who left join habit h using (customer_id) left join broken b using (customer_id)`.execute(tx)
  return new Map(
    rows.map((row) => [
      row.customer_id,
      {
        ...{ settled: row.settled, late: row.late, averageDelayDays: row.delay },
        ...{ brokenPromises: row.broken, partKeptPromises: row.part_kept },
        customerSince: row.since,
      },
    ]),
  )
}

interface HistoryRow {
  readonly customer_id: string
  readonly settled: number
  readonly late: number
  readonly delay: number
  readonly broken: number
  readonly part_kept: number
  readonly since: Day | null
}

/** The days of grace that the company chose. */
const GRACE = sql`coalesce((select g.promise_grace_days from ledger.agreement_setting g where g.company_id = p.company_id), 1)`

/** What was paid of the promise p by the evening of its grace; money set against invoices that it does not name is none of it. */
const paidInTime = sql`coalesce((
     select sum(case when p.invoice_ids = '{}' then c.amount_cents
                     else c.amount_cents - coalesce((
                       select sum(a.amount_cents) from ledger.allocation a
                        where a.company_id = c.company_id and a.credit_id = c.id
                          and a.invoice_id <> all(p.invoice_ids) and a.effective_on <= p.promised_for + ${GRACE}
                          and (a.released_on is null or a.released_on > p.promised_for + ${GRACE})), 0) end)
       from ledger.credit c
      where c.company_id = p.company_id and c.customer_id = p.customer_id and c.kind = 'payment'
        and c.credited_on between p.made_on and p.promised_for + ${GRACE}
        and (c.cancelled_on is null or c.cancelled_on > p.promised_for + ${GRACE})), 0)`

/** The promise p, the evening after its grace: less than promised was paid, and something it covers was open. */
const wasNotKept = sql`
  (p.amount_cents is null or p.amount_cents > w.paid)
  and exists (
     select from ledger.instalment t
      where t.company_id = p.company_id and t.customer_id = p.customer_id and t.issued_on <= p.made_on
        and (p.invoice_ids = '{}' or t.invoice_id = any(p.invoice_ids))
        and t.amount_cents > coalesce((
          select sum(a.amount_cents) from ledger.allocation a
           where a.company_id = t.company_id and a.invoice_id = t.invoice_id and a.seq = t.seq
             and a.effective_on <= p.promised_for + ${GRACE}
             and (a.released_on is null or a.released_on > p.promised_for + ${GRACE})), 0))`
