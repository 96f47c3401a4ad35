import { expect, test } from "vitest"
import { testDatabase } from "../../../../test/database.ts"
import { newWorld, type World } from "../../../../test/world.ts"
import { day } from "../../../kernel/day.ts"
import { recordPromise } from "../../../ledger/facts/workflows.ts"
import { approveDay, prepareDay } from "../../day/workflows.ts"
import { gate } from "../../gate/workflows.ts"
import { listMessages } from "../../listing/store.ts"
import { letterToPrint, recordPosting } from "../workflows.ts"
import { judgeWaitingLetters } from "./workflows.ts"

const database = await testDatabase()
const ports = { render: async () => Buffer.from("%PDF letter"), gate }

/** A customer reached by letters only, whose friendly letter was approved on Monday 9 March 2026. */
async function approvedLetter() {
  const world = await newWorld(database)
  const customerId = await world.customer("Plomberie Riou", { email: null, letter: true })
  const invoiceId = await world.invoice(customerId, "FA-3", "2026-03-02", 500_00)
  const monday = world.by("2026-03-09")
  await prepareDay(database.db, world.companyId, monday)
  const { approved } = await approveDay(database.db, world.companyId, monday)
  expect(approved).toHaveLength(1)
  return { world, customerId, invoiceId, id: approved[0]! }
}

const judge = (world: World, on: string) =>
  world.in((tx) => judgeWaitingLetters(tx, gate, { ...world.by(on), actor: "worker" }))
const print = (world: World, id: string, on: string) =>
  world.in((tx) => letterToPrint(tx, id, ports, world.by(on)))
const post = (world: World, messageId: string, postedOn: string, on = postedOn, evenIfNotDue = false) =>
  world.in((tx) =>
    recordPosting(tx, { messageId, postedOn: day(postedOn), evenIfNotDue }, ports, world.by(on)),
  )
const stateOf = async (world: World) => {
  const { items } = await world.in((tx) => listMessages(tx, {}))
  const [only] = items
  return { state: only?.state, reason: only?.stateReason, said: only?.stateSentence?.fr ?? null }
}

test("nothing has changed: the letter waits, also over a weekend when the post office is closed", async () => {
  const { world, id } = await approvedLetter()
  for (const on of ["2026-03-09", "2026-03-10", "2026-03-15"]) {
    await judge(world, on)
    expect(await stateOf(world)).toEqual({ state: "approved", reason: null, said: null })
  }
  await print(world, id, "2026-03-10")
  await post(world, id, "2026-03-10")
  expect((await stateOf(world)).state).toBe("sent")
})

test("paid before anybody printed it: the letter is withdrawn with its reason when it is listed for the post", async () => {
  const { world, id, customerId, invoiceId } = await approvedLetter()
  await world.pay(customerId, "2026-03-10", 500_00, invoiceId)
  await expect(print(world, id, "2026-03-10")).rejects.toThrow("LETTER_NO_LONGER_DUE")
  await judge(world, "2026-03-10")
  expect(await stateOf(world)).toMatchObject({ state: "cancelled", reason: "settled" })
})

test("promised since: the letter is held back and may be prepared anew", async () => {
  const { world, customerId } = await approvedLetter()
  const promise = { customerId, promisedFor: day("2026-03-20"), amountCents: null, invoiceIds: [] }
  await world.in((tx) => recordPromise(tx, promise, world.by("2026-03-10")))
  await judge(world, "2026-03-10")
  expect(await stateOf(world)).toMatchObject({ state: "held", reason: "promise" })
})

test("paid once it was printed: it may be in the post already, so it stays and says not to post it", async () => {
  const { world, id, customerId, invoiceId } = await approvedLetter()
  await print(world, id, "2026-03-09")
  await world.pay(customerId, "2026-03-10", 500_00, invoiceId)
  await judge(world, "2026-03-10")
  await judge(world, "2026-03-10")
  const now = await stateOf(world)
  expect(now).toMatchObject({ state: "approved", reason: "settled" })
  expect(now.said).toMatch(/^Ne postez pas cette lettre.*déjà partie\.$/)
  // It was posted the day before the money came: that was right, and it counts.
  await post(world, id, "2026-03-09", "2026-03-10")
  expect((await stateOf(world)).state).toBe("sent")
})

test("posted after it was paid: asked whether it really left, and counted when a person says so", async () => {
  const { world, id, customerId, invoiceId } = await approvedLetter()
  await print(world, id, "2026-03-09")
  await world.pay(customerId, "2026-03-10", 500_00, invoiceId)
  await expect(post(world, id, "2026-03-13")).rejects.toThrow("LETTER_NO_LONGER_DUE")
  expect((await stateOf(world)).state).toBe("approved")
  await post(world, id, "2026-03-13", "2026-03-13", true)
  expect((await stateOf(world)).state).toBe("sent")
})
