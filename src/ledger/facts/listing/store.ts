import { type RawBuilder, sql } from "kysely"
import type { Cents } from "../../../kernel/cents.ts"
import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import type { HoldKind } from "../choices.ts"

/** Whose facts to list: one customer's, one invoice's, or the whole company's. */
export interface Whose {
  readonly customerId?: string
  readonly invoiceId?: string
}

/** A promise, with what has been paid since and what is still open of what it covers. */
export interface ListedPromise {
  readonly id: string
  readonly customerId: string
  readonly customerName: string
  readonly madeOn: Day
  readonly promisedFor: Day
  readonly amountCents: Cents | null
  readonly invoiceIds: readonly string[]
  readonly saidBy: string | null
  readonly note: string | null
  readonly withdrawnOn: Day | null
  readonly paidCents: Cents
  readonly coveredOpenCents: Cents
}

/** Promises, the newest first; with `promisedBy`, only those for that day or an earlier one. */
export async function listPromises(
  tx: CompanyTx,
  whose: Whose & { readonly promisedBy?: Day; readonly runningOnly?: boolean },
): Promise<ListedPromise[]> {
  const { rows } = await sql<ListedPromise>`
    select p.id, p.customer_id as "customerId", c.name as "customerName", p.made_on as "madeOn",
           p.promised_for as "promisedFor", p.amount_cents as "amountCents", p.invoice_ids as "invoiceIds",
           p.said_by as "saidBy", p.note, p.withdrawn_on as "withdrawnOn",
           coalesce((select sum(k.amount_cents) from ledger.credit k
                      where k.company_id = p.company_id and k.customer_id = p.customer_id and k.kind = 'payment'
                        and k.credited_on >= p.made_on and k.cancelled_on is null), 0)::bigint as "paidCents",
           coalesce((select sum(i.open_cents) from ledger.instalment i
                      where i.company_id = p.company_id and i.customer_id = p.customer_id and i.issued_on <= p.made_on
                        and (cardinality(p.invoice_ids) = 0 or i.invoice_id = any(p.invoice_ids))), 0)::bigint as "coveredOpenCents"
      from ledger.payment_promise p
      join ledger.customer c on c.company_id = p.company_id and c.id = p.customer_id
     where p.company_id = ${tx.companyId}
       and (${whose.customerId ?? null}::uuid is null or p.customer_id = ${whose.customerId ?? null}::uuid)
       and (${whose.invoiceId ?? null}::uuid is null or ${whose.invoiceId ?? null}::uuid = any(p.invoice_ids))
       and (${whose.promisedBy ?? null}::date is null or p.promised_for <= ${whose.promisedBy ?? null}::date)
       and (${!whose.runningOnly} or p.withdrawn_on is null)
     order by p.promised_for desc, p.id desc limit 500`.execute(tx)
  return rows
}

/** What a debtor contests. */
export interface ListedDispute {
  readonly id: string
  readonly customerId: string
  readonly invoiceId: string
  readonly invoiceNumber: string
  readonly disputedCents: Cents | null
  readonly reason: string
  readonly note: string | null
  readonly openedOn: Day
  readonly answerBy: Day | null
  readonly closedOn: Day | null
  readonly outcome: string | null
}

/** Disputes, the open ones first. */
export async function listDisputes(tx: CompanyTx, whose: Whose): Promise<ListedDispute[]> {
  const { rows } = await sql<ListedDispute>`
    select d.id, d.customer_id as "customerId", d.invoice_id as "invoiceId", v.number as "invoiceNumber",
           d.disputed_cents as "disputedCents", d.reason, d.note, d.opened_on as "openedOn",
           d.answer_by as "answerBy", d.closed_on as "closedOn", d.outcome
      from ledger.dispute d join ledger.invoice v on v.company_id = d.company_id and v.id = d.invoice_id
     where d.company_id = ${tx.companyId} and ${ofThem(whose, "d")}
     order by d.closed_on is not null, d.opened_on desc, d.id limit 500`.execute(tx)
  return rows
}

/** A reason not to follow. */
export interface ListedHold {
  readonly id: string
  readonly customerId: string
  readonly invoiceId: string | null
  readonly kind: HoldKind
  readonly reason: string | null
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly liftedOn: Day | null
}

/** Holds that have not been lifted and whose last day is not over. */
export async function listHolds(tx: CompanyTx, whose: Whose, today: Day): Promise<ListedHold[]> {
  const { rows } = await sql<ListedHold>`
    select h.id, h.customer_id as "customerId", h.invoice_id as "invoiceId", h.kind, h.reason,
           h.from_on as "fromOn", h.until_on as "untilOn", h.lifted_on as "liftedOn"
      from ledger.hold h
     where h.company_id = ${tx.companyId} and ${ofThem(whose, "h")}
       and h.lifted_on is null and (h.until_on is null or h.until_on >= ${today})
     order by h.from_on, h.id limit 500`.execute(tx)
  return rows
}

/** An answer that waits for a person. */
export interface WaitingReply {
  readonly id: string
  readonly customerId: string
  readonly customerName: string
  readonly receivedOn: Day
  readonly summary: string
}

/** Answers that nobody has dealt with, the oldest first. */
export async function listWaitingReplies(tx: CompanyTx, whose: Whose = {}): Promise<WaitingReply[]> {
  const { rows } = await sql<WaitingReply>`
    select r.id, r.customer_id as "customerId", c.name as "customerName", r.received_on as "receivedOn", r.summary
      from ledger.reply r join ledger.customer c on c.company_id = r.company_id and c.id = r.customer_id
     where r.company_id = ${tx.companyId} and r.handled_on is null
       and (${whose.customerId ?? null}::uuid is null or r.customer_id = ${whose.customerId ?? null}::uuid)
     order by r.received_on, r.id limit 500`.execute(tx)
  return rows
}

/** The last answer that was noted of a customer, dealt with or not; null when there is none. */
export async function lastSaid(
  tx: CompanyTx,
  customerId: string,
): Promise<Pick<WaitingReply, "receivedOn" | "summary"> | null> {
  const { rows } = await sql<Pick<WaitingReply, "receivedOn" | "summary">>`
    select received_on as "receivedOn", summary from ledger.reply
     where company_id = ${tx.companyId} and customer_id = ${customerId}
     order by received_on desc, id desc limit 1`.execute(tx)
  return rows[0] ?? null
}

function ofThem(whose: Whose, table: "d" | "h"): RawBuilder<boolean> {
  return sql`(${whose.customerId ?? null}::uuid is null or ${sql.ref(`${table}.customer_id`)} = ${whose.customerId ?? null}::uuid)
         and (${whose.invoiceId ?? null}::uuid is null or ${sql.ref(`${table}.invoice_id`)} = ${whose.invoiceId ?? null}::uuid)`
}
