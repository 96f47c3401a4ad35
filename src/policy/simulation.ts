import type { Cents } from "../kernel/cents.ts"
import { addDays, type Day } from "../kernel/day.ts"
import type { Book, OpenItem, PastStep } from "./book.ts"
import type { CustomerSetting } from "./conduct.ts"
import type { Channel } from "./scenario.ts"
import type { Tariff } from "./tariff.ts"

/** What is taken for granted about payments: none comes, each customer pays after its usual delay, or the past as it was. */
export const ASSUMPTIONS = ["nobody-pays", "as-usual", "replay"] as const
export type Assumption = (typeof ASSUMPTIONS)[number]

/** What is tried: so many days, under which scenarios. */
export interface SimulationRequest {
  /** Days to come, or with "replay" days gone by. */
  readonly days: number
  readonly assumption: Assumption
  /** The draft of this scenario takes its place; null: what is in force. */
  readonly draftOf: string | null
  /** This version, an older one or not, takes the place of its scenario. */
  readonly version?: number | null
  /** Everybody follows this scenario, whatever the rules say; null: the rules. */
  readonly everybodyFollows: string | null
}

/** A step that would be taken. */
export interface SimulatedStep {
  readonly on: Day
  readonly customerId: string
  readonly scenarioKey: string
  readonly stepKey: string
  readonly channel: Channel
  readonly amountCents: Cents
  readonly currency: string
}

/** A customer as the simulation carries it from day to day. */
export interface Actor {
  book: Book
  readonly setting: CustomerSetting | undefined
  readonly past: PastStep[]
  /** When each open item is paid, by "invoice/seq"; those not in the map never are. */
  paidOn: ReadonlyMap<string, Day>
  /** The last day on which it was looked at, so that two reasons on one day look once. */
  seenOn: Day | null
}

const keyOf = (item: OpenItem): string => `${item.invoiceId}/${item.seq}`

/** The book of a customer on a day of the simulation: invoices dated by then and not paid yet, holds still in force. */
export function bookOn({ book, past, paidOn }: Actor, on: Day): Book {
  const isPaid = (item: OpenItem) => (paidOn.get(keyOf(item)) ?? "9999-12-31") <= on
  const paid = paidOn.size === 0 ? [] : book.items.filter(isPaid)
  return {
    ...book,
    past,
    items: book.items.filter((item) => item.issuedOn <= on && !isPaid(item)),
    holds: book.holds.filter((hold) => hold.untilOn === null || hold.untilOn >= on),
    promises: book.promises.map((promise) => ({
      ...promise,
      paidSinceCents: promise.paidSinceCents + paid.reduce((sum, item) => sum + item.openCents, 0),
    })),
  }
}

/**
 * When each open item of a customer is paid if it pays as usual: its own average delay after the
 * due date; counted from today for what has outlasted that delay. Nothing is paid where no habit is known.
 */
export function usualPayments(
  items: readonly OpenItem[],
  averageDelayDays: number | null,
  today: Day,
): ReadonlyMap<string, Day> {
  if (averageDelayDays === null) return new Map()
  return new Map(
    items.map((item) => {
      const usual = addDays(item.agreedDueOn ?? item.dueOn, averageDelayDays)
      return [keyOf(item), usual > today ? usual : addDays(today, Math.max(1, averageDelayDays))]
    }),
  )
}

/** What a simulation comes to. Amounts are those asked for, in the company's currency; another currency is only counted. */
export interface SimulationSummary {
  readonly from: Day
  readonly to: Day
  readonly customers: number
  readonly steps: number
  readonly costCents: Cents
  /** With "as-usual": after how many days those pay who have no habit of their own; null when nobody has one. */
  readonly usualDelayDays?: number | null
  readonly days: readonly {
    readonly on: Day
    readonly customers?: number
    readonly amountCents?: Cents
    readonly messages: number
    readonly calls: number
    readonly tasks: number
    readonly costCents: Cents
  }[]
  readonly byStep: readonly {
    readonly scenarioKey: string
    readonly stepKey: string
    readonly channel: Channel
    readonly count: number
    readonly amountCents: Cents
    readonly costCents: Cents
  }[]
}

/** Adds up the steps of a simulation: day by day, and step by step. */
export function summarise(
  steps: readonly SimulatedStep[],
  span: { readonly from: Day; readonly to: Day },
  tariff: Tariff,
  currency: string,
): SimulationSummary {
  const days = Map.groupBy(steps, (step) => step.on)
  const kinds = Map.groupBy(steps, (step) => `${step.scenarioKey} ${step.stepKey} ${step.channel}`)
  const costOf = (some: readonly SimulatedStep[]) =>
    some.reduce((sum, { channel }) => sum + tariff[channel], 0)
  const count = (some: readonly SimulatedStep[], is: (channel: Channel) => boolean) =>
    some.filter(({ channel }) => is(channel)).length
  return {
    ...span,
    customers: new Set(steps.map((step) => step.customerId)).size,
    ...{ steps: steps.length, costCents: costOf(steps) },
    days: [...days]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([on, some]) => ({
        on,
        messages: count(some, (channel) => channel !== "phone" && channel !== "task"),
        calls: count(some, (channel) => channel === "phone"),
        tasks: count(some, (channel) => channel === "task"),
        customers: new Set(some.map((step) => step.customerId)).size,
        amountCents: amountOf(some, currency),
        costCents: costOf(some),
      })),
    byStep: [...kinds.values()].map((some) => {
      const { scenarioKey, stepKey, channel } = some[0]!
      const amountCents = amountOf(some, currency)
      return { scenarioKey, stepKey, channel, count: some.length, amountCents, costCents: costOf(some) }
    }),
  }
}

const amountOf = (steps: readonly SimulatedStep[], currency: string): Cents =>
  steps.reduce((sum, step) => sum + (step.currency === currency ? step.amountCents : 0), 0)

/** What one simulation does more or less than another, figure by figure. */
export interface SimulationComparison {
  readonly steps: number
  readonly customers: number
  readonly costCents: Cents
  readonly byStep: readonly { readonly stepKey: string; readonly before: number; readonly after: number }[]
}

/** Compares two simulations; positive figures mean that the second does more. */
export function compareSimulations(
  before: SimulationSummary,
  after: SimulationSummary,
): SimulationComparison {
  const counts = (summary: SimulationSummary) => {
    const byKey = new Map<string, number>()
    for (const { stepKey, count } of summary.byStep) byKey.set(stepKey, (byKey.get(stepKey) ?? 0) + count)
    return byKey
  }
  const [was, is] = [counts(before), counts(after)]
  return {
    steps: after.steps - before.steps,
    customers: after.customers - before.customers,
    costCents: after.costCents - before.costCents,
    byStep: [...new Set([...was.keys(), ...is.keys()])]
      .sort()
      .map((stepKey) => ({ stepKey, before: was.get(stepKey) ?? 0, after: is.get(stepKey) ?? 0 })),
  }
}
