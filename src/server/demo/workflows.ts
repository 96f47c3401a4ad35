import { sql } from "kysely"
import { prepareDay } from "../../delivery/day/workflows.ts"
import type { Author } from "../../kernel/author.ts"
import { addDays, type Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import { asOperator, type CompanyId, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import { workingCalendar } from "../../law/calendar.ts"
import { readCompanyFacts } from "../../ledger/books/store.ts"
import { insertCompany, listCompanies } from "../../ledger/companies/store.ts"
import { playDay } from "../../ledger/companies/workflows.ts"
import { addFreshness } from "../../ledger/freshness/store.ts"
import { record } from "../../ledger/journal/store.ts"
import { type Brought, bringBooks } from "./bring-books.ts"
import { bringCustomers } from "./bring-customers.ts"
import { DEMO_COMPANY } from "./company.ts"
import { authorOn, playPast } from "./play-past.ts"
import { type DemoWorld, demoWorld, FOLLOWED_DAYS } from "./world.ts"

/** Which demonstration: the seed draws its figures, the day is the one it plays. */
export interface DemoWish {
  readonly seed?: number
  readonly today: Day
  readonly now: Date
}

/** The day a new demonstration begins: today, or the last working day when nothing would happen today. */
export function demoDay(today: Day): Day {
  const calendar = workingCalendar("FR")
  let on = today
  while (!calendar.isOpen(on)) on = addDays(on, -1)
  return on
}

/**
 * Creates a demonstration company on a day: sixty customers, fifteen months of invoices, five of
 * follow-up. The same seed and day give the same books. All of it comes in, or nothing.
 */
export function createDemo(db: Db, wish: DemoWish): Promise<{ companyId: CompanyId }> {
  const { seed = 1, today } = wish
  const world = demoWorld(seed, today)
  return asOperator(db, async (operator) => {
    const companyId = await insertCompany(operator, DEMO_COMPANY, { seed, today })
    await sql`select set_config('relance.company_id', ${companyId}, true)`.execute(operator)
    await fill(Object.assign(operator, { companyId }), world, authorOn(world.followedSince))
    return { companyId }
  })
}

async function fill(tx: CompanyTx, world: DemoWorld, first: Author): Promise<void> {
  await record(tx, [
    {
      ...{ happenedAt: first.now, onDay: first.today, actor: first.actor, kind: "company.created" },
      payload: { name: DEMO_COMPANY.name, isDemo: true },
    },
  ])
  await bringCustomers(
    tx,
    world.files.map((file) => file.customer),
    world.followedSince,
  )
  for (let on = world.followedSince; on < world.origin; on = addDays(on, 7)) {
    await addFreshness(tx, { on, source: "demonstration" })
  }
  await bringBooks(tx, world, { after: null, through: world.origin }, first)
  await playPast(tx, world)
}

/** The demonstration company of this machine; null when there is none. */
export async function findDemo(db: Db): Promise<CompanyId | null> {
  return (await listCompanies(db)).find((company) => company.isDemo)?.id ?? null
}

/**
 * Lets life go on in a demonstration between two days, the first one past already: new invoices are
 * written, customers pay according to their habit. To be called when a demonstration moves to a later
 * day; doing it again changes nothing. A year after the day it was made, nothing more happens in it.
 */
export async function liveThrough(tx: CompanyTx, from: Day, to: Day, now: Date): Promise<Brought> {
  const facts = await readCompanyFacts(tx)
  if (facts.demo_seed === null || facts.followed_since === null) {
    return refuse("NOT_A_DEMO", {
      fr: "Seule l’entreprise de démonstration peut jouer un autre jour.",
      en: "Only the demonstration company can play another day.",
    })
  }
  if (to <= from) return { invoices: 0, credits: 0 }
  const world = demoWorld(facts.demo_seed, addDays(facts.followed_since, FOLLOWED_DAYS))
  return bringBooks(tx, world, { after: from, through: to }, { actor: "operator", now, today: to })
}

/**
 * Moves a demonstration to another day: its customers live on meanwhile, and its morning is prepared.
 * Refused for a company that is none.
 */
export async function travel(
  db: Db,
  companyId: string,
  way: { readonly from: Day; readonly to: Day; readonly now: Date },
): Promise<void> {
  await inCompany(db, companyId, async (tx) => {
    await liveThrough(tx, way.from, way.to, way.now)
    await playDay(tx, way.to)
  })
  await prepareDay(db, companyId, { actor: "worker", now: way.now, today: way.to })
}
