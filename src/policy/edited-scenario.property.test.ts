import fc from "fast-check"
import { expect, test } from "vitest"
import { addDays, type Day, day } from "../kernel/day.ts"
import type { RuleConditions } from "./assignment.ts"
import type { OpenItem, PastStep } from "./book.ts"
import { bookWith, companyOn, openItem } from "./books.test-data.ts"
import { USUAL_CALENDAR } from "./calendar.ts"
import { type Conduct, follow } from "./conduct.ts"
import { shownItems } from "./gate.ts"
import { type Scenario, type Step, toneRank } from "./scenario.ts"
import { refuseUnsound } from "./scenario-soundness.ts"
import { NO_HISTORY } from "./segment.ts"
import { SHIPPED_SCENARIOS } from "./shipped-scenarios.ts"
import { takenStep } from "./taken-step.ts"
import { USUAL_TARIFF } from "./tariff.ts"

const START = day("2026-02-16")
const DAYS = 120

const SCENARIOS = SHIPPED_SCENARIOS.length

/** What a rule may ask here: things that come and go while a customer is under way. */
const CONDITIONS: readonly RuleConditions[] = [
  ...[{ leastOverdueCents: 1_300_00 }, { leastOverdueCents: 2_500_00 }, { mostOpenCents: 2_000_00 }],
  ...[{ leastRelationDays: 110 }, { mostRelationDays: 130 }, { kinds: ["professional"] as const }],
]

const scenario = fc.nat(SCENARIOS - 1)

/** What a person may do while customers are under way: to any scenario, to the rules, to one customer. */
const edit = fc.record({
  on: fc.integer({ min: 1, max: DAYS - 1 }),
  act: fc.oneof(
    fc.record({ kind: fc.constant("shift" as const), scenario, by: fc.integer({ min: -5, max: 20 }) }),
    fc.record({ kind: fc.constant("drop" as const), scenario, step: fc.nat(9) }),
    fc.record({ kind: fc.constant("bring-in" as const), scenario, from: scenario, step: fc.nat(9) }),
    fc.record({ kind: fc.constant("swap" as const), scenario, step: fc.nat(8) }),
    fc.record({ kind: fc.constant("roll-back" as const), scenario, version: fc.nat(20) }),
    fc.record({
      kind: fc.constant("rules" as const),
      rules: fc.array(fc.record({ when: fc.nat(CONDITIONS.length - 1), scenario }), { maxLength: 4 }),
    }),
    fc.record({ kind: fc.constant("choose" as const), scenario: fc.option(scenario, { nil: null }) }),
  ),
})
type Act = (typeof edit extends fc.Arbitrary<infer T> ? T : never)["act"]

const life = fc.record({
  start: scenario,
  edits: fc.array(edit, { maxLength: 16 }),
  invoices: fc.array(
    fc.record({
      due: fc.integer({ min: -40, max: 40 }),
      paidAfter: fc.option(fc.integer({ min: 1, max: DAYS }), { nil: null }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
})
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never

/** What a company set, and every text that each scenario ever had. */
interface Company {
  readonly conduct: Conduct
  readonly chosen: string | null
  readonly published: ReadonlyMap<string, readonly Scenario[]>
}

const newCompany = (start: number): Company => ({
  conduct: {
    scenarios: new Map(SHIPPED_SCENARIOS.map((each) => [each.key, each])),
    rules: [{ name: "Tous", when: {}, scenarioKey: SHIPPED_SCENARIOS[start]!.key }],
    ...{ rulesRevision: 1, calendar: USUAL_CALENDAR, tariff: USUAL_TARIFF },
  },
  chosen: null,
  published: new Map(SHIPPED_SCENARIOS.map((each) => [each.key, [each]])),
})

/** The company after an edit; the same one when the edit would be refused, as publishing refuses it. */
function edited(company: Company, act: Act): Company {
  if (act.kind === "choose")
    return { ...company, chosen: act.scenario === null ? null : SHIPPED_SCENARIOS[act.scenario]!.key }
  if (act.kind === "rules") {
    const rules = act.rules.map(({ when, scenario }, n) => ({
      ...{ name: `Règle ${n}`, when: CONDITIONS[when]!, scenarioKey: SHIPPED_SCENARIOS[scenario]!.key },
    }))
    return { ...company, conduct: { ...company.conduct, rules } }
  }
  const { key } = SHIPPED_SCENARIOS[act.scenario]!
  const { conduct, published } = company
  const past = published.get(key)!
  const next = contentAfter(conduct.scenarios.get(key)!, past, act)
  try {
    refuseUnsound(next)
  } catch {
    return company
  }
  return {
    ...company,
    conduct: { ...conduct, scenarios: new Map(conduct.scenarios).set(key, next) },
    published: new Map(published).set(key, [...past, next]),
  }
}

function contentAfter(
  scenario: Scenario,
  published: readonly Scenario[],
  act: Exclude<Act, { kind: "rules" | "choose" }>,
): Scenario {
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
  /** The scenario that was followed, and whether it said what it said at first. */
  readonly scenarioKey: string
  readonly isEdited: boolean
  readonly on: Day
  readonly tone: number | null
  readonly stepKey: string
  readonly turn: string
  readonly items: PastStep["items"]
}

/** Lives through four months in which scenarios, rules and choices change at random moments. */
function live(w: Life): Taken[] {
  let company = newCompany(w.start)
  const past: PastStep[] = []
  const taken: Taken[] = []
  const history = { ...NO_HISTORY, customerSince: addDays(START, -90) }
  for (let index = 0; index < DAYS; index += 1) {
    for (const change of w.edits.filter((candidate) => candidate.on === index))
      company = edited(company, change.act)
    const on = addDays(START, index)
    const book = bookWith({ items: itemsOn(w.invoices, index), past: [...past], history })
    const { chosen } = company
    const setting = {
      chosen: chosen === null ? null : { scenarioKey: chosen, chosenBy: "anne", reason: null },
      calendar: null,
    }
    const situation = { company: companyOn(on, { followedSince: START }), region: "FR" }
    const { decision } = follow(book, setting, company.conduct, situation)
    if (decision.kind === "act") {
      expect(shownItems(decision).length).toBeGreaterThan(0)
      const step = takenStep(decision, on)
      past.push(step)
      const isEdited = !SHIPPED_SCENARIOS.includes(company.conduct.scenarios.get(decision.scenarioKey)!)
      taken.push({ ...step, on, scenarioKey: decision.scenarioKey, isEdited })
    }
  }
  return taken
}

test("several scenarios edited, published and rolled back under way, and rules that move the customer: no step repeated, never a softer tone", () => {
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

test("the lives above do lead from one scenario to another, and through edited ones", () => {
  const lives = fc.sample(life, { numRuns: 200, seed: 11 }).map(live)
  // Otherwise the property would hold of lives in which nothing happens.
  expect(
    lives.filter((taken) => new Set(taken.map((step) => step.scenarioKey)).size > 1).length,
  ).toBeGreaterThan(40)
  expect(lives.filter((taken) => taken.some((step) => step.isEdited)).length).toBeGreaterThan(20)
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
