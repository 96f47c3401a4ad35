import { sql } from "kysely"
import type { Author } from "../../kernel/author.ts"
import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"

/** An accessory line to write: what is billed or let go of one invoice. */
export interface LineToWrite {
  readonly customerId: string
  readonly invoiceId: string
  readonly kind: "interest" | "indemnity"
  readonly amountCents: Cents
  readonly billId?: string
  readonly reason?: string
}

/** A bill of penalties as lists show it. */
export interface PenaltyBill {
  readonly id: string
  readonly number: string
  readonly customerId: string
  readonly billedOn: Day
  readonly throughOn: Day
  readonly dueOn: Day
  readonly currency: string
  readonly interestCents: Cents
  readonly indemnityCents: Cents
  /** What is left to pay of it. */
  readonly openCents: Cents
  readonly cancelledOn: Day | null
  readonly cancelReason: string | null
}

/** What somebody let go of, as lists show it. */
export interface Waiver {
  readonly id: string
  readonly invoiceId: string
  readonly number: string
  readonly kind: "interest" | "indemnity"
  readonly amountCents: Cents
  readonly currency: string
  readonly happenedOn: Day
  readonly reason: string
  readonly cancelledOn: Day | null
  readonly createdBy: string
}

/** Writes accessory lines of one movement. */
export async function writeLines(
  tx: CompanyTx,
  movement: "billed" | "waived",
  lines: readonly LineToWrite[],
  by: Author,
): Promise<void> {
  if (lines.length === 0) return
  await tx
    .insertInto("penalties.line")
    .values(
      lines.map((line) => ({
        ...{ company_id: tx.companyId, customer_id: line.customerId, invoice_id: line.invoiceId },
        ...{ kind: line.kind, movement, bill_id: line.billId ?? null, amount_cents: line.amountCents },
        ...{ happened_on: by.today, reason: line.reason ?? null, created_by: by.actor },
      })),
    )
    .execute()
}

/** Writers of accessory lines of one customer take turns until they commit, so that nothing is billed twice. */
export async function lockCustomer(tx: CompanyTx, customerId: string): Promise<void> {
  await sql`select 1 from ledger.customer where company_id = ${tx.companyId} and id = ${customerId} for update`.execute(
    tx,
  )
}

/** The next number of the year, PEN-2026-0007: without a gap, bills being written one after the other. */
export async function nextBillNumber(tx: CompanyTx, on: Day): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`penalty-bill ${tx.companyId}`}, 0))`.execute(tx)
  const prefix = `PEN-${on.slice(0, 4)}-`
  const { rows } = await sql<{ last: number | null }>`
    select max(substr(number, ${prefix.length + 1}::int)::int) as last from penalties.bill
     where company_id = ${tx.companyId} and number like ${`${prefix}%`}`.execute(tx)
  return `${prefix}${String((rows[0]?.last ?? 0) + 1).padStart(4, "0")}`
}

/** Stores a bill and returns its id. */
export async function insertBill(
  tx: CompanyTx,
  bill: {
    readonly customerId: string
    readonly number: string
    readonly throughOn: Day
    readonly currency: string
    readonly statement: unknown
  },
  by: Author,
): Promise<string> {
  const { id } = await tx
    .insertInto("penalties.bill")
    .values({
      ...{ company_id: tx.companyId, customer_id: bill.customerId, number: bill.number },
      ...{ billed_on: by.today, through_on: bill.throughOn, currency: bill.currency, created_by: by.actor },
      statement: JSON.stringify(bill.statement),
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** The bills of a customer, or one bill, newest first. */
export async function listBills(
  tx: CompanyTx,
  of: { readonly customerId?: string; readonly id?: string },
): Promise<PenaltyBill[]> {
  const { rows } = await sql<PenaltyBill>`
    select b.id, b.number, b.customer_id as "customerId", b.billed_on as "billedOn", b.through_on as "throughOn",
           t.due_on as "dueOn", b.currency, coalesce(l.interest, 0)::bigint as "interestCents", coalesce(l.indemnity, 0)::bigint as "indemnityCents",
           t.open_cents as "openCents", b.cancelled_on as "cancelledOn", b.cancel_reason as "cancelReason"
      from penalties.bill b
      join ledger.instalment t on t.company_id = b.company_id and t.invoice_id = b.id
      join lateral (
        select sum(amount_cents) filter (where kind = 'interest') as interest,
               sum(amount_cents) filter (where kind = 'indemnity') as indemnity
          from penalties.line where company_id = b.company_id and bill_id = b.id) l on true
     where b.company_id = ${tx.companyId}
       and (${of.customerId ?? null}::uuid is null or b.customer_id = ${of.customerId ?? null}::uuid)
       and (${of.id ?? null}::uuid is null or b.id = ${of.id ?? null}::uuid)
     order by b.billed_on desc, b.number desc`.execute(tx)
  return rows
}

/** The statement that a bill was made from, as it was stored; null when there is no such bill. */
export async function readBilledStatement(tx: CompanyTx, billId: string): Promise<unknown> {
  const row = await tx
    .selectFrom("penalties.bill")
    .select("statement")
    .where("company_id", "=", tx.companyId)
    .where("id", "=", billId)
    .executeTakeFirst()
  return row?.statement ?? null
}

/** Marks a bill and its lines cancelled from a day on. */
export async function cancelBillRows(tx: CompanyTx, billId: string, on: Day, reason: string): Promise<void> {
  await tx
    .updateTable("penalties.bill")
    .set({ cancelled_on: on, cancel_reason: reason })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", billId)
    .execute()
  await tx
    .updateTable("penalties.line")
    .set({ cancelled_on: on })
    .where("company_id", "=", tx.companyId)
    .where("bill_id", "=", billId)
    .execute()
}

/** What was let go of a customer's accessories, newest first. */
export async function listWaivers(tx: CompanyTx, customerId: string): Promise<Waiver[]> {
  const { rows } = await sql<Waiver>`
    select l.id, l.invoice_id as "invoiceId", v.number, l.kind, l.amount_cents as "amountCents",
           v.currency, l.happened_on as "happenedOn", l.reason, l.cancelled_on as "cancelledOn", l.created_by as "createdBy"
      from penalties.line l join ledger.invoice v on v.company_id = l.company_id and v.id = l.invoice_id
     where l.company_id = ${tx.companyId} and l.customer_id = ${customerId} and l.movement = 'waived'
     order by l.happened_on desc, l.created_at desc`.execute(tx)
  return rows
}

/** Ends a waiver from a day on; the customer it concerned, or null when there is none in force. */
export async function endWaiver(tx: CompanyTx, id: string, on: Day): Promise<string | null> {
  const row = await tx
    .updateTable("penalties.line")
    .set({ cancelled_on: on })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .where("movement", "=", "waived")
    .where("cancelled_on", "is", null)
    .returning("customer_id")
    .executeTakeFirst()
  return row?.customer_id ?? null
}
