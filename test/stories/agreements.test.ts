import { expect, test } from "vitest"
import { day } from "../../src/kernel/day.ts"
import { endDispute } from "../../src/ledger/agreements/disputes/workflows.ts"
import { writeAgreementSettings } from "../../src/ledger/agreements/settings/store.ts"
import { answerTimeRequest, withdrawTime } from "../../src/ledger/agreements/time/workflows.ts"
import { openDispute, recordPromise } from "../../src/ledger/facts/workflows.ts"
import { statementFor } from "../../src/penalties/statements/workflows.ts"
import { testDatabase } from "../database.ts"
import { debtor, lastText } from "./debtor.ts"

const database = await testDatabase()

// 2 March 2026 is a Monday; Easter Monday is 6 April 2026, 1 May a Friday.

test("a promise is confirmed the same day, holds what it covers, and the ladder goes on where it stood once it is kept", async () => {
  const { world, customerId, invoiceId } = await debtor(database, "Atelier Rozec")
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
  const { world, customerId } = await debtor(database, "Garage Nédélec")
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
  const { world, customerId, invoiceId } = await debtor(database, "Menuiserie Coat")
  await world.in((tx) =>
    recordPromise(tx, { customerId, promisedFor: day("2026-03-12") }, world.by("2026-03-03")),
  )
  expect(await world.decision("2026-03-16", customerId)).toMatchObject({ because: "promise-broken" })
  await world.pay(customerId, "2026-03-16", 1_200_00, invoiceId)
  expect(await world.runDays("2026-03-16", "2026-03-31")).toEqual([])
})

test("part kept: the step of the broken promise asks for the rest", async () => {
  const { world, customerId, invoiceId } = await debtor(database, "Plâtrerie Guivarch")
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
  const { world, customerId } = await debtor(database, "Cabinet Tréguer")
  const settings = { promiseGraceDays: 5, disputeDays: 30, confirmsAutomatically: false }
  await world.in((tx) => writeAgreementSettings(tx, settings, world.by("2026-03-03")))
  await world.in((tx) =>
    recordPromise(tx, { customerId, promisedFor: day("2026-03-12") }, world.by("2026-03-03")),
  )
  expect(await world.decision("2026-03-17", customerId)).toMatchObject({ because: "promise" })
  expect(await world.decision("2026-03-18", customerId)).toMatchObject({ because: "promise-broken" })
})

test("time granted: nothing before the agreed day, then the ladder from there; penalties from there as agreed", async () => {
  const { world, customerId, invoiceId } = await debtor(database, "Boucherie Floch")
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
  const { world, customerId, invoiceId } = await debtor(database, "Optique Le Bras")
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
  const { world, customerId, invoiceId } = await debtor(database, "Hôtel Kerleau")
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
  const { world, customerId, invoiceId } = await debtor(database, "Imprimerie Ollivier")
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
  const { world, customerId, invoiceId } = await debtor(database, "Fleuriste Bihan")
  const dispute = await world.in((tx) =>
    openDispute(tx, { customerId, invoiceId, reason: "duplicate" }, world.by("2026-03-04")),
  )
  expect(await world.runDays("2026-03-04", "2026-03-08")).toEqual([])
  const end = { outcome: "credit-note", creditCents: 1_200_00, confirms: true } as const
  await world.in((tx) => endDispute(tx, dispute, end, world.by("2026-03-09")))
  expect(await world.runDays("2026-03-09", "2026-03-31")).toEqual(["2026-03-09 dispute-credit-note"])
  expect(await lastText(world)).toMatch(/un avoir de \*\*1 200,00 €\*\*[\s\S]*Il ne reste rien à payer/)
})
