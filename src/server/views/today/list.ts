import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { existingCompany } from "../../../ledger/companies/workflows.ts"
import { listMembers } from "../../people/store.ts"
import { listAbsences } from "../../team/absences/store.ts"
import { userOfActor } from "../../team/person.ts"
import { worksOf } from "../../team/stand-in.ts"
import { nextWorkOn, readAround } from "./around/store.ts"
import { byUrgencyAndMoney, type Item, KINDS, URGENCY } from "./item.ts"
import { readSnoozes } from "./snoozes/store.ts"
import { SOURCES } from "./sources.ts"

/** Whose day is asked for. */
export interface Whose {
  readonly actor: string
  /** mine: what is given to the person, or to those they stand in for, or to nobody. */
  readonly scope: "mine" | "all"
  /** Shows what was put off too, with its day. */
  readonly withSnoozed: boolean
  readonly today: Day
}

/** An item as the list shows it: with its money, its person and when it comes back. */
export interface ListedItem extends Omit<Item, "currency"> {
  readonly currency: string
  readonly urgency: number
  readonly ownerUserId: string | null
  readonly ownerName: string | null
  readonly snoozedUntilOn: Day | null
}

/** The day of a person: one list, the most urgent first, by money within. */
export async function todayList(tx: CompanyTx, whose: Whose) {
  const { today, actor } = whose
  const company = await existingCompany(tx)
  const people = await peopleOfScope(tx, whose)
  const found: Item[] = []
  for (const source of SOURCES) found.push(...(await source(tx, { today, people })))
  const listed = (await withAround(tx, found, company.currency, today)).filter((one) => isFor(one, people))
  const snoozes = await readSnoozes(tx, actor, today)
  const all = listed.map((one) => ({ ...one, snoozedUntilOn: snoozes.get(one.key) ?? null }))
  const waiting = all.filter((one) => one.snoozedUntilOn === null)
  const items = (whose.withSnoozed ? all : waiting).sort(byUrgencyAndMoney(company.currency))
  return {
    on: today,
    items,
    counts: Object.fromEntries(
      KINDS.map((kind) => [kind, waiting.filter((one) => one.kind === kind).length]),
    ) as Record<(typeof KINDS)[number], number>,
    total: waiting.length,
    snoozed: all.length - waiting.length,
    currency: company.currency,
    nextWorkOn: waiting.length === 0 ? await nextWorkOn(tx, today) : null,
    standsInFor: await namesStoodInFor(tx, whose, people),
  }
}

/** Null when everybody's day is asked for; programs have no day of their own. */
async function peopleOfScope(tx: CompanyTx, whose: Whose): Promise<ReadonlySet<string> | null> {
  const userId = userOfActor(whose.actor)
  if (whose.scope === "all" || userId === null) return null
  return worksOf(userId, await listAbsences(tx, whose.today), whose.today)
}

async function namesStoodInFor(
  tx: CompanyTx,
  whose: Whose,
  people: ReadonlySet<string> | null,
): Promise<string[]> {
  const userId = userOfActor(whose.actor)
  if (people === null || people.size < 2) return []
  const members = await listMembers(tx, tx.companyId)
  return members.filter((one) => people.has(one.userId) && one.userId !== userId).map((one) => one.name)
}

/** What is given to nobody is everybody's. */
function isFor(one: ListedItem, people: ReadonlySet<string> | null): boolean {
  if (people === null) return true
  const person = one.forUserId ?? one.ownerUserId
  return person === null || people.has(person)
}

async function withAround(
  tx: CompanyTx,
  found: readonly Item[],
  currency: string,
  today: Day,
): Promise<ListedItem[]> {
  const ids = [...new Set(found.flatMap((one) => one.customerId ?? []))]
  const around = await readAround(tx, ids, today)
  const members = new Map((await listMembers(tx, tx.companyId)).map((one) => [one.userId, one.name]))
  return found.map((one) => {
    const near = one.customerId === null ? undefined : around.get(one.customerId)
    // Whoever has left the company looks after nobody.
    const ownerUserId = near?.ownerUserId && members.has(near.ownerUserId) ? near.ownerUserId : null
    const person = one.forUserId ?? ownerUserId
    return {
      ...one,
      urgency: URGENCY[one.kind],
      moneyCents: one.moneyCents ?? near?.lateCents ?? null,
      currency: one.currency ?? (one.moneyCents === null ? near?.currency : null) ?? currency,
      ownerUserId,
      ownerName: person === null ? null : (members.get(person) ?? null),
      snoozedUntilOn: null,
    }
  })
}
