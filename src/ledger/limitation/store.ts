import { sql } from "kysely"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { startsLeadingTo } from "../../law/limitation.ts"
import type { ClaimKind, LimitationEventType } from "../../law/rules/limitation.ts"
import type { Sector } from "../../law/rules/terms.ts"
import { claimKindOf } from "../law-settings/law-settings.ts"
import type { ClaimFacts, RecordedEvent } from "./claim.ts"

/** Which unpaid invoices may have their last safe day in a window; `from` null: past ones too. */
export interface NearWindow {
  readonly from: Day | null
  readonly to: Day
  readonly customerId?: string
}

const CUSTOMER_KINDS = ["professional", "consumer", "public"] as const

/**
 * The unpaid invoices that may have their last safe day in the window: those whose period began so
 * many years before it (an index on the start), and those of which a person recorded something. What
 * is read grows with them, not with the ledger; the law itself is applied afterwards.
 */
export async function nearInvoiceIds(tx: CompanyTx, sector: Sector, window: NearWindow): Promise<string[]> {
  const company = sql`${tx.companyId}::uuid`
  const ofCustomer = window.customerId ? sql`and i.customer_id = ${window.customerId}::uuid` : sql``
  const branches = CUSTOMER_KINDS.map((kind) => {
    const starts = startsLeadingTo(claimKindOf(kind, sector), window.from, window.to)
    const lower = starts.from ? sql`and least(i.issued_on, i.due_on) >= ${starts.from}::date` : sql``
    return sql`select i.invoice_id from ledger.instalment i
      join ledger.customer c on c.company_id = ${company} and c.id = i.customer_id and c.kind = ${kind}
     where i.company_id = ${company} and i.open_cents > 0 ${lower}
       and least(i.issued_on, i.due_on) <= ${starts.to}::date ${ofCustomer}`
  })
  const noted = (["limitation_basis", "limitation_event"] as const).map(
    (table) => sql`select n.invoice_id from ${sql.table(`ledger.${table}`)} n
      join ledger.instalment i on i.company_id = ${company} and i.invoice_id = n.invoice_id and i.open_cents > 0
     where n.company_id = ${company} ${ofCustomer}`,
  )
  const { rows } = await sql<{
    invoice_id: string
  }>`${sql.join([...branches, ...noted], sql` union `)}`.execute(tx)
  return rows.map((row) => row.invoice_id)
}

/** What the books know of these invoices. */
export async function readClaims(tx: CompanyTx, invoiceIds: readonly string[]): Promise<ClaimFacts[]> {
  if (invoiceIds.length === 0) return []
  const { rows } = await sql<ClaimFacts>`
    select v.id as "invoiceId", v.number, v.customer_id as "customerId", c.code as "customerCode",
           c.name as "customerName", c.kind as "customerKind", v.issued_on as "issuedOn",
           t.due_on as "dueOn", t.open_cents as "openCents", v.currency,
           b.completed_on as "completedOn", b.claim_kind as "givenKind", coalesce(p.paid_on, '{}') as "paidOn"
      from ledger.invoice v
      join ledger.customer c on c.company_id = v.company_id and c.id = v.customer_id
      join lateral (
        select coalesce(min(due_on) filter (where open_cents > 0), min(due_on)) as due_on,
               sum(open_cents)::bigint as open_cents
          from ledger.instalment x where x.company_id = v.company_id and x.invoice_id = v.id) t on true
      left join ledger.limitation_basis b on b.company_id = v.company_id and b.invoice_id = v.id
      left join lateral (
        select array_agg(distinct a.effective_on::text) as paid_on from ledger.allocation a
          join ledger.credit k on k.company_id = a.company_id and k.id = a.credit_id and k.kind = 'payment'
         where a.company_id = v.company_id and a.invoice_id = v.id and a.released_on is null) p on true
     where v.company_id = ${tx.companyId} and v.id = any(${[...invoiceIds]}::uuid[])`.execute(tx)
  return rows
}

/** The events of these invoices, the oldest first, cancelled ones too. */
export async function readEvents(tx: CompanyTx, invoiceIds: readonly string[]): Promise<RecordedEvent[]> {
  if (invoiceIds.length === 0) return []
  const { rows } = await sql<RecordedEvent>`
    select id, invoice_id as "invoiceId", type, happened_on as "happenedOn", proof, recorded_on as "recordedOn",
           created_by as "createdBy", cancelled_on as "cancelledOn", cancel_reason as "cancelReason"
      from ledger.limitation_event where company_id = ${tx.companyId} and invoice_id = any(${[...invoiceIds]}::uuid[])
     order by happened_on, created_at, id`.execute(tx)
  return rows
}

/** Adds an event and returns its id. */
export async function insertEvent(
  tx: CompanyTx,
  event: {
    readonly customerId: string
    readonly invoiceId: string
    readonly type: LimitationEventType
    readonly happenedOn: Day
    readonly proof: string
    readonly recordedOn: Day
    readonly createdBy: string
  },
): Promise<string> {
  const { id } = await tx
    .insertInto("ledger.limitation_event")
    .values({
      ...{ company_id: tx.companyId, customer_id: event.customerId, invoice_id: event.invoiceId },
      ...{ type: event.type, happened_on: event.happenedOn, proof: event.proof },
      ...{ recorded_on: event.recordedOn, created_by: event.createdBy },
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** Marks an event as cancelled; false when there is none that still counts. */
export async function markCancelled(
  tx: CompanyTx,
  id: string,
  cancelled: { readonly on: Day; readonly by: string; readonly reason: string },
): Promise<{ readonly customerId: string; readonly invoiceId: string } | null> {
  const row = await tx
    .updateTable("ledger.limitation_event")
    .set({ cancelled_on: cancelled.on, cancelled_by: cancelled.by, cancel_reason: cancelled.reason })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .where("cancelled_on", "is", null)
    .returning(["customer_id", "invoice_id"])
    .executeTakeFirst()
  return row ? { customerId: row.customer_id, invoiceId: row.invoice_id } : null
}

/** Stores from where the period of an invoice is counted. */
export async function writeBasis(
  tx: CompanyTx,
  invoiceId: string,
  basis: { readonly completedOn: Day | null; readonly claimKind: ClaimKind | null },
  by: string,
): Promise<void> {
  const values = { completed_on: basis.completedOn, claim_kind: basis.claimKind, changed_by: by }
  await tx
    .insertInto("ledger.limitation_basis")
    .values({ company_id: tx.companyId, invoice_id: invoiceId, ...values })
    .onConflict((conflict) =>
      conflict.columns(["company_id", "invoice_id"]).doUpdateSet({ ...values, changed_at: sql<Date>`now()` }),
    )
    .execute()
}
