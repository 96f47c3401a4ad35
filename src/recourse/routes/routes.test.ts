import { expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { newWorld } from "../../../test/world.ts"
import { day } from "../../kernel/day.ts"
import { openDispute, placeHold } from "../../ledger/facts/workflows.ts"
import { changeLawSettings } from "../../ledger/law-settings/workflows.ts"
import { customerRoutes, type RouteQuestion } from "./workflows.ts"

const database = await testDatabase()
const TODAY = "2026-03-20"

async function debtor(name: string, kind: "professional" | "consumer" | "public" = "professional") {
  const world = await newWorld(database)
  const customer = await world.customer(name, { kind })
  const invoice = await world.invoice(customer, "F-1", "2026-02-28", 3_000_00)
  await world.invoice(customer, "F-2", "2026-04-30", 1_000_00)
  const read = (asked: RouteQuestion = {}) =>
    world.in((tx) => customerRoutes(tx, customer, asked, day(TODAY)))
  return { world, customer, invoice, read }
}

test("what is late of a civil company goes to the judicial court: its name says what it is", async () => {
  const { read } = await debtor("SCI Les Tilleuls")
  const advice = await read()
  expect(advice.facts).toMatchObject({ debtor: "civil-company", amountCents: 3_000_00, contested: "no" })
  expect(advice.supposed.debtor).toBe(false)
  expect(advice.routes.map(({ key, court }) => `${key} ${court}`)).toEqual([
    ...["payment-order judicial", "small-claims none"],
  ])
})

test("a business whose form is not known is supposed a commercial company, and that is said", async () => {
  const { read } = await debtor("Garage Morel")
  expect(await read()).toMatchObject({ facts: { debtor: "company" }, supposed: { debtor: true } })
  expect((await read({ debtor: "artisan" })).supposed.debtor).toBe(false)
})

test("an open dispute closes the payment order", async () => {
  const { world, customer, invoice, read } = await debtor("SAS Nord")
  await world.in((tx) =>
    openDispute(tx, { customerId: customer, invoiceId: invoice, reason: "not-delivered" }, world.by(TODAY)),
  )
  const advice = await read()
  expect(advice.facts.contested).toBe("yes")
  expect(advice.excluded.map(({ key }) => key)).toContain("payment-order")
  expect((await read({ contested: "serious" })).routes.map(({ key }) => key)).toEqual(["summons"])
})

test("a customer in insolvency leaves the proof of claim only", async () => {
  const { world, customer, read } = await debtor("SARL Le Goff")
  await world.in((tx) => placeHold(tx, { customerId: customer, kind: "insolvent" }, world.by(TODAY)))
  expect((await read()).routes.map(({ key }) => key)).toEqual(["proof-of-claim"])
})

test("the command between traders shows once the company holds that it can be used", async () => {
  const { world, read } = await debtor("SAS Nord")
  expect((await read()).routes.map(({ key }) => key)).not.toContain("commercial-command")
  await world.in((tx) => changeLawSettings(tx, { commercialCommand: true }, world.by(TODAY)))
  expect((await read()).routes.map(({ key }) => key)).toContain("commercial-command")
})

test.each([
  ["consumer", "small-claims none"],
  ["public", "written-claim none"],
] as const)("a %s customer is read as such", async (kind, first) => {
  const { read } = await debtor("Mairie de Rennes", kind)
  expect((await read()).routes.map(({ key, court }) => `${key} ${court}`)[0]).toBe(first)
})
