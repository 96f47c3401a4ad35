import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { type Ask, testServer } from "../../../test/server.ts"
import { newWorld, type World } from "../../../test/world.ts"
import { addDays, dayAt } from "../../kernel/day.ts"
import { SHIPPED_SCENARIOS } from "../../policy/shipped-scenarios.ts"
import { firm, formalNotice, friendly, promiseBroken, toRecovery } from "../../policy/shipped-steps.ts"

const database = await testDatabase()
const today = dayAt(new Date())
let world: World
let owner: Ask
let at: string
let bakery: string

beforeAll(async () => {
  const server = await testServer(database)
  world = await newWorld(database, "Menuiserie Tanguy")
  owner = await server.member(world.companyId, "owner", "anne@previews.test")
  at = `/api/companies/${world.companyId}`
  bakery = await world.customer("Boulangerie Petit")
  await world.invoice(bakery, "F-1", addDays(today, -20), 400_00)
  await world.invoice(bakery, "F-2", addDays(today, 10), 250_00)
})

const preview = (customerId: string, step: object) =>
  owner("POST", `${at}/step-previews`, { customerId, step })

test("a step is shown as the customer would read it today, with what it really owes", async () => {
  const { status, json } = await preview(bakery, firm(15))
  expect([status, json.customerName, json.letterPdf]).toEqual([200, "Boulangerie Petit", null])
  expect(json.text).toContain("F-1")
  expect(json.text).not.toContain("F-2")
  expect(json.html).toContain("F-1")
  // A note before the due date is about what will fall due.
  expect(
    (await preview(bakery, friendly(-5, { tone: "courtesy", templateKey: "courtesy-before" }))).json.text,
  ).toContain("F-2")
})

test("a step on paper is shown as the letter itself", async () => {
  const { json } = await preview(bakery, formalNotice(30))
  expect(Buffer.from(json.letterPdf, "base64").subarray(0, 5).toString()).toBe("%PDF-")
})

test("a broken promise can be tried on somebody who promised nothing", async () => {
  expect((await preview(bakery, promiseBroken())).status).toBe(200)
})

test("every step of every shipped scenario that writes can be tried", async () => {
  for (const { steps } of SHIPPED_SCENARIOS)
    for (const step of steps.filter(({ templateKey }) => templateKey !== null))
      expect((await preview(bakery, step)).status, step.key).toBe(200)
})

test("what cannot be shown says why", async () => {
  expect((await preview(bakery, toRecovery(45))).json.error.code).toBe("STEP_WITHOUT_MESSAGE")
  const nobody = await world.customer("Sans dette")
  expect((await preview(nobody, firm(15))).json.error.code).toBe("CUSTOMER_OWES_NOTHING")
  const other = await newWorld(database, "Autre maison")
  const theirs = await other.customer("Client d’un autre")
  await other.invoice(theirs, "X-1", addDays(today, -20), 100_00)
  expect((await preview(theirs, firm(15))).json.error.code).toBe("CUSTOMER_UNKNOWN")
  expect((await preview(bakery, { ...firm(15), templateKey: "nowhere" })).json.error.code).toBe(
    "TEMPLATE_NOT_FOUND",
  )
})
