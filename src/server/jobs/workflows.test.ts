import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { newWorld } from "../../../test/world.ts"
import { secretBox } from "../../adapters/secret-box.ts"
import { smtpCarrier } from "../../adapters/smtp/carrier.ts"
import { publishDraft, scenarioInForce, writeDraft } from "../../policy/scenarios/workflows.ts"
import { MAILBOX_PORTS } from "../mailbox-ports.ts"
import { setPaper } from "../paper.ts"
import { migrateQueue } from "./queue.ts"
import { planMorning, wakeCompanies, wakeSenders } from "./workflows.ts"

const database = await testDatabase()
await migrateQueue(database.url)
const { db } = database

const queued = async (): Promise<string[]> => {
  const { rows } = await database.pool.query(
    "select task_identifier || ' ' || count(*) as job from graphile_worker.jobs group by task_identifier order by 1",
  )
  return rows.map((row) => row.job)
}
const at = (instant: string) => ({ db, now: () => new Date(instant) })

test("each company’s day is planned once, from six in the morning in France, also after a night off", async () => {
  await testCompany(database, "Une")
  await testCompany(database, "Deux")
  // 23 November: Paris is one hour ahead of the instant.
  expect(await wakeCompanies(at("2026-11-23T04:55:00Z"))).toBe(0)
  expect(await wakeCompanies(at("2026-11-23T05:05:00Z"))).toBe(2)
  expect(await wakeCompanies(at("2026-11-23T05:15:00Z"))).toBe(0)
  expect(await queued()).toEqual(["plan 2"])
  expect(await wakeCompanies(at("2026-11-26T14:00:00Z"))).toBe(2)
  // The plans of Monday were never taken by a worker: there is still one to make for each.
  expect(await queued()).toEqual(["plan 2"])
})

test("in summer, six o’clock in France comes an hour earlier", async () => {
  expect(await wakeCompanies(at("2026-07-01T03:55:00Z"))).toBe(0)
  expect(await wakeCompanies(at("2026-07-01T04:05:00Z"))).toBe(2)
})

test("nobody is asked to send where nothing waits", async () => {
  await wakeSenders(at("2026-11-23T08:00:00Z"))
  expect(await queued()).not.toContain("send 1")
})

test("a morning prepares what is due and leaves it to people, who approve it", async () => {
  const world = await newWorld(database, "Menuiserie Tanguy")
  const customer = await world.customer("Dupont", { email: "compta@dupont.test" })
  await world.invoice(customer, "F-1", "2026-03-01", 500_00, { issuedOn: "2026-02-01" })
  const ports = { box: secretBox(Buffer.alloc(32, 7)), openCarrier: smtpCarrier, setPaper, ...MAILBOX_PORTS }
  const now = () => new Date("2026-03-04T07:00:00Z")
  const report = await planMorning({ db, ports, now, worker: "test" }, world.companyId)
  expect(report.sent).toBe(0)
  const states = await world.in((tx) =>
    tx.selectFrom("delivery.message").select("state").where("company_id", "=", world.companyId).execute(),
  )
  expect(states).toEqual([{ state: "prepared" }])
})

test("what leaves by itself waits for half past eight in France, unless other hours are set", async () => {
  const world = await newWorld(database, "Couverture Daniel")
  await world.in(async (tx) => {
    const { version: _, ...standard } = await scenarioInForce(tx, "standard")
    const steps = standard.steps.map((step) =>
      step.key === "friendly-email" ? { ...step, approval: "automatic" as const } : step,
    )
    await writeDraft(tx, { ...standard, steps }, world.by("2026-03-02"))
    await publishDraft(tx, "standard", world.by("2026-03-02"))
  })
  const customer = await world.customer("Dupont", { email: "compta@dupont.test" })
  await world.invoice(customer, "F-1", "2026-03-01", 500_00, { issuedOn: "2026-02-01" })
  const ports = { box: secretBox(Buffer.alloc(32, 7)), openCarrier: smtpCarrier, setPaper, ...MAILBOX_PORTS }
  // Six o'clock in Paris on Wednesday 4 March, in winter an hour ahead of the instant.
  const now = () => new Date("2026-03-04T05:00:00Z")
  const report = await planMorning({ db, ports, now, worker: "test" }, world.companyId)
  expect(report.sent).toBe(0)
  const [message] = await world.in((tx) =>
    tx
      .selectFrom("delivery.message")
      .select(["state", "next_attempt_at"])
      .where("company_id", "=", world.companyId)
      .execute(),
  )
  expect([message?.state, message?.next_attempt_at?.toISOString()]).toEqual([
    "approved",
    "2026-03-04T07:30:00.000Z",
  ])
})
