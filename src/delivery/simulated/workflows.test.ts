import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { newWorld, type World } from "../../../test/world.ts"
import { day } from "../../kernel/day.ts"
import type { SimulationRequest } from "../../policy/simulation.ts"
import { listSteps } from "../../policy/simulations/store.ts"
import { askForSimulation, runSimulation } from "../../policy/simulations/workflows.ts"
import { listMessages } from "../listing/store.ts"
import { writeSimulated } from "./workflows.ts"

const database = await testDatabase()
const NOBODY: SimulationRequest = {
  ...{ days: 45, assumption: "nobody-pays", draftOf: null, everybodyFollows: null },
}
let world: World
let garage: string
let town: string

beforeAll(async () => {
  world = await newWorld(database)
  await world.in((tx) =>
    tx
      .insertInto("ledger.freshness")
      .values({ company_id: tx.companyId, fresh_on: day("2026-12-31"), source: "story" })
      .execute(),
  )
  garage = await world.customer("Garage Morel")
  town = await world.customer("Ferronnerie Cariou", { email: null })
  await world.invoice(garage, "FA-1", "2026-03-02", 1_500_00)
  await world.invoice(town, "FA-2", "2026-03-02", 700_00)
})

async function simulated(on: string, changes: Partial<SimulationRequest> = {}): Promise<string> {
  const id = await world.in((tx) => askForSimulation(tx, { ...NOBODY, ...changes }, world.by(on)))
  await runSimulation(database.db, world.companyId, id)
  return id
}

const open = (id: string, customerId: string, on: string) =>
  writeSimulated(database.db, world.companyId, id, { customerId, on: day(on) })

test("each step of a simulation opens the message that the morning then prepares, word for word", async () => {
  const id = await simulated("2026-03-02")
  const steps = await world.in((tx) => listSteps(tx, id, { offset: 0, most: 100 }))
  const foreseen = new Map<string, string>()
  for (const step of steps) {
    const { written } = await open(id, step.customerId, step.on)
    if (written)
      foreseen.set(
        `${step.on} ${step.customerId}`,
        `${written.composed.subject}\n${written.composed.textBody}`,
      )
  }
  expect(foreseen.size).toBeGreaterThan(4)
  await world.runDays("2026-03-02", "2026-04-15")
  const { items } = await world.in((tx) => listMessages(tx, { limit: 500 }))
  const sent = items.map((message) => [
    `${message.plannedOn} ${message.customerId}`,
    `${message.subject}\n${message.textBody}`,
  ])
  const emails = sent.filter(([key]) => key!.endsWith(garage) && foreseen.has(key!))
  expect(emails.length).toBeGreaterThan(1)
  for (const [key, text] of emails) expect(text).toBe(foreseen.get(key!))
})

test("a call is opened as a call, a letter as a letter; what is not foreseen is refused with its reason", async () => {
  const other = await newWorld(database, "Atelier Nord")
  const customer = await other.customer("Plomberie Riou")
  await other.invoice(customer, "F-1", "2026-05-04", 900_00)
  const id = await other.in((tx) => askForSimulation(tx, NOBODY, other.by("2026-05-04")))
  await runSimulation(database.db, other.companyId, id)
  const steps = await other.in((tx) => listSteps(tx, id, { offset: 0, most: 100 }))
  const at = (on: string) =>
    writeSimulated(database.db, other.companyId, id, { customerId: customer, on: day(on) })
  const call = steps.find((step) => step.channel === "phone")!
  expect((await at(call.on)).written).toBeNull()
  await expect(at("2026-05-05")).rejects.toThrow("STEP_NOT_SIMULATED")
  // Its neighbour cannot open it.
  await expect(
    writeSimulated(database.db, world.companyId, id, { customerId: customer, on: call.on }),
  ).rejects.toThrow("SIMULATION_UNKNOWN")
  // A payment since: the message would be another one.
  await other.pay(customer, "2026-05-04", 100_00)
  await expect(at(steps[0]!.on)).rejects.toThrow("SIMULATION_OUTDATED")
})

test("a replay and a simulation where all pay as usual open their messages as well", async () => {
  const other = await newWorld(database, "Couverture Salaün")
  const customer = await other.customer("Boulangerie Petit")
  for (const [n, due] of ["2026-01-05", "2026-01-12", "2026-01-19"].entries()) {
    const invoice = await other.invoice(customer, `F-${n}`, due, 100_00)
    await other.pay(customer, `2026-02-${10 + n}`, 100_00, invoice)
  }
  await other.invoice(customer, "F-9", "2026-03-02", 400_00)
  for (const [assumption, on] of [
    ["as-usual", "2026-03-02"],
    ["replay", "2026-04-20"],
  ] as const) {
    const id = await other.in((tx) => askForSimulation(tx, { ...NOBODY, assumption, days: 60 }, other.by(on)))
    await runSimulation(database.db, other.companyId, id)
    const steps = await other.in((tx) => listSteps(tx, id, { offset: 0, most: 100 }))
    expect(steps.length).toBeGreaterThan(0)
    for (const step of steps) {
      const { view } = await writeSimulated(database.db, other.companyId, id, {
        ...{ customerId: customer, on: step.on },
      })
      expect(view).toMatchObject({ stepKey: step.stepKey, amountCents: step.amountCents })
    }
  }
})
