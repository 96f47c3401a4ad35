import { sql } from "kysely"
import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { type CallingRules, USUAL_CALLING } from "../calling-hours.ts"

/** When the house calls and how often; the usual rules where it set none. */
export async function readCallingRules(tx: CompanyTx): Promise<CallingRules> {
  const row = await tx
    .selectFrom("policy.calling")
    .select("rules")
    .where("company_id", "=", tx.companyId)
    .executeTakeFirst()
  return { ...USUAL_CALLING, ...(row?.rules as Partial<CallingRules> | undefined) }
}

/** Writes the rules of calls down. */
export async function writeCallingRules(tx: CompanyTx, rules: CallingRules, actor: string): Promise<void> {
  const row = { rules: JSON.stringify(rules), updated_by: actor, updated_at: sql<Date>`now()` }
  await tx
    .insertInto("policy.calling")
    .values({ company_id: tx.companyId, ...row })
    .onConflict((conflict) => conflict.column("company_id").doUpdateSet(row))
    .execute()
}

/** A call that waits, with what is needed to say whether it may be made now. */
export interface WaitingCall {
  readonly taskId: string
  readonly customerId: string
  readonly customerName: string
  readonly customerCode: string
  readonly country: string
  readonly postalCode: string | null
  readonly dueOn: Day
  /** The hour the debtor asked for, on its own clock. */
  readonly dueAt: string | null
  readonly overdueCents: Cents
  readonly currency: string
  readonly contactId: string | null
  readonly contactName: string | null
  readonly phone: string | null
  /** Calls for this task that reached nobody. */
  readonly attempts: number
  readonly callsIn30Days: number
  readonly lastCalledOn: Day | null
}

/** Open tasks to call, the largest late amounts first. */
export async function readWaitingCalls(
  tx: CompanyTx,
  today: Day,
  only: { readonly customerId?: string } = {},
): Promise<WaitingCall[]> {
  const { rows } = await sql<WaitingCall>`
    select t.id as "taskId", c.id as "customerId", c.name as "customerName", c.code as "customerCode", c.country,
           c.postal_code as "postalCode", t.due_on as "dueOn", t.due_at as "dueAt", p.currency,
           coalesce((select sum(i.open_cents) from ledger.instalment i
                      where i.company_id = t.company_id and i.customer_id = t.customer_id and i.open_cents > 0
                        and i.currency = p.currency and coalesce(i.agreed_due_on, i.due_on) < ${today}), 0)::bigint as "overdueCents",
           k.id as "contactId", k.name as "contactName", k.phone,
           coalesce(m.attempts, 0)::int as attempts, coalesce(m.recent, 0)::int as "callsIn30Days", m.last_on as "lastCalledOn"
      from ledger.task t
      join ledger.company p on p.id = t.company_id
      join ledger.customer c on c.company_id = t.company_id and c.id = t.customer_id
      left join lateral (
        select x.id, x.name, x.phone from ledger.contact x
         where x.company_id = t.company_id and x.customer_id = t.customer_id and x.phone is not null
           and x.phone_wrong_on is null and x.wrong_on is null
         order by ${CONTACT_ORDER} limit 1) k on true
      left join lateral (
        select count(*) filter (where l.task_id = t.id and l.outcome in ('voicemail', 'nobody')) as attempts,
               count(*) filter (where l.called_on > ${today}::date - 30) as recent, max(l.called_on) as last_on
          from ledger.call l
         where l.company_id = t.company_id and l.customer_id = t.customer_id and l.undone_at is null) m on true
     where t.company_id = ${tx.companyId} and t.kind = 'phone' and t.done_on is null
       and (${only.customerId ?? null}::uuid is null or t.customer_id = ${only.customerId ?? null}::uuid)
     order by "overdueCents" desc, c.name, t.id limit 500`.execute(tx)
  return rows
}

// Who was named last is asked for first: "call my colleague" was said by somebody who knows.
const CONTACT_ORDER = sql`array_position(array['accounts-payable', 'decision-maker', 'signatory', 'other'], x.role), x.created_at desc, x.id`
