import { sql } from "kysely"
import { uuids } from "../../../kernel/bulk/store.ts"
import type { Cents } from "../../../kernel/cents.ts"
import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import type { PlanOutcome } from "../choices.ts"
import type { PlannedInstalment } from "../schedule.ts"
import { PLAN_BROKEN_STEP, PLAN_LATE_STEP, type PlanRow } from "./rows.ts"

/** Which plans: of one customer, about one invoice, one of them, or all of the company. */
export interface WhichPlans {
  readonly ids?: readonly string[]
  readonly customerIds?: readonly string[]
  readonly invoiceId?: string
  /** True: only those that were not ended by a person on the day. */
  readonly standing?: boolean
}

/** Plans proposed up to a day, as they stood at its end, with what was open and contested of their items then. */
export async function readPlans(tx: CompanyTx, which: WhichPlans, on: Day): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select p.id, p.customer_id as "customerId", c.name as "customerName", p.reference, p.currency,
           p.proposed_on as "proposedOn", p.answer_by as "answerBy",
           case when p.accepted_on <= ${on} then p.accepted_on end as "acceptedOn",
           p.acceptance_proof as "acceptanceProof",
           case when p.closed_on <= ${on} then p.closed_on end as "closedOn",
           case when p.closed_on <= ${on} then p.outcome end as outcome,
           p.penalties, p.default_days as "defaultDays", p.return_step_key as "returnStepKey", p.note, p.confirms,
           p.created_at as "createdAt", m.last_on as "lastPaidOn", i.items, n.instalments, s.notices
      from ledger.payment_plan p
      join ledger.customer c on c.company_id = p.company_id and c.id = p.customer_id
     cross join lateral (${itemsOn(on)}) i
     cross join lateral (
       select coalesce(json_agg(json_build_object('seq', seq, 'dueOn', due_on, 'amountCents', amount_cents)
                order by seq), '[]') as instalments
         from ledger.payment_plan_instalment where company_id = p.company_id and plan_id = p.id) n
     cross join lateral (
       select coalesce(json_agg(json_build_object('stepKey', r.step_key, 'turn', r.turn, 'on', r.happened_on)), '[]') as notices
         from ledger.reminder r
        where r.company_id = p.company_id and r.customer_id = p.customer_id and r.happened_on <= ${on}
          and r.step_key in (${PLAN_LATE_STEP}, ${PLAN_BROKEN_STEP}) and starts_with(r.turn, 'plan:' || p.id)) s
     cross join lateral (
       select max(a.effective_on) as last_on
         from ledger.payment_plan_item x
         join ledger.allocation a on a.company_id = x.company_id and a.invoice_id = x.invoice_id and a.seq = x.seq
                                 and a.effective_on between p.proposed_on and ${on}
                                 and (a.released_on is null or a.released_on > ${on})
        where x.company_id = p.company_id and x.plan_id = p.id) m
     where p.company_id = ${tx.companyId} and p.proposed_on <= ${on}
       and ${which.ids ? sql`p.id = any(${uuids(which.ids)})` : sql`true`}
       and ${which.customerIds ? sql`p.customer_id = any(${uuids(which.customerIds)})` : sql`true`}
       and ${
         which.invoiceId
           ? sql`exists (select from ledger.payment_plan_item z where z.company_id = p.company_id
                          and z.plan_id = p.id and z.invoice_id = ${which.invoiceId})`
           : sql`true`
       }
       and ${which.standing ? sql`(p.closed_on is null or p.closed_on > ${on})` : sql`true`}
     order by p.proposed_on desc, p.id desc`.execute(tx)
  return rows
}

/** The items of plan p, each with what of it is settled, credited and contested on a day. */
const itemsOn = (on: Day) => sql`
       select coalesce(json_agg(json_build_object(
                'invoiceId', x.invoice_id, 'seq', x.seq, 'amountCents', x.amount_cents, 'number', v.number,
                'dueOn', t.due_on, 'openCents', greatest(t.amount_cents - a.settled, 0),
                'contestedCents', least(greatest(t.amount_cents - a.settled, 0), d.cents),
                'creditedCents', a.credited) order by t.due_on, v.number, x.seq), '[]') as items
         from ledger.payment_plan_item x
         join ledger.instalment t on t.company_id = x.company_id and t.invoice_id = x.invoice_id and t.seq = x.seq
         join ledger.invoice v on v.company_id = x.company_id and v.id = x.invoice_id
        cross join lateral (
          select coalesce(sum(y.amount_cents), 0)::bigint as settled,
                 coalesce(sum(y.amount_cents) filter (where k.kind = 'credit-note' and (y.effective_on > p.proposed_on
                   or (y.effective_on = p.proposed_on and y.created_at > p.created_at))), 0)::bigint as credited
            from ledger.allocation y join ledger.credit k on k.company_id = y.company_id and k.id = y.credit_id
           where y.company_id = x.company_id and y.invoice_id = x.invoice_id and y.seq = x.seq
             and y.effective_on <= ${on} and (y.released_on is null or y.released_on > ${on})) a
        cross join lateral (
          select coalesce(sum(coalesce(q.disputed_cents, t.amount_cents)), 0)::bigint as cents
            from ledger.dispute q
           where q.company_id = x.company_id and q.invoice_id = x.invoice_id and q.opened_on <= ${on}
             and (q.closed_on is null or q.closed_on > ${on})) d
        where x.company_id = p.company_id and x.plan_id = p.id`

/** A plan to keep. */
export interface NewPlan {
  readonly customerId: string
  readonly currency: string
  readonly proposedOn: Day
  readonly answerBy: Day
  readonly penalties: "kept" | "waived"
  readonly defaultDays: number
  readonly returnStepKey: string | null
  readonly note: string | null
  readonly confirms: boolean
  readonly items: readonly { readonly invoiceId: string; readonly seq: number; readonly amountCents: Cents }[]
  readonly instalments: readonly PlannedInstalment[]
}

/** Keeps a plan under the next reference of its year ("ECH-2026-003"). */
export async function insertPlan(tx: CompanyTx, plan: NewPlan, actor: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plan reference ${tx.companyId}`}, 0))`.execute(
    tx,
  )
  const year = plan.proposedOn.slice(0, 4)
  const { rows } = await sql<{ id: string; reference: string }>`
    insert into ledger.payment_plan (company_id, customer_id, reference, currency, proposed_on, answer_by, penalties,
                                     default_days, return_step_key, note, confirms, created_by)
    select ${tx.companyId}, ${plan.customerId}, ${`ECH-${year}-`} || lpad((count(*) + 1)::text, 3, '0'),
           ${plan.currency}, ${plan.proposedOn}, ${plan.answerBy}, ${plan.penalties}, ${plan.defaultDays},
           ${plan.returnStepKey}, ${plan.note}, ${plan.confirms}, ${actor}
      from ledger.payment_plan where company_id = ${tx.companyId} and starts_with(reference, ${`ECH-${year}-`})
    returning id, reference`.execute(tx)
  const kept = rows[0]!
  for (const item of plan.items) {
    await sql`insert into ledger.payment_plan_item (company_id, plan_id, invoice_id, seq, amount_cents)
      values (${tx.companyId}, ${kept.id}, ${item.invoiceId}, ${item.seq}, ${item.amountCents})`.execute(tx)
  }
  for (const part of plan.instalments) {
    await sql`insert into ledger.payment_plan_instalment (company_id, plan_id, seq, due_on, amount_cents)
      values (${tx.companyId}, ${kept.id}, ${part.seq}, ${part.dueOn}, ${part.amountCents})`.execute(tx)
  }
  return kept
}

/** Writes that the debtor accepted; false when it had already, or the plan was ended. */
export async function markAccepted(tx: CompanyTx, id: string, on: Day, proof: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ledger.payment_plan set accepted_on = ${on}, acceptance_proof = ${proof}
     where company_id = ${tx.companyId} and id = ${id} and accepted_on is null and closed_on is null`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

/** Ends a plan before its time; false when it was ended already. */
export async function markClosed(tx: CompanyTx, id: string, on: Day, outcome: PlanOutcome): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ledger.payment_plan set closed_on = ${on}, outcome = ${outcome}
     where company_id = ${tx.companyId} and id = ${id} and closed_on is null`.execute(tx)
  return numAffectedRows === 1n
}

/** What is open and not contested of some invoices, instalment by instalment; refuses nothing. */
export async function readPlannable(tx: CompanyTx, customerId: string, invoiceIds: readonly string[]) {
  const { rows } = await sql<{
    invoiceId: string
    seq: number
    currency: string
    cents: Cents
    planned: string | null
  }>`
    select t.invoice_id as "invoiceId", t.seq, t.currency,
           greatest(t.open_cents - coalesce((select sum(coalesce(d.disputed_cents, t.open_cents)) from ledger.dispute d
             where d.company_id = t.company_id and d.invoice_id = t.invoice_id and d.closed_on is null), 0), 0)::bigint as cents,
           (select min(p.reference) from ledger.payment_plan_item x
              join ledger.payment_plan p on p.company_id = x.company_id and p.id = x.plan_id
             where x.company_id = t.company_id and x.invoice_id = t.invoice_id and x.seq = t.seq
               and p.closed_on is null and not exists (
                 select from ledger.reminder r where r.company_id = p.company_id and r.customer_id = p.customer_id
                    and r.step_key = ${PLAN_BROKEN_STEP} and r.turn = 'plan:' || p.id)) as planned
      from ledger.instalment t
     where t.company_id = ${tx.companyId} and t.customer_id = ${customerId}
       and t.invoice_id = any(${uuids(invoiceIds)}) and t.open_cents > 0
     order by t.due_on, t.invoice_id, t.seq`.execute(tx)
  return rows
}

/** Money and credit notes set against the items of a plan since it was proposed, the newest first. */
export async function readPlanMoney(tx: CompanyTx, planId: string) {
  const { rows } = await sql<{
    id: string
    on: Day
    amountCents: Cents
    kind: "payment" | "credit-note"
    number: string
  }>`
    select a.id, a.effective_on as on, a.amount_cents as "amountCents", k.kind, v.number
      from ledger.payment_plan_item x
      join ledger.payment_plan p on p.company_id = x.company_id and p.id = x.plan_id
      join ledger.allocation a on a.company_id = x.company_id and a.invoice_id = x.invoice_id and a.seq = x.seq
                              and a.released_on is null and a.effective_on >= p.proposed_on
      join ledger.credit k on k.company_id = a.company_id and k.id = a.credit_id
      join ledger.invoice v on v.company_id = x.company_id and v.id = x.invoice_id
     where x.company_id = ${tx.companyId} and x.plan_id = ${planId}
     order by a.effective_on desc, a.id desc`.execute(tx)
  return rows
}
