import type { Author } from "../../kernel/author.ts"
import { addDays, type Day } from "../../kernel/day.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import { readBooks } from "../books/store.ts"
import { customersWithOpenItems } from "../plan/store.ts"
import {
  type Actor,
  type SimulatedStep,
  type SimulationRequest,
  type SimulationSummary,
  summarise,
} from "../simulation.ts"
import { Agenda, liveDay, type Stage } from "./engine.ts"
import {
  deleteSimulation,
  insertSimulation,
  insertSteps,
  moveOn,
  readNewsDays,
  readSimulation,
} from "./store.ts"
import {
  conductTried,
  enterActors,
  firstDay,
  type Histories,
  historiesOf,
  setTrial,
  type Trial,
} from "./trial/workflows.ts"

/** What a simulation found. */
export interface SimulationResult {
  readonly summary: SimulationSummary
  readonly steps: readonly SimulatedStep[]
}

const BATCH = 8_000
const FIRST = "00000000-0000-0000-0000-000000000000"

/**
 * Tries a conduct on the real ledger, day by day, without writing anything: the decisions are those
 * of the daily run. Every step is taken for done on its day, data for fresh, questions for unanswered.
 * `onDay` hears how many days are done and says whether to go on; null when it said no.
 */
export async function simulate(
  db: Db,
  companyId: CompanyId,
  request: SimulationRequest,
  today: Day,
  onDay: (daysDone: number) => Promise<boolean> | boolean = () => true,
): Promise<SimulationResult | null> {
  const trial = await inCompany(db, companyId, (tx) => setTrial(tx, request, firstDay(request, today)))
  const batches = await everybody(db, companyId, trial)
  const histories = await historiesOf(db, companyId, trial, batches.flat())
  // Customers do not weigh on each other, but for the room of a morning: only then are all carried at once.
  const groups = trial.conduct.calendar.mostPerMorning === null ? batches : [batches.flat()]
  const steps: SimulatedStep[] = []
  const work = groups.length * request.days
  for (const [nth, group] of groups.entries()) {
    const isOver = await liveThrough(db, companyId, trial, group, histories, steps, (day) =>
      onDay(Math.floor(((nth * request.days + day) * request.days) / work)),
    )
    if (!isOver) return null
  }
  steps.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const { conduct, situation, from, to } = trial
  const summary = summarise(steps, { from, to }, conduct.tariff, situation.company.currency)
  return { summary: { ...summary, usualDelayDays: histories.usualDelay }, steps }
}

/** Lives through all days for some customers, adding to the steps. False when it was told to stop. */
async function liveThrough(
  db: Db,
  companyId: CompanyId,
  trial: Trial,
  ids: readonly string[],
  histories: Histories,
  steps: SimulatedStep[],
  onDay: (day: number) => Promise<boolean> | boolean,
): Promise<boolean> {
  const { request, from, to } = trial
  const stage: Stage = { ...trial, agenda: new Agenda(to) }
  const actors = await enterActors(db, companyId, trial, stage, ids, histories)
  const news = request.assumption === "replay" ? await newsByDay(db, companyId, ids, from, to) : null
  for (let on = from, day = 1; on <= to; on = addDays(on, 1), day += 1) {
    const changed = news?.get(on)
    if (changed) await inCompany(db, companyId, (tx) => refresh(tx, stage, actors, changed, on))
    for (const step of liveDay(stage, on)) steps.push(step)
    if (!(await onDay(day))) return false
  }
  return true
}

/** Everybody who has something open on a day of the simulation, in batches. */
async function everybody(db: Db, companyId: CompanyId, { from, to }: Trial): Promise<string[][]> {
  const batches: string[][] = []
  let after = FIRST
  for (;;) {
    const ids = await inCompany(db, companyId, (tx) => customersWithOpenItems(tx, from, after, BATCH, to))
    if (ids.length > 0) batches.push(ids)
    const last = ids.at(-1)
    if (last === undefined || ids.length < BATCH) return batches
    after = last
  }
}

async function newsByDay(
  db: Db,
  companyId: CompanyId,
  ids: readonly string[],
  from: Day,
  to: Day,
): Promise<ReadonlyMap<Day, readonly string[]>> {
  const days = new Map<Day, string[]>([[from, [...ids]]])
  const rows = await inCompany(db, companyId, (tx) => readNewsDays(tx, ids, from, to))
  for (const { customerId, on } of rows) {
    if (on === from) continue
    const known = days.get(on)
    if (known) known.push(customerId)
    else days.set(on, [customerId])
  }
  return days
}

/** Reads again, as of the day, what is known of those about whom something changed; the steps stay those of the simulation. */
async function refresh(
  tx: CompanyTx,
  { agenda }: Stage,
  actors: ReadonlyMap<string, Actor>,
  ids: readonly string[],
  on: Day,
): Promise<void> {
  for (let at = 0; at < ids.length; at += BATCH) {
    for (const book of await readBooks(tx, ids.slice(at, at + BATCH), on)) {
      const actor = actors.get(book.customerId)
      if (!actor) continue
      actor.book = { ...book, history: actor.book.history }
      agenda.note(actor, on)
    }
  }
}

/** Asks for a simulation, to be run behind the pages; it is refused at once when it could not begin. */
export async function askForSimulation(
  tx: CompanyTx,
  request: SimulationRequest,
  by: Author,
): Promise<string> {
  await conductTried(tx, request)
  return await insertSimulation(tx, request, by.today, by.actor)
}

/** Runs a simulation that was asked for and keeps what it found, unless somebody cancels it meanwhile. */
export async function runSimulation(db: Db, companyId: CompanyId, id: string): Promise<void> {
  const within = <T>(work: (tx: CompanyTx) => Promise<T>) => inCompany(db, companyId, work)
  const { request, startedOn } = await within((tx) => readSimulation(tx, id))
  if (!(await within((tx) => moveOn(tx, id, { state: "running", daysDone: 0 })))) return
  try {
    const result = await simulate(db, companyId, request, startedOn, (daysDone) =>
      within((tx) => moveOn(tx, id, { state: "running", daysDone })),
    )
    if (!result) return
    await within(async (tx) => {
      if (!(await moveOn(tx, id, { state: "done", summary: result.summary }))) return
      await insertSteps(tx, id, result.steps)
    })
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error)
    await within((tx) => moveOn(tx, id, { state: "failed", failure }))
    throw error
  }
}

/** Stops a simulation that waits or runs; what is done stays as it is. */
export async function cancelSimulation(tx: CompanyTx, id: string): Promise<void> {
  await readSimulation(tx, id)
  await moveOn(tx, id, { state: "cancelled" })
}

/** Throws a simulation away with all its steps; one that runs stops at its next day. */
export async function removeSimulation(tx: CompanyTx, id: string): Promise<void> {
  await readSimulation(tx, id)
  await deleteSimulation(tx, id)
}
