import { sql } from "kysely"
import { bulkRows, uuids } from "../../kernel/bulk/store.ts"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { type Decision, NEVER } from "../decision.ts"

/** A share of the customers, so that several planners of one company never hold the same row. */
export interface Lane {
  readonly lane: number
  readonly lanes: number
}

/** Puts back what was decided on a later day (a demonstration that went back in time): it is looked at again. */
export async function reviewLaterDecisions(tx: CompanyTx, today: Day): Promise<void> {
  await sql`
    update policy.decision set review_on = ${today}
     where company_id = ${tx.companyId} and decided_on > ${today} and review_on > ${today}`.execute(tx)
}

/** The next customers of a lane, in the order of their ids, whose decision must be looked at on this day. */
export async function customersToReview(
  tx: CompanyTx,
  today: Day,
  { lane, lanes }: Lane,
  after: string,
  most: number,
): Promise<string[]> {
  // The last byte of an identifier is random: it spreads customers evenly, whenever they were created.
  const inLane = sql`get_byte(uuid_send(customer_id), 15) % ${lanes}::integer = ${lane}`
  const { rows } = await sql<{ customer_id: string }>`
    select customer_id from (
      (select customer_id from policy.decision
        where company_id = ${tx.companyId} and review_on <= ${today}
          and customer_id > ${after}::uuid and ${inLane}
        order by customer_id limit ${most})
      union
      (select customer_id from policy.stale_decision
        where company_id = ${tx.companyId} and customer_id > ${after}::uuid and ${inLane}
        order by customer_id limit ${most})) due
     order by customer_id limit ${most}`.execute(tx)
  return rows.map((row) => row.customer_id)
}

// Who paid the last of it so late ago may still be thanked, or told that a plan was kept.
const PAID_LATELY_DAYS = 10

/** The next customers, in the order of their ids, who have something open at the end of a day, or of one up to another, or paid lately. */
export async function customersWithOpenItems(
  tx: CompanyTx,
  on: Day,
  after: string,
  most: number,
  until: Day = on,
): Promise<string[]> {
  const { rows } = await sql<{ customer_id: string }>`
    select customer_id from (
      select customer_id from ledger.instalment
       where company_id = ${tx.companyId} and open_cents > 0 and issued_on <= ${until}
      union
      select customer_id from ledger.allocation
       where company_id = ${tx.companyId} and (effective_on > ${on} or released_on > ${on})
      union
      select customer_id from ledger.credit
       where company_id = ${tx.companyId} and credited_on between ${on}::date - ${PAID_LATELY_DAYS}::integer and ${on}) c
     where customer_id > ${after}::uuid
     order by customer_id limit ${most}`.execute(tx)
  return rows.map((row) => row.customer_id)
}

/** Forgets that these customers had news: they are being looked at in this transaction. */
export async function clearStale(tx: CompanyTx, ids: readonly string[]): Promise<void> {
  await sql`delete from policy.stale_decision where company_id = ${tx.companyId} and customer_id = any(${uuids(ids)})`.execute(
    tx,
  )
}

/** Stores what was decided, one row per customer; customers who owe nothing keep no row. */
export async function saveDecisions(
  tx: CompanyTx,
  today: Day,
  decisions: readonly Decision[],
): Promise<void> {
  // Who owes nothing keeps no row, unless something already known will change that.
  const isOver = (decision: Decision) => decision.because === "settled" && decision.reviewOn === NEVER
  const settled = decisions.filter(isOver).map((decision) => decision.customerId)
  if (settled.length > 0) {
    await sql`delete from policy.decision where company_id = ${tx.companyId} and customer_id = any(${uuids(settled)})`.execute(
      tx,
    )
  }
  const kept = decisions.filter((decision) => !isOver(decision))
  if (kept.length === 0) return
  await sql`
    insert into policy.decision (company_id, customer_id, decided_on, review_on, scenario_version, kind, because,
                                 step_key, channel, until_on, turn, currency, amount_cents, open_cents)
    select ${tx.companyId}, d.customer_id, ${today}, d.review_on, d.scenario_version, d.kind, d.because,
           d.step_key, d.channel, d.until_on, d.turn, d.currency, d.amount_cents, d.open_cents
      from ${bulkRows("d", [
        { name: "customer_id", type: "uuid", values: kept.map((d) => d.customerId) },
        { name: "review_on", type: "date", values: kept.map((d) => d.reviewOn) },
        { name: "scenario_version", type: "integer", values: kept.map((d) => d.scenarioVersion) },
        { name: "kind", type: "text", values: kept.map((d) => d.kind) },
        { name: "because", type: "text", values: kept.map((d) => d.because) },
        { name: "step_key", type: "text", values: kept.map((d) => d.stepKey) },
        { name: "channel", type: "text", values: kept.map((d) => d.channel) },
        { name: "until_on", type: "date", values: kept.map((d) => d.until) },
        { name: "turn", type: "text", values: kept.map((d) => (d.kind === "act" ? d.turn : null)) },
        { name: "currency", type: "text", values: kept.map((d) => d.currency) },
        { name: "amount_cents", type: "bigint", values: kept.map((d) => d.amountCents) },
        { name: "open_cents", type: "bigint", values: kept.map((d) => d.openCents) },
      ])}
    on conflict (company_id, customer_id) do update set
      decided_on = excluded.decided_on, review_on = excluded.review_on, scenario_version = excluded.scenario_version,
      kind = excluded.kind, because = excluded.because, step_key = excluded.step_key, channel = excluded.channel,
      until_on = excluded.until_on, turn = excluded.turn, currency = excluded.currency,
      amount_cents = excluded.amount_cents, open_cents = excluded.open_cents`.execute(tx)
}

/** How many customers stand where. */
export async function countDecisions(tx: CompanyTx): Promise<Record<Decision["kind"], number>> {
  const { rows } = await sql<{ kind: Decision["kind"]; n: number }>`
    select kind, count(*) as n from policy.decision where company_id = ${tx.companyId} group by kind`.execute(
    tx,
  )
  const counts = { act: 0, wait: 0, ask: 0, nothing: 0 }
  for (const row of rows) counts[row.kind] = row.n
  return counts
}

/** What a page of the plan asks for. */
export interface PlanQuery {
  readonly kind?: Decision["kind"]
  /** Part of a name or code, lower case without accents. */
  readonly search?: string
  readonly offset?: number
  readonly most: number
}

/** A page of the stored plan, what is to be done first, then by amount. */
export async function listDecisions(
  tx: CompanyTx,
  query: PlanQuery,
): Promise<{ ids: string[]; total: number; putOffUntil: ReadonlyMap<string, Day> }> {
  const { rows } = await sql<{ customer_id: string; total: number; put_off_until: Day | null }>`
    select d.customer_id, count(*) over () as total,
           case when d.because = 'morning-full' then d.until_on end as put_off_until
      from policy.decision d join ledger.customer c on c.company_id = d.company_id and c.id = d.customer_id
     where d.company_id = ${tx.companyId}
       and (${query.kind ?? null}::text is null or d.kind = ${query.kind ?? null})
       and (${query.search ?? null}::text is null or strpos(c.search_key, ${query.search ?? null}) > 0)
     order by array_position(array['act', 'ask', 'wait', 'nothing'], d.kind), d.amount_cents desc, d.customer_id
     limit ${query.most} offset ${query.offset ?? 0}`.execute(tx)
  return {
    ids: rows.map((row) => row.customer_id),
    total: rows[0]?.total ?? 0,
    putOffUntil: new Map(
      rows.flatMap((row): [string, Day][] =>
        row.put_off_until === null ? [] : [[row.customer_id, row.put_off_until]],
      ),
    ),
  }
}

/** How many messages and calls were done on a day; work inside the house does not count. */
export async function countDone(tx: CompanyTx, on: Day): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ledger.reminder
     where company_id = ${tx.companyId} and happened_on = ${on} and channel <> 'task'`.execute(tx)
  return rows[0]?.n ?? 0
}

/**
 * Puts off the steps of the day that are more than a morning can hold: the least urgent, then the
 * smallest, as morning.ts ranks them.
 */
export async function putOffBeyond(
  tx: CompanyTx,
  until: Day,
  room: number,
  urgencies: readonly { readonly version: number; readonly stepKey: string; readonly urgency: number }[],
): Promise<void> {
  await sql`
    with ranked as (
      select d.customer_id, row_number() over (order by u.urgency desc, d.amount_cents desc, d.customer_id) as nth
        from policy.decision d
        left join ${bulkRows("u", [
          { name: "version", type: "integer", values: urgencies.map((u) => u.version) },
          { name: "step_key", type: "text", values: urgencies.map((u) => u.stepKey) },
          { name: "urgency", type: "integer", values: urgencies.map((u) => u.urgency) },
        ])} on u.version = d.scenario_version and u.step_key = d.step_key
       where d.company_id = ${tx.companyId} and d.kind = 'act' and d.channel <> 'task')
    update policy.decision d
       set kind = 'wait', because = 'morning-full', until_on = ${until}, review_on = ${until}, turn = null
      from ranked
     where d.company_id = ${tx.companyId} and d.customer_id = ranked.customer_id
       and ranked.nth > ${room}`.execute(tx)
}

/** Every customer for whom a step is to be taken, by amount. */
export async function customersToActOn(tx: CompanyTx): Promise<string[]> {
  const { rows } = await sql<{ customer_id: string }>`
    select customer_id from policy.decision where company_id = ${tx.companyId} and kind = 'act'
     order by amount_cents desc, customer_id`.execute(tx)
  return rows.map((row) => row.customer_id)
}

/** The names behind some customers and the numbers behind their open invoices, for the sentences. */
export async function readLabels(
  tx: CompanyTx,
  customerIds: readonly string[],
  invoiceIds: readonly string[],
) {
  const customers = await sql<{ id: string; code: string; name: string }>`
    select id, code, name from ledger.customer
     where company_id = ${tx.companyId} and id = any(${customerIds}::uuid[])`.execute(tx)
  const invoices = await sql<{ id: string; number: string }>`
    select id, number from ledger.invoice
     where company_id = ${tx.companyId} and id = any(${invoiceIds}::uuid[])`.execute(tx)
  return {
    customers: new Map(customers.rows.map((row) => [row.id, row])),
    numbers: new Map(invoices.rows.map((row) => [row.id, row.number])),
  }
}
