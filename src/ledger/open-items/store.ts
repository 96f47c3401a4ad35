import { type RawBuilder, sql } from "kysely"
import { uuids } from "../../kernel/bulk/store.ts"
import type { Day } from "../../kernel/day.ts"

/**
 * SQL for the instalments that are open at the end of a day, past days included: columns
 * customer_id, invoice_id, seq, currency, issued_on, due_on (the agreed one where granted),
 * initial_due_on, agreed_due_on, open_cents. What was allocated or released after that day is put
 * back, so the work grows with what is open and with what happened since, not with the ledger.
 * With `withLater`, open invoices dated after that day come too.
 */
export function openItemsAt(
  companyId: string,
  on: Day,
  customerIds?: readonly string[],
  withLater = false,
): RawBuilder<unknown> {
  const issued = withLater ? sql`` : sql`and i.issued_on <= ${on}`
  const ofCustomers = customerIds ? sql`and i.customer_id = any(${uuids(customerIds)})` : sql``
  const columns = sql`i.customer_id, i.invoice_id, i.seq, i.currency, i.issued_on,
    coalesce(i.agreed_due_on, i.due_on) as due_on, i.due_on as initial_due_on, i.agreed_due_on`
  return sql`(
    with since as materialized (
      select a.invoice_id, a.seq,
             sum(case when a.effective_on > ${on} then a.amount_cents else -a.amount_cents end)::bigint as cents
        from ledger.allocation a
       where a.company_id = ${companyId}
         and ((a.effective_on > ${on} and a.released_on is null)
              or (a.effective_on <= ${on} and a.released_on > ${on}))
       group by 1, 2)
    select ${columns}, i.open_cents + coalesce(s.cents, 0) as open_cents
      from ledger.instalment i left join since s on s.invoice_id = i.invoice_id and s.seq = i.seq
     where i.company_id = ${companyId} and i.open_cents > 0 ${issued} ${ofCustomers}
       and i.open_cents + coalesce(s.cents, 0) > 0
    union all
    select ${columns}, s.cents as open_cents
      from since s join ledger.instalment i
        on i.company_id = ${companyId} and i.invoice_id = s.invoice_id and i.seq = s.seq
     where i.open_cents = 0 and i.issued_on <= ${on} and s.cents > 0 ${ofCustomers})`
}

/**
 * SQL for the instalments that had more set against them at the end of a past day than they amount
 * to: one payment came in before another that was later taken back. Columns as of openItemsAt(),
 * open_cents below zero. Today there is none.
 */
export function overpaidItemsAt(companyId: string, on: Day): RawBuilder<unknown> {
  return sql`(
    select i.customer_id, i.invoice_id, i.seq, i.currency, i.issued_on, coalesce(i.agreed_due_on, i.due_on) as due_on,
           i.open_cents - s.cents as open_cents
      from (select a.invoice_id, a.seq,
                   sum(case when a.effective_on > ${on} then -a.amount_cents else a.amount_cents end)::bigint as cents
              from ledger.allocation a
             where a.company_id = ${companyId}
               and ((a.effective_on > ${on} and a.released_on is null)
                    or (a.effective_on <= ${on} and a.released_on > ${on}))
             group by 1, 2) s
      join ledger.instalment i on i.company_id = ${companyId} and i.invoice_id = s.invoice_id and i.seq = s.seq
     where i.issued_on <= ${on} and i.open_cents < s.cents)`
}

/**
 * SQL for the credits that are not wholly set against invoices at the end of a day: columns
 * customer_id, credit_id, kind, currency, credited_on, open_cents.
 */
export function openCreditsAt(
  companyId: string,
  on: Day,
  customerIds?: readonly string[],
): RawBuilder<unknown> {
  const columns = sql`c.customer_id, c.id as credit_id, c.kind, c.currency, c.credited_on`
  const ofCustomers = customerIds ? sql`and c.customer_id = any(${uuids(customerIds)})` : sql``
  return sql`(
    with since as materialized (
      select a.credit_id,
             sum(case when a.effective_on > ${on} then a.amount_cents else -a.amount_cents end)::bigint as cents
        from ledger.allocation a
       where a.company_id = ${companyId}
         and ((a.effective_on > ${on} and a.released_on is null)
              or (a.effective_on <= ${on} and a.released_on > ${on}))
       group by 1)
    select ${columns}, c.unallocated_cents + coalesce(s.cents, 0) as open_cents
      from ledger.credit c left join since s on s.credit_id = c.id
     where c.company_id = ${companyId} and c.unallocated_cents > 0 and c.credited_on <= ${on} ${ofCustomers}
       and c.unallocated_cents + coalesce(s.cents, 0) > 0
    union all
    select ${columns}, s.cents as open_cents
      from since s join ledger.credit c on c.company_id = ${companyId} and c.id = s.credit_id
     where c.unallocated_cents = 0 and c.cancelled_on is null and c.credited_on <= ${on} and s.cents > 0 ${ofCustomers}
    union all
    select ${columns}, c.amount_cents - coalesce((
             select sum(a.amount_cents) from ledger.allocation a
              where a.company_id = c.company_id and a.credit_id = c.id and a.effective_on <= ${on}
                and (a.released_on is null or a.released_on > ${on})), 0)::bigint as open_cents
      from ledger.credit c
     where c.company_id = ${companyId} and c.cancelled_on > ${on} and c.credited_on <= ${on} ${ofCustomers})`
}
