import { expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import {
  approved,
  author,
  draft,
  gateSays,
  lateCustomer,
  plainWrite,
  sendingPorts,
  setMode,
} from "../../../test/delivery.ts"
import { sendingBench, TODAY } from "../../../test/sending.ts"
import { refuse } from "../../kernel/refusal.ts"
import { type CompanyId, inCompany } from "../../kernel/store.ts"
import { readArchive } from "../archive/store.ts"
import { readMessage } from "../outbox/store.ts"
import type { WriteEmail } from "../sending/ports.ts"
import { sendDue } from "../sending/workflows.ts"

const database = await testDatabase()
const { db } = database
const { companyWithServer, run } = sendingBench(database)

const messageOf = (companyId: CompanyId, id: string) => inCompany(db, companyId, (tx) => readMessage(tx, id))

const open = { ok: true, write: plainWrite } as const

/** An open gate whose messages are written like this. */
const writing = (write: WriteEmail) => ({ gate: gateSays(() => ({ ok: true, write })) })

const paid = { fr: "Réglé depuis la préparation.", en: "Paid since it was prepared." }

test("paid between preparation and sending: not sent, cancelled with the reason", async () => {
  const { companyId, server } = await companyWithServer()
  const customer = await lateCustomer(db, companyId)
  const [id] = (await approved(db, companyId, [draft(customer)])) as [string]
  const gate = gateSays(async (message, tx) => {
    const row = await tx
      .selectFrom("ledger.instalment")
      .select((eb) => eb.fn.sum<string>("open_cents").as("open"))
      .where("company_id", "=", tx.companyId)
      .where("customer_id", "=", message.customerId)
      .executeTakeFirstOrThrow()
    return Number(row.open) === 0
      ? { ok: false, because: "settled", sentence: paid, outcome: "cancelled" }
      : open
  })
  await inCompany(db, companyId, (tx) =>
    tx.updateTable("ledger.instalment").set({ open_cents: 0 }).where("company_id", "=", companyId).execute(),
  )
  expect(await run(companyId, { ports: { gate } })).toMatchObject({ sent: 0, cancelled: 1 })
  expect(server.taken).toHaveLength(0)
  expect(await messageOf(companyId, id)).toMatchObject({
    state: "cancelled",
    stateReason: "settled",
    stateSentence: paid,
  })
  expect(await inCompany(db, companyId, (tx) => readArchive(tx, id))).toBeNull()
})

test("paid while a slow server takes its time: the gate is asked again before the last bytes, and nothing leaves", async () => {
  let now = author().now.getTime()
  const { companyId, server } = await companyWithServer({
    options: {
      onMailFrom: (_address, _session, done) => {
        now += 1_300
        done()
      },
    },
  })
  const [id] = (await approved(db, companyId, [draft(await lateCustomer(db, companyId))])) as [string]
  let asked = 0
  const gate = gateSays(() => {
    asked += 1
    return asked === 1 ? open : { ok: false, because: "settled", sentence: paid, outcome: "cancelled" }
  })
  const clock = () => new Date(now)
  const report = await sendDue(
    db,
    companyId,
    { ...sendingPorts(), gate },
    { now: clock, today: TODAY, worker: "test" },
  )
  expect(report).toMatchObject({ sent: 0, cancelled: 1, faults: [] })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(server.taken).toHaveLength(0)
  expect(await messageOf(companyId, id)).toMatchObject({ state: "cancelled", stateReason: "settled" })
})

test("what the gate holds stays held, with its reason, and may be prepared anew", async () => {
  const { companyId } = await companyWithServer()
  const customer = await lateCustomer(db, companyId)
  const sentence = { fr: "Le montant a changé.", en: "The amount changed." }
  await approved(db, companyId, [draft(customer)])
  const report = await run(companyId, {
    ports: { gate: gateSays(() => ({ ok: false, because: "facts-changed", sentence })) },
  })
  expect(report).toMatchObject({ held: 1, sent: 0 })
  expect(await run(companyId)).toMatchObject({ held: 0, sent: 0 })
  await approved(db, companyId, [draft(customer)])
  expect(await run(companyId)).toMatchObject({ sent: 1 })
})

test("a company switched back to test mode sends nothing of what was approved for good", async () => {
  const { companyId, server } = await companyWithServer()
  const [id] = (await approved(db, companyId, [draft(await lateCustomer(db, companyId))])) as [string]
  await setMode(db, companyId, "test")
  await run(companyId)
  expect(server.taken).toHaveLength(0)
  expect(await messageOf(companyId, id)).toMatchObject({ state: "held", stateReason: "mode-changed" })
})

test("one message that cannot be composed is named; all the others leave", async () => {
  const { companyId, server } = await companyWithServer()
  const broken = await lateCustomer(db, companyId)
  const [id] = (await approved(db, companyId, [draft(broken)])) as [string]
  await approved(db, companyId, [
    draft(await lateCustomer(db, companyId)),
    draft(await lateCustomer(db, companyId)),
  ])
  const report = await run(companyId, {
    ports: writing(async (sent) => {
      if (sent.message.customerId === broken.customerId) throw new Error("no such template")
      return await plainWrite(sent)
    }),
  })
  expect(report).toMatchObject({
    sent: 2,
    deferred: 1,
    faults: [{ messageId: id, what: "no such template" }],
  })
  expect(server.taken).toHaveLength(2)
  expect(await messageOf(companyId, id)).toMatchObject({
    state: "approved",
    stateReason: "could-not-compose",
  })
})

test("a refusal that a person can mend holds the message with its sentence", async () => {
  const { companyId } = await companyWithServer()
  const [id] = (await approved(db, companyId, [draft(await lateCustomer(db, companyId))])) as [string]
  const mentions = { fr: "Mention obligatoire absente.", en: "A mandatory mention is missing." }
  await run(companyId, { ports: writing(async () => refuse("MENTION_MISSING", mentions)) })
  expect(await messageOf(companyId, id)).toMatchObject({
    state: "held",
    stateReason: "MENTION_MISSING",
    stateSentence: mentions,
  })
})

test("bytes that name another recipient than the envelope never leave", async () => {
  const { companyId, server } = await companyWithServer()
  await approved(db, companyId, [draft(await lateCustomer(db, companyId))])
  const report = await run(companyId, {
    ports: writing((sent) => plainWrite({ ...sent, to: "quelquun@autre.test" })),
  })
  expect(report.faults[0]?.what).toMatch(/one recipient/)
  expect(server.taken).toHaveLength(0)
})
