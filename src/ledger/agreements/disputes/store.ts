import { sql } from "kysely"
import { uuids } from "../../../kernel/bulk/store.ts"
import type { Cents } from "../../../kernel/cents.ts"
import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"

/** A line of an invoice that is contested, as a person names it. */
export interface DisputedLine {
  readonly label: string
  readonly cents: Cents
}

/** A dispute with all that lists and its page show of it. */
export interface DisputeRow {
  readonly id: string
  readonly customerId: string
  readonly customerName: string
  readonly invoiceId: string
  readonly invoiceNumber: string
  readonly currency: string
  /** null: the whole invoice. */
  readonly disputedCents: Cents | null
  /** What of the invoice is open. */
  readonly openCents: Cents
  readonly lines: readonly DisputedLine[]
  readonly reason: string
  readonly note: string | null
  readonly ownerUserId: string | null
  readonly openedOn: Day
  readonly answerBy: Day | null
  readonly closedOn: Day | null
  readonly outcome: string | null
  readonly closingNote: string | null
  /** Days from its opening to its end, or to the day asked for. */
  readonly daysInDispute: number
}

/** Disputes: the open ones first, the nearest deadline first. */
export async function readDisputeRows(
  tx: CompanyTx,
  which: { readonly ids?: readonly string[]; readonly customerId?: string; readonly openOnly?: boolean },
  today: Day,
): Promise<DisputeRow[]> {
  const { rows } = await sql<DisputeRow>`
    select d.id, d.customer_id as "customerId", c.name as "customerName", d.invoice_id as "invoiceId",
           v.number as "invoiceNumber", v.currency, d.disputed_cents as "disputedCents", d.lines, d.reason, d.note,
           d.owner_user_id as "ownerUserId", d.opened_on as "openedOn", d.answer_by as "answerBy",
           d.closed_on as "closedOn", d.outcome, d.closing_note as "closingNote",
           coalesce(d.closed_on, ${today}::date) - d.opened_on as "daysInDispute",
           coalesce((select sum(t.open_cents) from ledger.instalment t
                      where t.company_id = d.company_id and t.invoice_id = d.invoice_id), 0)::bigint as "openCents"
      from ledger.dispute d
      join ledger.customer c on c.company_id = d.company_id and c.id = d.customer_id
      join ledger.invoice v on v.company_id = d.company_id and v.id = d.invoice_id
     where d.company_id = ${tx.companyId}
       and ${which.ids ? sql`d.id = any(${uuids(which.ids)})` : sql`true`}
       and (${which.customerId ?? null}::uuid is null or d.customer_id = ${which.customerId ?? null}::uuid)
       and (${!which.openOnly} or d.closed_on is null)
     order by d.closed_on is not null, d.answer_by, d.opened_on desc, d.id limit 500`.execute(tx)
  return rows
}

/** How long disputes last, by reason: how many, of which open, and their days on average, rounded. */
export async function readDisputeTimes(tx: CompanyTx, today: Day) {
  const { rows } = await sql<{ reason: string; disputes: number; open: number; averageDays: number }>`
    select reason, count(*)::integer as disputes, (count(*) filter (where closed_on is null))::integer as open,
           round(avg(coalesce(closed_on, ${today}::date) - opened_on))::integer as "averageDays"
      from ledger.dispute where company_id = ${tx.companyId} group by reason order by count(*) desc, reason`.execute(
    tx,
  )
  return rows
}

/** Says who looks after an open dispute, and by when; false when there is no such open dispute. */
export async function changeDispute(
  tx: CompanyTx,
  id: string,
  change: { readonly ownerUserId: string | null; readonly answerBy: Day },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ledger.dispute set owner_user_id = ${change.ownerUserId}, answer_by = ${change.answerBy}
     where company_id = ${tx.companyId} and id = ${id} and closed_on is null`.execute(tx)
  return numAffectedRows === 1n
}

/** Keeps a remark that people of the house make about a dispute. */
export async function insertRemark(
  tx: CompanyTx,
  disputeId: string,
  text: string,
  by: { readonly actor: string; readonly now: Date },
): Promise<void> {
  await sql`insert into ledger.dispute_remark (company_id, dispute_id, text, written_by, written_at)
    values (${tx.companyId}, ${disputeId}, ${text}, ${by.actor}, ${by.now})`.execute(tx)
}

/** What was said in the house about a dispute, in order. */
export async function readRemarks(tx: CompanyTx, disputeId: string) {
  const { rows } = await sql<{ text: string; writtenBy: string; writtenAt: Date }>`
    select text, written_by as "writtenBy", written_at as "writtenAt" from ledger.dispute_remark
     where company_id = ${tx.companyId} and dispute_id = ${disputeId} order by written_at, id`.execute(tx)
  return rows
}
