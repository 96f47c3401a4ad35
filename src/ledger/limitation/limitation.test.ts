import { expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { newWorld } from "../../../test/world.ts"
import { day } from "../../kernel/day.ts"
import { inCompany } from "../../kernel/store.ts"
import { changeLawSettings } from "../law-settings/workflows.ts"
import { csvText } from "../sheets/csv.ts"
import { limitationSheet } from "./sheet.ts"
import {
  cancelEvent,
  invoiceLimitation,
  nearLimits,
  pressingLimits,
  recordEvent,
  setBasis,
  type Within,
} from "./workflows.ts"

const database = await testDatabase()
const TODAY = "2026-02-20"

/** Five debtors on 20 February 2026: what each owes becomes time-barred at another time. */
async function debtors() {
  const world = await newWorld(database)
  const garage = await world.customer("Garage Morel")
  const martin = await world.customer("Mme Martin", { kind: "consumer" })
  const town = await world.customer("Mairie de Rennes", { kind: "public" })
  const invoices = {
    // Issued 15 March 2021, due 14 April 2021: five years from the invoice end on 15 March 2026.
    old: await world.invoice(garage, "G-1", "2021-04-14", 1_000_00, { issuedOn: "2021-03-15" }),
    recent: await world.invoice(garage, "G-2", "2026-01-31", 500_00),
    // Two years for a consumer: 1 August 2026.
    martin: await world.invoice(martin, "M-1", "2024-08-31", 300_00, { issuedOn: "2024-08-01" }),
    lost: await world.invoice(martin, "M-2", "2023-06-30", 80_00, { issuedOn: "2023-06-01" }),
    // Four years from 1 January 2023: the last day is 31 December 2026.
    town: await world.invoice(town, "V-1", "2022-06-30", 900_00, { issuedOn: "2022-06-01" }),
    paid: await world.invoice(garage, "G-3", "2021-04-20", 200_00, { issuedOn: "2021-03-20" }),
  }
  await world.pay(garage, "2021-05-01", 200_00, invoices.paid)
  const near = async (within: Within, customerId?: string) =>
    (await world.in((tx) => nearLimits(tx, { within, customerId }, day(TODAY)))).lines.map(
      ({ number, lastSafeOn, warning }) => `${number} ${lastSafeOn} ${warning}`,
    )
  const read = (invoiceId: string) => world.in((tx) => invoiceLimitation(tx, invoiceId, day(TODAY)))
  const note = (invoiceId: string, type: Parameters<typeof recordEvent>[1]["type"], on: string) =>
    world.in((tx) =>
      recordEvent(tx, { invoiceId, type, happenedOn: day(on), proof: "pièce 1" }, world.by(TODAY)),
    )
  return { world, garage, martin, invoices, near, read, note }
}

test("unpaid invoices are listed by their last safe day: past, within one, three, six, twelve months", async () => {
  const { near, garage } = await debtors()
  expect(await near("all")).toEqual([
    ...["M-2 2025-06-01 over", "G-1 2026-03-15 1", "M-1 2026-08-01 6", "V-1 2026-12-31 12"],
  ])
  expect(await near("1")).toEqual(["G-1 2026-03-15 1"])
  expect(await near("6")).toEqual(["G-1 2026-03-15 1", "M-1 2026-08-01 6"])
  expect(await near("over")).toEqual(["M-2 2025-06-01 over"])
  expect(await near("all", garage)).toEqual(["G-1 2026-03-15 1"])
})

test("a long list comes in parts that say how many the whole holds", async () => {
  const { world } = await debtors()
  const part = await world.in((tx) => nearLimits(tx, { within: "all", offset: 1, most: 2 }, day(TODAY)))
  expect([part.total, ...part.lines.map(({ number }) => number)]).toEqual([4, "G-1", "M-1"])
})

test("a registered formal notice changes nothing; the service of an order gives five years more", async () => {
  const { invoices, note, near, read } = await debtors()
  await note(invoices.old, "formal-notice", "2026-02-10")
  expect((await read(invoices.old)).lastSafeOn).toBe("2026-03-15")
  const served = await note(invoices.old, "order-served", "2026-02-18")
  expect(await near("1")).toEqual([])
  const after = await read(invoices.old)
  expect([after.lastSafeOn, after.warning]).toEqual(["2031-02-18", null])
  expect(after.events.map(({ id, createdBy, proof }) => [id === served, createdBy, proof])).toEqual([
    [false, "operator", "pièce 1"],
    [true, "operator", "pièce 1"],
  ])
})

test("a cancelled event no longer counts and stays visible with its reason", async () => {
  const { world, invoices, note, read, near } = await debtors()
  const id = await note(invoices.old, "acknowledgement", "2025-06-01")
  expect((await read(invoices.old)).lastSafeOn).toBe("2030-06-01")
  await world.in((tx) => cancelEvent(tx, id, "signature contestée", world.by(TODAY)))
  const after = await read(invoices.old)
  expect([after.lastSafeOn, after.events[0]?.cancelReason]).toEqual(["2026-03-15", "signature contestée"])
  expect(await near("1")).toEqual(["G-1 2026-03-15 1"])
  await expect(world.in((tx) => cancelEvent(tx, id, "encore", world.by(TODAY)))).rejects.toMatchObject({
    code: "LIMITATION_EVENT_UNKNOWN",
  })
})

test("an acknowledged old debt comes back into the list when its new period ends", async () => {
  const { world, invoices, note } = await debtors()
  await note(invoices.lost, "acknowledgement", "2024-12-20")
  const { lines } = await world.in((tx) => nearLimits(tx, { within: "12" }, day(TODAY)))
  expect(lines.find(({ number }) => number === "M-2")?.lastSafeOn).toBe("2026-12-20")
})

test("the day the work was finished counts before the day of the invoice; without it the invoice stands in", async () => {
  const { world, invoices, read, near } = await debtors()
  expect((await read(invoices.martin)).readings[0]?.from).toBe("issue")
  await world.in((tx) => setBasis(tx, invoices.martin, { completedOn: day("2024-03-01") }, world.by(TODAY)))
  expect(await near("1")).toEqual(["M-1 2026-03-01 1", "G-1 2026-03-15 1"])
  await world.in((tx) => setBasis(tx, invoices.martin, { claimKind: "business" }, world.by(TODAY)))
  const changed = await read(invoices.martin)
  expect([changed.claimKind, changed.completedOn, changed.lastSafeOn]).toEqual([
    ...["business", "2024-03-01", "2029-03-01"],
  ])
})

test("a part payment is only flagged, until a person says what it was", async () => {
  const { world, garage, invoices, read, note } = await debtors()
  await world.pay(garage, "2025-01-10", 100_00, invoices.old)
  const flagged = await read(invoices.old)
  expect([flagged.lastSafeOn, flagged.toConfirm, flagged.openCents]).toEqual([
    ...["2026-03-15", ["2025-01-10"], 900_00],
  ])
  await note(invoices.old, "acknowledgement", "2025-01-10")
  const judged = await read(invoices.old)
  expect([judged.lastSafeOn, judged.toConfirm]).toEqual(["2030-01-10", []])
})

test("a carrier has one year, whoever owes", async () => {
  const { world, near } = await debtors()
  await world.in((tx) => changeLawSettings(tx, { sector: "transport" }, world.by(TODAY)))
  expect(await near("12")).toEqual(["G-2 2027-01-01 12"])
})

test("each customer has its most pressing limit, what can still be saved first", async () => {
  const { world, martin } = await debtors()
  const limits = await world.in((tx) => pressingLimits(tx, day(TODAY)))
  expect(limits.size).toBe(3)
  expect(limits.get(martin)?.number).toBe("M-1")
})

test.each([
  ["a day that has not come", "2026-02-21", "pièce 1", "DAY_AHEAD"],
  ["no proof", "2026-02-19", "  ", "PROOF_MISSING"],
])("an event with %s is refused and nothing is written", async (_, on, proof, code) => {
  const { world, invoices, read } = await debtors()
  const event = { invoiceId: invoices.old, type: "enforcement" as const, happenedOn: day(on), proof }
  await expect(world.in((tx) => recordEvent(tx, event, world.by(TODAY)))).rejects.toMatchObject({ code })
  expect((await read(invoices.old)).events).toEqual([])
})

test("another company sees neither the invoice nor its events", async () => {
  const { invoices } = await debtors()
  const other = await newWorld(database, "Plomberie Le Bihan")
  await expect(
    inCompany(database.db, other.companyId, (tx) => invoiceLimitation(tx, invoices.old, day(TODAY))),
  ).rejects.toMatchObject({ code: "INVOICE_UNKNOWN" })
  expect((await other.in((tx) => nearLimits(tx, { within: "all" }, day(TODAY)))).total).toBe(0)
})

test("the list leaves as a file with the article of each limit", async () => {
  const { world } = await debtors()
  const { lines } = await world.in((tx) => nearLimits(tx, { within: "6" }, day(TODAY)))
  const [, first] = csvText(limitationSheet(lines, TODAY, "fr")).split("\r\n")
  expect(first).toMatch(/^15\/03\/2026;23;C\d+;Garage Morel;G-1;15\/03\/2021;;14\/04\/2021;1000,00;EUR;/)
  expect(first).toContain("L110-4")
})
