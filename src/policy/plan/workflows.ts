import { sql } from "kysely"
import { addDays, type Day } from "../../kernel/day.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import type { Book } from "../book.ts"
import { readBooks, readCompanyDay } from "../books/store.ts"
import { contactCalendar } from "../calendar.ts"
import { readConduct } from "../conduct/store.ts"
import { type Conduct, type Followed, follow, needsHistory, stepsInForce } from "../conduct.ts"
import type { Decision } from "../decision.ts"
import { readHistories } from "../histories/store.ts"
import { beyondMorning, putOff, urgencyOf } from "../morning.ts"
import type { Channel, Tone } from "../scenario.ts"
import { readCustomerSettings } from "../settings/store.ts"
import {
  clearStale,
  countDecisions,
  countDone,
  customersToReview,
  customersWithOpenItems,
  listDecisions,
  type PlanQuery,
  putOffBeyond,
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
  await inCompany(db, companyId, (tx) => spreadMorning(tx, today))
  const decisions = await inCompany(db, companyId, countDecisions)
  return { on: today, reviewed, decisions }
}

async function planBatch(tx: CompanyTx, today: Day, lane: number, after: string): Promise<string[]> {
  // Two planners of one company take turns in each lane; the second finds nothing left to look at.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plan ${tx.companyId} ${lane}`}, 0))`.execute(tx)
  const ids = await customersToReview(tx, today, { lane, lanes: LANES }, after, BATCH)
  if (ids.length === 0) return ids
  await clearStale(tx, ids)
  await saveDecisions(tx, today, await decideFor(tx, ids, today))
  return ids
}

/** Puts off what is more than a morning can hold, where the company said how much that is. */
async function spreadMorning(tx: CompanyTx, today: Day): Promise<void> {
  const conduct = await readConduct(tx)
  const room = await roomOn(tx, today, conduct)
  if (room === null) return
  const urgencies = stepsInForce(conduct).map(({ version, step }) => ({
    ...{ version, stepKey: step.key, urgency: urgencyOf(step.tone) },
  }))
  await putOffBeyond(tx, await nextMorning(tx, conduct, today), room, urgencies)
}

/** How many more messages and calls a morning can hold; null: as many as there are. */
export async function roomOn(tx: CompanyTx, on: Day, conduct?: Conduct): Promise<number | null> {
  const { mostPerMorning } = (conduct ?? (await readConduct(tx))).calendar
  return mostPerMorning === null ? null : Math.max(0, mostPerMorning - (await countDone(tx, on)))
}

async function nextMorning(tx: CompanyTx, conduct: Conduct, today: Day): Promise<Day> {
  const { region } = await readCompanyDay(tx, today)
  return contactCalendar(region, conduct.calendar, null).openDayFrom(addDays(today, 1))
}

/** Decides for some customers as of a day, without storing anything. */
export async function decideFor(
  tx: CompanyTx,
  ids: readonly string[],
  on: Day,
  conduct?: Conduct,
): Promise<Decision[]> {
  return (await followAll(tx, ids, on, conduct)).map(({ decision }) => decision)
}

/** Which scenario each of some customers follows, and what it decides; under a conduct that is only tried when one is given. */
export async function followAll(
  tx: CompanyTx,
  ids: readonly string[],
  on: Day,
  tried?: Conduct,
): Promise<(Followed & { readonly book: Book })[]> {
  if (ids.length === 0) return []
  const conduct = tried ?? (await readConduct(tx))
  const situation = await readCompanyDay(tx, on)
  const settings = await readCustomerSettings(tx, ids)
  const histories = needsHistory(conduct) ? await readHistories(tx, ids, on) : null
  const books = await readBooks(tx, ids, on, histories)
  return books.map((book) => ({
    book,
    ...follow(book, settings.get(book.customerId), conduct, situation),
  }))
}

/** Decisions in words, in the order of the ids given. */
export async function viewFor(
  tx: CompanyTx,
  ids: readonly string[],
  on: Day,
  isPutOff: (id: string) => Day | null = () => null,
): Promise<DecisionView[]> {
  const decided = (await decideFor(tx, ids, on)).map((decision) => {
    const until = isPutOff(decision.customerId)
    return until !== null && decision.kind === "act" ? putOff(decision, until) : decision
  })
  const decisions = new Map(decided.map((decision) => [decision.customerId, decision]))
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
  const { ids, total, putOffUntil } = await listDecisions(tx, query)
  return { items: await viewFor(tx, ids, today, (id) => putOffUntil.get(id) ?? null), total }
}

/**
 * The plan of any day, past or to come, for every customer with an open item on it, in batches:
 * nothing is stored, so it can be asked at any time. What is more than the morning can hold waits,
 * as it does in planDay().
 */
export async function* planOn(db: Db, companyId: CompanyId, on: Day): AsyncGenerator<DecisionView[]> {
  const { room, until } = await inCompany(db, companyId, async (tx) => {
    const conduct = await readConduct(tx)
    return { room: await roomOn(tx, on, conduct), until: await nextMorning(tx, conduct, on) }
  })
  const waiting = room === null ? new Set<string>() : beyondMorning(await stepsOn(db, companyId, on), room)
  for await (const ids of everybodyOn(db, companyId, on)) {
    const views = await inCompany(db, companyId, (tx) =>
      viewFor(tx, ids, on, (id) => (waiting.has(id) ? until : null)),
    )
    // An invoice paid in full before that day leaves a customer with nothing open on it.
    yield views.filter((view) => view.because !== "settled")
  }
}

/** Every step that a day would ask for if a morning could hold them all. */
async function stepsOn(db: Db, companyId: CompanyId, on: Day) {
  const steps: { customerId: string; tone: Tone | null; channel: Channel; amountCents: number }[] = []
  for await (const ids of everybodyOn(db, companyId, on)) {
    const decisions = await inCompany(db, companyId, (tx) => decideFor(tx, ids, on))
    for (const decision of decisions)
      if (decision.kind === "act") steps.push({ ...decision, tone: decision.step.tone })
  }
  return steps
}

/** The customers with an open item on a day, in batches. */
async function* everybodyOn(db: Db, companyId: CompanyId, on: Day): AsyncGenerator<string[]> {
  let after = FIRST
  for (;;) {
    const ids = await inCompany(db, companyId, (tx) => customersWithOpenItems(tx, on, after, BATCH))
    yield ids
    const last = ids.at(-1)
    if (last === undefined || ids.length < BATCH) return
    after = last
  }
}
