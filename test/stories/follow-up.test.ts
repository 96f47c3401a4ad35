import { expect, test } from "vitest"
import { announceDay } from "../../src/delivery/run/workflows.ts"
import { day } from "../../src/kernel/day.ts"
import { cancelPayment } from "../../src/ledger/credits/workflows.ts"
import { openDispute, placeHold, recordPromise, recordReply } from "../../src/ledger/facts/workflows.ts"
import { setPaper } from "../../src/server/paper.ts"
import { testDatabase } from "../database.ts"
import { newWorld } from "../world.ts"

const database = await testDatabase()

// 2 March 2026 is a Monday. Easter Monday is 6 April 2026.

test("an invoice that nobody pays climbs the whole ladder, on working days, each step once", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Cuisines Le Goff")
  await world.invoice(customer, "FA-1", "2026-03-02", 2_400_00)
  expect(await world.runDays("2026-02-16", "2026-04-30")).toEqual([
    "2026-02-24 courtesy-before", // -7 is Monday 23 February: the Tuesday is preferred
    "2026-03-05 friendly-email", // +3
    "2026-03-12 phone-call", // +10
    "2026-03-17 firm-email", // +15
    "2026-03-24 ask-salesperson", // +22
  ])
  // The formal notice waits for a person from 1 April (+30), and nothing goes round it.
  const waiting = await world.in((tx) =>
    tx
      .selectFrom("delivery.message")
      .select(["step_key", "state", "needs_approval"])
      .where("company_id", "=", world.companyId)
      .where("state", "=", "prepared")
      .execute(),
  )
  expect(waiting).toEqual([{ step_key: "formal-notice", state: "prepared", needs_approval: true }])
})

test("a debt sixty days old at import gets one first step today and its distances afterwards", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Garage Morvan")
  await world.invoice(customer, "FA-2", "2025-11-15", 800_00)
  expect(await world.runDays("2026-01-14", "2026-02-05")).toEqual([
    "2026-01-14 friendly-email",
    "2026-01-21 phone-call", // seven days after
    "2026-01-27 firm-email", // five days after is Monday 26: the Tuesday is preferred
    "2026-02-03 ask-salesperson", // seven days after
  ])
})

test("paid between preparation and sending: nothing leaves, and the message says why", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Plomberie Riou")
  const invoice = await world.invoice(customer, "FA-3", "2026-03-02", 500_00)
  const { prepareDay, approveDay } = await import("../../src/delivery/day/workflows.ts")
  const { sendApproved } = await import("../../src/delivery/run/workflows.ts")
  const by = world.by("2026-03-05")
  await prepareDay(database.db, world.companyId, by)
  await approveDay(database.db, world.companyId, by)
  await world.pay(customer, "2026-03-05", 500_00, invoice)
  const ports = {
    box: { seal: () => Buffer.alloc(0), open: () => "" } as never,
    setPaper,
    openCarrier: () => {
      throw new Error("nothing may be sent")
    },
  }
  const report = await sendApproved(database.db, world.companyId, ports, {
    now: () => by.now,
    today: by.today,
    worker: "test",
  })
  expect(report).toMatchObject({ sent: 0, cancelled: 1 })
  const message = await world.in((tx) =>
    tx
      .selectFrom("delivery.message")
      .select(["state", "state_reason"])
      .where("company_id", "=", world.companyId)
      .executeTakeFirstOrThrow(),
  )
  expect(message).toEqual({ state: "cancelled", state_reason: "settled" })
})

test("the machine was off for three days: what was due leaves at the next run, once", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Atelier Kervella")
  await world.invoice(customer, "FA-4", "2026-03-02", 700_00)
  expect(await world.runDays("2026-03-09", "2026-03-09")).toEqual(["2026-03-09 friendly-email"])
  expect(await world.runDays("2026-03-10", "2026-03-15")).toEqual([])
  expect(await world.runDays("2026-03-16", "2026-03-16")).toEqual(["2026-03-16 phone-call"])
})

test("the run is started twice at once: each step once", async () => {
  const world = await newWorld(database)
  for (let n = 0; n < 12; n += 1) {
    const customer = await world.customer(`Client ${n}`)
    await world.invoice(customer, `FA-5-${n}`, "2026-03-02", 300_00 + n)
  }
  await Promise.all([world.run("2026-03-05"), world.run("2026-03-05"), world.run("2026-03-05")])
  const rows = await world.in((tx) =>
    tx
      .selectFrom("ledger.reminder")
      .select("customer_id")
      .where("company_id", "=", world.companyId)
      .execute(),
  )
  expect(rows).toHaveLength(12)
  expect(new Set(rows.map((row) => row.customer_id)).size).toBe(12)
})

test("two hundred and one debtors are all handled in one run", async () => {
  const world = await newWorld(database)
  for (let n = 0; n < 201; n += 1) {
    const customer = await world.customer(`Débiteur ${n}`)
    await world.invoice(customer, `FA-6-${n}`, "2026-03-02", 150_00)
  }
  const announced = await announceDay(database.db, world.companyId, day("2026-03-05"))
  const run = await world.run("2026-03-05")
  expect(run.sending.sent).toBe(201)
  expect(announced.map((step) => step.customerId).sort()).toEqual(
    run.messages.map((message) => message.customerId).sort(),
  )
})

test("part payment of 60 on 100: the message asks for 40", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Couverture Salaün")
  const invoice = await world.invoice(customer, "FA-7", "2026-03-02", 100_00)
  await world.pay(customer, "2026-03-04", 60_00, invoice)
  const run = await world.run("2026-03-05")
  expect(run.messages.map((message) => message.amountCents)).toEqual([40_00])
  const archived = await world.in((tx) =>
    tx
      .selectFrom("delivery.archive")
      .select("content")
      .where("company_id", "=", world.companyId)
      .executeTakeFirstOrThrow(),
  )
  expect(archived.content.toString("utf8")).toMatch(/40,00/)
})

test("an unallocated transfer of about the right amount holds the follow-up and asks", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Boulangerie Abgrall")
  await world.invoice(customer, "FA-8", "2026-03-02", 100_00)
  await world.pay(customer, "2026-03-04", 98_00, null)
  expect(await world.decision("2026-03-05", customer)).toMatchObject({
    kind: "ask",
    because: "payment-unallocated",
  })
  expect((await world.run("2026-03-05")).messages).toEqual([])
})

test("twelve invoices at different stages: one message that lists them all", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Hôtel du Port")
  for (let n = 1; n <= 12; n += 1)
    await world.invoice(customer, `FA-9-${n}`, `2026-02-${String(n + 8).padStart(2, "0")}`, 100_00)
  const run = await world.run("2026-03-10")
  expect(run.messages).toHaveLength(1)
  expect(run.messages[0]).toMatchObject({ amountCents: 1_200_00, state: "sent" })
  expect(run.messages[0]?.items).toHaveLength(12)
})

test("a direct debit that comes back opens the invoice again with its history and its spacing", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Fleurs d’Armor")
  const invoice = await world.invoice(customer, "FA-10", "2026-03-02", 450_00)
  expect(await world.runDays("2026-03-05", "2026-03-06")).toEqual(["2026-03-05 friendly-email"])
  const payment = await world.pay(customer, "2026-03-09", 450_00, invoice)
  expect((await world.plan("2026-03-10")).filter((view) => view.customerId === customer)).toEqual([])
  await world.in((tx) =>
    cancelPayment(
      tx,
      payment,
      { on: day("2026-03-16"), reason: "prélèvement rejeté" },
      world.by("2026-03-16"),
    ),
  )
  expect(await world.runDays("2026-03-10", "2026-03-20")).toEqual(["2026-03-16 phone-call"])
  // The plan of a past day is still what it was on that day: paid.
  expect((await world.plan("2026-03-12")).filter((view) => view.customerId === customer)).toEqual([])
})

test("a minimum amount is never compared with another currency", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Nordic Kitchens")
  await world.invoice(customer, "FA-11", "2026-03-03", 900_00, { currency: "USD" })
  const decision = await world.decision("2026-02-24", customer)
  expect(decision).toMatchObject({ kind: "act", stepKey: "courtesy-before", currency: "USD" })
})

test("the run of one company neither touches nor shows the other", async () => {
  const ours = await newWorld(database, "Ours")
  const theirs = await newWorld(database, "Theirs")
  const customer = await theirs.customer("Client des autres")
  await theirs.invoice(customer, "FA-12", "2026-03-02", 500_00)
  expect((await ours.run("2026-03-05")).messages).toEqual([])
  expect(await ours.plan("2026-03-05")).toEqual([])
  expect((await theirs.run("2026-03-05")).sending.sent).toBe(1)
})

test("instalments are followed on their own dates: one late instalment makes only itself late", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Résidence Glénan")
  await world.invoice(customer, "FA-13", "2026-03-02", 3_000_00, {
    instalments: [
      ["2026-03-02", 1_000_00],
      ["2026-04-02", 1_000_00],
      ["2026-05-04", 1_000_00],
    ],
  })
  const decision = await world.decision("2026-03-05", customer)
  expect(decision).toMatchObject({ kind: "act", amountCents: 1_000_00, openCents: 3_000_00 })
  expect(decision.items.map((item) => item.role).sort()).toEqual(["lead", "not-due", "not-due"])
})

test("an answer that nobody has dealt with holds the next step", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Transports Guivarch")
  await world.invoice(customer, "FA-14", "2026-03-02", 600_00)
  await world.in((tx) =>
    recordReply(tx, { customerId: customer, summary: "On regarde ça" }, world.by("2026-03-04")),
  )
  expect(await world.runDays("2026-03-05", "2026-03-20")).toEqual([])
})

test("a promise for the 20th: nothing before the 21st is over, then the broken-promise step, not the next level", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Menuiserie Cadiou")
  await world.invoice(customer, "FA-15", "2026-03-02", 900_00)
  expect(await world.runDays("2026-03-05", "2026-03-08")).toEqual(["2026-03-05 friendly-email"])
  await world.in((tx) =>
    recordPromise(tx, { customerId: customer, promisedFor: day("2026-03-20") }, world.by("2026-03-09")),
  )
  // Friday 20 March; the 21st is a Saturday; Monday 23 is the next working day.
  expect(await world.runDays("2026-03-09", "2026-03-24")).toEqual(["2026-03-23 promise-broken"])
  expect(await world.runDays("2026-03-25", "2026-03-31")).toEqual(["2026-03-30 phone-call"])
})

test("a contested invoice is left alone, the others are followed; a do-not-chase stops all", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Électricité Floc’h")
  const contested = await world.invoice(customer, "FA-16", "2026-03-02", 400_00)
  await world.invoice(customer, "FA-17", "2026-03-02", 250_00)
  await world.in((tx) =>
    openDispute(
      tx,
      { customerId: customer, invoiceId: contested, reason: "defective" },
      world.by("2026-03-03"),
    ),
  )
  expect(await world.decision("2026-03-05", customer)).toMatchObject({ kind: "act", amountCents: 250_00 })
  await world.in((tx) =>
    placeHold(
      tx,
      { customerId: customer, kind: "do-not-chase", untilOn: day("2026-03-31") },
      world.by("2026-03-04"),
    ),
  )
  expect(await world.decision("2026-03-05", customer)).toMatchObject({
    kind: "nothing",
    because: "do-not-chase",
    until: "2026-04-01",
  })
  expect(await world.runDays("2026-03-05", "2026-03-31")).toEqual([])
})
