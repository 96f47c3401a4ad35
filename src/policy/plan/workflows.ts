import { sql } from "kysely"
import type { Day } from "../../kernel/day.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import { readBooks, readCompanyDay } from "../books/store.ts"
import { decide } from "../decide.ts"
import type { Decision } from "../decision.ts"
import { currentScenario } from "../scenarios/store.ts"
import {
  clearStale,
  countDecisions,
  customersToReview,
  customersWithOpenItems,
  listDecisions,
  type PlanQuery,
  readLabels,
  reviewLaterDecisions,
  saveDecisions,
} from "./store.ts"
import { type DecisionView, decisionView } from "./view.ts"

/** What a run of the planner did. */
export interface PlannedDay {
  readonly on: Day
  /** How many customers were looked at; the others had no reason to change. */
  readonly reviewed: number
  readonly decisions: Record<Decision["kind"], number>
}

const BATCH = 8_000
const LANES = 2
const FIRST = "00000000-0000-0000-0000-000000000000"

/**
 * Decides for every customer whose decision may have changed: those whose day has come and those
 * about whom something new is known. Each batch is its own transaction, so a run that is cut
 * short goes on where it stopped; running it again on the same day changes nothing.
 */
export async function planDay(
  db: Db,
  companyId: CompanyId,
  today: Day,
  onProgress: (reviewed: number) => void = () => undefined,
): Promise<PlannedDay> {
  await inCompany(db, companyId, (tx) => reviewLaterDecisions(tx, today))
  let reviewed = 0
  const planLane = async (lane: number) => {
    let after = FIRST
    for (;;) {
      const ids = await inCompany(db, companyId, (tx) => planBatch(tx, today, lane, after))
      reviewed += ids.length
      onProgress(reviewed)
      const last = ids.at(-1)
      if (last === undefined || ids.length < BATCH) return
      after = last
    }
  }
  // While the database reads and writes for one lane, this process decides for the other.
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, (_, lane) => planLane(lane)))
  for (const lane of lanes) if (lane.status === "rejected") throw lane.reason
  const decisions = await inCompany(db, companyId, countDecisions)
  return { on: today, reviewed, decisions }
}

async function planBatch(tx: CompanyTx, today: Day, lane: number, after: string): Promise<string[]> {
  // Two planners of one company take turns in each lane; the second finds nothing left to look at.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plan ${tx.companyId} ${lane}`}, 0))`.execute(tx)
  const ids = await customersToReview(tx, today, { lane, lanes: LANES }, after, BATCH)
  if (ids.length === 0) return ids
  await clearStale(tx, ids)
  const scenario = await currentScenario(tx)
  await saveDecisions(tx, today, scenario.version, await decideFor(tx, ids, today))
  return ids
}

/** Decides for some customers as of a day, without storing anything. */
export async function decideFor(tx: CompanyTx, ids: readonly string[], on: Day): Promise<Decision[]> {
  const scenario = await currentScenario(tx)
  const { company, calendar } = await readCompanyDay(tx, on)
  const books = await readBooks(tx, ids, on)
  return books.map((book) => decide(book, scenario, company, calendar))
}

/** Decisions in words, in the order of the ids given. */
export async function viewFor(tx: CompanyTx, ids: readonly string[], on: Day): Promise<DecisionView[]> {
  const decisions = new Map((await decideFor(tx, ids, on)).map((decision) => [decision.customerId, decision]))
  const invoiceIds = [...decisions.values()].flatMap((decision) =>
    decision.items.map((item) => item.invoiceId),
  )
  const labels = await readLabels(tx, ids, [...new Set(invoiceIds)])
  return ids.flatMap((id) => {
    const decision = decisions.get(id)
    return decision ? [decisionView(decision, labels, on)] : []
  })
}

/** A page of the plan that planDay() stored, each decision worked out again in full from the same facts. */
export async function readPlan(
  tx: CompanyTx,
  query: PlanQuery,
  today: Day,
): Promise<{ items: DecisionView[]; total: number }> {
  const { ids, total } = await listDecisions(tx, query)
  return { items: await viewFor(tx, ids, today), total }
}

/**
 * The plan of any day, past or to come, for every customer with an open item on it, in batches:
 * nothing is stored, so it can be asked at any time.
 */
export async function* planOn(db: Db, companyId: CompanyId, on: Day): AsyncGenerator<DecisionView[]> {
  let after = FIRST
  for (;;) {
    const { ids, views } = await inCompany(db, companyId, async (tx) => {
      const batch = await customersWithOpenItems(tx, on, after, BATCH)
      return { ids: batch, views: await viewFor(tx, batch, on) }
    })
    // An invoice paid in full before that day leaves a customer with nothing open on it.
    yield views.filter((view) => view.because !== "settled")
    const last = ids.at(-1)
    if (last === undefined || ids.length < BATCH) return
    after = last
  }
}
