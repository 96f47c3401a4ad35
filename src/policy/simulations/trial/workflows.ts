import { addDays, type Day, earlierOf } from "../../../kernel/day.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../../kernel/store.ts"
import type { Book } from "../../book.ts"
import { readBooks, readCompanyDay } from "../../books/store.ts"
import { readConduct } from "../../conduct/store.ts"
import { type CompanySituation, type Conduct, needsHistory } from "../../conduct.ts"
import { readHistories } from "../../histories/store.ts"
import { readVersion } from "../../scenarios/store.ts"
import { draftOf, refuseNoVersion, scenarioInForce } from "../../scenarios/workflows.ts"
import type { PaymentHistory } from "../../segment.ts"
import { readCustomerSettings } from "../../settings/store.ts"
import { type Actor, type SimulationRequest, usualPayments } from "../../simulation.ts"
import type { Agenda, Stage } from "../engine.ts"

const BATCH = 8_000

/** What holds during the whole of a simulation. */
export interface Trial {
  readonly conduct: Conduct
  readonly situation: CompanySituation
  readonly request: SimulationRequest
  readonly from: Day
  readonly to: Day
}

/** The first day of a simulation that is asked for on a day: a replay ends on the day before. */
export const firstDay = ({ assumption, days }: SimulationRequest, today: Day): Day =>
  assumption === "replay" ? addDays(today, -days) : today

/** What holds during a simulation that begins on a day. Refused when the draft, scenario or version is not there. */
export async function setTrial(tx: CompanyTx, request: SimulationRequest, from: Day): Promise<Trial> {
  const conduct = await conductTried(tx, request)
  const situation = await readCompanyDay(tx, from)
  const since = situation.company.followedSince ?? from
  const company = { ...situation.company, followedSince: earlierOf(since, from) }
  return { conduct, request, from, to: addDays(from, request.days - 1), situation: { ...situation, company } }
}

/** The conduct that is tried: what holds, with a draft or a version in its scenario's place, or everybody in one scenario. */
export async function conductTried(tx: CompanyTx, request: SimulationRequest): Promise<Conduct> {
  const conduct = await readConduct(tx)
  const scenarios = new Map(conduct.scenarios)
  if (request.draftOf !== null) {
    const draft = await draftOf(tx, request.draftOf)
    scenarios.set(draft.key, { ...draft, version: scenarios.get(draft.key)?.version ?? 0 })
  }
  if (request.version) {
    const former = (await readVersion(tx, request.version)) ?? refuseNoVersion(request.version)
    scenarios.set(former.key, former)
  }
  if (request.everybodyFollows === null) return { ...conduct, scenarios }
  const { key } =
    scenarios.get(request.everybodyFollows) ?? (await scenarioInForce(tx, request.everybodyFollows))
  return { ...conduct, scenarios, rules: [{ name: "tous", when: {}, scenarioKey: key }] }
}

/** How customers have paid until the first day, and the average of those who have a habit. */
export interface Histories {
  readonly byCustomer: ReadonlyMap<string, PaymentHistory> | null
  readonly usualDelay: number | null
}

/** Reads how these customers have paid, where the conduct or the assumption asks for it. */
export async function historiesOf(
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

/** The customers as they stand before the first day, each noted for the days on which something is known to happen. */
export async function enterActors(
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
