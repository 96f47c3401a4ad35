import { expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { newWorld, type World } from "../../../test/world.ts"
import { day } from "../../kernel/day.ts"
import { prepareDay } from "../day/workflows.ts"
import { listMessages } from "../listing/store.ts"
import { editMessage } from "../outbox/workflows.ts"
import { approveReviewed, reviewMessages } from "./workflows.ts"

const database = await testDatabase()
// Thursday 5 March 2026: the first reminder of what was due on Monday.
const ON = "2026-03-05"

const prepare = (world: World, on = ON) => prepareDay(database.db, world.companyId, world.by(on))

/** The messages that wait, by customer, with what the review says of each. */
async function review(world: World, on = ON) {
  return await world.in(async (tx) => {
    const { items } = await listMessages(tx, { states: ["prepared"], limit: 500 })
    const reviewed = await reviewMessages(tx, items, day(on))
    return new Map(items.map((message) => [message.customerName, { message, ...reviewed.get(message.id)! }]))
  })
}

const kindsOf = (one: { differences: readonly { kind: string }[] } | undefined) =>
  one?.differences.map(({ kind }) => kind)

test("six customers of a group, one owes twenty times the others: it alone stands out once all were written to", async () => {
  const world = await newWorld(database)
  const customers: string[] = []
  for (const name of ["Alba", "Bois", "Cira", "Dune", "Erin", "Faro"]) {
    const customer = await world.customer(name)
    customers.push(customer)
    await world.invoice(customer, `F1-${name}`, "2026-01-05", 100_00)
  }
  await prepare(world, "2026-01-08")
  expect(kindsOf((await review(world, "2026-01-08")).get("Alba"))).toEqual(["first-contact"])
  await world.run("2026-01-08")
  for (const customer of customers) await world.pay(customer, "2026-01-09", 100_00)
  for (const [n, customer] of customers.entries())
    await world.invoice(customer, `F2-${n}`, "2026-03-02", n === 3 ? 2_000_00 : 100_00)
  await prepare(world)
  const seen = await review(world)
  expect([...seen].filter(([, one]) => one.differences.length > 0).map(([name]) => name)).toEqual(["Dune"])
  expect(seen.get("Dune")!.differences[0]!.sentence.fr).toContain("100,00")
  // A text changed by hand and an address changed since the last message stand out too.
  const { message } = seen.get("Alba")!
  await world.in((tx) => editMessage(tx, message.id, { subject: "Bonjour" }, world.by(ON)))
  expect(kindsOf((await review(world)).get("Alba"))).toEqual(["edited"])
  await world.in((tx) =>
    tx
      .updateTable("ledger.contact")
      .set({ email: "nouveau@bois.test" })
      .where("company_id", "=", tx.companyId)
      .where("customer_id", "=", customers[1]!)
      .execute(),
  )
  await prepare(world)
  expect(kindsOf((await review(world)).get("Bois"))).toEqual(["replaces", "new-address"])
})

test("a part payment after the preparation: shown as before and after, refused, and approved anew once prepared again", async () => {
  const world = await newWorld(database, "Atelier Nord")
  const customer = await world.customer("Garage Morel")
  await world.invoice(customer, "FA-1", "2026-03-02", 900_00)
  await prepare(world)
  const approve = async () => {
    const { message } = (await review(world)).get("Garage Morel")!
    return await world.in(async (tx) => {
      const { approved, refused } = await approveReviewed(tx, [message.id], world.by(ON))
      return approved.length === 1 ? "approved" : refused[0]?.refusal.code
    })
  }
  await world.pay(customer, ON, 300_00)
  const stale = (await review(world)).get("Garage Morel")!
  expect(stale).toMatchObject({ isChanged: true })
  expect(kindsOf(stale)).toContain("changed")
  const amounts = stale.changes.map(({ what, before, after }) => [what, before.fr, after.fr])
  expect(amounts.map((words) => words.map((text) => text.replace(/\s/g, " ")))).toEqual([
    ["amount", "900,00 €", "600,00 €"],
  ])
  expect(await approve()).toBe("MESSAGE_CHANGED")
  await prepare(world)
  const fresh = (await review(world)).get("Garage Morel")!
  // Prepared again on the same day: what changed stays in sight, and it is not ticked by itself.
  expect(fresh).toMatchObject({ isChanged: false, mustBeReadAgain: true })
  expect(fresh.changes.map(({ what }) => what)).toEqual(["amount"])
  expect(await approve()).toBe("approved")
})

test("what nobody had touched yesterday and says more today is told, and ticked as usual", async () => {
  const world = await newWorld(database, "Voilerie Le Guen")
  const customer = await world.customer("Hôtel du Port")
  await world.invoice(customer, "FA-1", "2026-03-02", 900_00)
  await prepare(world)
  await world.invoice(customer, "FA-2", "2026-03-02", 100_00)
  await prepare(world, "2026-03-06")
  const seen = (await review(world, "2026-03-06")).get("Hôtel du Port")!
  expect(seen).toMatchObject({ isChanged: false, mustBeReadAgain: false })
  expect(seen.changes.map(({ what }) => what)).toEqual(["amount", "invoices"])
})

test("a neighbour’s messages and past are not in the review", async () => {
  const [one, other] = [await newWorld(database, "Un"), await newWorld(database, "Deux")]
  for (const world of [one, other]) {
    const customer = await world.customer("Boulangerie Petit")
    await world.invoice(customer, "FA-1", "2026-03-02", 900_00)
  }
  await prepare(one)
  await one.run(ON)
  await prepare(other)
  const { items } = await other.in((tx) => listMessages(tx, { states: ["prepared"] }))
  const crossed = await one.in((tx) => reviewMessages(tx, items, day(ON)))
  expect([...crossed.values()].flatMap(({ changes, scenario }) => [...changes, scenario.name])).toEqual([
    expect.any(String),
  ])
  expect(kindsOf((await review(other)).get("Boulangerie Petit"))).toEqual(["first-contact"])
})
