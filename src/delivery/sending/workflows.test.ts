import { expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { approved, author, draft, lateCustomer, statesOf } from "../../../test/delivery.ts"
import { sendingBench, TODAY } from "../../../test/sending.ts"
import { addDays } from "../../kernel/day.ts"
import { type CompanyId, inCompany } from "../../kernel/store.ts"
import { sha256 } from "../../ledger/journal/chain.ts"
import { readArchive } from "../archive/store.ts"
import { readMessageHistory } from "../listing/store.ts"
import { readMessage } from "../outbox/store.ts"
import { prepareMessages } from "../preparation/workflows.ts"

const database = await testDatabase()
const { db } = database
const { companyWithServer, remindersOf, run } = sendingBench(database)

const messageOf = (companyId: CompanyId, id: string) => inCompany(db, companyId, (tx) => readMessage(tx, id))

test("sent, archived to the byte, counted as a step, and journaled with the digest and the server's answer", async () => {
  const { companyId, server } = await companyWithServer()
  const customer = await lateCustomer(db, companyId)
  const [id] = (await approved(db, companyId, [draft(customer)])) as [string]
  expect(await run(companyId)).toMatchObject({ sent: 1, unknown: 0, faults: [] })

  expect(server.taken).toHaveLength(1)
  const taken = server.taken[0]
  expect([taken?.from, taken?.to]).toEqual(["compta@menuiserie-tanguy.test", [customer.email]])
  const message = await messageOf(companyId, id)
  expect(message).toMatchObject({ state: "sent", handedOverOn: TODAY, messageIdHeader: taken?.messageId })
  expect(message.serverAnswer).toMatch(/^250/)
  const archive = await inCompany(db, companyId, (tx) => readArchive(tx, id))
  expect(archive?.content.equals(taken?.raw ?? Buffer.alloc(0))).toBe(true)
  expect(await remindersOf(companyId)).toEqual([
    {
      step_key: "friendly-email",
      happened_on: TODAY,
      tone: 1,
      is_contact: true,
      message_id: id,
      invoice_id: customer.invoiceId,
      covered: true,
    },
  ])
  const history = await inCompany(db, companyId, (tx) => readMessageHistory(tx, id))
  expect(history.map((entry) => entry.kind)).toEqual(["message.prepared", "message.approved", "message.sent"])
  expect(history[2]?.payload).toMatchObject({
    sha256: sha256(taken?.raw ?? "").toString("hex"),
    answer: message.serverAnswer,
    countsAsStep: true,
  })
})

test("running again sends nothing, and the same step can never be prepared again", async () => {
  const { companyId, server } = await companyWithServer()
  const customer = await lateCustomer(db, companyId)
  await approved(db, companyId, [draft(customer)])
  await run(companyId)
  expect(await run(companyId, { minutes: 90 })).toMatchObject({ sent: 0 })
  expect(await approved(db, companyId, [draft(customer, { plannedOn: addDays(TODAY, 1) })])).toEqual([])
  expect(server.taken).toHaveLength(1)
})

test("a message that nobody approved stays where it is", async () => {
  const { companyId, server } = await companyWithServer()
  const waiting = draft(await lateCustomer(db, companyId))
  await inCompany(db, companyId, (tx) => prepareMessages(tx, [waiting], author()))
  await run(companyId)
  expect(server.taken).toHaveLength(0)
  expect(await remindersOf(companyId)).toEqual([])
})

test("two runs started in the same second send each of 60 messages once, over few lines", async () => {
  const { companyId, server } = await companyWithServer()
  const drafts = await Promise.all(
    Array.from({ length: 60 }, async () => draft(await lateCustomer(db, companyId))),
  )
  await approved(db, companyId, drafts)
  const reports = await Promise.all([run(companyId), run(companyId)])
  expect(reports.reduce((sum, report) => sum + report.sent, 0)).toBe(60)
  expect(new Set(server.taken.map((taken) => taken.messageId)).size).toBe(60)
  expect(server.taken).toHaveLength(60)
  expect(server.lines()).toBeLessThanOrEqual(2)
  expect(await remindersOf(companyId)).toHaveLength(60)
})

test("201 messages due are all sent in one run", async () => {
  const { companyId, server } = await companyWithServer()
  const drafts = await Promise.all(
    Array.from({ length: 201 }, async () => draft(await lateCustomer(db, companyId))),
  )
  await approved(db, companyId, drafts)
  expect((await run(companyId)).sent).toBe(201)
  expect(server.taken).toHaveLength(201)
})

test("sending for one company leaves the messages of another where they are", async () => {
  const ours = await companyWithServer()
  const theirs = await companyWithServer()
  await approved(db, theirs.companyId, [draft(await lateCustomer(db, theirs.companyId))])
  await run(ours.companyId)
  expect([...(await statesOf(db, theirs.companyId)).values()]).toEqual(["approved"])
})

test("the machine was off for three days: the message leaves at the next run, and the step counts from that day", async () => {
  const { companyId } = await companyWithServer()
  await approved(db, companyId, [draft(await lateCustomer(db, companyId))])
  const later = addDays(TODAY, 3)
  expect((await run(companyId, { today: later })).sent).toBe(1)
  expect((await remindersOf(companyId))[0]?.happened_on).toBe(later)
})
