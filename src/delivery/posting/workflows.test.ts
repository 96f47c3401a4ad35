import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import {
  approved,
  author,
  draft,
  gateSays,
  lateCustomer,
  plainWrite,
  setMode,
} from "../../../test/delivery.ts"
import { sendingBench } from "../../../test/sending.ts"
import { day } from "../../kernel/day.ts"
import { inCompany } from "../../kernel/store.ts"
import { readMessage } from "../outbox/store.ts"
import { approveMessages } from "../outbox/workflows.ts"
import { prepareMessages } from "../preparation/workflows.ts"
import { letterToPrint, type Posting, recordPosting } from "./workflows.ts"

const database = await testDatabase()
const { db } = database
const { remindersOf } = sendingBench(database)

let printed = 0
const openGate = gateSays(() => ({ ok: true, write: plainWrite }))
const printer = async () => Buffer.from(`%PDF letter ${++printed}`)

async function noticeFor(mode: "live" | "test" | "demo" = "live") {
  const companyId = await testCompany(database)
  await setMode(db, companyId, mode)
  const customer = await lateCustomer(db, companyId)
  const letter = draft(customer, {
    mode,
    stepKey: "formal-notice",
    tone: 3,
    channel: "registered-letter",
    recipient: null,
  })
  return { companyId, letter }
}

const post = (companyId: string, posting: Posting, today = day("2026-03-05")) =>
  inCompany(db, companyId, (tx) =>
    recordPosting(tx, posting, { render: printer, gate: openGate }, author(today)),
  )

test("a registered letter posted on the 4th counts from the 4th, with its deposit number", async () => {
  const { companyId, letter } = await noticeFor()
  const [messageId] = (await approved(db, companyId, [letter])) as [string]
  await post(companyId, { messageId, postedOn: day("2026-03-04"), depositNumber: " 1A 123 456 7890 1 " })
  const message = await inCompany(db, companyId, (tx) => readMessage(tx, messageId))
  expect(message).toMatchObject({
    state: "sent",
    postedOn: "2026-03-04",
    depositNumber: "1A 123 456 7890 1",
  })
  expect((await remindersOf(companyId)).map((reminder) => [reminder.step_key, reminder.happened_on])).toEqual(
    [["formal-notice", "2026-03-04"]],
  )
})

test("once approved, the letter that was printed is kept: printing again gives the same one", async () => {
  const { companyId, letter } = await noticeFor()
  const { prepared } = await inCompany(db, companyId, (tx) => prepareMessages(tx, [letter], author()))
  const print = () =>
    inCompany(db, companyId, (tx) =>
      letterToPrint(tx, prepared[0] as string, { render: printer, gate: openGate }, author()),
    )
  const preview = await print()
  await inCompany(db, companyId, (tx) => approveMessages(tx, prepared, author()))
  const kept = await print()
  expect(kept.equals(preview)).toBe(false)
  expect((await print()).equals(kept)).toBe(true)
})

test("a letter cannot be posted twice, in the future, before it was prepared, or before its approval", async () => {
  const { companyId, letter } = await noticeFor()
  const { prepared } = await inCompany(db, companyId, (tx) => prepareMessages(tx, [letter], author()))
  const messageId = prepared[0] as string
  await expect(post(companyId, { messageId, postedOn: day("2026-03-04") })).rejects.toThrow(
    "MESSAGE_MOVED_ON",
  )
  await inCompany(db, companyId, (tx) => approveMessages(tx, prepared, author()))
  await expect(post(companyId, { messageId, postedOn: day("2026-03-06") })).rejects.toThrow(
    "POSTING_DAY_INVALID",
  )
  await expect(post(companyId, { messageId, postedOn: day("2026-03-02") })).rejects.toThrow(
    "POSTING_DAY_INVALID",
  )
  await post(companyId, { messageId, postedOn: day("2026-03-05") })
  await expect(post(companyId, { messageId, postedOn: day("2026-03-05") })).rejects.toThrow(
    "MESSAGE_MOVED_ON",
  )
})

test("a test letter is not to be posted, and an e-mail is not a letter", async () => {
  const trial = await noticeFor("test")
  const [letterId] = (await approved(db, trial.companyId, [trial.letter])) as [string]
  await expect(post(trial.companyId, { messageId: letterId, postedOn: day("2026-03-04") })).rejects.toThrow(
    "TEST_LETTER",
  )
  const { companyId } = await noticeFor()
  const [emailId] = (await approved(db, companyId, [draft(await lateCustomer(db, companyId))])) as [string]
  await expect(post(companyId, { messageId: emailId, postedOn: day("2026-03-04") })).rejects.toThrow(
    "NOT_A_LETTER",
  )
})
