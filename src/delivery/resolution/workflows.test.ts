import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { approved, author, draft, lateCustomer, setMailServer, setMode } from "../../../test/delivery.ts"
import { startMailServer, startRudeServer } from "../../../test/mail-server.ts"
import { sendingBench, TODAY } from "../../../test/sending.ts"
import { addDays } from "../../kernel/day.ts"
import { type CompanyId, inCompany } from "../../kernel/store.ts"
import { readArchive } from "../archive/store.ts"
import { readMessage } from "../outbox/store.ts"
import { approveMessages, editMessage } from "../outbox/workflows.ts"
import { resolveUnknown } from "../resolution/workflows.ts"

const database = await testDatabase()
const { db } = database
const { closeLater, remindersOf, run, tasksOf } = sendingBench(database)

const messageOf = (companyId: CompanyId, id: string) => inCompany(db, companyId, (tx) => readMessage(tx, id))

async function doubtful() {
  const server = await startRudeServer("hangs-up-after-the-dot")
  closeLater(server)
  const companyId = await testCompany(database)
  await setMode(db, companyId, "live")
  await setMailServer(db, companyId, server.port)
  const customer = await lateCustomer(db, companyId)
  const [id] = (await approved(db, companyId, [draft(customer)])) as [string]
  const report = await run(companyId)
  return { companyId, customer, id, server, report }
}

test("the line breaks after the last byte: unknown, a person is asked, and nothing is sent again", async () => {
  const { companyId, customer, id, server, report } = await doubtful()
  expect(report).toMatchObject({ sent: 0, unknown: 1 })
  expect(await messageOf(companyId, id)).toMatchObject({ state: "unknown", stateReason: "outcome-unknown" })
  expect((await tasksOf(companyId)).map((task) => [task.kind, task.message_id])).toEqual([
    ["unknown-outcome", id],
  ])
  for (const minutes of [1, 60, 5_000]) await run(companyId, { minutes })
  expect(server.wholeTexts()).toBe(1)
  expect(await approved(db, companyId, [draft(customer, { stepKey: "firm-email" })])).toEqual([])
})

test("the person says it left: the step counts from the day it was handed over, the task is done", async () => {
  const { companyId, id } = await doubtful()
  const twoDaysLater = author(addDays(TODAY, 2))
  await inCompany(db, companyId, (tx) => resolveUnknown(tx, id, "sent", twoDaysLater))
  expect(await messageOf(companyId, id)).toMatchObject({ state: "sent" })
  expect((await remindersOf(companyId)).map((reminder) => reminder.happened_on)).toEqual([TODAY])
  expect((await tasksOf(companyId))[0]?.done_on).toBe(twoDaysLater.today)
  await expect(
    inCompany(db, companyId, (tx) => resolveUnknown(tx, id, "not-sent", twoDaysLater)),
  ).rejects.toThrow("MESSAGE_MOVED_ON")
})

test("the person says it did not: it may be approved again, and leaves with the same bytes", async () => {
  const { companyId, id } = await doubtful()
  const before = await inCompany(db, companyId, (tx) => readArchive(tx, id))
  await inCompany(db, companyId, (tx) => resolveUnknown(tx, id, "not-sent", author()))
  expect(await messageOf(companyId, id)).toMatchObject({
    state: "prepared",
    stateReason: "resolved-not-sent",
  })
  const server = await startMailServer()
  closeLater(server)
  await setMailServer(db, companyId, server.port)
  await inCompany(db, companyId, async (tx) => {
    await expect(editMessage(tx, id, { subject: "Autre" }, author())).rejects.toThrow(
      "MESSAGE_ALREADY_COMPOSED",
    )
    await approveMessages(tx, [id], author())
  })
  expect(await run(companyId)).toMatchObject({ sent: 1 })
  expect(server.taken[0]?.raw.equals(before?.content ?? Buffer.alloc(0))).toBe(true)
})
