import { sql } from "kysely"
import { bulkRows, inSlices, uuids } from "../../kernel/bulk/store.ts"
import type { Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Channel } from "../scenario.ts"
import type { SimulatedStep, SimulationRequest, SimulationSummary } from "../simulation.ts"

/** Where a simulation stands. */
export type SimulationState = "waiting" | "running" | "done" | "cancelled" | "failed"

/** A simulation as it is kept. */
export interface Simulation {
  readonly id: string
  readonly request: SimulationRequest
  readonly startedOn: Day
  readonly state: SimulationState
  readonly daysDone: number
  readonly summary: SimulationSummary | null
  readonly failure: string | null
  readonly askedBy: string
  readonly askedAt: Date
}

/** So many are kept; the oldest make room. */
const MOST_KEPT = 20

/** Keeps what was asked for, and lets the oldest simulations go. */
export async function insertSimulation(
  tx: CompanyTx,
  request: SimulationRequest,
  startedOn: Day,
  askedBy: string,
): Promise<string> {
  const { id } = await tx
    .insertInto("policy.simulation")
    .values({
      company_id: tx.companyId,
      request: JSON.stringify(request),
      started_on: startedOn,
      asked_by: askedBy,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  await sql`
    delete from policy.simulation where company_id = ${tx.companyId} and id in (
      select id from policy.simulation where company_id = ${tx.companyId}
       order by asked_at desc, id desc offset ${MOST_KEPT})`.execute(tx)
  return id
}

/** The simulations of a company, the newest first. */
export async function listSimulations(tx: CompanyTx): Promise<Simulation[]> {
  const rows = await tx
    .selectFrom("policy.simulation")
    .selectAll()
    .where("company_id", "=", tx.companyId)
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, request: row.request as SimulationRequest, startedOn: row.started_on },
    ...{ state: row.state as SimulationState, daysDone: row.days_done, failure: row.failure },
    summary: row.summary as SimulationSummary | null,
    ...{ askedBy: row.asked_by, askedAt: row.asked_at },
  }))
}

/** One simulation. Refused with SIMULATION_UNKNOWN when the company has none of that name. */
export async function readSimulation(tx: CompanyTx, id: string): Promise<Simulation> {
  const found = (await listSimulations(tx)).find((simulation) => simulation.id === id)
  return (
    found ??
    refuse(
      "SIMULATION_UNKNOWN",
      {
        fr: "Cette simulation n’existe pas ou plus. Lancez-en une nouvelle.",
        en: "This simulation does not exist, or no longer. Start a new one.",
      },
      { simulation: id },
    )
  )
}

/** Moves a simulation on, unless somebody cancelled it meanwhile. False then. */
export async function moveOn(
  tx: CompanyTx,
  id: string,
  change: {
    readonly state: SimulationState
    readonly daysDone?: number
    readonly summary?: SimulationSummary
    readonly failure?: string
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("policy.simulation")
    .set({
      state: change.state,
      ...(change.daysDone === undefined ? {} : { days_done: change.daysDone }),
      ...(change.summary === undefined ? {} : { summary: JSON.stringify(change.summary) }),
      ...(change.failure === undefined ? {} : { failure: change.failure }),
    })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .where("state", "in", ["waiting", "running"])
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Throws a simulation away, with its steps. */
export async function deleteSimulation(tx: CompanyTx, id: string): Promise<void> {
  await tx
    .deleteFrom("policy.simulation")
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .execute()
}

/** Keeps every step that would be taken. */
export async function insertSteps(tx: CompanyTx, id: string, steps: readonly SimulatedStep[]): Promise<void> {
  await sql`delete from policy.simulated_step where company_id = ${tx.companyId} and simulation_id = ${id}`.execute(
    tx,
  )
  await inSlices(steps, async (slice) => {
    await sql`
      insert into policy.simulated_step (company_id, simulation_id, on_day, customer_id, scenario_key, step_key,
                                         channel, amount_cents, currency)
      select ${tx.companyId}, ${id}, s.* from ${bulkRows("s", [
        { name: "on_day", type: "date", values: slice.map((step) => step.on) },
        { name: "customer_id", type: "uuid", values: slice.map((step) => step.customerId) },
        { name: "scenario_key", type: "text", values: slice.map((step) => step.scenarioKey) },
        { name: "step_key", type: "text", values: slice.map((step) => step.stepKey) },
        { name: "channel", type: "text", values: slice.map((step) => step.channel) },
        { name: "amount_cents", type: "bigint", values: slice.map((step) => step.amountCents) },
        { name: "currency", type: "text", values: slice.map((step) => step.currency) },
      ])}`.execute(tx)
  })
}

/** A step that would be taken, with the customer's name. */
export interface NamedStep extends SimulatedStep {
  readonly customerCode: string
  readonly customerName: string
}

/** A page of the steps of a simulation (of one day, step, channel, customer, or all), by day and amount. */
export async function listSteps(
  tx: CompanyTx,
  id: string,
  query: {
    readonly on?: Day | undefined
    readonly stepKey?: string | undefined
    readonly channel?: Channel | undefined
    readonly customerId?: string | undefined
    readonly offset: number
    readonly most: number
  },
): Promise<NamedStep[]> {
  const { rows } = await sql<{
    on_day: Day
    customer_id: string
    scenario_key: string
    step_key: string
    channel: Channel
    amount_cents: number
    currency: string
    code: string
    name: string
  }>`
    select s.*, c.code, c.name
      from policy.simulated_step s join ledger.customer c on c.company_id = s.company_id and c.id = s.customer_id
     where s.company_id = ${tx.companyId} and s.simulation_id = ${id}
       and (${query.on ?? null}::date is null or s.on_day = ${query.on ?? null})
       and (${query.stepKey ?? null}::text is null or s.step_key = ${query.stepKey ?? null})
       and (${query.channel ?? null}::text is null or s.channel = ${query.channel ?? null})
       and (${query.customerId ?? null}::uuid is null or s.customer_id = ${query.customerId ?? null})
     order by s.on_day, s.amount_cents desc, s.customer_id
     limit ${query.most} offset ${query.offset}`.execute(tx)
  return rows.map((row) => ({
    ...{ on: row.on_day, customerId: row.customer_id, customerCode: row.code, customerName: row.name },
    ...{ scenarioKey: row.scenario_key, stepKey: row.step_key, channel: row.channel },
    ...{ amountCents: row.amount_cents, currency: row.currency },
  }))
}

/** On which days of a span something that decisions rest on became known or ceased, customer by customer. */
export async function readNewsDays(
  tx: CompanyTx,
  ids: readonly string[],
  from: Day,
  to: Day,
): Promise<readonly { readonly customerId: string; readonly on: Day }[]> {
  const facts = NEWS.map(
    ([table, column]) =>
      sql`select customer_id, ${sql.ref(column)} as on_day from ${sql.table(`ledger.${table}`)}
           where company_id = ${tx.companyId} and customer_id = any(${uuids(ids)})
             and ${sql.ref(column)} between ${from} and ${to}`,
  )
  const { rows } = await sql<{ customer_id: string; on_day: Day }>`
    select customer_id, on_day from (${sql.join(facts, sql` union `)}) n`.execute(tx)
  return rows.map((row) => ({ customerId: row.customer_id, on: row.on_day }))
}

const NEWS: readonly (readonly [table: string, column: string])[] = [
  ["instalment", "issued_on"],
  ["allocation", "effective_on"],
  ["allocation", "released_on"],
  ["credit", "credited_on"],
  ["credit", "cancelled_on"],
  ["payment_promise", "made_on"],
  ["payment_promise", "withdrawn_on"],
  ["dispute", "opened_on"],
  ["dispute", "closed_on"],
  ["hold", "from_on"],
  ["hold", "lifted_on"],
  ["reply", "received_on"],
  ["reply", "handled_on"],
]
