import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { type Ask, testServer } from "../../../test/server.ts"
import { newWorld } from "../../../test/world.ts"
import { addDays, addMonths, dayAt } from "../../kernel/day.ts"

const database = await testDatabase()
const server = await testServer(database)
const world = await newWorld(database)
// The API knows the real day: five years less two months ago is within six months of the limit.
const today = dayAt(new Date())
const issuedOn = addMonths(today, -58)
const lastSafeOn = addMonths(issuedOn, 60)
const garage = await world.customer("SARL Garage Morel")
const invoice = await world.invoice(garage, "G-1", addDays(issuedOn, 30), 3_000_00, { issuedOn })
const at = `/api/companies/${world.companyId}`
let owner: Ask
let controller: Ask

beforeAll(async () => {
  owner = await server.member(world.companyId, "owner", "anne@tanguy.test")
  controller = await server.member(world.companyId, "controller", "marie@tanguy.test")
})

test("an old unpaid invoice is on the list and in its file", async () => {
  const { json } = await controller("GET", `${at}/limitations?within=6&customerId=${garage}`)
  expect(json).toMatchObject({ total: 1, items: [{ number: "G-1", lastSafeOn, claimKind: "business" }] })
  const file = await controller("GET", `${at}/limitations.csv?within=6`)
  expect(file.headers.get("content-disposition")).toContain(`prescription-${today}.csv`)
  expect(file.text).toContain("SARL Garage Morel")
})

test("an acknowledgement, with who noted it, takes the invoice off the list; cancelled, it is back", async () => {
  const event = { invoiceId: invoice, type: "acknowledgement", happenedOn: today, proof: "courriel" }
  const { json: made } = await controller("POST", `${at}/limitation-events`, event)
  const { json: whole } = await owner("GET", `${at}/invoices/${invoice}/limitation`)
  expect(whole.lastSafeOn).toBe(addMonths(today, 60))
  expect(whole.events).toMatchObject([{ createdBy: "marie", proof: "courriel", cancelledOn: null }])
  expect(whole.readings[0].outcomes[0]).toMatchObject({ effect: "interrupts" })
  expect((await owner("GET", `${at}/limitations`)).json.total).toBe(0)
  await owner("POST", `${at}/limitation-events/${made.id}/cancellation`, { reason: "pas signé" })
  expect((await owner("GET", `${at}/limitations`)).json.total).toBe(1)
})

test("the end of the work may be noted, and taken back", async () => {
  const path = `${at}/invoices/${invoice}/limitation`
  const completedOn = addDays(issuedOn, -10)
  await controller("PATCH", path, { completedOn })
  expect((await controller("GET", path)).json).toMatchObject({
    completedOn,
    lastSafeOn: addMonths(completedOn, 60),
  })
  await controller("PATCH", path, { completedOn: null })
  expect((await controller("GET", path)).json).toMatchObject({ completedOn: null, lastSafeOn })
})

test("only the owner says what the company’s trade is, and the lists follow", async () => {
  const change = { sector: "transport", commercialCommand: true }
  expect((await controller("PATCH", `${at}/law-settings`, change)).status).toBe(403)
  expect((await owner("PATCH", `${at}/law-settings`, change)).json).toEqual({
    ...{ sector: "transport", seasonalAccords: false, commercialCommand: true },
  })
  const { json } = await owner("GET", `${at}/limitations`)
  expect(json.items).toMatchObject([{ claimKind: "carriage", warning: "over" }])
})

test("the routes for a customer say what they were worked out from", async () => {
  const { json } = await controller("GET", `${at}/customers/${garage}/routes`)
  expect(json.facts).toMatchObject({ debtor: "company", amountCents: 3_000_00, contested: "no" })
  expect(json.routes.map(({ key }: { key: string }) => key)).toEqual([
    ...["payment-order", "commercial-command", "interim-order"],
  ])
  const asked = await controller("GET", `${at}/customers/${garage}/routes?debtor=public`)
  expect(asked.json.routes[0]).toMatchObject({ key: "written-claim" })
})
