import fc from "fast-check"
import { addDays, type Day, day } from "../../src/kernel/day.ts"
import { endDispute } from "../../src/ledger/agreements/disputes/workflows.ts"
import { acceptPlan, proposePlan } from "../../src/ledger/agreements/plans/workflows.ts"
import { answerTimeRequest } from "../../src/ledger/agreements/time/workflows.ts"
import {
  handleReply,
  openDispute,
  placeHold,
  recordPromise,
  recordReply,
} from "../../src/ledger/facts/workflows.ts"
import type { World } from "../world.ts"

/** The invoices of the debtor, each of 10 000,00 €: what happens to them stays far below. The last one is for the plan. */
export const INVOICES = [
  ["FA-1", "2026-01-20"],
  ["FA-2", "2026-02-03"],
  ["FA-3", "2026-02-17"],
] as const
const PLANNED = 2
const FIRST = day("2026-03-02")

const anything = fc.record({
  kind: fc.constantFrom("promise", "dispute", "time", "payment", "reply", "hold"),
  on: fc.nat(30).map((days) => addDays(FIRST, days)),
  length: fc.nat(25),
  cents: fc.integer({ min: 1, max: 300_00 }),
  invoice: fc.nat(PLANNED),
  isWhole: fc.boolean(),
  endsAfter: fc.option(fc.nat(12), { nil: null }),
  rank: fc.nat(1_000),
  endRank: fc.nat(1_000),
})
// A plan is not proposed for an invoice that is contested as a whole: of the planned one, a part only.
const event = anything.map((one) =>
  one.kind === "dispute" && one.invoice === PLANNED ? { ...one, isWhole: false } : one,
)
export type Happening = typeof event extends fc.Arbitrary<infer T> ? T : never

const plan = fc.record({
  on: fc.nat(25).map((days) => addDays(FIRST, days)),
  isAccepted: fc.boolean(),
  rank: fc.nat(1_000),
})

/** What happened to one debtor, in no order. */
export const histories = fc.record({
  events: fc.array(event, { minLength: 1, maxLength: 6 }),
  plan: fc.option(plan, { nil: null }),
})
export type History = typeof histories extends fc.Arbitrary<infer T> ? T : never

/** One thing to record: on its day, when its turn comes. */
interface Act {
  readonly on: Day
  readonly rank: number
  readonly isOfPlanned: boolean
  record(world: World, debtor: Debtor): Promise<unknown>
}

interface Debtor {
  readonly customerId: string
  readonly invoices: readonly string[]
}

/** The day on which what began ends; null while nobody ended it. */
export const endOf = ({ on, endsAfter }: Happening): Day | null =>
  endsAfter === null ? null : addDays(on, endsAfter)

/** Of time, promises and holds: the last day. */
export const lastDayOf = ({ on, length }: Happening): Day => addDays(on, length)

/** The invoice that an event is about; requests for time leave the planned one alone. */
export const invoiceOf = ({ kind, invoice }: Happening): number =>
  kind === "time" ? invoice % PLANNED : invoice

/** A promise or a hold about everything, rather than one invoice. */
export const isAboutAll = ({ kind, isWhole }: Happening): boolean => kind === "hold" && isWhole

function actsOf(one: Happening): Act[] {
  const { kind, on, cents, isWhole, rank, endRank } = one
  const isOfPlanned = invoiceOf(one) === PLANNED && (kind === "payment" || kind === "dispute")
  let id = ""
  const begin = async (world: World, { customerId, invoices }: Debtor) => {
    const by = world.by(on)
    const invoiceId = invoices[invoiceOf(one)]!
    const whole = isWhole ? null : cents
    await world.in(async (tx) => {
      if (kind === "promise") {
        const promise = {
          customerId,
          promisedFor: lastDayOf(one),
          amountCents: whole,
          invoiceIds: [invoiceId],
        }
        await recordPromise(tx, promise, by)
      } else if (kind === "dispute") {
        id = await openDispute(tx, { customerId, invoiceId, disputedCents: whole, reason: "price" }, by)
      } else if (kind === "time") {
        const time = {
          customerId,
          invoiceIds: [invoiceId],
          outcome: "granted",
          agreedOn: lastDayOf(one),
        } as const
        await answerTimeRequest(tx, time, by)
      } else if (kind === "reply") {
        id = await recordReply(tx, { customerId, summary: "…" }, by)
      } else if (kind === "hold") {
        const about = isAboutAll(one) ? null : invoiceId
        const hold = { customerId, invoiceId: about, kind: "do-not-chase", untilOn: lastDayOf(one) } as const
        await placeHold(tx, hold, by)
      }
    })
    if (kind === "payment") await world.pay(customerId, on, cents, invoiceId)
  }
  const first: Act = { on, rank, isOfPlanned, record: begin }
  const endsOn = endOf(one)
  if (endsOn === null || (kind !== "dispute" && kind !== "reply")) return [first]
  const end = (world: World) =>
    world.in((tx) =>
      kind === "reply"
        ? handleReply(tx, id, world.by(endsOn))
        : endDispute(tx, id, { outcome: "credit-note", creditCents: cents }, world.by(endsOn)),
    )
  return [first, { on: endsOn, rank: Math.max(rank + 0.5, endRank), isOfPlanned, record: end }]
}

function planActs({ on, isAccepted, rank }: NonNullable<History["plan"]>): Act[] {
  let id = ""
  const propose = async (world: World, { customerId, invoices }: Debtor) => {
    const wish = { wish: { count: 3, partCents: null }, firstOn: addDays(on, 10) }
    const of = { customerId, invoiceIds: [invoices[PLANNED]!], ...wish }
    id = (await world.in((tx) => proposePlan(tx, of, world.by(on)))).id
  }
  const accept = (world: World) =>
    world.in((tx) => acceptPlan(tx, id, { proof: "courriel", acknowledges: false }, world.by(addDays(on, 2))))
  const proposal: Act = { on, rank, isOfPlanned: true, record: propose }
  const acceptance = { on: addDays(on, 2), rank: rank + 0.5, isOfPlanned: true, record: accept }
  return isAccepted ? [proposal, acceptance] : [proposal]
}

/** The acts of a history as they happened, day by day. */
export function inOrderOfDays({ events, plan }: History): Act[] {
  const acts = [...(plan ? planActs(plan) : []), ...events.flatMap(actsOf)]
  return acts
    .map((act, n) => ({ act, n }))
    .sort((a, b) => (a.act.on < b.act.on ? -1 : a.act.on > b.act.on ? 1 : a.n - b.n))
    .map(({ act }) => act)
}

/**
 * The same acts as somebody catches up on them, in any order. A proposal fixes the sums that are known when it
 * is made, so what concerns its invoice is noted before or after it as it happened; an end follows its beginning.
 */
export function inAnyOrder(history: History): Act[] {
  const days = inOrderOfDays(history)
  const ofPlanned = history.plan ? days.filter((act) => act.isOfPlanned) : []
  const others = days.filter((act) => !ofPlanned.includes(act))
  let least = -1
  const kept = ofPlanned.map((act) => {
    least = Math.max(least + 0.001, act.rank)
    return { act, rank: least }
  })
  return [...kept, ...others.map((act) => ({ act, rank: act.rank }))]
    .sort((a, b) => a.rank - b.rank)
    .map(({ act }) => act)
}
