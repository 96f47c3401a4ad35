import { sql } from "kysely"
import type { Cents } from "../../../../kernel/cents.ts"
import type { Day } from "../../../../kernel/day.ts"
import type { CompanyTx } from "../../../../kernel/store.ts"

/** Messages that left, by customer. */
export interface SentLine {
  readonly customerName: string
  readonly stepKey: string
  readonly amountCents: Cents
  readonly currency: string
}

/** What left to customers between two days, both included; tests are not counted. */
export async function sentBetween(tx: CompanyTx, fromOn: Day, toOn: Day): Promise<SentLine[]> {
  const { rows } = await sql<SentLine>`
    select c.name as "customerName", m.step_key as "stepKey", m.amount_cents as "amountCents", m.currency
      from ledger.journal j
      join delivery.message m on m.company_id = j.company_id and m.id = j.message_id
      join ledger.customer c on c.company_id = m.company_id and c.id = m.customer_id
     where j.company_id = ${tx.companyId} and j.kind = 'message.sent' and m.mode <> 'test'
       and j.on_day between ${fromOn} and ${toOn}
     order by m.amount_cents desc, c.name limit 500`.execute(tx)
  return rows
}

/** Money that came in. */
export interface MoneyLine {
  readonly customerName: string
  readonly amountCents: Cents
  readonly currency: string
}

/** Payments of these days, the largest first. */
export async function paidBetween(tx: CompanyTx, fromOn: Day, toOn: Day): Promise<MoneyLine[]> {
  const { rows } = await sql<MoneyLine>`
    select c.name as "customerName", k.amount_cents as "amountCents", k.currency
      from ledger.credit k join ledger.customer c on c.company_id = k.company_id and c.id = k.customer_id
     where k.company_id = ${tx.companyId} and k.kind = 'payment' and k.cancelled_on is null
       and k.credited_on between ${fromOn} and ${toOn}
     order by k.amount_cents desc, c.name limit 500`.execute(tx)
  return rows
}

/** What customers wrote or said. */
export interface ReceivedLine {
  readonly customerName: string
  readonly customerId: string
  readonly summary: string
}

/** Answers that came in on these days, handled since or not. */
export async function receivedBetween(tx: CompanyTx, fromOn: Day, toOn: Day): Promise<ReceivedLine[]> {
  const { rows } = await sql<ReceivedLine>`
    select c.name as "customerName", c.id as "customerId", r.summary
      from ledger.reply r join ledger.customer c on c.company_id = r.company_id and c.id = r.customer_id
     where r.company_id = ${tx.companyId} and r.received_on between ${fromOn} and ${toOn}
     order by r.received_on, r.id limit 500`.execute(tx)
  return rows
}
