import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { approved, draft, lateCustomer } from "../../../test/delivery.ts"
import { inCompany } from "../../kernel/store.ts"
import { parseAnchor } from "./anchor.ts"
import { currentAnchor, verifyJournal } from "./workflows.ts"

const database = await testDatabase()
const { db } = database

test("a note taken before anything was written is the beginning of the chain", async () => {
  const companyId = await testCompany(database)
  const beginning = await inCompany(db, companyId, currentAnchor)
  expect(beginning.seq).toBe(0)
  await approved(db, companyId, [draft(await lateCustomer(db, companyId), { mode: "test" })])
  expect(await verifyJournal(db, companyId, [beginning])).toMatchObject({ ok: true })
})

test.each(["", "12", "abc:def", `12:${"g".repeat(64)}`, `-1:${"0".repeat(64)}`])(
  "“%s” is no anchor, and the refusal says how one is written",
  (text) => {
    expect(() => parseAnchor(text)).toThrow("ANCHOR_INVALID")
  },
)
