import { type RawBuilder, sql } from "kysely"
import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { approved, author, draft, lateCustomer, sendingPorts, setMode } from "../../../test/delivery.ts"
import { sendDue } from "../../delivery/sending/workflows.ts"
import { type CompanyId, inCompany } from "../../kernel/store.ts"
import { chainHash, sha256 } from "../../ledger/journal/chain.ts"
import { record } from "../../ledger/journal/store.ts"
import { listJournal } from "../journal/store.ts"
import { anchorText, parseAnchor } from "./anchor.ts"
import { currentAnchor, verifyJournal } from "./workflows.ts"

const database = await testDatabase()
const { db } = database

/** A demonstration with three messages sent: nine entries in its journal. */
async function companyWithHistory(): Promise<{ companyId: CompanyId; messageIds: string[] }> {
  const companyId = await testCompany(database)
  await setMode(db, companyId, "demo")
  const messageIds: string[] = []
  for (let n = 0; n < 3; n += 1) {
    messageIds.push(
      ...(await approved(db, companyId, [draft(await lateCustomer(db, companyId), { mode: "demo" })])),
    )
  }
  const by = author()
  await sendDue(db, companyId, sendingPorts(), { now: () => by.now, today: by.today, worker: "test" })
  return { companyId, messageIds }
}

/** Does what the application never can: as the database's owner, with the guards switched off. */
async function asDatabaseOwner(companyId: CompanyId, ...tampering: RawBuilder<unknown>[]): Promise<void> {
  await inCompany(db, companyId, async (tx) => {
    await sql`alter table ledger.journal disable trigger user`.execute(tx)
    await sql`alter table delivery.archive disable trigger user`.execute(tx)
    for (const statement of tampering) await statement.execute(tx)
    await sql`alter table ledger.journal enable trigger user`.execute(tx)
    await sql`alter table delivery.archive enable trigger user`.execute(tx)
  })
}

const codesOf = async (companyId: CompanyId) =>
  (await verifyJournal(db, companyId)).faults.map((found) => [found.code, found.seq ?? found.messageId])

test("a journal that nobody touched is right, and its end can be written down", async () => {
  const { companyId } = await companyWithHistory()
  const verified = await verifyJournal(db, companyId)
  expect(verified).toMatchObject({ ok: true, entries: 9, erasedPayloads: 0, messages: 3, faults: [] })
  expect(verified.end.seq).toBe(9)
  expect(await verifyJournal(db, companyId, [verified.end])).toMatchObject({ ok: true })
})

test("an empty journal is right", async () => {
  expect(await verifyJournal(db, await testCompany(database))).toMatchObject({ ok: true, entries: 0 })
})

test("the application itself cannot rewrite the journal or the archive", async () => {
  const { companyId } = await companyWithHistory()
  const forbidden = [
    sql`update ledger.journal set actor = 'user:other' where company_id = ${companyId} and seq = 3`,
    sql`delete from ledger.journal where company_id = ${companyId} and seq = 9`,
    sql`update delivery.archive set content = 'x' where company_id = ${companyId}`,
    sql`delete from delivery.archive where company_id = ${companyId}`,
  ]
  for (const statement of forbidden) {
    await expect(inCompany(db, companyId, (tx) => statement.execute(tx))).rejects.toThrow(
      /append-only|written once/,
    )
  }
})

test.each([
  ["the actor", sql`actor = 'user:somebody-else'`],
  ["the kind", sql`kind = 'note.written'`],
  ["the day", sql`on_day = on_day + 1`],
  ["the instant, by one millisecond", sql`happened_at = happened_at + interval '1 millisecond'`],
  ["the instant, by one microsecond", sql`happened_at = happened_at + interval '1 microsecond'`],
  ["the customer", sql`customer_id = gen_random_uuid()`],
  ["the message", sql`message_id = null`],
  ["the digest of the content", sql`payload_sha256 = sha256('x')`],
])("a past entry with %s changed is named", async (_what, change) => {
  const { companyId } = await companyWithHistory()
  await asDatabaseOwner(
    companyId,
    sql`update ledger.journal set ${change} where company_id = ${companyId} and seq = 4`,
  )
  expect(await codesOf(companyId)).toContainEqual(["entry-changed", 4])
})

test("a content changed by one character is named", async () => {
  const { companyId } = await companyWithHistory()
  await asDatabaseOwner(
    companyId,
    sql`update ledger.journal set payload = replace(payload, '12000', '12001') where company_id = ${companyId} and seq = 1`,
  )
  expect(await codesOf(companyId)).toEqual([["payload-changed", 1]])
})

test("a clever change, with its own digests worked out again, breaks the chain at the next entry", async () => {
  const { companyId } = await companyWithHistory()
  const entry = await inCompany(db, companyId, (tx) =>
    tx
      .selectFrom("ledger.journal")
      .selectAll()
      .where("company_id", "=", companyId)
      .where("seq", "=", 4)
      .executeTakeFirstOrThrow(),
  )
  const payload = (entry.payload ?? "").replace("12000", "99000")
  const digest = sha256(payload)
  const hash = chainHash(
    entry.previous_hash,
    4,
    {
      happenedAt: entry.happened_at,
      onDay: entry.on_day,
      actor: entry.actor,
      kind: entry.kind,
      customerId: entry.customer_id,
      invoiceId: entry.invoice_id,
      messageId: entry.message_id,
    },
    digest,
  )
  await asDatabaseOwner(
    companyId,
    sql`update ledger.journal set payload = ${payload}, payload_sha256 = ${digest}, hash = ${hash} where company_id = ${companyId} and seq = 4`,
  )
  expect(await codesOf(companyId)).toEqual([["chain-broken", 5]])
})

test("an entry taken out, the last ones cut off, or all of them gone", async () => {
  const { companyId } = await companyWithHistory()
  await asDatabaseOwner(
    companyId,
    sql`delete from ledger.journal where company_id = ${companyId} and seq = 2`,
  )
  expect(await codesOf(companyId)).toEqual([["entry-missing", 3]])

  const cut = await companyWithHistory()
  await asDatabaseOwner(
    cut.companyId,
    sql`delete from ledger.journal where company_id = ${cut.companyId} and seq > 7`,
  )
  const cutCodes = await codesOf(cut.companyId)
  expect(cutCodes).toContainEqual(["end-cut-off", 8])
  // The two messages whose sending was cut off give it away as well.
  expect(cutCodes.filter(([code]) => code === "sent-not-journaled")).toHaveLength(2)

  const gone = await companyWithHistory()
  await asDatabaseOwner(gone.companyId, sql`delete from ledger.journal where company_id = ${gone.companyId}`)
  expect(await codesOf(gone.companyId)).toContainEqual(["end-cut-off", 1])
})

test("the last entries cut off and the noted end moved back with them: the messages give it away", async () => {
  const { companyId, messageIds } = await companyWithHistory()
  await asDatabaseOwner(
    companyId,
    sql`delete from ledger.journal where company_id = ${companyId} and seq > 8`,
    sql`update ledger.journal_head set seq = 8, hash = (select hash from ledger.journal where company_id = ${companyId} and seq = 8) where company_id = ${companyId}`,
  )
  const codes = await codesOf(companyId)
  expect(codes).toHaveLength(1)
  expect(codes[0]?.[0]).toBe("sent-not-journaled")
  expect(messageIds).toContain(codes[0]?.[1])
})

test("two entries swapped", async () => {
  const { companyId } = await companyWithHistory()
  await asDatabaseOwner(
    companyId,
    sql`update ledger.journal set seq = -1 where company_id = ${companyId} and seq = 4`,
    sql`update ledger.journal set seq = 4 where company_id = ${companyId} and seq = 5`,
    sql`update ledger.journal set seq = 5 where company_id = ${companyId} and seq = -1`,
  )
  expect((await codesOf(companyId)).map(([, seq]) => seq)).toEqual(expect.arrayContaining([4, 5]))
})

test("an entry added by hand after the end", async () => {
  const { companyId } = await companyWithHistory()
  await asDatabaseOwner(
    companyId,
    sql`insert into ledger.journal select company_id, 10, happened_at, on_day, actor, kind, customer_id, invoice_id, message_id, payload, payload_sha256, hash, hash
          from ledger.journal where company_id = ${companyId} and seq = 9`,
  )
  expect(await codesOf(companyId)).toContainEqual(["head-wrong", 10])
})

test("the whole chain written anew from end to end: only an anchor kept elsewhere shows it", async () => {
  const { companyId } = await companyWithHistory()
  const { end } = await verifyJournal(db, companyId)
  await asDatabaseOwner(
    companyId,
    sql`delete from ledger.journal where company_id = ${companyId}`,
    sql`delete from ledger.journal_head where company_id = ${companyId}`,
    sql`delete from delivery.archive where company_id = ${companyId}`,
    sql`delete from delivery.message where company_id = ${companyId}`,
  )
  const by = author()
  const invented = {
    happenedAt: by.now,
    onDay: by.today,
    actor: "operator",
    kind: "note.written",
    payload: {},
  }
  await inCompany(db, companyId, (tx) => record(tx, Array(9).fill(invented)))
  expect(await verifyJournal(db, companyId)).toMatchObject({ ok: true })
  expect((await verifyJournal(db, companyId, [end])).faults.map(({ code }) => code)).toEqual([
    "anchor-differs",
  ])
})

test("the end of the chain is what one writes down; several notes are compared, also two of one entry", async () => {
  const { companyId } = await companyWithHistory()
  const anchor = await inCompany(db, companyId, currentAnchor)
  const noted = parseAnchor(` ${anchorText(anchor).toUpperCase()} `)
  expect(noted).toEqual((await verifyJournal(db, companyId)).end)
  const lines = await inCompany(db, companyId, (tx) => listJournal(tx, { before: null, most: 100 }))
  const notes = lines.map(({ seq, hash }) => ({ seq, hash }))
  expect(lines.slice(0, -1).map((line) => line.previousHash)).toEqual(notes.slice(1).map(({ hash }) => hash))
  expect(await verifyJournal(db, companyId, [...notes, noted])).toMatchObject({ ok: true })
  const other = { seq: 4, hash: "0".repeat(64) }
  const beyond = { seq: 10, hash: noted.hash }
  const wrong = await verifyJournal(db, companyId, [other, ...notes, beyond])
  expect(wrong.faults.map(({ code, seq }) => [code, seq])).toEqual([
    ["anchor-differs", 4],
    ["anchor-differs", 10],
  ])
})

test("one byte of an archived message changed, with and without its digest", async () => {
  const { companyId, messageIds } = await companyWithHistory()
  const [first, second, third] = messageIds
  await asDatabaseOwner(
    companyId,
    sql`update delivery.archive set content = set_byte(content, 40, 88) where company_id = ${companyId} and message_id = ${first}`,
    sql`update delivery.archive set content = 'autre', sha256 = sha256('autre') where company_id = ${companyId} and message_id = ${second}`,
    sql`delete from delivery.archive where company_id = ${companyId} and message_id = ${third}`,
  )
  expect(await codesOf(companyId)).toEqual(
    expect.arrayContaining([
      ["archive-changed", first],
      ["archive-changed", second],
      ["archive-missing", third],
    ]),
  )
})

test.each([
  ["recipient", sql`recipient = 'autre@client.test'`, "message-changed"],
  ["amount", sql`amount_cents = 1`, "message-changed"],
  ["state, so that it would leave again", sql`state = 'approved'`, "message-changed"],
])("a sent message with its %s changed", async (_what, change, code) => {
  const { companyId, messageIds } = await companyWithHistory()
  await asDatabaseOwner(
    companyId,
    sql`update delivery.message set ${change} where company_id = ${companyId} and id = ${messageIds[0]}`,
  )
  expect(await codesOf(companyId)).toEqual([[code, messageIds[0]]])
})

test("a sent message removed with its archive", async () => {
  const { companyId, messageIds } = await companyWithHistory()
  await asDatabaseOwner(
    companyId,
    sql`delete from delivery.message where company_id = ${companyId} and id = ${messageIds[0]}`,
  )
  const { faults } = await verifyJournal(db, companyId)
  expect(faults.map((found) => [found.code, found.messageId])).toEqual([["message-missing", messageIds[0]]])
})

test("a content erased under the right to erasure is counted, and is no fault", async () => {
  const { companyId } = await companyWithHistory()
  await inCompany(db, companyId, (tx) =>
    sql`update ledger.journal set payload = null where company_id = ${companyId} and seq in (1, 7)`.execute(
      tx,
    ),
  )
  expect(await verifyJournal(db, companyId)).toMatchObject({ ok: true, erasedPayloads: 2 })
})

test("entries that are written during the verification are no fault", async () => {
  const { companyId } = await companyWithHistory()
  const by = author()
  const note = {
    happenedAt: by.now,
    onDay: by.today,
    actor: "operator",
    kind: "note.written",
    payload: { text: "x" },
  }
  await inCompany(db, companyId, (tx) => record(tx, Array(5_000).fill(note)))
  const [verified] = await Promise.all([
    verifyJournal(db, companyId),
    ...Array.from({ length: 10 }, () => inCompany(db, companyId, (tx) => record(tx, [note]))),
  ])
  expect(verified).toMatchObject({ ok: true, faults: [] })
  expect(await verifyJournal(db, companyId)).toMatchObject({ ok: true, entries: 5_019 })
})
