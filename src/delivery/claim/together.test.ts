import { expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import {
  approved,
  author,
  draft,
  gateSays,
  lateCustomer,
  plainWrite,
  sendingPorts,
  statesOf,
} from "../../../test/delivery.ts"
import type { Behaviour } from "../../../test/mail-server.ts"
import { sendingBench, TODAY } from "../../../test/sending.ts"
import { type CompanyId, inCompany } from "../../kernel/store.ts"
import { readArchive } from "../archive/store.ts"
import type { Gate } from "../sending/ports.ts"
import { sendDue } from "../sending/workflows.ts"

const database = await testDatabase()
const { db } = database
const { companyWithServer, run } = sendingBench(database)

/** A company with so many messages to send, in no known order. */
async function companyWithMessages(count: number, behaviour: Behaviour = {}) {
  const company = await companyWithServer(behaviour)
  const drafts = []
  for (let n = 0; n < count; n += 1) drafts.push(draft(await lateCustomer(db, company.companyId)))
  await approved(db, company.companyId, drafts)
  return company
}

const countOf = async (companyId: CompanyId, state: string) =>
  [...(await statesOf(db, companyId)).values()].filter((each) => each === state).length

const open = gateSays(() => ({ ok: true, write: plainWrite }))
const paid = { fr: "Réglé depuis la préparation.", en: "Paid since it was prepared." }

test("messages judged together are judged again when the server takes more than a second for the first ones", async () => {
  let now = author().now.getTime()
  const { companyId, server } = await companyWithMessages(15, {
    // Each answer takes a second by the sender's clock.
    atEnd: () => {
      now += 1_001
      return undefined
    },
  })
  const asked: number[] = []
  const gate: Gate = (tx, messages, today) => {
    asked.push(messages.length)
    return open(tx, messages, today)
  }
  const ports = { ...sendingPorts(), gate }
  const report = await sendDue(db, companyId, ports, {
    now: () => new Date(now),
    today: TODAY,
    worker: "test",
  })
  expect(report).toMatchObject({ sent: 15, faults: [] })
  expect(server.taken).toHaveLength(15)
  // One, then two of which one is given back, then one at a time and two by turns: never an old judgement.
  expect(asked.every((count) => count <= 2)).toBe(true)
})

test("paid while others of the same claim were leaving: judged again, it does not leave", async () => {
  let now = author().now.getTime()
  let isPaid = false
  const { companyId, server } = await companyWithMessages(10, {
    atEnd: () => {
      if (server.taken.length + 1 === 4) {
        now += 5_000
        isPaid = true
      }
      return undefined
    },
  })
  const gate = gateSays(() =>
    isPaid
      ? { ok: false, because: "settled", sentence: paid, outcome: "cancelled" }
      : { ok: true, write: plainWrite },
  )
  const clock = { now: () => new Date(now), today: TODAY, worker: "test" }
  const report = await sendDue(db, companyId, { ...sendingPorts(), gate }, clock)
  expect(report).toMatchObject({ sent: 4, cancelled: 6, faults: [] })
  expect(server.taken).toHaveLength(4)
})

test("a book that the gate cannot read keeps back nobody but its own customer", async () => {
  const { companyId, server } = await companyWithMessages(20)
  const [broken] = [...(await statesOf(db, companyId)).keys()]
  const gate = gateSays((message) => {
    if (message.id === broken) throw new Error("no such book")
    return { ok: true, write: plainWrite }
  })
  const report = await run(companyId, { ports: { gate } })
  expect(report).toMatchObject({
    sent: 19,
    deferred: 1,
    faults: [{ messageId: broken, what: "no such book" }],
  })
  expect(server.taken).toHaveLength(19)
})

test("the server goes away in the middle: all that waits for it is put off together, and nothing is archived that was not handed over", async () => {
  const { companyId, server } = await companyWithMessages(20, {
    options: {
      // From the sixth message on, the account is refused.
      onMailFrom: (_address, _session, done) =>
        server.taken.length < 5
          ? done()
          : done(Object.assign(new Error("account closed"), { responseCode: 550 })),
    },
  })
  expect(await run(companyId)).toMatchObject({ sent: 5, deferred: 15, unknown: 0, faults: [] })
  expect(await countOf(companyId, "approved")).toBe(15)
  const kept = await inCompany(db, companyId, async (tx) => {
    const ids = [...(await statesOf(db, companyId)).keys()]
    return (await Promise.all(ids.map((id) => readArchive(tx, id)))).filter((each) => each !== null)
  })
  expect(kept).toHaveLength(5)
})
