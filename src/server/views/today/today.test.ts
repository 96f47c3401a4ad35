import { expect, test } from "vitest"
import { testDatabase } from "../../../../test/database.ts"
import { testServer } from "../../../../test/server.ts"
import { newWorld } from "../../../../test/world.ts"
import { addDays, type Day, dayAt } from "../../../kernel/day.ts"
import { asOperator } from "../../../kernel/store.ts"
import { openDispute, recordPromise, recordReply } from "../../../ledger/facts/workflows.ts"
import { openTask } from "../../../ledger/tasks/store.ts"
import type { Item } from "./item.ts"

const database = await testDatabase()
const server = await testServer(database)

/** A company on 23 November 2026 with two people and three customers who are late. */
async function morning(name: string) {
  const world = await newWorld(database, name)
  const on = dayAt(new Date())
  await asOperator(database.db, (tx) =>
    tx
      .updateTable("ledger.company")
      .set({ demo_today: on, data_max_age_days: 30 })
      .where("id", "=", world.companyId)
      .execute(),
  )
  await world.in((tx) =>
    tx
      .insertInto("ledger.freshness")
      .values({ company_id: world.companyId, fresh_on: on, source: "story" })
      .execute(),
  )
  const mark = world.companyId.slice(-6)
  const anne = await server.member(world.companyId, "owner", `anne-${mark}@tanguy.test`)
  const paul = await server.member(world.companyId, "controller", `paul-${mark}@tanguy.test`)
  const at = (path: string) => `/api/companies/${world.companyId}${path}`
  const customer = async (who: string, cents: number) => {
    const id = await world.customer(who)
    const invoiceId = await world.invoice(id, `F-${who}`, addDays(on, -5), cents)
    return { id, invoiceId }
  }
  const [small, large, middle] = [
    await customer("Petit", 100_00),
    await customer("Gros", 9_000_00),
    await customer("Moyen", 500_00),
  ]
  const members = (await anne("GET", at("/team"))).json.members as { userId: string; name: string }[]
  const idOf = (who: string) => members.find((one) => one.name.startsWith(who))!.userId
  const list = async (ask = anne, query = "") =>
    (await ask("GET", at(`/today/list${query}`))).json as {
      items: (Item & { snoozedUntilOn: Day | null })[]
      total: number
      snoozed: number
      nextWorkOn: Day | null
      standsInFor: string[]
    }
  const keys = async (ask = anne, query = "") =>
    (await list(ask, query)).items.map((one) => `${one.kind} ${one.customerName}`)
  return { world, on, by: world.by(on), anne, paul, at, small, large, middle, idOf, list, keys, mark }
}

test("answers come first, then what was agreed, then calls and tasks, the largest sums first within", async () => {
  const { world, on, by, small, large, middle, keys } = await morning("Ordre")
  await world.in(async (tx) => {
    await recordReply(tx, { customerId: small.id, summary: "Je paie lundi" }, by)
    await recordReply(tx, { customerId: large.id, summary: "Qui êtes-vous ?" }, by)
    const promised = { customerId: middle.id, promisedFor: addDays(on, -3), madeOn: addDays(on, -8) }
    await recordPromise(tx, promised, by)
    const dispute = { ...middle, customerId: middle.id, reason: "price" as const, disputedCents: 10_00 }
    await openDispute(tx, { ...dispute, openedOn: addDays(on, -30), answerBy: on }, by)
    const call = { kind: "phone" as const, title: "Appel", createdOn: on, dueOn: on }
    await openTask(tx, { ...call, customerId: small.id, amountCents: 100_00 })
    await openTask(tx, { ...call, customerId: large.id, amountCents: 9_000_00 })
    // Tomorrow's work is tomorrow's.
    await openTask(tx, { ...call, customerId: middle.id, dueOn: addDays(on, 1) })
  })
  expect(await keys()).toEqual([
    "reply Gros",
    "reply Petit",
    "promise Moyen",
    "dispute Moyen",
    "call Gros",
    "call Petit",
  ])
})

test("what is put off comes back on its day, for whoever put it off alone", async () => {
  const { world, on, by, small, anne, paul, at, keys, list } = await morning("Plus tard")
  const id = await world.in((tx) => recordReply(tx, { customerId: small.id, summary: "Bonjour" }, by))
  const key = `reply:${id}`
  const today = await anne("POST", at("/snoozes"), { key, untilOn: on })
  expect(today.json.error.code).toBe("SNOOZE_NOT_LATER")
  await anne("POST", at("/snoozes"), { key, untilOn: addDays(on, 2) })
  expect([await keys(anne), await keys(paul)]).toEqual([[], ["reply Petit"]])
  expect(await list(anne, "?snoozed=true")).toMatchObject({ snoozed: 1, items: [{ key }] })
  await asOperator(database.db, (tx) =>
    tx
      .updateTable("ledger.company")
      .set({ demo_today: addDays(on, 2) })
      .where("id", "=", world.companyId)
      .execute(),
  )
  expect((await keys(anne)).filter((one) => one.startsWith("reply"))).toEqual(["reply Petit"])
  await anne("POST", at("/snoozes"), { key, untilOn: addDays(on, 4) })
  await anne("DELETE", at(`/snoozes/${key}`))
  expect((await keys(anne)).filter((one) => one.startsWith("reply"))).toEqual(["reply Petit"])
})

test("mine is what I look after, what was given to me, and what is nobody’s; a substitute gets it meanwhile", async () => {
  const { world, on, by, small, large, anne, paul, at, idOf, keys, list, mark } = await morning("Les miens")
  await anne("POST", at("/customer-owners"), { customerIds: [small.id], userId: idOf("paul") })
  await world.in(async (tx) => {
    await recordReply(tx, { customerId: small.id, summary: "À Paul" }, by)
    await recordReply(tx, { customerId: large.id, summary: "À personne" }, by)
  })
  await anne("POST", at("/tasks"), { title: "Pour Anne", dueOn: on, assignedTo: idOf("anne") })
  await anne("POST", at("/comments"), { customerId: large.id, text: `@paul-${mark} vois-tu ?` })
  expect(await keys(anne)).toEqual(["reply Gros", "task null"])
  expect(await keys(paul)).toEqual(["reply Gros", "reply Petit", "mention Gros"])
  expect((await list(anne, "?scope=all")).total).toBeGreaterThanOrEqual(4)
  const away = { userId: idOf("paul"), substituteId: idOf("anne"), fromOn: on, toOn: on }
  await paul("POST", at("/absences"), away)
  expect(await keys(anne)).toEqual(["reply Gros", "reply Petit", "mention Gros", "task null"])
  expect((await list(anne)).standsInFor).toEqual([`paul-${mark}`])
})

test("an answer that was dealt with by mistake waits again", async () => {
  const { world, by, small, anne, at, keys } = await morning("Annuler")
  const id = await world.in((tx) => recordReply(tx, { customerId: small.id, summary: "Bonjour" }, by))
  await anne("POST", at(`/replies/${id}/handling`))
  expect(await keys()).toEqual([])
  await anne("POST", at(`/replies/${id}/reopening`))
  expect(await keys()).toEqual(["reply Petit"])
})

test("an empty list says when the next work comes, and another company’s day is another", async () => {
  const { world, on, list, anne } = await morning("Vide")
  const other = await morning("Autre")
  await other.world.in((tx) => recordReply(tx, { customerId: other.small.id, summary: "Ailleurs" }, other.by))
  await world.in((tx) =>
    openTask(tx, { kind: "other", title: "Bilan", createdOn: on, dueOn: addDays(on, 3) }),
  )
  const seen = await list()
  expect(seen.items).toEqual([])
  expect(seen.nextWorkOn).toBe(addDays(on, 3))
  expect((await anne("GET", other.at("/today/list"))).status).toBe(404)
})

test("a thousand things are listed within a second", async () => {
  const { world, on, by, list } = await morning("Mille")
  await world.in(async (tx) => {
    for (let n = 0; n < 250; n += 1) {
      const customerId = await world.customer(`Client ${n}`)
      await world.invoice(customerId, `M-${n}`, addDays(on, -5), (n + 1) * 100)
      await recordReply(tx, { customerId, summary: "Réponse" }, by)
      const task = { createdOn: on, dueOn: on, customerId }
      await openTask(tx, { ...task, kind: "phone", title: "Appel", amountCents: n * 100 })
      await openTask(tx, { ...task, kind: "other", title: "Tâche" })
      await openTask(tx, { ...task, kind: "recovery", title: "Dossier" })
    }
  })
  await list()
  const from = performance.now()
  const { items } = await list()
  expect(items.length).toBeGreaterThanOrEqual(1_000)
  expect(performance.now() - from).toBeLessThan(1_000)
})
