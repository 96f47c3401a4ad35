import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { newWorld, type World } from "../../../test/world.ts"
import { addDays, type Day, day } from "../../kernel/day.ts"
import { recordReminder } from "../../ledger/reminders/store.ts"
import { decideFor } from "../plan/workflows.ts"
import { changeScenario } from "../scenarios/workflows.ts"
import { compareSimulations, type SimulationRequest } from "../simulation.ts"
import { takenStep } from "../taken-step.ts"
import { listSteps, readSimulation } from "./store.ts"
import { askForSimulation, cancelSimulation, runSimulation, simulate } from "./workflows.ts"

const database = await testDatabase()
const NOBODY: SimulationRequest = {
  days: 60,
  assumption: "nobody-pays",
  draftOf: null,
  everybodyFollows: null,
}
let world: World
const customers: string[] = []

const LETTERS_OF_SIXTY_DAYS = 3 * 1_52 + 6_11

// Easter Monday is 6 April 2026, the clocks change on 29 March.
beforeAll(async () => {
  world = await newWorld(database)
  for (const [name, kind, email] of [
    ["Garage Morel", "professional", undefined],
    ["Mairie de Plouhinec", "public", undefined],
    ["Yann Kerbrat", "consumer", undefined],
    ["Ferronnerie Cariou", "professional", null],
  ] as const) {
    const customer = await world.customer(name, { kind, ...(email === null ? { email } : {}) })
    customers.push(customer)
    await world.invoice(customer, `FA-${name}`, "2026-03-02", 1_500_00)
    await world.invoice(customer, `FB-${name}`, "2026-03-20", 700_00)
  }
  await world.in((tx) =>
    tx
      .insertInto("ledger.freshness")
      .values({ company_id: tx.companyId, fresh_on: day("2026-12-31"), source: "story" })
      .execute(),
  )
})

const told = (
  steps: readonly { on: Day; customerId: string; stepKey: string; channel: string; amountCents: number }[],
) =>
  steps
    .map(
      (step) =>
        `${step.on} ${customers.indexOf(step.customerId)} ${step.stepKey} ${step.channel} ${step.amountCents}`,
    )
    .sort()

/** What the daily run would do, morning after morning, every step taken on its day. */
async function mornings(from: Day, days: number): Promise<string[]> {
  const steps = []
  for (let on = from; on < addDays(from, days); on = addDays(on, 1)) {
    steps.push(
      ...(await world.in(async (tx) => {
        const acts = (await decideFor(tx, customers, on)).filter((decision) => decision.kind === "act")
        for (const act of acts) {
          const past = takenStep(act, on)
          const { customerId, channel } = act
          await recordReminder(tx, {
            ...past,
            ...{ customerId, channel, messageId: null, scenarioVersion: null },
          })
        }
        return acts.map((act) => ({ ...act, on }))
      })),
    )
  }
  return told(steps)
}

test("a simulation takes the very steps that the mornings then take", async () => {
  const from = day("2026-03-02")
  const tried = await simulate(database.db, world.companyId, NOBODY, from)
  const lived = await mornings(from, 60)
  expect(told(tried!.steps)).toEqual(lived)
  // Each kind of customer in its own scenario, by the rules of a new company.
  const scenarioOf = new Map(
    tried!.steps.map((step) => [customers.indexOf(step.customerId), step.scenarioKey]),
  )
  expect([...scenarioOf].sort()).toEqual([
    [0, "standard"],
    [1, "public-body"],
    [2, "consumer"],
    [3, "no-email"],
  ])
  expect(lived.filter((line) => / 1 .*(formal-notice)/.test(line))).toEqual([])
  // Letters to the one without e-mail: two friendly ones, a firm one, a registered one, at the tariff.
  const cost = tried!.summary.byStep.filter((step) => step.scenarioKey === "no-email")
  expect(cost.reduce((sum, step) => sum + step.costCents, 0)).toBe(LETTERS_OF_SIXTY_DAYS)
  expect(tried!.summary.days.every(({ on }) => on !== "2026-04-06")).toBe(true)
})

test("who pays as usual gets fewer reminders; a draft is compared with what is in force", async () => {
  const other = await newWorld(database, "Atelier Nord")
  const customer = await other.customer("Boulangerie Petit")
  // Four invoices paid ten days late: the fifth is expected on 12 March.
  for (const [n, due] of ["2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26"].entries()) {
    const invoice = await other.invoice(customer, `F-${n}`, due, 100_00)
    await other.pay(customer, addDays(day(due), 10), 100_00, invoice)
  }
  await other.invoice(customer, "F-9", "2026-03-02", 400_00)
  const run = (request: Partial<SimulationRequest>) =>
    simulate(database.db, other.companyId, { ...NOBODY, ...request }, day("2026-03-02"))
  const usual = await run({ assumption: "as-usual" })
  expect(usual!.steps.map((step) => `${step.on} ${step.stepKey}`)).toEqual(["2026-03-05 friendly-email"])
  const never = await run({})
  const small = await run({ everybodyFollows: "small-amounts" })
  expect(small!.steps.map((step) => step.stepKey)).toEqual([
    "friendly-email",
    "second-friendly",
    "firm-email",
  ])
  expect(compareSimulations(never!.summary, small!.summary).byStep).toContainEqual({
    ...{ stepKey: "formal-notice", before: 1, after: 0 },
  })
})

test("a replay takes the past as it was paid: who paid on the ninth day never hears of the fifteenth", async () => {
  const other = await newWorld(database, "Couverture Salaün")
  const customer = await other.customer("Hôtel du Port")
  const invoice = await other.invoice(customer, "F-1", "2026-03-02", 900_00)
  await other.pay(customer, "2026-03-11", 900_00, invoice)
  const late = await other.customer("Plomberie Riou")
  await other.invoice(late, "F-2", "2026-03-02", 900_00)
  const replay = await simulate(
    database.db,
    other.companyId,
    { ...NOBODY, assumption: "replay" },
    day("2026-05-01"),
  )
  const of = (id: string) =>
    replay!.steps.filter((step) => step.customerId === id).map((step) => `${step.on} ${step.stepKey}`)
  expect(of(customer)).toEqual(["2026-03-05 friendly-email"])
  expect(of(late).slice(0, 3)).toEqual([
    "2026-03-05 friendly-email",
    "2026-03-12 phone-call",
    "2026-03-17 firm-email",
  ])
  expect(replay!.summary).toMatchObject({ from: "2026-03-02", to: "2026-04-30" })
})

test("a simulation that was asked for is run behind the pages, tells where it is, and can be cancelled", async () => {
  const by = world.by("2026-03-02")
  const ask = () => world.in((tx) => askForSimulation(tx, { ...NOBODY, days: 10 }, by))
  const done = await ask()
  await runSimulation(database.db, world.companyId, done)
  const kept = await world.in((tx) => readSimulation(tx, done))
  expect(kept).toMatchObject({ state: "done", daysDone: 10 })
  const steps = await world.in((tx) => listSteps(tx, done, { offset: 0, most: 100 }))
  expect(steps).toHaveLength(kept.summary!.steps)
  const cancelled = await ask()
  await world.in((tx) => cancelSimulation(tx, cancelled))
  await runSimulation(database.db, world.companyId, cancelled)
  expect(await world.in((tx) => readSimulation(tx, cancelled))).toMatchObject({
    state: "cancelled",
    daysDone: 0,
  })
  let heard = 0
  const stopped = await simulate(database.db, world.companyId, NOBODY, day("2026-03-02"), (days) => {
    heard = days
    return days < 3
  })
  expect([stopped, heard]).toEqual([null, 3])
})

test("a morning holds so many and no more: the most urgent leave first, the others on the next mornings", async () => {
  const other = await newWorld(database, "Fleurs d’Armor")
  const names = new Map<string, string>()
  for (const [name, cents] of [
    ["petit", 100_00],
    ["grand", 900_00],
    ["moyen", 500_00],
  ] as const) {
    const customer = await other.customer(name)
    names.set(customer, name)
    await other.invoice(customer, `F-${name}`, "2026-03-02", cents)
  }
  const { writeCompanySetting } = await import("../settings/store.ts")
  const { USUAL_CALENDAR } = await import("../calendar.ts")
  await other.in((tx) =>
    writeCompanySetting(tx, { calendar: { ...USUAL_CALENDAR, mostPerMorning: 1 } }, "operator"),
  )
  await other.in((tx) => changeScenario(tx, { preferredWeekdays: [] }, other.by("2026-03-02")))
  // Thursday 5 March, Friday 6, Monday 9.
  const tried = await simulate(database.db, other.companyId, { ...NOBODY, days: 9 }, day("2026-03-02"))
  const expected = ["2026-03-05 grand", "2026-03-06 moyen", "2026-03-09 petit"]
  expect(tried!.steps.map((step) => `${step.on} ${names.get(step.customerId)}`)).toEqual(expected)
  const run = await other.run("2026-03-05")
  expect(run.messages.map((message) => names.get(message.customerId))).toEqual(["grand"])
})

test("the plan that is asked for says who waits for another morning, and is the one that the run then takes", async () => {
  const other = await newWorld(database, "Voilerie Le Guen")
  const names = new Map<string, string>()
  for (const [name, cents] of [
    ["petit", 100_00],
    ["grand", 900_00],
    ["moyen", 500_00],
  ] as const) {
    const customer = await other.customer(name)
    names.set(customer, name)
    await other.invoice(customer, `F-${name}`, "2026-03-02", cents)
  }
  const { writeCompanySetting } = await import("../settings/store.ts")
  const { USUAL_CALENDAR } = await import("../calendar.ts")
  await other.in((tx) =>
    writeCompanySetting(tx, { calendar: { ...USUAL_CALENDAR, mostPerMorning: 2 } }, "operator"),
  )
  await other.in((tx) => changeScenario(tx, { preferredWeekdays: [] }, other.by("2026-03-02")))
  const told = (await other.plan("2026-03-05")).map((view) => [names.get(view.customerId), view.because])
  expect(new Map(told as [string, string][])).toEqual(
    new Map([
      ["petit", "morning-full"],
      ["grand", "step-due"],
      ["moyen", "step-due"],
    ]),
  )
  const small = (await other.plan("2026-03-05")).find((view) => names.get(view.customerId) === "petit")!
  expect([small.kind, small.until]).toEqual(["wait", "2026-03-06"])
  const run = await other.run("2026-03-05")
  expect(run.messages.map((message) => names.get(message.customerId))).toEqual(["grand", "moyen"])
})
