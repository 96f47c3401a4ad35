import { expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { newWorld } from "../../../test/world.ts"
import { day } from "../../kernel/day.ts"
import { recordPromise } from "../../ledger/facts/workflows.ts"
import { readHistories } from "./store.ts"

const database = await testDatabase()

/** A debtor of two invoices of 600,00 € who promised 500,00 € of the first on 2 March for 10 March 2026. */
async function promised(amountCents: number | null = 500_00) {
  const world = await newWorld(database)
  const customerId = await world.customer("Garage Morel")
  const named = await world.invoice(customerId, "G-1", "2026-02-10", 600_00)
  const other = await world.invoice(customerId, "G-2", "2026-02-20", 600_00)
  const promise = { customerId, promisedFor: day("2026-03-10"), amountCents, invoiceIds: [named] }
  await world.in((tx) => recordPromise(tx, promise, world.by("2026-03-02")))
  const historyOn = async (on: string) =>
    (await world.in((tx) => readHistories(tx, [customerId], day(on)))).get(customerId)
  return { world, customerId, named, other, historyOn }
}

test("a promise of which nothing came is broken, once its day and the grace are over", async () => {
  const { historyOn } = await promised()
  expect(await historyOn("2026-03-11")).toMatchObject({ brokenPromises: 0, partKeptPromises: 0 })
  expect(await historyOn("2026-03-12")).toMatchObject({ brokenPromises: 1, partKeptPromises: 0 })
})

test.each([
  ["of a sum", 500_00],
  ["of everything", null],
])("a promise %s of which a part came is kept in part, not broken", async (_, amountCents) => {
  const { world, customerId, named, historyOn } = await promised(amountCents)
  await world.pay(customerId, "2026-03-09", 100_00, named)
  expect(await historyOn("2026-03-12")).toMatchObject({ brokenPromises: 0, partKeptPromises: 1 })
})

test("the whole sum promised, on the last day of grace: kept", async () => {
  const { world, customerId, named, historyOn } = await promised()
  await world.pay(customerId, "2026-03-11", 500_00, named)
  expect(await historyOn("2026-03-12")).toMatchObject({ brokenPromises: 0, partKeptPromises: 0 })
})

test("money set against an invoice that the promise does not name keeps nothing of it", async () => {
  const { world, customerId, other, historyOn } = await promised()
  await world.pay(customerId, "2026-03-09", 600_00, other)
  expect(await historyOn("2026-03-12")).toMatchObject({ brokenPromises: 1, partKeptPromises: 0 })
})

test("what came after the grace is too late", async () => {
  const { world, customerId, named, historyOn } = await promised()
  await world.pay(customerId, "2026-03-12", 500_00, named)
  expect(await historyOn("2026-03-13")).toMatchObject({ brokenPromises: 1, partKeptPromises: 0 })
})
