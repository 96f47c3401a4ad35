import pg from "pg"
import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { approved, author, draft, lateCustomer, setMode } from "../../../test/delivery.ts"
import { type CompanyId, inCompany } from "../../kernel/store.ts"
import { readMessage } from "../outbox/store.ts"
import { recoverInterrupted } from "./workflows.ts"

const database = await testDatabase()
const { db } = database

/** A message that a worker of this name left in this state. */
async function leftBehind(state: "reserved" | "handing-over", worker: string) {
  const companyId = await testCompany(database)
  await setMode(db, companyId, "live")
  const [id] = (await approved(db, companyId, [draft(await lateCustomer(db, companyId))])) as [string]
  await inCompany(db, companyId, (tx) =>
    tx
      .updateTable("delivery.message")
      .set({ state, reserved_by: worker, reserved_at: author().now })
      .where("company_id", "=", companyId)
      .where("id", "=", id)
      .execute(),
  )
  return { companyId, id }
}

const stateOf = (companyId: CompanyId, id: string) =>
  inCompany(db, companyId, async (tx) => (await readMessage(tx, id)).state)

/** A worker that holds its lock, as a separate session of the database. */
async function livingWorker(worker: string): Promise<{ die(): Promise<void> }> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [worker])
  return {
    async die() {
      await client.end()
      // The lock is had as soon as the database has seen the end of the session, however long that takes.
      const next = new pg.Client({ connectionString: database.url })
      await next.connect()
      await next.query("select pg_advisory_lock(hashtextextended($1, 0))", [worker])
      await next.query("select pg_advisory_unlock(hashtextextended($1, 0))", [worker])
      await next.end()
    },
  }
}

test("killed before anything was handed over: the message leaves at the next run", async () => {
  const { companyId, id } = await leftBehind("reserved", "dead")
  expect(await recoverInterrupted(db, companyId, author())).toEqual({ backToApproved: 1, unknown: 0 })
  expect(await stateOf(companyId, id)).toBe("approved")
})

test("killed while handing over: unknown, with a task for a person", async () => {
  const { companyId, id } = await leftBehind("handing-over", "dead")
  expect(await recoverInterrupted(db, companyId, author())).toEqual({ backToApproved: 0, unknown: 1 })
  expect(await stateOf(companyId, id)).toBe("unknown")
})

test.each(["reserved", "handing-over"] as const)(
  "what a living worker holds (%s) is never taken from it, and is as soon as its session ends",
  async (state) => {
    const worker = await livingWorker(`alive ${state}`)
    const { companyId, id } = await leftBehind(state, `alive ${state}`)
    await recoverInterrupted(db, companyId, author())
    expect(await stateOf(companyId, id)).toBe(state)
    await worker.die()
    await recoverInterrupted(db, companyId, author())
    expect(await stateOf(companyId, id)).toBe(state === "reserved" ? "approved" : "unknown")
  },
)

test("two workers that recover at once write one doubt and one task", async () => {
  const { companyId } = await leftBehind("handing-over", "dead")
  const recoveries = await Promise.all([1, 2, 3].map(() => recoverInterrupted(db, companyId, author())))
  expect(recoveries.reduce((sum, recovery) => sum + recovery.unknown, 0)).toBe(1)
  const tasks = await inCompany(db, companyId, (tx) =>
    tx.selectFrom("ledger.task").select("id").where("company_id", "=", companyId).execute(),
  )
  expect(tasks).toHaveLength(1)
})
