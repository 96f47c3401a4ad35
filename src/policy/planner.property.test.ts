import fc from "fast-check"
import { expect, test } from "vitest"
import { addDays, type Day, day, daysBetween } from "../kernel/day.ts"
import { workingCalendar } from "../law/calendar.ts"
import { scheduleOf } from "../ledger/agreements/schedule.ts"
import { AGREED_STEPS } from "./agreed-steps.ts"
import type { Book, KnownPlan, OpenItem, PastStep } from "./book.ts"
import { bookWith, companyOn, openItem } from "./books.test-data.ts"
import { decide } from "./decide.ts"
import type { Decision } from "./decision.ts"
import { shownItems } from "./gate.ts"
import { toneRank } from "./scenario.ts"
import { SHIPPED_SCENARIO } from "./shipped-scenario.ts"

const START = day("2026-02-16")
const steps = [...SHIPPED_SCENARIO.steps, SHIPPED_SCENARIO.brokenPromise, ...Object.values(AGREED_STEPS)]

/** What a world of one customer may contain: invoices, promises, disputes, payments, days when the machine is off. */
const world = fc.record({
  region: fc.constantFrom("FR", "FR-67", "FR-RE"),
  invoices: fc.array(
    fc.record({
      due: fc.integer({ min: -60, max: 60 }),
      cents: fc.integer({ min: 1_00, max: 50_000_00 }),
      paidAfter: fc.option(fc.integer({ min: 0, max: 90 }), { nil: null }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  promise: fc.option(
    fc.record({ made: fc.integer({ min: 0, max: 50 }), length: fc.integer({ min: 0, max: 20 }) }),
    { nil: null },
  ),
  dispute: fc.option(
    fc.record({
      invoice: fc.nat(5),
      from: fc.integer({ min: 0, max: 60 }),
      length: fc.integer({ min: 1, max: 40 }),
    }),
    { nil: null },
  ),
  plan: fc.option(
    fc.record({
      accepted: fc.integer({ min: 0, max: 30 }),
      first: fc.integer({ min: 1, max: 20 }),
      times: fc.integer({ min: 1, max: 4 }),
      /** How many of its instalments are paid, each on its day. */
      paid: fc.integer({ min: 0, max: 4 }),
    }),
    { nil: null },
  ),
  offDays: fc.uniqueArray(fc.integer({ min: 0, max: 89 }), { maxLength: 40 }),
})
type World = typeof world extends fc.Arbitrary<infer T> ? T : never

interface Taken {
  readonly on: Day
  readonly decision: Extract<Decision, { kind: "act" }>
}

/** The plan of a world: about its first invoice, whole. */
function planOf(w: World) {
  const first = w.invoices[0]!
  if (!w.plan || first.paidAfter !== null) return null
  const wish = { count: w.plan.times, partCents: null }
  return scheduleOf(first.cents, wish, addDays(START, w.plan.accepted + w.plan.first), "two-weeks")
}

/** What its instalments have brought until a day. */
const paidByPlan = (w: World, today: Day): number =>
  (planOf(w) ?? [])
    .filter((part) => part.seq <= (w.plan?.paid ?? 0) && part.dueOn <= today)
    .reduce((sum, part) => sum + part.amountCents, 0)

function plansOn(w: World, index: number): KnownPlan[] {
  const instalments = planOf(w)
  const first = w.invoices[0]!
  if (!instalments || !w.plan || index < w.plan.accepted) return []
  const acceptedOn = addDays(START, w.plan.accepted)
  return [
    {
      ...{ id: "E", reference: "ECH-1", currency: "EUR", confirms: true, lastPaidOn: null, defaultDays: 8 },
      ...{
        proposedOn: acceptedOn,
        acceptedOn,
        answerBy: acceptedOn,
        returnStepKey: "firm-email",
        instalments,
      },
      items: [{ invoiceId: "F-0", seq: 1, amountCents: first.cents, creditedCents: 0 }],
    },
  ]
}

function bookOn(w: World, index: number, past: readonly PastStep[]): Book {
  const today = addDays(START, index)
  const items: OpenItem[] = w.invoices.flatMap((invoice, n) =>
    invoice.paidAfter !== null && invoice.paidAfter <= index
      ? []
      : [
          openItem({
            invoiceId: `F-${n}`,
            issuedOn: addDays(START, -90),
            dueOn: addDays(START, invoice.due),
            openCents: invoice.cents - (n === 0 ? paidByPlan(w, today) : 0),
          }),
        ].filter((item) => item.openCents > 0),
  )
  const promised = w.promise && w.promise.made <= index ? w.promise : null
  const contested =
    w.dispute && w.dispute.from <= index && index < w.dispute.from + w.dispute.length ? w.dispute : null
  return bookWith({
    items,
    plans: plansOn(w, index),
    past: past.filter((step) => step.happenedOn <= today),
    promises: promised
      ? [
          {
            id: "P",
            madeOn: addDays(START, promised.made),
            promisedFor: addDays(START, promised.made + promised.length),
            amountCents: null,
            invoiceIds: [],
            paidSinceCents: 0,
          },
        ]
      : [],
    disputes: contested
      ? [{ invoiceId: `F-${contested.invoice % w.invoices.length}`, disputedCents: null }]
      : [],
  })
}

/** Lives through ninety days: each day that the machine is on, decides, and does what was decided. */
function live(w: World): Taken[] {
  const taken: Taken[] = []
  const past: PastStep[] = []
  for (let index = 0; index < 90; index += 1) {
    if (w.offDays.includes(index)) continue
    const on = addDays(START, index)
    const decision = decide(
      bookOn(w, index, past),
      SHIPPED_SCENARIO,
      companyOn(on, { followedSince: START }),
      workingCalendar(w.region),
    )
    if (decision.kind !== "act") continue
    const step = steps.find((candidate) => candidate.key === decision.stepKey)!
    taken.push({ on, decision })
    past.push({
      ...{ stepKey: step.key, turn: decision.turn, tone: step.tone === null ? null : toneRank(step.tone) },
      ...{ isContact: step.tone !== null, happenedOn: on },
      items: shownItems(decision).map((item) => ({
        invoiceId: item.invoiceId,
        seq: item.seq,
        stepKey: item.nextStepKey ?? step.key,
        covered: item.role !== "listed",
      })),
    })
  }
  return taken
}

const contacts = (taken: readonly Taken[]) =>
  taken.filter(({ decision }) => steps.find((s) => s.key === decision.stepKey)!.tone !== null)
const holds = (property: (taken: Taken[], w: World) => void) =>
  fc.assert(
    fc.property(world, (w) => property(live(w), w)),
    { numRuns: 400 },
  )

test("never two messages inside the gap, never more than four in thirty days", () => {
  holds((taken) => {
    const days = contacts(taken).map(({ on }) => on)
    days.forEach((on, index) => {
      const before = days[index - 1]
      if (before) expect(daysBetween(before, on)).toBeGreaterThanOrEqual(SHIPPED_SCENARIO.leastGapDays)
      expect(days.filter((other) => other <= on && daysBetween(other, on) < 30).length).toBeLessThanOrEqual(4)
    })
  })
})

test("never anything on a closed day of the place", () => {
  holds((taken, w) => {
    for (const { on } of taken) expect(workingCalendar(w.region).isOpen(on)).toBe(true)
  })
})

test("the same step is never taken twice for one invoice", () => {
  holds((taken) => {
    const done = taken.flatMap(({ decision }) =>
      shownItems(decision)
        .filter((item) => item.role !== "listed")
        .map(
          (item) =>
            `${item.invoiceId} ${decision.because === "promise-broken" ? decision.turn : item.nextStepKey}`,
        ),
    )
    expect(new Set(done).size).toBe(done.length)
    const turns = taken.map(({ decision }) => `${decision.stepKey} ${decision.turn}`)
    expect(new Set(turns).size).toBe(turns.length)
  })
})

test("no invoice is ever spoken of more softly than before", () => {
  holds((taken) => {
    const heard = new Map<string, number>()
    for (const { decision } of contacts(taken)) {
      const tone = toneRank(steps.find((step) => step.key === decision.stepKey)!.tone!)
      for (const item of shownItems(decision)) {
        expect(tone).toBeGreaterThanOrEqual(heard.get(item.invoiceId) ?? 0)
        heard.set(item.invoiceId, tone)
      }
    }
  })
})

test("nothing is asked while a promise runs, nor for a contested or paid invoice", () => {
  holds((taken, w) => {
    for (const { on, decision } of taken) {
      const index = daysBetween(START, on)
      if (w.promise && w.promise.made <= index)
        expect(index).toBeGreaterThan(w.promise.made + w.promise.length + 1)
      for (const item of shownItems(decision)) {
        const n = Number(item.invoiceId.slice(2))
        const paidAfter = w.invoices[n]!.paidAfter
        if (paidAfter !== null) expect(index).toBeLessThan(paidAfter)
        const d = w.dispute
        if (d && d.invoice % w.invoices.length === n)
          expect(index >= d.from && index < d.from + d.length).toBe(false)
      }
    }
  })
})

test("while a plan is kept, its invoice is in no message of the ladder; broken, it is told so once, after a notice", () => {
  holds((taken, w) => {
    const parts = planOf(w)
    if (!parts || !w.plan) return
    const isKept = w.plan.paid >= parts.length
    const broken = taken.filter(({ decision }) => decision.stepKey === "plan-broken")
    expect(broken.length).toBeLessThanOrEqual(isKept ? 0 : 1)
    const brokenOn = broken[0]?.on ?? null
    if (brokenOn !== null) {
      const notices = taken.filter(({ decision }) => decision.stepKey === "plan-instalment-late")
      expect(notices.some(({ on }) => daysBetween(on, brokenOn) > 8)).toBe(true)
    }
    for (const { on, decision } of taken) {
      if (daysBetween(START, on) < w.plan.accepted || (brokenOn !== null && on > brokenOn)) continue
      expect(shownItems(decision).map((item) => item.invoiceId)).not.toContain("F-0")
    }
  })
})

test("no formal notice before every softer step was taken, whatever the age of the debt", () => {
  holds((taken) => {
    taken.forEach(({ on, decision }, index) => {
      if (decision.stepKey !== "formal-notice") return
      const lead = decision.items.find((item) => item.role === "lead")!
      const softer = taken
        .slice(0, index)
        .filter((earlier) => shownItems(earlier.decision).some((i) => i.invoiceId === lead.invoiceId))
      expect(softer.length).toBeGreaterThan(0)
      expect(daysBetween(softer[0]!.on, on)).toBeGreaterThanOrEqual(SHIPPED_SCENARIO.leastGapDays)
    })
  })
})

test("a waiting decision never promises a day in the past, and nothing happens before its review day without news", () => {
  fc.assert(
    fc.property(world, fc.integer({ min: 0, max: 80 }), (w, index) => {
      const company = (on: Day) => companyOn(on, { followedSince: START })
      const quiet: World = {
        ...w,
        promise: null,
        dispute: null,
        plan: null,
        invoices: w.invoices.map((invoice) => ({ ...invoice, paidAfter: null })),
      }
      const on = addDays(START, index)
      const first = decide(bookOn(quiet, index, []), SHIPPED_SCENARIO, company(on), workingCalendar(w.region))
      expect(first.reviewOn > on).toBe(true)
      if (first.until !== null) expect(first.until > on).toBe(true)
      for (
        let later = addDays(on, 1);
        later < first.reviewOn && later < addDays(on, 40);
        later = addDays(later, 1)
      ) {
        const again = decide(
          bookOn(quiet, daysBetween(START, later), []),
          SHIPPED_SCENARIO,
          company(later),
          workingCalendar(w.region),
        )
        expect([again.kind, again.amountCents]).toEqual([first.kind, first.amountCents])
      }
    }),
    { numRuns: 300 },
  )
})
