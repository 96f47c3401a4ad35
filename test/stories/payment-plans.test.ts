import { expect, test } from "vitest"
import { day } from "../../src/kernel/day.ts"
import { endDispute } from "../../src/ledger/agreements/disputes/workflows.ts"
import { acceptPlan, proposePlan } from "../../src/ledger/agreements/plans/workflows.ts"
import { openDispute } from "../../src/ledger/facts/workflows.ts"
import { invoiceLimitation } from "../../src/ledger/limitation/workflows.ts"
import { statementFor } from "../../src/penalties/statements/workflows.ts"
import { testDatabase } from "../database.ts"
import type { World } from "../world.ts"
import { debtor, lastText } from "./debtor.ts"

const database = await testDatabase()

// 2 March 2026 is a Monday; Easter Monday is 6 April 2026, 1 May a Friday.

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
  const { world, customerId, invoiceId } = await debtor(database, "Pizzeria Salaün")
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
  const { world, customerId, invoiceId } = await debtor(database, "Taxi Lozach")
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
  const { world, customerId, invoiceId } = await debtor(database, "Cave Moal")
  const plan = await inThree(world, customerId, invoiceId)
  await plan.accept()
  await world.runDays("2026-03-10", "2026-04-10")
  await world.pay(customerId, "2026-04-13", 400_00, invoiceId)
  expect(await world.runDays("2026-04-13", "2026-05-01")).toEqual(["2026-04-28 plan-instalment-before"])
  expect(await world.decision("2026-05-02", customerId)).toMatchObject({ kind: "wait", because: "plan" })
})

test("a credit note in the middle of a plan: the last instalments shrink, and the debtor is told", async () => {
  const { world, customerId, invoiceId } = await debtor(database, "Couture Péron")
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
  const { world, customerId, invoiceId } = await debtor(database, "Bar Quéré")
  await inThree(world, customerId, invoiceId)
  expect(await world.runDays("2026-03-10", "2026-03-24")).toEqual(["2026-03-10 plan-proposed"])
  expect(await world.runDays("2026-03-25", "2026-03-27")).toEqual(["2026-03-25 friendly-email"])
})
