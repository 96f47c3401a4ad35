import { type RawBuilder, sql } from "kysely"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { openCreditsAt, openItemsAt, overpaidItemsAt } from "../open-items/store.ts"
import {
  BUCKET_DAYS,
  type Invoice,
  type InvoiceFilter,
  type InvoiceLine,
  type InvoiceTotals,
} from "./invoice.ts"

/** Where a page ended: the order of the list is due date, invoice, instalment. */
export interface InvoiceCursor {
  readonly dueOn: Day
  readonly id: string
  readonly seq: number
}

/** A page of instalments, the oldest due date first. */
export async function listInvoices(
  tx: CompanyTx,
  filter: InvoiceFilter,
  page: { readonly after?: InvoiceCursor | null; readonly most: number },
): Promise<InvoiceLine[]> {
  const { after } = page
  const { rows } = await sql<InvoiceLine>`
    select v.id, i.seq, v.number, i.customer_id as "customerId", c.code as "customerCode", c.name as "customerName",
           i.issued_on as "issuedOn", i.due_on as "dueOn", v.due_is_computed as "dueIsComputed",
           t.amount_cents as "amountCents", i.open_cents as "openCents", i.currency,
           case when i.open_cents > 0 then greatest(${filter.on}::date - i.due_on, 0) else 0 end as "daysLate",
           case when i.open_cents = 0 then 'settled' when i.due_on < ${filter.on} then 'overdue' else 'open' end as state
      from ${itemsOf(tx.companyId, filter)} i
      join ledger.instalment t on t.company_id = ${tx.companyId} and t.invoice_id = i.invoice_id and t.seq = i.seq
      join ledger.invoice v on v.company_id = ${tx.companyId} and v.id = i.invoice_id
      join ledger.customer c on c.company_id = ${tx.companyId} and c.id = i.customer_id
     where ${conditions(filter)}
       and (${after?.dueOn ?? null}::date is null
            or (i.due_on, i.invoice_id, i.seq) > (${after?.dueOn ?? null}::date, ${after?.id ?? null}::uuid, ${after?.seq ?? null}::smallint))
     order by i.due_on, i.invoice_id, i.seq
     limit ${page.most}`.execute(tx)
  return rows
}

/** What the whole list adds up to, by currency. */
export async function totalInvoices(tx: CompanyTx, filter: InvoiceFilter): Promise<InvoiceTotals[]> {
  const { rows } = await sql<InvoiceTotals>`
    select currency, sum(n)::bigint as count, sum(open_cents)::bigint as "openCents",
           sum(credit_cents)::bigint as "unallocatedCents"
      from (
        select i.currency, 1 as n, i.open_cents, 0 as credit_cents
          from ${itemsOf(tx.companyId, filter)} i
          join ledger.invoice v on v.company_id = ${tx.companyId} and v.id = i.invoice_id
          join ledger.customer c on c.company_id = ${tx.companyId} and c.id = i.customer_id
         where ${conditions(filter)}
        union all
        select i.currency, 0, 0, -i.open_cents
          from (select *, credited_on as issued_on, credited_on as due_on, '' as number
                  from ${openCreditsAt(tx.companyId, filter.on)} x) i
          join ledger.customer c on c.company_id = ${tx.companyId} and c.id = i.customer_id
          join lateral (select ''::text as number) v on true
         where ${conditions(filter)}
        union all
        select i.currency, 0, 0, i.open_cents
          from ${overpaidItemsAt(tx.companyId, filter.on)} i
          join ledger.invoice v on v.company_id = ${tx.companyId} and v.id = i.invoice_id
          join ledger.customer c on c.company_id = ${tx.companyId} and c.id = i.customer_id
         where ${conditions(filter)}) s
     group by currency order by currency`.execute(tx)
  return rows
}

function itemsOf(companyId: string, filter: InvoiceFilter): RawBuilder<unknown> {
  if (filter.status !== "all") return openItemsAt(companyId, filter.on)
  return sql`(
    select a.customer_id, a.invoice_id, a.seq, a.currency, a.issued_on,
           coalesce(a.agreed_due_on, a.due_on) as due_on, coalesce(o.open_cents, 0) as open_cents
      from ledger.instalment a
      left join ${openItemsAt(companyId, filter.on)} o on o.invoice_id = a.invoice_id and o.seq = a.seq
     where a.company_id = ${companyId} and a.issued_on <= ${filter.on})`
}

function conditions(filter: InvoiceFilter): RawBuilder<boolean> {
  const days = filter.bucket && BUCKET_DAYS[filter.bucket]
  const from = filter.by === "due" ? sql.ref("i.due_on") : sql.ref("i.issued_on")
  const age = sql`${filter.on}::date - ${from}`
  return sql`(
    (${filter.customerId ?? null}::uuid is null or i.customer_id = ${filter.customerId ?? null}::uuid)
    and (${filter.currency ?? null}::text is null or i.currency = ${filter.currency ?? null})
    and (${days?.from ?? null}::int is null or ${age} >= ${days?.from ?? null}::int)
    and (${days?.to ?? null}::int is null or ${age} <= ${days?.to ?? null}::int)
    and (${filter.status !== "overdue"} or i.due_on < ${filter.on})
    and (${filter.search ?? null}::text is null or strpos(lower(v.number), ${filter.search ?? null}) > 0
         or strpos(c.search_key, ${filter.search ?? null}) > 0))`
}

/** The invoice with this id; null when the company has none. */
export async function readInvoice(tx: CompanyTx, id: string): Promise<Invoice | null> {
  const { rows } = await sql<Invoice>`
    select v.id, v.number, v.kind, v.customer_id as "customerId", c.name as "customerName", v.issued_on as "issuedOn",
           v.currency, v.net_cents as "netCents", v.vat_cents as "vatCents", v.gross_cents as "grossCents",
           v.due_is_computed as "dueIsComputed", v.order_reference as "orderReference", v.label
      from ledger.invoice v join ledger.customer c on c.company_id = v.company_id and c.id = v.customer_id
     where v.company_id = ${tx.companyId} and v.id = ${id}`.execute(tx)
  return rows[0] ?? null
}
