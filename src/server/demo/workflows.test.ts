import { sql } from "kysely"
import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { prepareDay } from "../../delivery/day/workflows.ts"
import { verifyJournal } from "../../evidence/verification/workflows.ts"
import { addDays, type Day, day } from "../../kernel/day.ts"
import { type CompanyTx, inCompany } from "../../kernel/store.ts"
import { workingCalendar } from "../../law/calendar.ts"
import { AGE_BUCKETS, bucketOf } from "../../ledger/balance/aged-balance.ts"
import { agedBalance } from "../../ledger/balance/store.ts"
import { listCompanies } from "../../ledger/companies/store.ts"
import { playDay } from "../../ledger/companies/workflows.ts"
import { decideFor, planDay } from "../../policy/plan/workflows.ts"
import { demoCustomers } from "./customers.ts"
import { SITUATIONS } from "./situations/all.ts"
import { createDemo, findDemo, liveThrough } from "./workflows.ts"
import { demoWorld } from "./world.ts"

const database = await testDatabase()
const { db } = database
const TODAY = day("2026-11-24")
const NOW = new Date("2026-11-24T07:45:00Z")
const { companyId } = await createDemo(db, { today: TODAY, now: NOW })
const inDemo = <T>(work: (tx: CompanyTx) => Promise<T>, id = companyId) => inCompany(db, id, work)

async function figures(id: string): Promise<unknown> {
  const { rows } = await inDemo(
    (tx) =>
      sql`
      select (select count(*) from ledger.customer where company_id = ${id}) as customers,
             (select count(*) from ledger.contact where company_id = ${id}) as contacts,
             (select count(*) from ledger.invoice where company_id = ${id}) as invoices,
             (select md5(string_agg(number || gross_cents || issued_on, ',' order by number)) from ledger.invoice where company_id = ${id}) as papers,
             (select sum(open_cents) from ledger.instalment where company_id = ${id}) as open_cents,
             (select sum(amount_cents) from ledger.credit where company_id = ${id}) as credited_cents,
             (select count(*) from ledger.reminder where company_id = ${id}) as reminders,
             (select count(*) from ledger.task where company_id = ${id} and done_on is null) as open_tasks,
             (select count(*) from ledger.journal where company_id = ${id}) as entries`.execute(tx),
    id,
  )
  return rows[0]
}

test("the demonstration has about sixty customers and four hundred invoices", async () => {
  const found = (await figures(companyId)) as Record<string, number>
  expect(found.customers).toBeGreaterThanOrEqual(58)
  expect(found.customers).toBeLessThanOrEqual(70)
  expect(found.invoices).toBeGreaterThanOrEqual(370)
  expect(found.invoices).toBeLessThanOrEqual(440)
  expect(await findDemo(db)).toBe(companyId)
})

test("every situation of the trade is there on the first morning, as the follow-up itself sees it", async () => {
  await planDay(db, companyId, TODAY)
  const customers = demoCustomers(1)
  expect(new Set(customers.flatMap((c) => c.situation ?? []))).toEqual(new Set(Object.keys(SITUATIONS)))
  const decisions = new Map(
    (
      await inDemo((tx) =>
        decideFor(
          tx,
          customers.map((c) => c.id),
          TODAY,
        ),
      )
    ).map((decision) => [decision.customerId, decision]),
  )
  for (const { id, name, situation } of customers) {
    if (situation === undefined) continue
    const { kind, because } = SITUATIONS[situation].expects
    expect([name, situation, decisions.get(id)?.kind, decisions.get(id)?.because]).toEqual([
      name,
      situation,
      kind,
      because,
    ])
  }
})

test("preparing the first day writes all its messages and opens its calls", async () => {
  const prepared = await prepareDay(db, companyId, { actor: "operator", now: NOW, today: TODAY })
  expect(prepared.faults).toEqual([])
  expect(prepared.mode).toBe("demo")
  expect(prepared.prepared).toBeGreaterThanOrEqual(9)
  expect(prepared.prepared).toBeLessThanOrEqual(16)
  expect(prepared.tasksOpened).toBeGreaterThanOrEqual(3)
  expect(prepared.tasksOpened).toBeLessThanOrEqual(6)
  expect(prepared.decisions.ask).toBe(6)
})

test("its journal and its archive hold together", async () => {
  const verified = await verifyJournal(db, companyId)
  expect(verified.faults).toEqual([])
  expect(verified.messages).toBeGreaterThan(20)
})

test("the same seed and day give the same figures; another seed gives others", async () => {
  const same = await createDemo(db, { today: TODAY, now: NOW })
  const other = await createDemo(db, { seed: 2, today: TODAY, now: NOW })
  const again = await createDemo(db, { today: TODAY, now: NOW })
  expect(await figures(same.companyId)).toEqual(await figures(again.companyId))
  expect(await figures(other.companyId)).not.toEqual(await figures(same.companyId))
  expect((await listCompanies(db)).filter((company) => company.isDemo)).toHaveLength(4)
})

test("the aged balance is what invoices less payments and credit notes come to", async () => {
  const world = demoWorld(1, TODAY)
  const expected = { notDue: 0, d1To30: 0, d31To60: 0, d61To90: 0, over90: 0 }
  for (const file of world.files) {
    if (file.customer.currency !== "EUR") continue
    const counted = file.credits.filter((c) => c.creditedOn <= TODAY && c.cancelledOn === null)
    for (const invoice of file.invoices.filter((i) => i.issuedOn <= TODAY)) {
      invoice.instalments.forEach(({ dueOn, amountCents }, index) => {
        const paid = counted
          .flatMap((credit) => credit.shares)
          .filter((share) => share.invoiceId === invoice.id && share.seq === index + 1)
          .reduce((sum, share) => sum + share.amountCents, 0)
        expected[bucketOf(Math.round((Date.parse(TODAY) - Date.parse(dueOn)) / 86_400_000))] +=
          amountCents - paid
      })
    }
    for (const credit of counted.filter((c) => c.shares.length === 0)) {
      expected[bucketOf(Math.round((Date.parse(TODAY) - Date.parse(credit.creditedOn)) / 86_400_000))] -=
        credit.amountCents
    }
  }
  const balance = await inDemo((tx) => agedBalance(tx, { on: TODAY }))
  for (const bucket of AGE_BUCKETS)
    expect([bucket, balance.totals[`${bucket}Cents`]]).toEqual([bucket, expected[bucket]])
  expect(balance.otherCurrencies.map((other) => other.currency)).toEqual(["CHF"])
})

test.each(["2026-11-21", "2026-08-12", "2028-02-29", "2026-05-01", "2026-04-07", "2026-12-28"])(
  "made on %s, it shows as much on its first working morning, and nothing leaves on a closed day",
  async (text) => {
    const today = day(text)
    const calendar = workingCalendar("FR")
    const demo = await createDemo(db, { today, now: new Date(`${text}T08:00:00Z`) })
    const first = await planDay(db, demo.companyId, today)
    if (!calendar.isOpen(today)) expect(first.decisions.act).toBe(0)
    const morning = await planDay(db, demo.companyId, calendar.openDayFrom(today))
    expect(morning.decisions.act).toBeGreaterThanOrEqual(14)
    expect(morning.decisions.act).toBeLessThanOrEqual(23)
    expect(morning.decisions.ask).toBe(6)
  },
)

test("life goes on when the demonstration moves forward, once, and no customer changes", async () => {
  const demo = await createDemo(db, { today: TODAY, now: NOW })
  const id = demo.companyId
  const customersOf = (tx: CompanyTx) =>
    tx.selectFrom("ledger.customer").selectAll().where("company_id", "=", id).orderBy("code").execute()
  const before = await inDemo(customersOf, id)
  const openAt = (on: Day) => inDemo(async (tx) => (await agedBalance(tx, { on })).totals, id)
  const then = await openAt(TODAY)
  const later = addDays(TODAY, 30)
  const move = () =>
    inDemo(async (tx) => {
      await playDay(tx, later)
      return await liveThrough(tx, TODAY, later, NOW)
    }, id)
  const brought = await move()
  expect(brought.invoices).toBeGreaterThan(10)
  expect(brought.credits).toBeGreaterThan(15)
  expect(await move()).toEqual({ invoices: 0, credits: 0 })
  expect(await openAt(TODAY)).toEqual(then)
  expect(await inDemo(customersOf, id)).toEqual(before)
  const plan = await planDay(db, id, later)
  expect(plan.decisions.act).toBeGreaterThan(0)
})

test("real books never come alive by themselves", async () => {
  const real = await testCompany(database)
  await expect(inDemo((tx) => liveThrough(tx, TODAY, addDays(TODAY, 1), NOW), real)).rejects.toMatchObject({
    code: "NOT_A_DEMO",
  })
})
