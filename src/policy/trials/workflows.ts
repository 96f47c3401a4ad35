import type { Day } from "../../kernel/day.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import type { Sentence } from "../../kernel/wording.ts"
import type { Assignment } from "../assignment.ts"
import type { Book } from "../book.ts"
import { readConduct } from "../conduct/store.ts"
import type { Conduct, Followed } from "../conduct.ts"
import type { Decision } from "../decision.ts"
import { customersWithOpenItems, readLabels } from "../plan/store.ts"
import { followAll } from "../plan/workflows.ts"
import { contentAt, type ScenarioPlace } from "../scenarios/workflows.ts"
import { sentence } from "../sentence.ts"

/** What a customer follows and what is decided about it, as things are and as they would be; the book is that of the trial. */
export interface TriedCustomer {
  readonly book: Book
  readonly now: Followed
  readonly tried: Followed
}

const BATCH = 4_000
const FIRST = "00000000-0000-0000-0000-000000000000"

/**
 * Goes through every customer with something open, batch by batch, under what is in force and under
 * what is tried. Nothing is written; `tell` runs in the transaction that read the batch.
 */
export async function tryOnEverybody(
  db: Db,
  companyId: CompanyId,
  today: Day,
  tried: (tx: CompanyTx, conduct: Conduct) => Conduct | Promise<Conduct>,
  tell: (tx: CompanyTx, batch: readonly TriedCustomer[]) => void | Promise<void>,
): Promise<void> {
  let after: string | undefined = FIRST
  while (after !== undefined) {
    const from: string = after
    const ids = await inCompany(db, companyId, async (tx) => {
      const ids = await customersWithOpenItems(tx, today, from, BATCH)
      const conduct = await readConduct(tx)
      const other = await tried(tx, conduct)
      const now = await followAll(tx, ids, today, conduct)
      const then = other === conduct ? now : await followAll(tx, ids, today, other)
      const before = new Map(now.map((each) => [each.book.customerId, each]))
      const batch = then.map(({ book, ...each }) => ({
        ...{ book, now: before.get(book.customerId)!, tried: each },
      }))
      await tell(tx, batch)
      return ids
    })
    after = ids.length < BATCH ? undefined : ids.at(-1)
  }
}

/** How many customers come to a scenario for one reason. */
export interface Followers {
  readonly scenarioKey: string
  readonly because: Assignment["because"]
  /** The rule that sends them there, with its place from 1; null for the other reasons. */
  readonly rule: { readonly position: number; readonly name: string } | null
  readonly customers: number
  /** Of these, how many have heard from us about something that is still open. */
  readonly underWay: number
}

/** Counts who follows which scenario and why, over the customers with something open. */
export async function countFollowers(db: Db, companyId: CompanyId, today: Day): Promise<Followers[]> {
  const counts = new Map<string, Followers>()
  await tryOnEverybody(
    db,
    companyId,
    today,
    (_, conduct) => conduct,
    (_, batch) => {
      for (const { book, now } of batch) {
        const { assignment } = now
        const rule =
          assignment.because === "rule" ? { position: assignment.position, name: assignment.name } : null
        const name = `${assignment.scenarioKey} ${assignment.because} ${rule?.position ?? ""}`
        const known = counts.get(name)
        counts.set(name, {
          ...{ scenarioKey: assignment.scenarioKey, because: assignment.because, rule },
          customers: (known?.customers ?? 0) + 1,
          underWay: (known?.underWay ?? 0) + (book.past.length > 0 ? 1 : 0),
        })
      }
    },
  )
  return [...counts.values()].sort((a, b) => b.customers - a.customers)
}

/** A customer about whom something else would be decided today. */
export interface ChangedCustomer {
  readonly customerId: string
  readonly customerName: string
  readonly before: Sentence
  readonly after: Sentence
}

/** What another text of a scenario would change today: for how many, and the first of them. */
export interface ScenarioEffect {
  readonly customers: number
  readonly underWay: number
  readonly changed: number
  readonly examples: readonly ChangedCustomer[]
}

const MOST_EXAMPLES = 20

/**
 * Tries a text of a scenario (draft, shipped, or a version) on the customers who follow it, without
 * writing anything. Refused like contentAt() when there is no such text.
 */
export async function effectOf(
  db: Db,
  companyId: CompanyId,
  key: string,
  place: ScenarioPlace,
  today: Day,
): Promise<ScenarioEffect> {
  const sum = { customers: 0, underWay: 0, changed: 0 }
  const examples: ChangedCustomer[] = []
  await tryOnEverybody(
    db,
    companyId,
    today,
    async (tx, conduct) => {
      const content = await contentAt(tx, key, place)
      const version = conduct.scenarios.get(key)?.version ?? 0
      return { ...conduct, scenarios: new Map(conduct.scenarios).set(key, { ...content, version }) }
    },
    async (tx, batch) => {
      const followers = batch.filter(({ tried }) => tried.assignment.scenarioKey === key)
      const changed = followers.filter(
        ({ now, tried }) => tellsApart(now.decision) !== tellsApart(tried.decision),
      )
      sum.customers += followers.length
      sum.underWay += followers.filter(({ book }) => book.past.length > 0).length
      sum.changed += changed.length
      examples.push(...(await inWords(tx, changed.slice(0, MOST_EXAMPLES - examples.length), today)))
    },
  )
  return { ...sum, examples }
}

// The day of review is ours, not the customer's.
const tellsApart = ({ kind, because, stepKey, channel, until, amountCents }: Decision): string =>
  JSON.stringify([kind, because, stepKey, channel, until, amountCents])

async function inWords(
  tx: CompanyTx,
  changed: readonly TriedCustomer[],
  today: Day,
): Promise<ChangedCustomer[]> {
  if (changed.length === 0) return []
  const ids = changed.map(({ book }) => book.customerId)
  const invoices = changed.flatMap(({ book }) => book.items.map(({ invoiceId }) => invoiceId))
  const { customers, numbers } = await readLabels(tx, ids, invoices)
  const context = { today, numberOf: (invoiceId: string) => numbers.get(invoiceId) ?? "" }
  return changed.map(({ book, now, tried }) => ({
    customerId: book.customerId,
    customerName: customers.get(book.customerId)?.name ?? "",
    before: sentence(now.decision, context),
    after: sentence(tried.decision, context),
  }))
}
