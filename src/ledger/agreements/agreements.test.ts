import { expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { newWorld } from "../../../test/world.ts"
import { day } from "../../kernel/day.ts"
import { closeDispute, openDispute } from "../facts/workflows.ts"
import { invoiceLimitation } from "../limitation/workflows.ts"
import { readDisputeRows, readDisputeTimes } from "./disputes/store.ts"
import { assignDispute, endDispute, remarkOnDispute } from "./disputes/workflows.ts"
import { keepDocument } from "./documents/workflows.ts"
import { readPlans } from "./plans/store.ts"
import { planView } from "./plans/view.ts"
import { acceptPlan, closePlan, proposePlan } from "./plans/workflows.ts"
import { listTimeAnswers } from "./time/store.ts"
import { answerTimeRequest, withdrawTime } from "./time/workflows.ts"

const database = await testDatabase()

/** A debtor with two invoices of 600,00 € and 400,00 €, on 10 March 2026. */
async function debtor() {
  const world = await newWorld(database)
  const customerId = await world.customer("Garage Morel")
  const first = await world.invoice(customerId, "G-1", "2026-02-10", 600_00)
  const second = await world.invoice(customerId, "G-2", "2026-02-20", 400_00)
  const by = world.by("2026-03-10")
  const dueDays = (invoiceId: string) =>
    world.in((tx) =>
      tx
        .selectFrom("ledger.instalment")
        .select(["due_on", "agreed_due_on", "penalty_due_on"])
        .where("company_id", "=", world.companyId)
        .where("invoice_id", "=", invoiceId)
        .executeTakeFirstOrThrow(),
    )
  const viewOn = async (id: string, on: string) => {
    const [row] = await world.in((tx) => readPlans(tx, { ids: [id] }, day(on)))
    return planView(row!, { today: day(on), graceDays: 1 })
  }
  return { world, customerId, first, second, by, dueDays, viewOn }
}

const inThree = { wish: { count: 3, partCents: null }, firstOn: day("2026-04-01") }

test("time granted: the agreed day stands beside the initial one; taken back, the initial one counts again", async () => {
  const { world, customerId, first, by, dueDays } = await debtor()
  const grant = { customerId, invoiceIds: [first], outcome: "granted", agreedOn: day("2026-03-31") } as const
  const id = await world.in((tx) => answerTimeRequest(tx, { ...grant, penalties: "waived" }, by))
  expect(await dueDays(first)).toEqual({
    ...{ due_on: "2026-02-10", agreed_due_on: "2026-03-31", penalty_due_on: "2026-03-31" },
  })
  await world.in((tx) => withdrawTime(tx, id, world.by("2026-03-12")))
  expect(await dueDays(first)).toEqual({ due_on: "2026-02-10", agreed_due_on: null, penalty_due_on: null })
  await expect(world.in((tx) => withdrawTime(tx, id, by))).rejects.toThrow("TIME_REQUEST_UNKNOWN")
})

test("two answers noted in the wrong order: the one decided last holds", async () => {
  const { world, customerId, first, dueDays } = await debtor()
  const grant = (decidedOn: string, agreedOn: string) =>
    world.in((tx) =>
      answerTimeRequest(
        tx,
        { customerId, invoiceIds: [first], outcome: "granted", agreedOn: day(agreedOn) },
        world.by(decidedOn),
      ),
    )
  await grant("2026-03-12", "2026-03-20")
  await grant("2026-03-10", "2026-04-30")
  expect((await dueDays(first)).agreed_due_on).toBe("2026-03-20")
})

test("a refusal leaves the day as it is, and is kept with its reason", async () => {
  const { world, customerId, first, by, dueDays } = await debtor()
  const asked = { customerId, invoiceIds: [first], askedFor: day("2026-06-30") }
  await world.in((tx) => answerTimeRequest(tx, { ...asked, outcome: "refused", reason: "trop long" }, by))
  expect((await dueDays(first)).agreed_due_on).toBeNull()
  expect(await world.in((tx) => listTimeAnswers(tx, { customerId }))).toMatchObject([
    { outcome: "refused", askedFor: "2026-06-30", agreedOn: null, reason: "trop long", numbers: ["G-1"] },
  ])
  const yesterday = { ...asked, outcome: "granted", agreedOn: day("2026-03-09") } as const
  await expect(world.in((tx) => answerTimeRequest(tx, yesterday, by))).rejects.toThrow("AGREED_DAY_PAST")
})

test("a plan about two invoices: money pays its instalments in order, a credit note takes from the last", async () => {
  const { world, customerId, first, second, by, viewOn } = await debtor()
  const plan = await world.in((tx) =>
    proposePlan(tx, { customerId, invoiceIds: [first, second], ...inThree }, by),
  )
  expect(plan.reference).toBe("ECH-2026-001")
  expect(await viewOn(plan.id, "2026-03-10")).toMatchObject({ state: "proposed", nextOn: "2026-03-25" })
  expect(await viewOn(plan.id, "2026-03-26")).toMatchObject({ state: "lapsed" })
  const acceptance = { proof: "courriel du 12 mars", on: day("2026-03-12"), acknowledges: true }
  await world.in((tx) => acceptPlan(tx, plan.id, acceptance, world.by("2026-03-13")))
  await world.pay(customerId, "2026-03-31", 350_00)
  expect(await viewOn(plan.id, "2026-04-02")).toMatchObject({
    ...{ state: "running", paidCents: 350_00, nextOn: "2026-05-01", nextCents: 316_66 },
    instalments: [{ openCents: 0 }, { openCents: 316_66 }, { openCents: 333_34 }],
  })
  const dispute = await world.in((tx) =>
    openDispute(
      tx,
      { customerId, invoiceId: second, disputedCents: 100_00, reason: "price" },
      world.by("2026-04-03"),
    ),
  )
  expect((await viewOn(plan.id, "2026-04-03")).instalments.at(-1)?.openCents).toBe(233_34)
  const end = { outcome: "credit-note", creditCents: 50_00, creditNumber: "AV-1" } as const
  await world.in((tx) => endDispute(tx, dispute, end, world.by("2026-04-10")))
  expect(await viewOn(plan.id, "2026-04-10")).toMatchObject({
    ...{ reducedCents: 50_00, paidCents: 350_00, openCents: 600_00 },
    instalments: [{ openCents: 0 }, { openCents: 316_66 }, { amountCents: 283_34, initialCents: 333_34 }],
  })
  // Seen from before, the plan is as it was then.
  expect(await viewOn(plan.id, "2026-03-20")).toMatchObject({
    state: "running",
    paidCents: 0,
    reducedCents: 0,
  })
})

test("an accepted plan acknowledges the debt: the limitation of each of its invoices starts anew", async () => {
  const { world, customerId, first, second, by } = await debtor()
  const plan = await world.in((tx) =>
    proposePlan(tx, { customerId, invoiceIds: [first, second], ...inThree }, by),
  )
  const acceptance = { proof: "exemplaire signé", on: day("2026-03-10"), acknowledges: true }
  await world.in((tx) => acceptPlan(tx, plan.id, acceptance, by))
  for (const invoiceId of [first, second]) {
    // Five years from the acknowledgement (C. civ. 2231, 2240): the last safe day is 10 March 2031.
    const limitation = await world.in((tx) => invoiceLimitation(tx, invoiceId, day("2026-03-11")))
    expect(limitation.lastSafeOn).toBe("2031-03-10")
    expect(limitation.events).toMatchObject([{ type: "acknowledgement", happenedOn: "2026-03-10" }])
  }
})

test("an invoice is in one plan at a time, and contested parts stay out of it", async () => {
  const { world, customerId, first, second, by } = await debtor()
  await world.in((tx) =>
    openDispute(tx, { customerId, invoiceId: second, disputedCents: 150_00, reason: "price" }, by),
  )
  const propose = () =>
    world.in((tx) => proposePlan(tx, { customerId, invoiceIds: [first, second], ...inThree }, by))
  const plan = await propose()
  const [row] = await world.in((tx) => readPlans(tx, { ids: [plan.id] }, by.today))
  expect(row?.items.map((item) => item.amountCents)).toEqual([600_00, 250_00])
  await expect(propose()).rejects.toThrow("INVOICE_IN_PLAN")
  await world.in((tx) => closePlan(tx, plan.id, "cancelled", by))
  expect((await propose()).reference).toBe("ECH-2026-002")
})

test("instalments typed by hand make up the sum to the cent, in order", async () => {
  const { world, customerId, first, by } = await debtor()
  const parts = (cents: number) => [
    { dueOn: day("2026-04-01"), amountCents: 200_00 },
    { dueOn: day("2026-05-01"), amountCents: cents },
  ]
  const propose = (cents: number) =>
    world.in((tx) =>
      proposePlan(tx, { customerId, invoiceIds: [first], ...inThree, instalments: parts(cents) }, by),
    )
  await expect(propose(400_01)).rejects.toThrow("PLAN_SUM_WRONG")
  expect((await propose(400_00)).reference).toBe("ECH-2026-001")
})

test("a dispute has a deadline of its own accord, somebody who looks after it, remarks and papers", async () => {
  const { world, customerId, first, by } = await debtor()
  const lines = [
    { label: "Pose", cents: 80_00 },
    { label: "Déplacement", cents: 40_00 },
  ]
  const id = await world.in((tx) =>
    openDispute(tx, { customerId, invoiceId: first, reason: "price", lines }, by),
  )
  const read = async (on: string) => (await world.in((tx) => readDisputeRows(tx, { ids: [id] }, day(on))))[0]
  expect(await read("2026-03-15")).toMatchObject({
    ...{ disputedCents: 120_00, answerBy: "2026-04-09", daysInDispute: 5, lines },
  })
  await world.in(async (tx) => {
    await assignDispute(tx, id, { ownerUserId: "user-1", answerBy: day("2026-04-20") }, by)
    await remarkOnDispute(tx, id, "Le chantier a bien été livré", by)
    const paper = { name: "bon de livraison.pdf", content: Buffer.from("%PDF-1.7 essai") }
    await keepDocument(tx, { disputeId: id, customerId }, paper, by)
    await keepDocument(tx, { disputeId: id, customerId }, paper, by)
  })
  const text = { name: "virus.pdf", content: Buffer.from("MZ") }
  await expect(world.in((tx) => keepDocument(tx, { disputeId: id, customerId }, text, by))).rejects.toThrow(
    "DOCUMENT_INVALID",
  )
  await world.in((tx) => closeDispute(tx, id, { outcome: "corrected" }, world.by("2026-03-30")))
  expect(await read("2026-06-01")).toMatchObject({ ownerUserId: "user-1", daysInDispute: 20 })
  expect(await world.in((tx) => readDisputeTimes(tx, day("2026-06-01")))).toEqual([
    { reason: "price", disputes: 1, open: 0, averageDays: 20 },
  ])
})

test("another company neither sees nor touches what was agreed here", async () => {
  const { world, customerId, first, by } = await debtor()
  const plan = await world.in((tx) => proposePlan(tx, { customerId, invoiceIds: [first], ...inThree }, by))
  const dispute = await world.in((tx) =>
    openDispute(tx, { customerId, invoiceId: first, reason: "other" }, by),
  )
  const other = await newWorld(database, "Autre")
  await expect(other.in((tx) => closePlan(tx, plan.id, "cancelled", by))).rejects.toThrow("PLAN_UNKNOWN")
  await expect(other.in((tx) => endDispute(tx, dispute, { outcome: "settled" }, by))).rejects.toThrow(
    "DISPUTE_UNKNOWN",
  )
  expect(await other.in((tx) => readPlans(tx, {}, day("2027-01-01")))).toEqual([])
})
