import { sql } from "kysely"
import type { Cents } from "../../../kernel/cents.ts"
import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"

/** A task as people see it, with the number to call where one is known. */
export interface ListedTask {
  readonly id: string
  readonly customerId: string | null
  readonly customerName: string | null
  readonly kind: "phone" | "ask-salesperson" | "recovery" | "wrong-address" | "unknown-outcome" | "other"
  readonly title: string
  readonly dueOn: Day
  readonly doneOn: Day | null
  readonly outcome: string | null
  readonly amountCents: Cents | null
  readonly currency: string
  readonly phone: string | null
  readonly messageId: string | null
  /** The person it was given to; null: whoever looks after the customer, or everybody. */
  readonly assignedTo: string | null
  /** The person who made it; null when the scenario did. */
  readonly createdBy: string | null
  readonly note: string | null
}

/** Open tasks (or those done too), the most urgent first. */
export async function listTasks(
  tx: CompanyTx,
  query: { readonly customerId?: string; readonly withDone?: boolean; readonly most?: number } = {},
): Promise<ListedTask[]> {
  const { rows } = await sql<ListedTask>`
    select t.id, t.customer_id as "customerId", c.name as "customerName", t.kind, t.title, t.due_on as "dueOn",
           t.done_on as "doneOn", t.outcome, t.amount_cents as "amountCents", p.currency, k.phone,
           t.message_id as "messageId", t.assigned_to as "assignedTo", t.created_by as "createdBy", t.note
      from ledger.task t
      join ledger.company p on p.id = t.company_id
      left join ledger.customer c on c.company_id = t.company_id and c.id = t.customer_id
      left join lateral (
        select phone from ledger.contact x
         where x.company_id = t.company_id and x.customer_id = t.customer_id and x.phone is not null
           and x.phone_wrong_on is null and x.wrong_on is null
         order by x.created_at, x.id limit 1) k on true
     where t.company_id = ${tx.companyId} and (${query.withDone ?? false} or t.done_on is null)
       and (${query.customerId ?? null}::uuid is null or t.customer_id = ${query.customerId ?? null}::uuid)
     order by t.done_on is not null, t.due_on, t.amount_cents desc nulls last, t.id
     limit ${query.most ?? 500}`.execute(tx)
  return rows
}
