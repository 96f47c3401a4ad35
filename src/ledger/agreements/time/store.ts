import { sql } from "kysely"
import { uuids } from "../../../kernel/bulk/store.ts"
import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import type { TimeOutcome } from "../choices.ts"

/** What was answered to a debtor who asked for time. */
export interface TimeAnswer {
  readonly customerId: string
  readonly invoiceIds: readonly string[]
  readonly askedOn: Day
  readonly askedFor: Day | null
  readonly outcome: TimeOutcome
  readonly agreedOn: Day | null
  readonly penalties: "run" | "waived"
  readonly decidedOn: Day
  readonly reason: string | null
  readonly confirms: boolean
}

/** Keeps an answer. */
export async function insertTimeAnswer(tx: CompanyTx, answer: TimeAnswer, actor: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into ledger.time_request (company_id, customer_id, invoice_ids, asked_on, asked_for, outcome,
                                     agreed_on, penalties, decided_on, reason, confirms, created_by)
    values (${tx.companyId}, ${answer.customerId}, ${uuids(answer.invoiceIds)}, ${answer.askedOn}, ${answer.askedFor},
            ${answer.outcome}, ${answer.agreedOn}, ${answer.penalties}, ${answer.decidedOn}, ${answer.reason},
            ${answer.confirms}, ${actor})
    returning id`.execute(tx)
  return rows[0]!.id
}

/** Marks an answer as taken back; null when there is none in force. */
export async function withdrawTimeAnswer(tx: CompanyTx, id: string, on: Day) {
  const { rows } = await sql<{ customer_id: string; invoice_ids: string[] }>`
    update ledger.time_request set withdrawn_on = ${on}
     where company_id = ${tx.companyId} and id = ${id} and withdrawn_on is null
    returning customer_id, invoice_ids`.execute(tx)
  return rows[0] ?? null
}

/**
 * Writes on the instalments what the answers in force come to: the one decided last counts, whatever
 * the order in which they were noted. An instalment that falls due later than the agreed day keeps its own.
 */
export async function applyTimeAnswers(tx: CompanyTx, invoiceIds: readonly string[]): Promise<void> {
  await sql`
    update ledger.instalment t
       set agreed_due_on = case when a.agreed_on > t.due_on then a.agreed_on end,
           penalty_due_on = case when a.agreed_on > t.due_on and a.penalties = 'waived' then a.agreed_on end
      from (select i.invoice_id, i.seq, last.agreed_on, last.penalties
              from ledger.instalment i
              left join lateral (
                select r.agreed_on, r.penalties from ledger.time_request r
                 where r.company_id = i.company_id and i.invoice_id = any(r.invoice_ids)
                   and r.withdrawn_on is null and r.agreed_on is not null
                 order by r.decided_on desc, r.agreed_on desc, r.penalties desc, r.id desc limit 1) last on true
             where i.company_id = ${tx.companyId} and i.invoice_id = any(${uuids(invoiceIds)})) a
     where t.company_id = ${tx.companyId} and t.invoice_id = a.invoice_id and t.seq = a.seq`.execute(tx)
}

/** An answer in a list, with the numbers and the earliest initial due date of its invoices. */
export interface ListedTimeAnswer extends TimeAnswer {
  readonly id: string
  readonly customerName: string
  readonly numbers: readonly string[]
  readonly initialDueOn: Day
  readonly openCents: number
  readonly currency: string
  readonly withdrawnOn: Day | null
}

/** Answers to requests for time, the newest first. */
export async function listTimeAnswers(
  tx: CompanyTx,
  whose: { readonly customerId?: string; readonly invoiceId?: string; readonly id?: string } = {},
): Promise<ListedTimeAnswer[]> {
  const { rows } = await sql<ListedTimeAnswer>`
    select r.id, r.customer_id as "customerId", c.name as "customerName", r.invoice_ids as "invoiceIds",
           r.asked_on as "askedOn", r.asked_for as "askedFor", r.outcome, r.agreed_on as "agreedOn",
           r.penalties, r.decided_on as "decidedOn", r.reason, r.confirms, r.withdrawn_on as "withdrawnOn",
           v.numbers, v.due_on as "initialDueOn", v.open_cents as "openCents", v.currency
      from ledger.time_request r
      join ledger.customer c on c.company_id = r.company_id and c.id = r.customer_id
      join lateral (
        select coalesce(array_agg(distinct i.number), '{}') as numbers, min(t.due_on) as due_on,
               coalesce(sum(t.open_cents), 0)::bigint as open_cents, min(t.currency) as currency
          from ledger.instalment t join ledger.invoice i on i.company_id = t.company_id and i.id = t.invoice_id
         where t.company_id = r.company_id and t.invoice_id = any(r.invoice_ids)) v on v.due_on is not null
     where r.company_id = ${tx.companyId}
       and (${whose.id ?? null}::uuid is null or r.id = ${whose.id ?? null}::uuid)
       and (${whose.customerId ?? null}::uuid is null or r.customer_id = ${whose.customerId ?? null}::uuid)
       and (${whose.invoiceId ?? null}::uuid is null or ${whose.invoiceId ?? null}::uuid = any(r.invoice_ids))
     order by r.decided_on desc, r.id desc limit 500`.execute(tx)
  return rows
}
