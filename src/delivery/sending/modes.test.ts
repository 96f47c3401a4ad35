import { simpleParser } from "mailparser"
import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { approved, author, draft, lateCustomer, setMode, statesOf } from "../../../test/delivery.ts"
import { sendingBench } from "../../../test/sending.ts"
import { asOperator, type CompanyId, inCompany } from "../../kernel/store.ts"
import { readArchive } from "../archive/store.ts"
import { readMessage } from "../outbox/store.ts"
import { approveMessages } from "../outbox/workflows.ts"
import { prepareMessages } from "../preparation/workflows.ts"

const database = await testDatabase()
const { db } = database
const { companyWithServer, remindersOf, run } = sendingBench(database)

const messageOf = (companyId: CompanyId, id: string) => inCompany(db, companyId, (tx) => readMessage(tx, id))

test("a test message goes to the company's own address only, says so, and counts as no step", async () => {
  const { companyId, server } = await companyWithServer({}, "test")
  const customer = await lateCustomer(db, companyId)
  await approved(db, companyId, [draft(customer, { mode: "test" })])
  expect(await run(companyId)).toMatchObject({ sent: 1 })
  expect(server.taken.map((taken) => taken.to)).toEqual([["compta@menuiserie-tanguy.test"]])
  const parsed = await simpleParser(server.taken[0]?.raw ?? "")
  expect(parsed.subject).toBe(`[TEST – destiné à ${customer.email}] Votre facture du 12 janvier`)
  expect(parsed.text).toMatch(/^Ceci est un test/)
  expect(await remindersOf(companyId)).toEqual([])
})

test("without a test address, nothing can be approved in test mode", async () => {
  const { companyId } = await companyWithServer({}, "test")
  await asOperator(db, (tx) =>
    tx.updateTable("ledger.company").set({ test_recipient: null }).where("id", "=", companyId).execute(),
  )
  const refused = approved(db, companyId, [draft(await lateCustomer(db, companyId), { mode: "test" })])
  await expect(refused).rejects.toThrow("NO_TEST_RECIPIENT")
})

test("a demonstration keeps its messages on this machine, archives them, and goes on with the ladder", async () => {
  const { companyId, server } = await companyWithServer({}, "demo")
  const [id] = (await approved(db, companyId, [
    draft(await lateCustomer(db, companyId), { mode: "demo" }),
  ])) as [string]
  expect(await run(companyId)).toMatchObject({ sent: 1 })
  expect([server.taken.length, server.lines()]).toEqual([0, 0])
  expect(await messageOf(companyId, id)).toMatchObject({
    state: "sent",
    stateReason: "kept-on-this-machine",
  })
  expect(await inCompany(db, companyId, (tx) => readArchive(tx, id))).not.toBeNull()
  expect(await remindersOf(companyId)).toHaveLength(1)
})

test.each(["live", "test"] as const)(
  "without a mail account no e-mail is approved in %s mode, with the reason; a letter is, and nothing waits in silence",
  async (mode) => {
    const companyId = await testCompany(database)
    await setMode(db, companyId, mode)
    const { prepared } = await inCompany(db, companyId, async (tx) =>
      prepareMessages(
        tx,
        [
          draft(await lateCustomer(db, companyId), { mode }),
          draft(await lateCustomer(db, companyId), { mode, channel: "letter", recipient: null }),
        ],
        author(),
      ),
    )
    const approval = await inCompany(db, companyId, (tx) => approveMessages(tx, prepared, author()))
    expect(approval.approved).toHaveLength(1)
    expect(approval.refused.map(({ refusal }) => refusal.code)).toEqual(["MAIL_ACCOUNT_MISSING"])
    expect(approval.refused[0]?.refusal.sentence.fr).toMatch(/^Aucune messagerie n’est réglée/)
    expect(await run(companyId)).toMatchObject({ sent: 0, deferred: 0, faults: [] })
    expect([...(await statesOf(db, companyId)).values()].sort()).toEqual(["approved", "prepared"])
  },
)

test("a letter is never sent by the machine", async () => {
  const { companyId, server } = await companyWithServer()
  const customer = await lateCustomer(db, companyId)
  await approved(db, companyId, [draft(customer, { channel: "registered-letter", recipient: null })])
  await run(companyId, { minutes: 600 })
  expect(server.lines()).toBe(0)
  expect([...(await statesOf(db, companyId)).values()]).toEqual(["approved"])
})
