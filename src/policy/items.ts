import { addDays, type Day } from "../kernel/day.ts"
import type { Book, CompanyDay, OpenItem } from "./book.ts"
import type { DecidedItem } from "./decision.ts"
import { anchorOf, isOverdue, type NextStep, nextStep, toneFloor } from "./ladder.ts"
import { plannedParts } from "./plan-hold.ts"
import { promiseCovers, promisedLeft, promiseOutcome } from "./promise.ts"
import type { MessageScope, Scenario } from "./scenario.ts"

/** An open item with what may be asked for it today. */
export interface Standing {
  readonly item: OpenItem
  readonly chasedCents: number
  /** The part of it that a promise or a payment plan holds. */
  readonly agreedCents: number
  readonly state: "free" | "disputed" | "promised" | "planned" | "held"
  readonly overdue: boolean
  readonly next: NextStep | null
}

/** Sorts the open items of a customer by what holds each of them. */
export function standings(book: Book, scenario: Scenario, company: CompanyDay): Standing[] {
  const lateInvoices = new Set(
    book.items.filter((item) => isOverdue(item, company.today)).map((item) => item.invoiceId),
  ).size
  const footing = { book, scenario, company, lateInvoices, floor: toneFloor(book) }
  const agreed = agreedParts(book, company)
  return book.items.map((item) => {
    const { state, chasedCents, agreedCents } = stateOf(book, item, agreed)
    const chased = chasedCents === item.openCents ? item : { ...item, openCents: chasedCents }
    const next = state === "free" ? nextStep(chased, footing) : null
    return { item, chasedCents, agreedCents, state, overdue: isOverdue(item, company.today), next }
  })
}

const keyOf = (item: OpenItem): string => `${item.invoiceId}/${item.seq}`

/** What is contested of an open item. */
export const contestedOf = (book: Book, item: OpenItem): number =>
  book.disputes
    .filter((dispute) => dispute.invoiceId === item.invoiceId)
    .reduce((sum, dispute) => sum + (dispute.disputedCents ?? item.openCents), 0)

interface AgreedParts {
  readonly planned: ReadonlyMap<string, number>
  readonly promised: ReadonlyMap<string, number>
}

/** What plans and running promises hold of each item: exactly what was agreed, the oldest debts first. */
function agreedParts(book: Book, company: CompanyDay): AgreedParts {
  const planned = plannedParts(book, company)
  const promised = new Map<string, number>()
  const running = book.promises.filter(
    (promise) => promiseOutcome(promise, book.items, company) === "running",
  )
  if (running.length === 0) return { planned, promised }
  const oldestFirst = book.items.toSorted(
    (a, b) => compare(anchorOf(a), anchorOf(b)) || compare(keyOf(a), keyOf(b)),
  )
  for (const promise of running) {
    let left = promisedLeft(promise) ?? Number.POSITIVE_INFINITY
    for (const item of oldestFirst) {
      if (left <= 0 || !promiseCovers(promise, item)) continue
      const key = keyOf(item)
      const taken = contestedOf(book, item) + (planned.get(key) ?? 0) + (promised.get(key) ?? 0)
      const part = Math.min(left, Math.max(0, item.openCents - taken))
      if (part > 0) promised.set(key, (promised.get(key) ?? 0) + part)
      left -= part
    }
  }
  return { planned, promised }
}

function stateOf(
  book: Book,
  item: OpenItem,
  agreed: AgreedParts,
): Pick<Standing, "state" | "chasedCents" | "agreedCents"> {
  const nothing = { chasedCents: 0, agreedCents: 0 }
  if (book.holds.some((hold) => hold.invoiceId === item.invoiceId)) return { state: "held", ...nothing }
  const contested = contestedOf(book, item)
  if (contested >= item.openCents) return { state: "disputed", ...nothing }
  const planned = agreed.planned.get(keyOf(item)) ?? 0
  const promised = agreed.promised.get(keyOf(item)) ?? 0
  const chasedCents = Math.max(0, item.openCents - contested - planned - promised)
  const agreedCents = planned + promised
  if (chasedCents > 0) return { state: "free", chasedCents, agreedCents }
  return { state: planned > 0 ? "planned" : "promised", chasedCents, agreedCents }
}

/** What a decision says of each item when no message leaves: why each one is quiet. */
export function quietItems(all: readonly Standing[]): DecidedItem[] {
  return all.map((standing) => decidedItem(standing, quietRole(standing)))
}

/**
 * What may stand in one message with the leading item. A call is about all that is late, even where each invoice has
 * a message of its own.
 */
export function goingWith(lead: Standing, scope: MessageScope): (standing: Standing) => boolean {
  const isInternal = lead.next?.step.tone === null
  return ({ item }) => scope === "customer" || isInternal || item.invoiceId === lead.item.invoiceId
}

/** The items of a message: the leading one, those whose step it does as well, and those it only shows. */
export function messageItems(
  all: readonly Standing[],
  lead: Standing,
  ripe: readonly Standing[],
  scope: MessageScope,
): DecidedItem[] {
  const leadIndex = lead.next?.index ?? 0
  const isInternal = lead.next?.step.tone === null
  const goesAlong = goingWith(lead, scope)
  return all.map((standing) => {
    if (standing === lead) return decidedItem(standing, "lead")
    if (standing.state !== "free" || standing.item.currency !== lead.item.currency || !goesAlong(standing)) {
      return decidedItem(standing, quietRole(standing))
    }
    const isRipe = ripe.includes(standing)
    // A call or an inner question does the step of items at that very step only, those whose day
    // for it comes later too: nobody is called twice. The others still get their message.
    const index = standing.next?.index ?? Number.POSITIVE_INFINITY
    const isCovered = isInternal
      ? index === leadIndex && (isRipe || standing.overdue)
      : isRipe && index <= leadIndex
    if (isCovered) return decidedItem(standing, "covered")
    return decidedItem(standing, standing.overdue ? "listed" : "not-due")
  })
}

function quietRole(standing: Standing): DecidedItem["role"] {
  if (standing.state !== "free") return standing.state
  return standing.overdue ? "waiting" : "not-due"
}

function decidedItem(standing: Standing, role: DecidedItem["role"]): DecidedItem {
  const { item, next } = standing
  return {
    invoiceId: item.invoiceId,
    seq: item.seq,
    dueOn: item.agreedDueOn ?? item.dueOn,
    openCents: item.openCents,
    currency: item.currency,
    role,
    chasedCents: standing.chasedCents,
    agreedCents: standing.agreedCents,
    nextStepKey: next?.step.key ?? null,
    nextStepOn: next?.readyOn ?? null,
  }
}

/** The first day after today on which an item that is not late yet becomes late: figures change then. */
export function nextLatenessOn(all: readonly Standing[], today: Day): Day | null {
  let first: Day | null = null
  for (const { item, overdue } of all) {
    if (overdue) continue
    const lateOn = addDays(item.agreedDueOn ?? item.dueOn, 1)
    if (lateOn > today && (first === null || lateOn < first)) first = lateOn
  }
  return first
}

/** The item furthest up the ladder leads; among equals the oldest debt, then the larger one. */
export function mostAdvanced(ripe: readonly Standing[]): Standing | undefined {
  return [...ripe].sort(
    (a, b) =>
      (b.next?.index ?? 0) - (a.next?.index ?? 0) ||
      compare(a.item.agreedDueOn ?? a.item.dueOn, b.item.agreedDueOn ?? b.item.dueOn) ||
      b.chasedCents - a.chasedCents ||
      compare(a.item.invoiceId, b.item.invoiceId) ||
      a.item.seq - b.item.seq,
  )[0]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
