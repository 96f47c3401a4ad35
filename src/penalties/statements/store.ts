import { sql } from "kysely"
import { uuids } from "../../kernel/bulk/store.ts"
import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { ClaimRow, Movements } from "./statement.ts"

/** Whose claims: some customers', or some invoices. */
export type ClaimsOf =
  | { readonly customerIds: readonly string[] }
  | { readonly invoiceIds: readonly string[] }

/**
 * The instalments that were late on a day: still open then, or paid late. A bill of penalties is none of
 * them, nor is an invoice that was wrong and corrected, nor what a payment plan lets go while it is kept;
 * time granted without penalties moves the day from which they are counted. A payment that came back never counted; a hold "insolvent" begins with the opening judgment.
 */
export async function readClaims(tx: CompanyTx, of: ClaimsOf, on: Day): Promise<ClaimRow[]> {
  const { companyId } = tx
  const some =
    "customerIds" in of
      ? sql`t.customer_id = any(${uuids(of.customerIds)})`
      : sql`t.invoice_id = any(${uuids(of.invoiceIds)})`
  const { rows } = await sql<ClaimRow>`
    select t.customer_id as "customerId", t.invoice_id as "invoiceId", t.seq, v.number, t.issued_on as "issuedOn",
           coalesce(t.penalty_due_on, t.due_on) as "dueOn", t.amount_cents as "amountCents", t.currency, c.kind,
           case when c.kind = 'consumer' then (
             select min(r.happened_on) from ledger.reminder_item ri
               join ledger.reminder r on r.company_id = ri.company_id and r.id = ri.reminder_id
              where ri.company_id = t.company_id and ri.invoice_id = t.invoice_id and ri.seq = t.seq
                and r.tone = 3 and r.is_contact and r.happened_on <= ${on}) end as "formalNoticeOn",
           (select min(h.from_on) from ledger.hold h
             where h.company_id = t.company_id and h.customer_id = t.customer_id and h.kind = 'insolvent'
               and (h.lifted_on is null or h.lifted_on > ${on})) as "insolvencyOn",
           e.events
      from ledger.instalment t
      join ledger.invoice v on v.company_id = t.company_id and v.id = t.invoice_id
      join ledger.customer c on c.company_id = t.company_id and c.id = t.customer_id
      join lateral (
        select coalesce(json_agg(json_build_object('on', a.effective_on, 'cents', a.amount_cents, 'kind', k.kind)
                        order by a.effective_on, a.id), '[]') as events,
               bool_or(a.effective_on > coalesce(t.penalty_due_on, t.due_on)) as late_event
          from ledger.allocation a join ledger.credit k on k.company_id = a.company_id and k.id = a.credit_id
         where a.company_id = t.company_id and a.invoice_id = t.invoice_id and a.seq = t.seq
           and (a.released_on is null or a.released_on > ${on})) e on true
     where t.company_id = ${companyId} and ${some} and coalesce(t.penalty_due_on, t.due_on) < ${on}
       and t.issued_on <= ${on} and v.kind <> 'penalties' and (t.open_cents > 0 or e.late_event)
       and not exists (
         select from ledger.payment_plan_item x
           join ledger.payment_plan p on p.company_id = x.company_id and p.id = x.plan_id
          where x.company_id = t.company_id and x.invoice_id = t.invoice_id and x.seq = t.seq
            and p.penalties = 'waived' and p.accepted_on <= ${on} and (p.closed_on is null or p.closed_on > ${on})
            and not exists (
              select from ledger.reminder r
               where r.company_id = p.company_id and r.customer_id = p.customer_id and r.step_key = 'plan-broken'
                 and r.turn = 'plan:' || p.id and r.happened_on <= ${on}))
       and not exists (
         select from ledger.invoice_correction f
          where f.company_id = t.company_id and f.invoice_id = t.invoice_id and f.corrected_on <= ${on})
     order by t.due_on, v.number, t.seq`.execute(tx)
  return rows
}

/** What was billed and let go of some invoices' accessories until a day, by invoice. */
export async function readMovements(
  tx: CompanyTx,
  invoiceIds: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, Movements>> {
  const { rows } = await sql<Movements & { invoiceId: string }>`
    select invoice_id as "invoiceId",
           ${sumOf("billed", "interest")} as "billedInterestCents", ${sumOf("billed", "indemnity")} as "billedIndemnityCents",
           ${sumOf("waived", "interest")} as "waivedInterestCents", ${sumOf("waived", "indemnity")} as "waivedIndemnityCents"
      from penalties.line
     where company_id = ${tx.companyId} and invoice_id = any(${uuids(invoiceIds)}) and happened_on <= ${on}
       and (cancelled_on is null or cancelled_on > ${on})
     group by invoice_id`.execute(tx)
  return new Map(rows.map(({ invoiceId, ...movements }) => [invoiceId, movements]))
}

const sumOf = (movement: string, kind: string) =>
  sql<Cents>`coalesce(sum(amount_cents) filter (where movement = ${movement} and kind = ${kind}), 0)::bigint`

/** The customers that come after one in the order of their identifiers; from the first when null. */
export async function customersAfter(tx: CompanyTx, after: string | null, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ledger.customer
     where company_id = ${tx.companyId} and (${after}::uuid is null or id > ${after}::uuid)
     order by id limit ${most}`.execute(tx)
  return rows.map((row) => row.id)
}
