import fc from "fast-check"
import { expect, test } from "vitest"
import { addDays, type Day, day } from "../kernel/day.ts"
import { workingCalendar } from "../law/calendar.ts"
import type { OpenItem, PastStep } from "./book.ts"
import { bookWith, companyOn, openItem } from "./books.test-data.ts"
import { decide } from "./decide.ts"
import { shownItems } from "./gate.ts"
import { type Scenario, type Step, toneRank } from "./scenario.ts"
import { refuseUnsound } from "./scenario-soundness.ts"
import { SHIPPED_SCENARIOS } from "./shipped-scenarios.ts"
import { takenStep } from "./taken-step.ts"

const START = day("2026-02-16")
const DAYS = 120

/** What a person may do to the scenario of a customer under way. */
const edit = fc.record({
  on: fc.integer({ min: 1, max: DAYS - 1 }),
  act: fc.oneof(
    fc.record({ kind: fc.constant("shift" as const), by: fc.integer({ min: -5, max: 20 }) }),
    fc.record({ kind: fc.constant("drop" as const), step: fc.nat(9) }),
    fc.record({ kind: fc.constant("bring-in" as const), from: fc.nat(8), step: fc.nat(9) }),
    fc.record({ kind: fc.constant("swap" as const), step: fc.nat(8) }),
    fc.record({ kind: fc.constant("move-to" as const), scenario: fc.nat(8) }),
    fc.record({ kind: fc.constant("roll-back" as const), version: fc.nat(20) }),
  ),
})
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

const life = fc.record({
  start: fc.nat(8),
  edits: fc.array(edit, { maxLength: 12 }),
  invoices: fc.array(
    fc.record({
      due: fc.integer({ min: -40, max: 40 }),
      paidAfter: fc.option(fc.integer({ min: 1, max: DAYS }), { nil: null }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
})

/** The scenario after an edit; the same one when the edit would be refused, as publishing refuses it. */
function edited(scenario: Scenario, published: readonly Scenario[], { act }: Edit): Scenario {
  const next = contentAfter(scenario, published, act)
  try {
    refuseUnsound(next)
    return { ...next, version: scenario.version + 1 }
  } catch {
    return scenario
  }
}

function contentAfter(scenario: Scenario, published: readonly Scenario[], act: Edit["act"]): Scenario {
  const { steps } = scenario
  switch (act.kind) {
    case "shift":
      return { ...scenario, steps: steps.map((step) => ({ ...step, delayDays: step.delayDays + act.by })) }
    case "drop":
      return { ...scenario, steps: steps.filter((_, index) => index !== act.step) }
    case "bring-in": {
      const other = SHIPPED_SCENARIOS[act.from]!.steps
      const added = other[act.step % other.length]!
      const kept = steps.filter((step) => step.key !== added.key && step.delayDays !== added.delayDays)
      return { ...scenario, steps: [...kept, added].sort((a: Step, b: Step) => a.delayDays - b.delayDays) }
    }
    case "swap": {
      const [one, two] = [steps[act.step], steps[act.step + 1]]
      if (!one || !two) return scenario
      const swapped = steps.with(act.step, { ...two, delayDays: one.delayDays })
      return { ...scenario, steps: swapped.with(act.step + 1, { ...one, delayDays: two.delayDays }) }
    }
    case "move-to":
      return SHIPPED_SCENARIOS[act.scenario]!
    case "roll-back":
      return published[act.version % published.length]!
  }
}

function itemsOn(invoices: readonly { due: number; paidAfter: number | null }[], index: number): OpenItem[] {
  return invoices.flatMap(({ due, paidAfter }, n) =>
    paidAfter !== null && paidAfter <= index
      ? []
      : [openItem({ invoiceId: `F-${n}`, issuedOn: addDays(START, -90), dueOn: addDays(START, due) })],
  )
}

interface Taken {
  readonly on: Day
  readonly tone: number | null
  readonly stepKey: string
  readonly turn: string
  readonly items: PastStep["items"]
}

/** Lives through four months in which the scenario is edited, published and rolled back at random moments. */
function live(w: typeof life extends fc.Arbitrary<infer T> ? T : never): Taken[] {
  let scenario = SHIPPED_SCENARIOS[w.start]!
  const published = [scenario]
  const past: PastStep[] = []
  for (let index = 0; index < DAYS; index += 1) {
    for (const change of w.edits.filter((candidate) => candidate.on === index)) {
      scenario = edited(scenario, published, change)
      published.push(scenario)
    }
    const on = addDays(START, index)
    const book = bookWith({ items: itemsOn(w.invoices, index), past: [...past] })
    const decision = decide(book, scenario, companyOn(on, { followedSince: START }), workingCalendar("FR"))
    if (decision.kind === "act") {
      expect(shownItems(decision).length).toBeGreaterThan(0)
      past.push(takenStep(decision, on))
    }
  }
  return past.map((step) => ({ ...step, on: step.happenedOn }))
}

test("a scenario edited, published and rolled back under way repeats no step and never turns softer", () => {
  fc.assert(
    fc.property(life, (w) => {
      const heard = new Map<string, number>()
      const done = new Set<string>()
      for (const { items, stepKey, turn, tone } of live(w)) {
        for (const item of items) {
          if (item.covered) {
            const step = `${item.invoiceId} ${item.stepKey}`
            expect(done.has(step)).toBe(false)
            done.add(step)
          }
          if (tone === null) continue
          expect(tone).toBeGreaterThanOrEqual(heard.get(item.invoiceId) ?? 0)
          heard.set(item.invoiceId, tone)
        }
        // The ledger has one reminder per step and turn: a second one would be lost.
        const pass = `${stepKey} ${turn}`
        expect(done.has(pass)).toBe(false)
        done.add(pass)
      }
    }),
    { numRuns: 300 },
  )
})

test("no invoice meets a formal tone first, whatever was published before", () => {
  fc.assert(
    fc.property(life, (w) => {
      const told = new Set<string>()
      const first = live(w)
      for (const { tone, items } of first) {
        if (tone === toneRank("formal"))
          expect(items.some((item) => item.covered && told.has(item.invoiceId))).toBe(true)
        if (tone !== null || items.length > 0) for (const item of items) told.add(item.invoiceId)
      }
    }),
    { numRuns: 200 },
  )
})
