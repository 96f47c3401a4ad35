import { createHash } from "node:crypto"
import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import {
  approved,
  author,
  draft,
  lateCustomer,
  setMailServer,
  setMode,
  statesOf,
} from "../../../test/delivery.ts"
import { day } from "../../kernel/day.ts"
import { type CompanyId, inCompany } from "../../kernel/store.ts"
import { readMessageHistory } from "../listing/store.ts"
import type { MessageDraft } from "../outbox/message.ts"
import { readMessage } from "../outbox/store.ts"
import { approveMessages, cancelMessage, editMessage } from "../outbox/workflows.ts"
import { prepareMessages, withdrawMessages } from "./workflows.ts"

const database = await testDatabase()
const { db } = database

async function liveCompany(): Promise<CompanyId> {
  const companyId = await testCompany(database)
  await setMode(db, companyId, "live")
  await setMailServer(db, companyId, 9)
  return companyId
}

const prepare = (companyId: CompanyId, drafts: readonly MessageDraft[], by = author()) =>
  inCompany(db, companyId, (tx) => prepareMessages(tx, drafts, by))

const otherFacts = createHash("sha256").update("40,00 due").digest()

test("planning the same day twice prepares each message once", async () => {
  const companyId = await liveCompany()
  const drafts = [draft(await lateCustomer(db, companyId)), draft(await lateCustomer(db, companyId))]
  expect((await prepare(companyId, drafts)).prepared).toHaveLength(2)
  expect(await prepare(companyId, drafts)).toEqual({ prepared: [], superseded: [], alreadyThere: 2 })
  expect([...(await statesOf(db, companyId)).values()]).toEqual(["prepared", "prepared"])
})

test("two plans at the same instant prepare each message once", async () => {
  const companyId = await liveCompany()
  const drafts = await Promise.all(
    Array.from({ length: 30 }, async () => draft(await lateCustomer(db, companyId))),
  )
  const plans = await Promise.all([1, 2, 3, 4].map(() => prepare(companyId, drafts)))
  expect(plans.reduce((sum, plan) => sum + plan.prepared.length, 0)).toBe(30)
  expect((await statesOf(db, companyId)).size).toBe(30)
})

test("a part payment before the approval: the old message is cancelled with its reason, a new one says the new amount", async () => {
  const companyId = await liveCompany()
  const customer = await lateCustomer(db, companyId)
  const [before] = (await prepare(companyId, [draft(customer)])).prepared
  const today = await prepare(companyId, [draft(customer, { amountCents: 4_000, factsSha256: otherFacts })])
  expect(today.superseded).toEqual([before])
  expect(today.prepared).toHaveLength(1)
  await inCompany(db, companyId, async (tx) => {
    const old = await readMessage(tx, before as string)
    expect([old.state, old.stateReason]).toEqual(["cancelled", "facts-changed"])
    expect(old.stateSentence?.fr).toMatch(/ont changé/)
    expect((await readMessage(tx, today.prepared[0] as string)).amountCents).toBe(4_000)
    expect((await readMessageHistory(tx, before as string)).map((entry) => entry.kind)).toEqual([
      "message.prepared",
      "message.cancelled",
    ])
  })
})

test("a text that a person edited stays as long as the facts do", async () => {
  const companyId = await liveCompany()
  const customer = await lateCustomer(db, companyId)
  const [id] = (await prepare(companyId, [draft(customer)])).prepared as [string]
  await inCompany(db, companyId, (tx) => editMessage(tx, id, { subject: "Un petit rappel" }, author()))
  expect((await prepare(companyId, [draft(customer)])).alreadyThere).toBe(1)
  expect((await inCompany(db, companyId, (tx) => readMessage(tx, id))).subject).toBe("Un petit rappel")
  expect((await prepare(companyId, [draft(customer, { factsSha256: otherFacts })])).superseded).toEqual([id])
})

test("a message that waits takes over the wording of the day, unless it was approved", async () => {
  const companyId = await liveCompany()
  const waiting = await lateCustomer(db, companyId)
  const decided = await lateCustomer(db, companyId)
  const [first] = (await prepare(companyId, [draft(waiting)])).prepared as [string]
  const [second] = (await approved(db, companyId, [draft(decided)])) as [string]
  const again = await prepare(companyId, [
    draft(waiting, { textBody: "Bonjour à vous" }),
    draft(decided, { textBody: "Bonjour à vous" }),
  ])
  expect([again.prepared, again.superseded]).toEqual([[], []])
  await inCompany(db, companyId, async (tx) => {
    expect((await readMessage(tx, first)).textBody).toBe("Bonjour à vous")
    expect((await readMessage(tx, second)).textBody).not.toBe("Bonjour à vous")
  })
})

test("a more advanced step replaces the one that still waited; a debtor never has two on their way", async () => {
  const companyId = await liveCompany()
  const customer = await lateCustomer(db, companyId)
  await prepare(companyId, [draft(customer)])
  const later = await prepare(companyId, [draft(customer, { stepKey: "firm-email", tone: 2 })])
  expect([later.prepared.length, later.superseded.length]).toEqual([1, 1])
  await inCompany(db, companyId, (tx) => approveMessages(tx, later.prepared, author()))
  const third = await prepare(companyId, [draft(customer, { stepKey: "formal-notice", tone: 3 })])
  expect(third).toEqual({ prepared: [], superseded: [], alreadyThere: 1 })
})

test("paid between preparation and approval: what waits is withdrawn with the reason", async () => {
  const companyId = await liveCompany()
  const customer = await lateCustomer(db, companyId)
  const [id] = (await prepare(companyId, [draft(customer)])).prepared as [string]
  const sentence = { fr: "Réglé depuis.", en: "Paid since." }
  const withdrawn = await inCompany(db, companyId, (tx) =>
    withdrawMessages(tx, [{ customerId: customer.customerId, because: "settled", sentence }], author()),
  )
  expect(withdrawn).toEqual([id])
  const message = await inCompany(db, companyId, (tx) => readMessage(tx, id))
  expect([message.state, message.stateReason, message.stateSentence]).toEqual([
    "cancelled",
    "settled",
    sentence,
  ])
})

test("in test mode each day has its own message, and one that still waits is not doubled", async () => {
  const companyId = await testCompany(database)
  const customer = await lateCustomer(db, companyId)
  const test = draft(customer, { mode: "test" })
  const [first] = await approved(db, companyId, [test])
  await inCompany(db, companyId, (tx) => cancelMessage(tx, first as string, null, author()))
  const nextDay = { ...test, plannedOn: day("2026-03-04") }
  expect((await prepare(companyId, [nextDay])).prepared).toHaveLength(1)
  expect((await prepare(companyId, [{ ...test, plannedOn: day("2026-03-05") }])).alreadyThere).toBe(1)
})

test("a message that was held, cancelled or failed may be prepared anew under another identity", async () => {
  const companyId = await liveCompany()
  const customer = await lateCustomer(db, companyId)
  const ids: string[] = []
  for (let turn = 0; turn < 3; turn += 1) {
    const [id] = (await prepare(companyId, [draft(customer)])).prepared as [string]
    ids.push(id)
    await inCompany(db, companyId, (tx) => cancelMessage(tx, id, "erreur", author()))
  }
  expect(new Set(ids).size).toBe(3)
})

test("the Message-ID is the message's own, under the sender's domain", async () => {
  const companyId = await liveCompany()
  const [id] = (await prepare(companyId, [draft(await lateCustomer(db, companyId))])).prepared as [string]
  const message = await inCompany(db, companyId, (tx) => readMessage(tx, id))
  expect(message.messageIdHeader).toBe(`<${id}@relance.menuiserie-tanguy.test>`)
})

test("approving names each message that may not leave, and approves the others", async () => {
  const companyId = await liveCompany()
  const { prepared } = await prepare(companyId, [
    draft(await lateCustomer(db, companyId)),
    draft(await lateCustomer(db, companyId), { recipient: null }),
  ])
  const unknown = "00000000-0000-4000-8000-000000000000"
  const first = await inCompany(db, companyId, (tx) =>
    approveMessages(tx, [...prepared, unknown, unknown], author()),
  )
  expect(first.approved).toHaveLength(1)
  expect(first.refused.map(({ refusal }) => refusal.code).sort()).toEqual([
    "MESSAGE_NOT_FOUND",
    "NO_RECIPIENT",
  ])
  const again = await inCompany(db, companyId, (tx) => approveMessages(tx, first.approved, author()))
  expect(again.refused.map(({ refusal }) => refusal.code)).toEqual(["MESSAGE_MOVED_ON"])
})

test("after the company went live, a prepared test message can no longer be approved", async () => {
  const companyId = await testCompany(database)
  const { prepared } = await prepare(companyId, [draft(await lateCustomer(db, companyId), { mode: "test" })])
  await setMode(db, companyId, "live")
  const approval = await inCompany(db, companyId, (tx) => approveMessages(tx, prepared, author()))
  expect(approval.refused[0]?.refusal.code).toBe("MODE_CHANGED")
})

test("an edited subject stays on one line, and no text may be empty", async () => {
  const companyId = await liveCompany()
  const [id] = (await prepare(companyId, [draft(await lateCustomer(db, companyId))])).prepared as [string]
  const edit = (text: { subject?: string; textBody?: string }) =>
    inCompany(db, companyId, (tx) => editMessage(tx, id, text, author()))
  await expect(edit({ subject: "Bonjour\r\nBcc: tous@client.test" })).rejects.toThrow("MESSAGE_TEXT_INVALID")
  await expect(edit({ textBody: "  " })).rejects.toThrow("MESSAGE_TEXT_INVALID")
})
