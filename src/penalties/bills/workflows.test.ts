import { expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { newWorld } from "../../../test/world.ts"
import { day } from "../../kernel/day.ts"
import { cancelPayment } from "../../ledger/credits/workflows.ts"
import { placeHold } from "../../ledger/facts/workflows.ts"
import { saveRate } from "../rates/store.ts"
import { saveChosen } from "../settings/store.ts"
import { statementFor } from "../statements/workflows.ts"
import { listWaivers } from "./store.ts"
import { billPenalties, cancelBill, waivePenalties, withdrawWaiver } from "./workflows.ts"

const database = await testDatabase()
const world = await newWorld(database)
const owed = (customerId: string, on: string) =>
  world.in((tx) => statementFor(tx, { customerIds: [customerId] }, day(on)))
const EUR = { currency: "EUR" }

test("an invoice paid twenty days late across 1 July bears 67,26 € and the 40 €, although it is settled", async () => {
  const customerId = await world.customer("Garage Moreau")
  await world.invoice(customerId, "F-1", "2026-06-20", 1_000_000)
  await world.pay(customerId, "2026-07-10", 1_000_000)
  const { invoices, totals } = await owed(customerId, "2026-09-01")
  expect(invoices).toMatchObject([
    { number: "F-1", principalCents: 0, interestCents: 6_726, indemnityCents: 4_000, daysLate: 20 },
  ])
  expect(totals).toMatchObject([{ currency: "EUR", principalCents: 0, totalCents: 10_726 }])
})

test("penalties are billed once; the next bill holds only what came since", async () => {
  const customerId = await world.customer("Hôtel des Embruns")
  const invoiceId = await world.invoice(customerId, "F-2", "2026-01-31", 1_200_000)
  const billOn = (on: string) => world.in((tx) => billPenalties(tx, { customerId, ...EUR }, world.by(on)))
  // 12 000 € at 12,15 % for 28 days: 111,85 €.
  const first = await billOn("2026-02-28")
  expect(first).toMatchObject({ number: "PEN-2026-0001", interestCents: 11_185, indemnityCents: 4_000 })
  expect(first.openCents).toBe(15_185)
  await expect(billOn("2026-02-28")).rejects.toThrow("PENALTIES_NOTHING_TO_BILL")
  // 59 days in all: 235,68 €; less 111,85 €. No second indemnity.
  const second = await billOn("2026-03-31")
  expect(second).toMatchObject({ number: "PEN-2026-0002", interestCents: 23_568 - 11_185, indemnityCents: 0 })
  const { invoices } = await owed(customerId, "2026-03-31")
  expect(invoices).toHaveLength(1)
  expect(invoices[0]).toMatchObject({ invoiceId, claimInterestCents: 0, claimIndemnityCents: 0 })
})

test("a bill of penalties is an invoice of the ledger that can be paid, and bears no penalties itself", async () => {
  const customerId = await world.customer("Boulangerie Kerhuel")
  await world.invoice(customerId, "F-3", "2026-01-31", 100_000)
  const bill = await world.in((tx) => billPenalties(tx, { customerId, ...EUR }, world.by("2026-03-02")))
  // 1 000 € for 30 days at 12,15 %: 9,99 €, and 40 €.
  expect(bill.openCents).toBe(4_999)
  await world.pay(customerId, "2026-06-30", 4_999, bill.id)
  const { invoices } = await owed(customerId, "2026-06-30")
  expect(invoices.map((one) => one.number)).toEqual(["F-3"])
})

test("a bill taken back is closed by a credit note, and may be billed anew", async () => {
  const customerId = await world.customer("Café du Port")
  await world.invoice(customerId, "F-4", "2026-01-31", 100_000)
  const bill = await world.in((tx) => billPenalties(tx, { customerId, ...EUR }, world.by("2026-03-02")))
  const gone = await world.in((tx) => cancelBill(tx, bill.id, "geste commercial", world.by("2026-03-03")))
  expect(gone).toMatchObject({ openCents: 0, cancelledOn: "2026-03-03", cancelReason: "geste commercial" })
  await expect(world.in((tx) => cancelBill(tx, bill.id, "encore", world.by("2026-03-03")))).rejects.toThrow(
    "BILL_UNKNOWN",
  )
  const again = await world.in((tx) => billPenalties(tx, { customerId, ...EUR }, world.by("2026-03-04")))
  expect(again).toMatchObject({ interestCents: 1_065, indemnityCents: 4_000 })
})

test("what was let go is not asked for again, what comes later is; the waiver can be withdrawn", async () => {
  const customerId = await world.customer("Menuiserie Le Goff")
  await world.invoice(customerId, "F-5", "2026-01-31", 1_200_000)
  const waiver = {
    customerId,
    ...EUR,
    invoiceIds: [],
    kinds: ["interest", "indemnity"] as const,
    reason: "bon client",
  }
  const { waivedCents } = await world.in((tx) => waivePenalties(tx, waiver, world.by("2026-02-28")))
  expect(waivedCents).toBe(15_185)
  const later = (await owed(customerId, "2026-03-31")).invoices[0]!
  expect(later).toMatchObject({
    interestCents: 23_568,
    claimInterestCents: 23_568 - 11_185,
    claimIndemnityCents: 0,
  })
  const waivers = await world.in((tx) => listWaivers(tx, customerId))
  const line = waivers.find(({ kind }) => kind === "indemnity")
  await world.in((tx) => withdrawWaiver(tx, line!.id, world.by("2026-04-01")))
  expect((await owed(customerId, "2026-04-01")).invoices[0]!.claimIndemnityCents).toBe(4_000)
})

test("a payment that came back never stopped the penalties", async () => {
  const customerId = await world.customer("Transports Le Bihan")
  await world.invoice(customerId, "F-6", "2026-01-31", 1_200_000)
  const creditId = await world.pay(customerId, "2026-02-10", 1_200_000)
  expect((await owed(customerId, "2026-02-28")).invoices[0]).toMatchObject({ daysLate: 10 })
  const cancellation = { on: day("2026-02-20"), reason: "rejet" }
  await world.in((tx) => cancelPayment(tx, creditId, cancellation, world.by("2026-02-20")))
  const after = (await owed(customerId, "2026-02-28")).invoices[0]!
  expect(after).toMatchObject({ interestCents: 11_185, principalCents: 1_200_000 })
})

test("a consumer owes nothing before the formal notice, and never the 40 €", async () => {
  const customerId = await world.customer("Mme Jeanne Le Roux", { kind: "consumer" })
  await world.invoice(customerId, "F-7", "2026-01-31", 100_000)
  expect((await owed(customerId, "2026-06-30")).invoices[0]).toMatchObject({
    interestCents: 0,
    indemnityCents: 0,
  })
  await expect(
    world.in((tx) => billPenalties(tx, { customerId, ...EUR }, world.by("2026-06-30"))),
  ).rejects.toThrow("PENALTIES_NOTHING_TO_BILL")
})

test("the clause of one customer’s contract counts for this customer only", async () => {
  const own = await world.customer("Contrat Quinze")
  const other = await world.customer("Sans Contrat")
  for (const [id, number] of [
    [own, "F-8"],
    [other, "F-9"],
  ] as const) {
    await world.invoice(id, number, "2026-01-31", 1_200_000)
  }
  const nothing = { rateBasis: null, dayBasis: null, rounding: null, allocation: null }
  await world.in((tx) => saveChosen(tx, own, { ...nothing, contractRate: 150_000 }, world.by("2026-02-01")))
  // 12 000 € for 74 days at 15 %: 364,93 € (published example); at 12,15 %: 295,59 €.
  expect((await owed(own, "2026-04-15")).invoices[0]!.interestCents).toBe(36_493)
  expect((await owed(other, "2026-04-15")).invoices[0]!.interestCents).toBe(29_559)
})

test("insolvency stops the interest the day before the judgment", async () => {
  const customerId = await world.customer("Liquidée SARL")
  await world.invoice(customerId, "F-10", "2026-06-20", 1_000_000)
  const hold = { customerId, kind: "insolvent" as const, fromOn: day("2026-07-11"), reason: "RJ" }
  await world.in((tx) => placeHold(tx, hold, world.by("2026-07-12")))
  expect((await owed(customerId, "2026-11-22")).invoices[0]).toMatchObject({ interestCents: 6_726 })
})

test("a statement that needs an unknown half-year is refused until somebody enters the rate with its source", async () => {
  const customerId = await world.customer("An Nouveau")
  await world.invoice(customerId, "F-11", "2026-12-20", 100_000)
  await expect(owed(customerId, "2027-01-10")).rejects.toThrow("RATE_UNKNOWN")
  const entered = {
    name: "ecb" as const,
    half: "2027-S1" as const,
    rate: 26_500,
    source: "BCE, 1er janvier 2027",
  }
  await world.in((tx) => saveRate(tx, entered, world.by("2027-01-05")))
  const { invoices } = await owed(customerId, "2027-01-10")
  expect(invoices[0]!.interestCents).toBe(720)
  expect(invoices[0]!.segments[1]!.applied.published).toMatchObject({ source: "BCE, 1er janvier 2027" })
})

test("two people billing the same customer at once bill it once", async () => {
  const customerId = await world.customer("Deux Mains")
  await world.invoice(customerId, "F-12", "2026-01-31", 100_000)
  const bill = () => world.in((tx) => billPenalties(tx, { customerId, ...EUR }, world.by("2026-03-02")))
  const results = await Promise.allSettled([bill(), bill()])
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
})

test("one company’s penalties, bills and rates stay out of another’s", async () => {
  const neighbour = await newWorld(database, "Voisine")
  const customerId = await world.customer("Gardée")
  await world.invoice(customerId, "F-13", "2026-01-31", 100_000)
  const seen = await neighbour.in((tx) => statementFor(tx, { customerIds: [customerId] }, day("2026-03-02")))
  expect(seen.invoices).toEqual([])
  await expect(
    neighbour.in((tx) => billPenalties(tx, { customerId, ...EUR }, neighbour.by("2026-03-02"))),
  ).rejects.toThrow("CUSTOMER_UNKNOWN")
})

test("the 40 € are euros: an invoice in Swiss francs bears its interest alone", async () => {
  const customerId = await world.customer("Genève SA")
  await world.invoice(customerId, "F-14", "2026-01-31", 1_200_000, { currency: "CHF" })
  const { totals, cautions } = await owed(customerId, "2026-02-28")
  expect(totals).toMatchObject([{ currency: "CHF", claimInterestCents: 11_185, claimIndemnityCents: 0 }])
  expect(cautions.map(({ fr }) => fr).join()).toContain("fixée en euros")
})

test("letting go what lateness added in euros leaves what it added in Swiss francs", async () => {
  const customerId = await world.customer("Chalets Berset")
  await world.invoice(customerId, "F-11", "2026-01-31", 1_200_000)
  await world.invoice(customerId, "F-12", "2026-01-31", 1_200_000, { currency: "CHF" })
  const all = { customerId, invoiceIds: [], kinds: ["interest"] as const, reason: "geste" }
  const { waivedCents } = await world.in((tx) =>
    waivePenalties(tx, { ...all, currency: "EUR" }, world.by("2026-02-28")),
  )
  // 12 000 for 28 days at 12,15 %: 111,85.
  expect(waivedCents).toBe(11_185)
  const after = await owed(customerId, "2026-02-28")
  const claim = (currency: string) =>
    after.invoices.find((one) => one.currency === currency)?.claimInterestCents
  expect([claim("EUR"), claim("CHF")]).toEqual([0, 11_185])
  const waivers = await world.in((tx) => listWaivers(tx, customerId))
  expect(waivers).toMatchObject([{ currency: "EUR", amountCents: 11_185 }])
})
