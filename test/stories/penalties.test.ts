import { expect, test } from "vitest"
import { readMessage } from "../../src/delivery/outbox/store.ts"
import { inputOf } from "../../src/delivery/rendering/workflows.ts"
import { day } from "../../src/kernel/day.ts"
import { openDispute } from "../../src/ledger/facts/workflows.ts"
import { letterOf } from "../../src/messages/letter.ts"
import { waivePenalties } from "../../src/penalties/bills/workflows.ts"
import { statementFor } from "../../src/penalties/statements/workflows.ts"
import { testDatabase } from "../database.ts"
import { newWorld, type World } from "../world.ts"

const database = await testDatabase()

/** The formal notice that waits for a person, as it would be written on a day. */
async function formalNotice(world: World, on: string) {
  return await world.in(async (tx) => {
    const row = await tx
      .selectFrom("delivery.message")
      .selectAll()
      .where("company_id", "=", world.companyId)
      .where("step_key", "=", "formal-notice")
      .where("state", "=", "prepared")
      .executeTakeFirstOrThrow()
    const message = await readMessage(tx, row.id)
    const input = (await inputOf(tx, message, day(on)))!
    return { input, letter: letterOf(input, message, "fr") }
  })
}

test("the formal notice asks for the very figures of the statement, and carries it line by line", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Cuisines Le Goff")
  const invoiceId = await world.invoice(customer, "FA-1", "2026-03-02", 2_400_00)
  await world.runDays("2026-02-16", "2026-04-01")
  const { input, letter } = await formalNotice(world, "2026-04-01")
  const statement = await world.in((tx) => statementFor(tx, { invoiceIds: [invoiceId] }, day("2026-04-01")))
  // 2 400 € at 12,15 % for 30 days: 23,97 €.
  expect(input.penalties).toMatchObject({
    penaltiesCents: 23_97,
    indemnityCents: 40_00,
    throughOn: "2026-04-01",
  })
  expect(statement.totals[0]).toMatchObject({ claimInterestCents: 23_97, claimIndemnityCents: 40_00 })
  const plain = JSON.stringify(letter).replace(/[\u00a0\u202f]/g, " ")
  expect(letter.annex?.invoices).toHaveLength(1)
  expect(plain).toContain("Facture FA-1")
  for (const figure of ["23,97 €", "40,00 €", "2 463,97 €"]) expect(plain).toContain(figure)
})

test("a contested invoice bears no figure of penalties in the notice for another one", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Garage Morvan")
  const contested = await world.invoice(customer, "FA-2", "2026-03-02", 2_400_00)
  await world.invoice(customer, "FA-3", "2026-03-02", 1_200_00)
  const dispute = {
    customerId: customer,
    invoiceId: contested,
    reason: "price" as const,
    disputedCents: 100_00,
  }
  await world.in((tx) => openDispute(tx, dispute, world.by("2026-02-20")))
  await world.runDays("2026-02-16", "2026-04-01")
  const { input } = await formalNotice(world, "2026-04-01")
  // Only FA-3: 1 200 € for 30 days, and its 40 €.
  expect(input.penalties).toMatchObject({ penaltiesCents: 11_98, indemnityCents: 40_00 })
})

test("what was let go is not asked for in the notice", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Plomberie Riou")
  await world.invoice(customer, "FA-4", "2026-03-02", 2_400_00)
  await world.runDays("2026-02-16", "2026-04-01")
  const waiver = {
    customerId: customer,
    currency: "EUR",
    invoiceIds: [],
    kinds: ["interest", "indemnity"] as const,
    reason: "geste",
  }
  await world.in((tx) => waivePenalties(tx, waiver, world.by("2026-04-01")))
  expect((await formalNotice(world, "2026-04-01")).input.penalties).toBeNull()
})

test("a consumer is never asked for penalties or the 40 €", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Mme Le Roux", { kind: "consumer" })
  await world.invoice(customer, "FA-5", "2026-03-02", 2_400_00)
  await world.runDays("2026-02-16", "2026-05-15")
  const { rows } = await world.in(async (tx) => ({
    rows: await tx
      .selectFrom("delivery.message")
      .selectAll()
      .where("company_id", "=", world.companyId)
      .execute(),
  }))
  expect(rows.length).toBeGreaterThan(1)
  for (const row of rows) expect(row.text_body).not.toMatch(/40[\s\u00a0\u202f]?€|L\. ?441-10/)
})
