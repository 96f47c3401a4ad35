import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { approved, author, draft, lateCustomer, setMode } from "../../../test/delivery.ts"
import { day } from "../../kernel/day.ts"
import { inCompany } from "../../kernel/store.ts"
import { prepareMessages } from "../preparation/workflows.ts"
import { listMessages, type MessageFilter } from "./store.ts"

const database = await testDatabase()
const { db } = database

const companyId = await testCompany(database)
await setMode(db, companyId, "live")
const march3 = await Promise.all(
  Array.from({ length: 5 }, async () => draft(await lateCustomer(db, companyId))),
)
const march4 = draft(await lateCustomer(db, companyId), { plannedOn: day("2026-03-04") })
await inCompany(db, companyId, (tx) => prepareMessages(tx, march3, author()))
await approved(db, companyId, [march4], author(day("2026-03-04")))

const list = (filter: MessageFilter) => inCompany(db, companyId, (tx) => listMessages(tx, filter))

test("messages are listed by day, the newest first, then by customer, on pages of any size", async () => {
  const whole = (await list({})).items
  expect(whole.map((message) => message.plannedOn)).toEqual([
    "2026-03-04",
    ...Array.from({ length: 5 }, () => "2026-03-03"),
  ])
  const names = whole.slice(1).map((message) => message.customerName)
  expect(names).toEqual(names.toSorted())
  const paged = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof list>> = await list({ cursor, limit: 2 })
    paged.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  expect(paged).toEqual(whole)
})

test("the list narrows by state, day and customer", async () => {
  expect((await list({ states: ["approved"] })).items).toHaveLength(1)
  expect((await list({ plannedOn: day("2026-03-03") })).items).toHaveLength(5)
  expect((await list({ customerId: march4.customerId })).items.map((message) => message.state)).toEqual([
    "approved",
  ])
  await expect(list({ cursor: "zzz" })).rejects.toThrow("CURSOR_INVALID")
})
