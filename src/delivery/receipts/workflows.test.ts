import { expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { approved, draft, lateCustomer } from "../../../test/delivery.ts"
import { sendingBench, TODAY } from "../../../test/sending.ts"
import { type CompanyId, inCompany } from "../../kernel/store.ts"
import { readMessage } from "../outbox/store.ts"

const database = await testDatabase()
const { db } = database
const { companyWithServer, remindersOf, run, tasksOf } = sendingBench(database)

const messageOf = (companyId: CompanyId, id: string) => inCompany(db, companyId, (tx) => readMessage(tx, id))

test("the mail server is down: retried after 1, 5, 30 and 120 minutes, then failed with one task; never unknown", async () => {
  const { companyId, server } = await companyWithServer()
  const ids = await approved(db, companyId, [
    draft(await lateCustomer(db, companyId)),
    draft(await lateCustomer(db, companyId)),
  ])
  await server.close()
  let minutes = 0
  for (const wait of [1, 5, 30, 120]) {
    expect(await run(companyId, { minutes })).toMatchObject({ deferred: 2, failed: 0, unknown: 0 })
    expect(await run(companyId, { minutes: minutes + wait - 0.1 })).toMatchObject({ deferred: 0 })
    minutes += wait
  }
  expect(await run(companyId, { minutes })).toMatchObject({ deferred: 0, failed: 2, unknown: 0 })
  for (const id of ids) {
    expect(await messageOf(companyId, id)).toMatchObject({ state: "failed", stateReason: "given-up" })
  }
  const tasks = await tasksOf(companyId)
  expect(tasks).toHaveLength(1)
  expect(tasks[0]?.title).toMatch(/2.messages ne sont pas partis/)
  expect(await remindersOf(companyId)).toEqual([])
})

test("the server comes back between two attempts: the message leaves, once", async () => {
  const { companyId, server } = await companyWithServer({ atEnd: () => answers.shift() })
  const answers: (string | undefined)[] = ["451 4.3.0 later", undefined]
  await approved(db, companyId, [draft(await lateCustomer(db, companyId))])
  expect(await run(companyId)).toMatchObject({ deferred: 1 })
  expect(await run(companyId, { minutes: 1 })).toMatchObject({ sent: 1 })
  expect(server.taken).toHaveLength(1)
})

test("another attempt sends the very bytes of the first one", async () => {
  const seen: Buffer[] = []
  const { companyId } = await companyWithServer({
    atEnd: (raw) => (seen.push(raw) === 1 ? "451 later" : undefined),
  })
  await approved(db, companyId, [draft(await lateCustomer(db, companyId))])
  await run(companyId)
  await run(companyId, { minutes: 1 })
  expect(seen[1]?.equals(seen[0] ?? Buffer.alloc(0))).toBe(true)
})

test("an address refused for good: the step does not count, the contact is marked, a task asks for the right one", async () => {
  const { companyId, server } = await companyWithServer({
    atRecipient: (to) => (to === "Partie@client.test" ? "550 5.1.1 no such user" : undefined),
  })
  const gone = await lateCustomer(db, companyId, "partie@client.test")
  const [id] = (await approved(db, companyId, [draft(gone, { recipient: "Partie@client.test" })])) as [string]
  await approved(db, companyId, [draft(await lateCustomer(db, companyId))])
  expect(await run(companyId)).toMatchObject({ sent: 1, failed: 1 })
  expect(server.taken).toHaveLength(1)
  expect(await messageOf(companyId, id)).toMatchObject({ state: "failed", stateReason: "address-refused" })
  const contacts = await inCompany(db, companyId, (tx) =>
    tx
      .selectFrom("ledger.contact")
      .select(["bounced_on", "bounce_reason"])
      .where("company_id", "=", companyId)
      .where("customer_id", "=", gone.customerId)
      .execute(),
  )
  expect(contacts).toEqual([{ bounced_on: TODAY, bounce_reason: expect.stringContaining("550 5.1.1") }])
  expect((await tasksOf(companyId)).map((task) => [task.kind, task.message_id])).toEqual([
    ["wrong-address", id],
  ])
  expect((await remindersOf(companyId)).map((reminder) => reminder.message_id)).not.toContain(id)
})

test("a message refused for good fails with a task; the next ones leave", async () => {
  const { companyId, server } = await companyWithServer({
    atEnd: (raw) => (raw.includes("Spam") ? "554 5.7.1 spam" : undefined),
  })
  await approved(db, companyId, [
    draft(await lateCustomer(db, companyId), { subject: "Spam" }),
    draft(await lateCustomer(db, companyId)),
  ])
  expect(await run(companyId)).toMatchObject({ sent: 1, failed: 1 })
  expect(server.taken).toHaveLength(1)
  expect((await tasksOf(companyId)).map((task) => task.kind)).toEqual(["other"])
})

test("a slow server only takes its time", async () => {
  const { companyId, server } = await companyWithServer({
    atEnd: () => new Promise((resolve) => setTimeout(() => resolve(undefined), 700)),
  })
  await approved(db, companyId, [draft(await lateCustomer(db, companyId))])
  expect(await run(companyId)).toMatchObject({ sent: 1 })
  expect(server.taken).toHaveLength(1)
})
