import { sql } from "kysely"
import { expect, test } from "vitest"
import { readArchive } from "../../src/delivery/archive/store.ts"
import { prepareDay } from "../../src/delivery/day/workflows.ts"
import { approveMessages } from "../../src/delivery/outbox/workflows.ts"
import { saveAccount } from "../../src/delivery/provider-account/workflows.ts"
import { timeline } from "../../src/evidence/timeline/workflows.ts"
import { verifyJournal } from "../../src/evidence/verification/workflows.ts"
import { day } from "../../src/kernel/day.ts"
import { recordConsent } from "../../src/ledger/consents/workflows.ts"
import { changeTariff } from "../../src/policy/settings/workflows.ts"
import { USUAL_TARIFF } from "../../src/policy/tariff.ts"
import { ar24 } from "../carriers/ar24.ts"
import { at, carrierBench, lateCustomer, tasksOf } from "../carriers/bench.ts"
import { mySendingBox } from "../carriers/mysendingbox.ts"
import { ovhSms } from "../carriers/ovh-sms.ts"
import { testDatabase } from "../database.ts"
import { setMailServer, setMode, testBox } from "../delivery.ts"
import { startMailServer } from "../mail-server.ts"
import { newWorld } from "../world.ts"

const database = await testDatabase()
const { db } = database
const { companyBy, follow, morning, only, send } = carrierBench(database)

// 5 March 2026 is a Thursday: three days after the due date.

test("a registered letter is handed over once, followed to its refusal, and its proofs are kept and verified", async () => {
  const { world, server, ports } = await companyBy("registered-letter", mySendingBox)
  const customer = await lateCustomer(world)
  const { report } = await morning(world, ports, "2026-03-05")
  expect(report).toMatchObject({ sent: 1, unknown: 0, faults: [] })
  expect(server.kept).toHaveLength(1)
  const message = await only(world, "2026-03-05")
  expect(message).toMatchObject({ state: "sent", provider: "mysendingbox", depositNumber: "1A1000" })
  const archive = await world.in((tx) => readArchive(tx, message.id))
  expect(archive?.content.equals(server.kept[0]!.content)).toBe(true)
  // Again, on the same day and later: nothing more leaves.
  expect((await morning(world, ports, "2026-03-05", "10:00:00")).report.sent).toBe(0)

  Object.assign(server.kept[0]!, { state: "refused", proofs: ["deposit", "refusal"] })
  expect(await follow(world, ports, "2026-03-10")).toMatchObject({ changed: 1, proofs: 2, faults: [] })
  expect(await follow(world, ports, "2026-03-12")).toMatchObject({ changed: 0, proofs: 0 })
  expect((await tasksOf(world)).map(({ title }) => title)).toEqual([
    "Recommandé refusé\u00a0: il a été présenté, la mise en demeure garde son effet. Décidez de la suite",
  ])
  const { items } = await world.in((tx) => timeline(tx, { customerId: customer }, null))
  const titles = items.map(({ title }) => title.fr)
  expect(titles).toContain("Refusé par le destinataire")
  expect(titles).toContain("Preuve de refus")
  expect((await verifyJournal(db, world.companyId)).faults).toEqual([])

  // As the database's owner, with the guards switched off.
  await world.in(async (tx) => {
    await sql`alter table delivery.proof disable trigger user`.execute(tx)
    await sql`update delivery.proof set content = ${Buffer.from("%PDF autre")} where kind = 'refusal'`.execute(
      tx,
    )
    await sql`alter table delivery.proof enable trigger user`.execute(tx)
  })
  expect((await verifyJournal(db, world.companyId)).faults.map(({ code }) => code)).toEqual(["proof-changed"])
})

test("the line is cut after all was handed over: a doubt, never a second letter, and the provider itself lifts it", async () => {
  const { world, server, ports } = await companyBy("registered-letter", mySendingBox, "take-and-say-nothing")
  await lateCustomer(world)
  expect((await morning(world, ports, "2026-03-05")).report).toMatchObject({ sent: 0, unknown: 1 })
  expect((await send(world.companyId, ports, "2026-03-05", "12:00:00")).sent).toBe(0)
  expect([server.handOvers, server.kept.length]).toEqual([1, 1])
  expect((await tasksOf(world)).map(({ kind }) => kind)).toEqual(["unknown-outcome"])
  server.mood = "accept"
  expect(await follow(world, ports, "2026-03-06")).toMatchObject({ lifted: 1, faults: [] })
  // The step counts from the day it was handed over.
  expect(await only(world, "2026-03-05")).toMatchObject({ state: "sent", handedOverOn: "2026-03-05" })
  expect((await tasksOf(world)).map(({ done_on }) => done_on)).toEqual(["2026-03-06"])
  expect(server.handOvers).toBe(1)
})

test("the provider is down: tried again with growing pauses, then given up with one task, and nothing in doubt", async () => {
  const { world, server, ports } = await companyBy("letter", mySendingBox)
  await lateCustomer(world)
  await server.close()
  expect((await morning(world, ports, "2026-03-05")).report).toMatchObject({ deferred: 1, unknown: 0 })
  for (const time of ["08:02:00", "08:08:00", "08:40:00"]) {
    expect((await send(world.companyId, ports, "2026-03-05", time)).deferred).toBe(1)
  }
  expect(await send(world.companyId, ports, "2026-03-05", "11:00:00")).toMatchObject({
    failed: 1,
    unknown: 0,
  })
  expect((await tasksOf(world)).map(({ title }) => title)).toEqual([
    "MySendingBox ne répond pas\u00a0: 1\u00a0envoi n’est pas parti. Vérifiez le compte dans les réglages",
  ])
})

test("paid between approval and hand-over: the letter does not leave", async () => {
  const { world, server, ports } = await companyBy("letter", mySendingBox)
  const customer = await lateCustomer(world)
  const by = at("2026-03-05", "08:00:00")
  await prepareDay(db, world.companyId, by)
  const { id } = await only(world, "2026-03-05")
  await world.in((tx) => approveMessages(tx, [id], by))
  await world.pay(customer, "2026-03-05", 480_00)
  expect(await send(world.companyId, ports, "2026-03-05", "08:05:00")).toMatchObject({
    sent: 0,
    cancelled: 1,
  })
  expect(server.kept).toEqual([])
})

test("an electronic registered letter: a professional gets it, a consumer only after having agreed", async () => {
  const { world, server, ports } = await companyBy("electronic-registered-letter", ar24)
  const consumer = await lateCustomer(world, "consumer")
  await lateCustomer(world)
  expect((await morning(world, ports, "2026-03-05")).report.sent).toBe(1)
  const decision = await world.decision("2026-03-05", consumer)
  expect(decision).toMatchObject({ kind: "ask", because: "no-electronic-consent" })
  const said = { kind: "electronic-registered-letter", isGiven: true, saidOn: day("2026-03-06") } as const
  const by = at("2026-03-06", "08:00:00")
  await expect(
    world.in((tx) => recordConsent(tx, consumer, { ...said, proof: null }, by)),
  ).rejects.toMatchObject({
    code: "CONSENT_PROOF_MISSING",
  })
  await world.in((tx) => recordConsent(tx, consumer, { ...said, proof: "Courriel du 6 mars" }, by))
  expect((await morning(world, ports, "2026-03-06")).report.sent).toBe(1)
  expect(server.kept.map(({ to }) => to)).toHaveLength(2)
})

test("a short message approved in the evening waits for the morning, goes to the mobile, and STOP is respected", async () => {
  const { world, server, ports } = await companyBy("sms", ovhSms)
  const customer = await lateCustomer(world, "professional", "06 12 34 56 78")
  await world.in((tx) => changeTariff(tx, { ...USUAL_TARIFF, sms: 7 }, world.by("2026-02-01")))
  // 21:30 in Paris, in winter.
  expect((await morning(world, ports, "2026-03-05", "20:30:00")).report.sent).toBe(0)
  expect((await send(world.companyId, ports, "2026-03-06", "06:59:00")).sent).toBe(0)
  expect((await send(world.companyId, ports, "2026-03-06", "07:00:00")).sent).toBe(1)
  expect(server.kept.map(({ to }) => to)).toEqual(["+33612345678"])
  expect(server.kept[0]!.content.toString("utf8")).not.toMatch(/\[\[|\*\*|[\u00a0\u2019]/)
  server.kept[0]!.state = "delivered"
  await follow(world, ports, "2026-03-06")
  const [consignment] = await world.in((tx) =>
    tx
      .selectFrom("delivery.consignment")
      .select(["state", "next_ask_at", "cost_cents"])
      .where("company_id", "=", world.companyId)
      .execute(),
  )
  expect(consignment).toMatchObject({ state: "delivered", next_ask_at: null })
  // Seven cents a piece, whole pieces only.
  expect([Number(consignment?.cost_cents) > 0, Number(consignment?.cost_cents) % 7]).toEqual([true, 0])

  await world.invoice(customer, "FA-2", "2026-04-06", 300_00)
  const stop = { kind: "sms", isGiven: false, saidOn: day("2026-03-20"), proof: "STOP" } as const
  await world.in((tx) => recordConsent(tx, customer, stop, at("2026-03-20", "08:00:00")))
  const later = await world.decision("2026-04-09", customer)
  expect(later.channel).not.toBe("sms")
})

test("a fixed line gets no short message: the step goes by e-mail", async () => {
  const { world } = await companyBy("sms", ovhSms)
  const customer = await lateCustomer(world, "professional", "02 98 12 34 56")
  expect(await world.decision("2026-03-05", customer)).toMatchObject({ kind: "act", channel: "email" })
})

test("in test mode nothing is handed to any provider, and the step does not count", async () => {
  const { world, server, ports } = await companyBy("registered-letter", mySendingBox)
  await setMode(db, world.companyId, "test")
  await lateCustomer(world)
  expect((await morning(world, ports, "2026-03-05")).report.sent).toBe(1)
  expect([server.handOvers, (await only(world, "2026-03-05")).stateReason]).toEqual([0, "kept-in-test"])
  const reminders = await world.in((tx) =>
    tx.selectFrom("ledger.reminder").select("id").where("company_id", "=", world.companyId).execute(),
  )
  expect(reminders).toEqual([])
})

test("without an account a registered letter is posted by hand, and an electronic one is refused with the reason", async () => {
  const paper = await companyBy("registered-letter", null)
  await lateCustomer(paper.world)
  expect(await morning(paper.world, paper.ports, "2026-03-05")).toMatchObject({
    refused: [],
    report: { sent: 0 },
  })
  expect(await only(paper.world, "2026-03-05")).toMatchObject({ state: "approved", provider: null })
  const electronic = await companyBy("electronic-registered-letter", null)
  await lateCustomer(electronic.world)
  expect((await morning(electronic.world, electronic.ports, "2026-03-05")).refused).toEqual(["NO_PROVIDER"])
})

test("an account on trial never gets a debtor’s letter", async () => {
  const { world, server, ports } = await companyBy("electronic-registered-letter", ar24)
  const trial = { ...server.account, isLive: false, channels: ["electronic-registered-letter"] as const }
  await world.in((tx) => saveAccount(tx, trial, testBox, world.by("2026-02-01")))
  await lateCustomer(world)
  expect((await morning(world, ports, "2026-03-05")).refused).toEqual(["PROVIDER_ON_TRIAL"])
  expect(server.handOvers).toBe(0)
})

test("one company’s account, letters and proofs are nobody else’s", async () => {
  const { world, server, ports } = await companyBy("registered-letter", mySendingBox)
  await lateCustomer(world)
  await morning(world, ports, "2026-03-05")
  const other = await newWorld(database, "Une autre")
  Object.assign(server.kept[0]!, { state: "delivered", proofs: ["receipt"] })
  expect(await follow(other, ports, "2026-03-10")).toMatchObject({ asked: 0 })
  await follow(world, ports, "2026-03-10")
  for (const table of ["provider_account", "consignment", "proof"] as const) {
    const rows = await other.in((tx) => tx.selectFrom(`delivery.${table}`).select("company_id").execute())
    expect(rows).toEqual([])
  }
})

test("the e-mail left and the letter of the next step is refused, day after day: the e-mail is not sent again", async () => {
  const { world, server, ports } = await companyBy("letter", mySendingBox, "refuse-message", "firm-email")
  const mail = await startMailServer()
  await setMailServer(db, world.companyId, mail.port)
  await lateCustomer(world)
  for (const on of ["2026-03-05", "2026-03-12", "2026-03-17", "2026-03-18", "2026-03-19"]) {
    await morning(world, ports, on)
  }
  expect(mail.taken).toHaveLength(1)
  expect(server.handOvers).toBeGreaterThan(1)
  expect(server.kept).toEqual([])
  await mail.close()
})
