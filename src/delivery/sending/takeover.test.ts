import { expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { approved, author, draft, lateCustomer, sendingPorts, statesOf } from "../../../test/delivery.ts"
import { sendingBench } from "../../../test/sending.ts"
import { inCompany } from "../../kernel/store.ts"
import { lockMessage } from "../outbox/store.ts"
import { recordUnknown } from "../receipts/workflows.ts"
import type { SendingPorts } from "./ports.ts"

const database = await testDatabase()
const { db } = database
// One test cuts every connection; a client without a listener would stop the test program.
database.pool.on("connect", (client) => void client.on("error", () => undefined))
const { companyWithServer, remindersOf, run, tasksOf } = sendingBench(database)

/** A carrier that lets something happen at a chosen instant of the sending. */
function whenSending(
  interrupt: (at: "before-note" | "after-answer") => Promise<void>,
): Pick<SendingPorts, "openCarrier"> {
  return {
    openCarrier: (mailAccount) => {
      const carrier = sendingPorts().openCarrier(mailAccount)
      return {
        ...carrier,
        async send(parcel, beforeLastBytes) {
          const outcome = await carrier.send(parcel, async () => {
            await interrupt("before-note")
            await beforeLastBytes()
          })
          await interrupt("after-answer")
          return outcome
        },
      }
    },
  }
}

test("a worker whose message was taken over, because it was believed dead, withdraws it from the server", async () => {
  const { companyId, server } = await companyWithServer()
  const [id] = (await approved(db, companyId, [draft(await lateCustomer(db, companyId))])) as [string]
  const ports = whenSending(async (at) => {
    if (at !== "before-note") return
    await inCompany(db, companyId, (tx) =>
      tx
        .updateTable("delivery.message")
        .set({ state: "reserved", reserved_by: "another worker" })
        .where("company_id", "=", companyId)
        .where("id", "=", id)
        .execute(),
    )
  })
  const report = await run(companyId, { ports })
  expect(report.sent).toBe(0)
  expect(report.faults.length).toBeGreaterThan(0)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(server.taken).toHaveLength(0)
  expect((await statesOf(db, companyId)).get(id)).toBe("reserved")
  // The other worker is gone too: the next run takes the message up, and sends it once.
  expect(await run(companyId)).toMatchObject({ recovered: 1, sent: 1 })
  expect(server.taken).toHaveLength(1)
})

test("believed dead after the server said yes: the late answer lifts the doubt, and the task is done", async () => {
  const { companyId, server } = await companyWithServer()
  const [id] = (await approved(db, companyId, [draft(await lateCustomer(db, companyId))])) as [string]
  const ports = whenSending(async (at) => {
    if (at !== "after-answer") return
    await inCompany(db, companyId, async (tx) => {
      await recordUnknown(tx, await lockMessage(tx, id), "believed dead", author())
    })
  })
  expect(await run(companyId, { ports })).toMatchObject({ sent: 1, unknown: 0 })
  expect(server.taken).toHaveLength(1)
  expect((await statesOf(db, companyId)).get(id)).toBe("sent")
  expect((await tasksOf(companyId)).map((task) => task.done_on)).toEqual(["2026-03-03"])
  expect(await remindersOf(companyId)).toHaveLength(1)
})

test("the database drops every connection during a run: the run stops, nothing leaves twice, the next one goes on", async () => {
  const { companyId, server } = await companyWithServer()
  const drafts = await Promise.all(
    Array.from({ length: 5 }, async () => draft(await lateCustomer(db, companyId))),
  )
  await approved(db, companyId, drafts)
  let calls = 0
  const ports = whenSending(async (at) => {
    if (at !== "after-answer" || ++calls !== 2) return
    await database.pool.query(
      "select pg_terminate_backend(pid, 60000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    )
  })
  await run(companyId, { ports }).catch(() => undefined)
  // A run that finds a connection broken stops; the one after it goes on.
  for (;;) {
    await run(companyId).catch(() => undefined)
    const states = [...(await statesOf(db, companyId).catch(() => new Map<string, string>())).values()]
    if (states.length > 0 && states.every((state) => state === "sent" || state === "unknown")) break
  }
  expect(new Set(server.taken.map((taken) => taken.messageId)).size).toBe(server.taken.length)
  const states = [...(await statesOf(db, companyId)).values()]
  expect(states.filter((state) => state !== "sent" && state !== "unknown")).toEqual([])
  expect(server.taken).toHaveLength(5)
})
