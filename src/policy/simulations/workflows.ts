import type { Author } from "../../kernel/author.ts"
import { addDays, type Day, earlierOf } from "../../kernel/day.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import type { Book } from "../book.ts"
import { readBooks, readCompanyDay } from "../books/store.ts"
import { readConduct } from "../conduct/store.ts"
import { type CompanySituation, type Conduct, needsHistory } from "../conduct.ts"
import { readHistories } from "../histories/store.ts"
import { customersWithOpenItems } from "../plan/store.ts"
import { draftOf, scenarioInForce } from "../scenarios/workflows.ts"
import type { PaymentHistory } from "../segment.ts"
import { readCustomerSettings } from "../settings/store.ts"
import {
  type Actor,
  type SimulatedStep,
  type SimulationRequest,
  type SimulationSummary,
  summarise,
  usualPayments,
} from "../simulation.ts"
import { Agenda, liveDay, type Stage } from "./engine.ts"
import { insertSimulation, insertSteps, moveOn, readNewsDays, readSimulation } from "./store.ts"

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
  const from = request.assumption === "replay" ? addDays(today, -request.days) : today
  const trial = await inCompany(db, companyId, (tx) => setTrial(tx, request, from))
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
  const { conduct, situation, to } = trial
  return { summary: summarise(steps, { from, to }, conduct.tariff, situation.company.currency), steps }
}

/** What holds during the whole of a simulation. */
interface Trial {
  readonly conduct: Conduct
  readonly situation: CompanySituation
  readonly request: SimulationRequest
  readonly from: Day
  readonly to: Day
}

async function setTrial(tx: CompanyTx, request: SimulationRequest, from: Day): Promise<Trial> {
  const conduct = await conductTried(tx, request)
  const situation = await readCompanyDay(tx, from)
  const since = situation.company.followedSince ?? from
  const company = { ...situation.company, followedSince: earlierOf(since, from) }
  return { conduct, request, from, to: addDays(from, request.days - 1), situation: { ...situation, company } }
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

/** The conduct that is tried: what holds, with a draft in its scenario's place, or everybody in one scenario. */
async function conductTried(tx: CompanyTx, request: SimulationRequest): Promise<Conduct> {
  const conduct = await readConduct(tx)
  const scenarios = new Map(conduct.scenarios)
  if (request.draftOf !== null) {
    const draft = await draftOf(tx, request.draftOf)
    scenarios.set(draft.key, { ...draft, version: scenarios.get(draft.key)?.version ?? 0 })
  }
  if (request.everybodyFollows === null) return { ...conduct, scenarios }
  const { key } =
    scenarios.get(request.everybodyFollows) ?? (await scenarioInForce(tx, request.everybodyFollows))
  return { ...conduct, scenarios, rules: [{ name: "tous", when: {}, scenarioKey: key }] }
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

/** How customers have paid until the first day, and the average of those who have a habit. */
interface Histories {
  readonly byCustomer: ReadonlyMap<string, PaymentHistory> | null
  readonly usualDelay: number | null
}

async function historiesOf(
  db: Db,
  companyId: CompanyId,
  { conduct, request, from }: Trial,
  ids: readonly string[],
): Promise<Histories> {
  const isUsual = request.assumption === "as-usual"
  if (!isUsual && !needsHistory(conduct)) return { byCustomer: null, usualDelay: null }
  const byCustomer = new Map<string, PaymentHistory>()
  for (let at = 0; at < ids.length; at += BATCH) {
    const some = await inCompany(db, companyId, (tx) => readHistories(tx, ids.slice(at, at + BATCH), from))
    for (const [id, history] of some) byCustomer.set(id, history)
  }
  return { byCustomer, usualDelay: isUsual ? usualDelay([...byCustomer.values()]) : null }
}

async function enterActors(
  db: Db,
  companyId: CompanyId,
  { request, from, to }: Trial,
  { agenda }: Stage,
  ids: readonly string[],
  { byCustomer, usualDelay: usual }: Histories,
): Promise<Map<string, Actor>> {
  const actors = new Map<string, Actor>()
  const isReplay = request.assumption === "replay"
  // What a replay took before its first day is the past as it was; nothing of its own days counts.
  const booksOn = isReplay ? addDays(from, -1) : from
  for (let at = 0; at < ids.length; at += BATCH) {
    await inCompany(db, companyId, async (tx) => {
      const batch = ids.slice(at, at + BATCH)
      const settings = await readCustomerSettings(tx, batch)
      const books = await readBooks(tx, batch, booksOn, byCustomer)
      for (const book of withComing(books, isReplay ? new Map() : await comingTo(tx, books, to))) {
        const setting = settings.get(book.customerId)
        const isChosen = request.everybodyFollows === null
        const actor = actorOf(book, setting && { ...setting, chosen: isChosen ? setting.chosen : null })
        actors.set(book.customerId, actor)
        enter(agenda, actor, from, habitOf(byCustomer?.get(book.customerId), usual, request))
      }
    })
  }
  return actors
}

const actorOf = (book: Book, setting: Actor["setting"]): Actor => ({
  ...{ book, setting, past: [...book.past], paidOn: new Map(), seenOn: null },
})

/** The books, at the end, of those who have invoices that are dated later than today and known already. */
async function comingTo(tx: CompanyTx, books: readonly Book[], to: Day): Promise<ReadonlyMap<string, Book>> {
  const waiting = books.filter((book) => book.nextFactOn !== null && book.nextFactOn <= to)
  const later = await readBooks(
    tx,
    waiting.map((book) => book.customerId),
    to,
  )
  return new Map(later.map((book) => [book.customerId, book]))
}

const withComing = (books: readonly Book[], later: ReadonlyMap<string, Book>): Book[] =>
  books.map((book) => {
    const known = new Set(book.items.map((item) => item.invoiceId))
    const added = later.get(book.customerId)?.items.filter((item) => !known.has(item.invoiceId)) ?? []
    return added.length > 0 ? { ...book, items: [...book.items, ...added] } : book
  })

/** The average of the customers who have a habit, for those who have none; null when nobody has. */
function usualDelay(histories: readonly PaymentHistory[]): number | null {
  const habits = histories.filter((history) => history.settled > 0)
  if (habits.length === 0) return null
  const sum = habits.reduce((total, history) => total + history.averageDelayDays, 0)
  return Math.round(sum / habits.length)
}

function habitOf(
  history: PaymentHistory | undefined,
  usual: number | null,
  { assumption }: SimulationRequest,
) {
  if (assumption !== "as-usual") return null
  return history && history.settled > 0 ? history.averageDelayDays : usual
}

function enter(agenda: Agenda, actor: Actor, from: Day, habit: number | null): void {
  actor.paidOn = usualPayments(actor.book.items, habit, from)
  agenda.note(actor, from)
  for (const on of new Set(actor.paidOn.values())) agenda.note(actor, on)
  for (const item of actor.book.items) if (item.issuedOn > from) agenda.note(actor, item.issuedOn)
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
