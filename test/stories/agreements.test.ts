import { expect, test } from "vitest"
import { day } from "../../src/kernel/day.ts"
import { endDispute } from "../../src/ledger/agreements/disputes/workflows.ts"
import { acceptPlan, proposePlan } from "../../src/ledger/agreements/plans/workflows.ts"
import { writeAgreementSettings } from "../../src/ledger/agreements/settings/store.ts"
import { answerTimeRequest, withdrawTime } from "../../src/ledger/agreements/time/workflows.ts"
import { openDispute, recordPromise } from "../../src/ledger/facts/workflows.ts"
import { invoiceLimitation } from "../../src/ledger/limitation/workflows.ts"
import { statementFor } from "../../src/penalties/statements/workflows.ts"
import { testDatabase } from "../database.ts"
import { newWorld, type World } from "../world.ts"

const database = await testDatabase()

// 2 March 2026 is a Monday; Easter Monday is 6 April 2026, 1 May a Friday.

async function debtor(name: string, number = "FA-1", cents = 1_200_00) {
  const world = await newWorld(database)
  const customerId = await world.customer(name)
  const invoiceId = await world.invoice(customerId, number, "2026-03-02", cents)
  return { world, customerId, invoiceId }
}

/** The last message that left, as its readers saw it. */
async function lastText(world: World): Promise<string> {
  const { text_body } = await world.in((tx) =>
    tx
      .selectFrom("delivery.message")
      .select("text_body")
      .where("company_id", "=", world.companyId)
      .where("state", "=", "sent")
      .orderBy("finished_at", "desc")
      .orderBy("created_at", "desc")
      .limit(1)
      .executeTakeFirstOrThrow(),
  )
  return text_body.replace(/[\u00a0\u202f]/g, " ")
}

test("a promise is confirmed the same day, holds what it covers, and the ladder goes on where it stood once it is kept", async () => {
  const { world, customerId, invoiceId } = await debtor("Atelier Rozec")
  await world.runDays("2026-03-05", "2026-03-05")
  await world.in((tx) =>
    recordPromise(
      tx,
      {
        customerId,
        promisedFor: day("2026-03-20"),
        invoiceIds: [invoiceId],
        method: "transfer",
        confirms: true,
      },
      world.by("2026-03-06"),
    ),
  )
  expect(await world.runDays("2026-03-06", "2026-03-21")).toEqual(["2026-03-06 promise-confirmed"])
  expect(await lastText(world)).toMatch(
    /votre paiement pour le \*\*20 mars 2026\*\*, par virement, au titre de : FA-1/,
  )
  await world.pay(customerId, "2026-03-20", 1_200_00, invoiceId)
  expect(await world.runDays("2026-03-22", "2026-04-10")).toEqual([])
})

test("a promise of a part holds that part alone: the rest is followed without it", async () => {
  const { world, customerId } = await debtor("Garage Nédélec")
  await world.in((tx) =>
    recordPromise(
      tx,
      { customerId, promisedFor: day("2026-03-31"), amountCents: 500_00 },
      world.by("2026-03-03"),
    ),
  )
  const decision = await world.decision("2026-03-05", customerId)
  expect(decision).toMatchObject({ kind: "act", stepKey: "friendly-email", amountCents: 700_00 })
})

test("a payment that arrives between the broken promise and its step: nothing is said of a broken promise", async () => {
  const { world, customerId, invoiceId } = await debtor("Menuiserie Coat")
  await world.in((tx) =>
    recordPromise(tx, { customerId, promisedFor: day("2026-03-12") }, world.by("2026-03-03")),
  )
  expect(await world.decision("2026-03-16", customerId)).toMatchObject({ because: "promise-broken" })
  await world.pay(customerId, "2026-03-16", 1_200_00, invoiceId)
  expect(await world.runDays("2026-03-16", "2026-03-31")).toEqual([])
})

test("part kept: the step of the broken promise asks for the rest", async () => {
  const { world, customerId, invoiceId } = await debtor("Plâtrerie Guivarch")
  await world.in((tx) =>
    recordPromise(
      tx,
      { customerId, promisedFor: day("2026-03-12"), amountCents: 1_000_00 },
      world.by("2026-03-03"),
    ),
  )
  await world.runDays("2026-03-05", "2026-03-05")
  await world.pay(customerId, "2026-03-12", 400_00, invoiceId)
  expect(await world.decision("2026-03-16", customerId)).toMatchObject({
    ...{ because: "promise-broken", amountCents: 800_00 },
  })
})

test("with five days of grace a promise is looked at five days later", async () => {
  const { world, customerId } = await debtor("Cabinet Tréguer")
  const settings = { promiseGraceDays: 5, disputeDays: 30, confirmsAutomatically: false }
  await world.in((tx) => writeAgreementSettings(tx, settings, world.by("2026-03-03")))
  await world.in((tx) =>
    recordPromise(tx, { customerId, promisedFor: day("2026-03-12") }, world.by("2026-03-03")),
  )
  expect(await world.decision("2026-03-17", customerId)).toMatchObject({ because: "promise" })
  expect(await world.decision("2026-03-18", customerId)).toMatchObject({ because: "promise-broken" })
})

test("time granted: nothing before the agreed day, then the ladder from there; penalties from there as agreed", async () => {
  const { world, customerId, invoiceId } = await debtor("Boucherie Floch")
  const grant = {
    customerId,
    invoiceIds: [invoiceId],
    outcome: "granted",
    agreedOn: day("2026-03-31"),
  } as const
  await world.in((tx) =>
    answerTimeRequest(tx, { ...grant, penalties: "waived", confirms: true }, world.by("2026-03-04")),
  )
  expect(await world.runDays("2026-03-04", "2026-04-08")).toEqual([
    "2026-03-04 time-granted",
    "2026-03-24 courtesy-before", // seven days before the agreed day, as before any other
    // 31 March and three days is Friday 3 April; Tuesday and Wednesday are too far to wait for.
    "2026-04-03 friendly-email",
  ])
  const statement = await world.in((tx) => statementFor(tx, { customerIds: [customerId] }, day("2026-04-10")))
  expect(statement.invoices[0]?.dueOn).toBe("2026-03-31")
})

test("time refused politely: the ladder goes on; taken back, time granted no longer counts", async () => {
  const { world, customerId, invoiceId } = await debtor("Optique Le Bras")
  const asked = { customerId, invoiceIds: [invoiceId], askedFor: day("2026-06-30") }
  await world.in((tx) =>
    answerTimeRequest(tx, { ...asked, outcome: "refused", confirms: true }, world.by("2026-03-05")),
  )
  expect(await world.runDays("2026-03-05", "2026-03-05")).toEqual(["2026-03-05 time-refused"])
  expect(await lastText(world)).toMatch(/regrettons de ne pas pouvoir l’accepter[\s\S]*1 200,00 €/)
  expect(await world.runDays("2026-03-06", "2026-03-12")).toEqual(["2026-03-10 friendly-email"])
  const grant = { ...asked, outcome: "granted", agreedOn: day("2026-06-30") } as const
  const id = await world.in((tx) => answerTimeRequest(tx, grant, world.by("2026-03-12")))
  expect(await world.decision("2026-03-20", customerId)).toMatchObject({ because: "not-due" })
  await world.in((tx) => withdrawTime(tx, id, world.by("2026-03-20")))
  expect(await world.decision("2026-03-20", customerId)).toMatchObject({ kind: "act" })
})

test("a dispute on a part: the rest is followed; past its deadline it is a person’s question, never silence", async () => {
  const { world, customerId, invoiceId } = await debtor("Hôtel Kerleau")
  await world.in((tx) =>
    openDispute(
      tx,
      { customerId, invoiceId, disputedCents: 200_00, reason: "defective", confirms: true },
      world.by("2026-03-04"),
    ),
  )
  expect(await world.runDays("2026-03-04", "2026-03-04")).toEqual(["2026-03-04 dispute-acknowledged"])
  expect(await lastText(world)).toMatch(/au plus tard le \*\*3 avril 2026\*\*[\s\S]*200,00 €/)
  expect(await world.decision("2026-03-10", customerId)).toMatchObject({ kind: "act", amountCents: 1_000_00 })
  await world.pay(customerId, "2026-03-10", 1_000_00, invoiceId)
  expect(await world.decision("2026-04-03", customerId)).toMatchObject({ because: "disputed" })
  expect(await world.decision("2026-04-04", customerId)).toMatchObject({
    kind: "ask",
    because: "dispute-deadline",
  })
})

test("a dispute on a promised invoice: neither the promise nor the dispute is chased; rejected with its reason, the ladder goes on", async () => {
  const { world, customerId, invoiceId } = await debtor("Imprimerie Ollivier")
  await world.in((tx) =>
    recordPromise(
      tx,
      { customerId, promisedFor: day("2026-03-20"), invoiceIds: [invoiceId] },
      world.by("2026-03-03"),
    ),
  )
  const dispute = await world.in((tx) =>
    openDispute(tx, { customerId, invoiceId, reason: "price" }, world.by("2026-03-10")),
  )
  expect(await world.runDays("2026-03-05", "2026-03-26")).toEqual([])
  const end = { outcome: "rejected", note: "Le devis signé prévoit ce prix.", confirms: true } as const
  await world.in((tx) => endDispute(tx, dispute, end, world.by("2026-03-27")))
  expect(await world.runDays("2026-03-27", "2026-04-01")).toEqual([
    "2026-03-27 dispute-rejected",
    "2026-04-01 promise-broken",
  ])
})

test("a dispute that ends by a credit note for the whole is told to a customer who owes nothing any more", async () => {
  const { world, customerId, invoiceId } = await debtor("Fleuriste Bihan")
  const dispute = await world.in((tx) =>
    openDispute(tx, { customerId, invoiceId, reason: "duplicate" }, world.by("2026-03-04")),
  )
  expect(await world.runDays("2026-03-04", "2026-03-08")).toEqual([])
  const end = { outcome: "credit-note", creditCents: 1_200_00, confirms: true } as const
  await world.in((tx) => endDispute(tx, dispute, end, world.by("2026-03-09")))
  expect(await world.runDays("2026-03-09", "2026-03-31")).toEqual(["2026-03-09 dispute-credit-note"])
  expect(await lastText(world)).toMatch(/un avoir de \*\*1 200,00 €\*\*[\s\S]*Il ne reste rien à payer/)
})

/** Three instalments of 400,00 € on the 1st of April, May and June, accepted in writing on 10 March. */
async function inThree(
  world: World,
  customerId: string,
  invoiceId: string,
  returnStepKey: string | null = null,
) {
  const plan = await world.in((tx) =>
    proposePlan(
      tx,
      {
        ...{ customerId, invoiceIds: [invoiceId], returnStepKey, confirms: true, penalties: "waived" },
        ...{ wish: { count: 3, partCents: null }, firstOn: day("2026-04-01") },
      },
      world.by("2026-03-09"),
    ),
  )
  const accept = () =>
    world.in((tx) =>
      acceptPlan(tx, plan.id, { proof: "exemplaire signé", acknowledges: true }, world.by("2026-03-10")),
    )
  return { ...plan, accept }
}

test("a plan that is kept: a reminder before each instalment, nothing else, and thanks at the end", async () => {
  const { world, customerId, invoiceId } = await debtor("Pizzeria Salaün")
  const plan = await inThree(world, customerId, invoiceId)
  expect(await world.runDays("2026-03-09", "2026-03-09")).toEqual(["2026-03-09 plan-proposed"])
  expect(await lastText(world)).toMatch(/- 1er avril 2026 : \*\*400,00 €\*\*\n- 1er mai 2026/)
  await plan.accept()
  const told = await world.runDays("2026-03-10", "2026-03-31")
  for (const [from, to] of [
    ["2026-04-01", "2026-04-30"],
    ["2026-05-01", "2026-05-31"],
    ["2026-06-01", "2026-06-30"],
  ] as const) {
    await world.pay(customerId, from, 400_00, invoiceId)
    told.push(...(await world.runDays(from, to)))
  }
  expect(told).toEqual([
    "2026-03-10 plan-accepted",
    "2026-03-30 plan-instalment-before", // three days before is Sunday 29
    "2026-04-28 plan-instalment-before",
    "2026-05-29 plan-instalment-before",
    "2026-06-01 plan-kept",
  ])
  // As agreed, what lateness added is let go.
  const statement = await world.in((tx) => statementFor(tx, { customerIds: [customerId] }, day("2026-06-30")))
  expect(statement.invoices).toEqual([])
})

test("a plan that is broken: a notice, eight days, the end of the agreement, and the ladder where it says; the debt was acknowledged", async () => {
  const { world, customerId, invoiceId } = await debtor("Taxi Lozach")
  const plan = await inThree(world, customerId, invoiceId, "firm-email")
  await plan.accept()
  expect(await world.runDays("2026-03-10", "2026-04-22")).toEqual([
    "2026-03-10 plan-accepted",
    "2026-03-30 plan-instalment-before",
    "2026-04-07 plan-instalment-late", // due Wednesday 1, one day of grace, five days after the last contact; Easter Monday
    "2026-04-16 plan-broken", // eight days after the notice are over
    "2026-04-21 firm-email",
  ])
  const statement = await world.in((tx) => statementFor(tx, { customerIds: [customerId] }, day("2026-04-22")))
  expect(statement.invoices).toHaveLength(1)
  const limitation = await world.in((tx) => invoiceLimitation(tx, invoiceId, day("2026-04-22")))
  expect(limitation.lastSafeOn).toBe("2031-03-10")
})

test("the instalment is paid between the notice and its end: the plan goes on as if nothing had been", async () => {
  const { world, customerId, invoiceId } = await debtor("Cave Moal")
  const plan = await inThree(world, customerId, invoiceId)
  await plan.accept()
  await world.runDays("2026-03-10", "2026-04-10")
  await world.pay(customerId, "2026-04-13", 400_00, invoiceId)
  expect(await world.runDays("2026-04-13", "2026-05-01")).toEqual(["2026-04-28 plan-instalment-before"])
  expect(await world.decision("2026-05-02", customerId)).toMatchObject({ kind: "wait", because: "plan" })
})

test("a credit note in the middle of a plan: the last instalments shrink, and the debtor is told", async () => {
  const { world, customerId, invoiceId } = await debtor("Couture Péron")
  const plan = await inThree(world, customerId, invoiceId)
  await plan.accept()
  await world.runDays("2026-03-10", "2026-03-31")
  const dispute = await world.in((tx) =>
    openDispute(
      tx,
      { customerId, invoiceId, disputedCents: 500_00, reason: "price" },
      world.by("2026-04-01"),
    ),
  )
  const end = { outcome: "credit-note", creditCents: 500_00 } as const
  await world.in((tx) => endDispute(tx, dispute, end, world.by("2026-04-01")))
  await world.pay(customerId, "2026-04-01", 400_00, invoiceId)
  expect(await world.runDays("2026-04-01", "2026-04-27")).toEqual(["2026-04-01 plan-changed"])
  // 1 200 less 500 is 700: 400 is paid, 300 in May, nothing in June.
  expect(await lastText(world)).toMatch(
    /Il reste \*\*300,00 €\*\*[\s\S]*- 1er mai 2026 : \*\*300,00 €\*\*\n*(?!-)/,
  )
  await world.pay(customerId, "2026-04-28", 300_00, invoiceId)
  expect(await world.runDays("2026-04-28", "2026-06-10")).toEqual(["2026-04-28 plan-kept"])
})

test("a proposal that nobody answers holds the follow-up until its day, then the ladder goes on", async () => {
  const { world, customerId, invoiceId } = await debtor("Bar Quéré")
  await inThree(world, customerId, invoiceId)
  expect(await world.runDays("2026-03-10", "2026-03-24")).toEqual(["2026-03-10 plan-proposed"])
  expect(await world.runDays("2026-03-25", "2026-03-27")).toEqual(["2026-03-25 friendly-email"])
})
