import { expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { newWorld } from "../../../test/world.ts"
import { day } from "../../kernel/day.ts"
import { AGE_BUCKETS } from "../balance/aged-balance.ts"
import { agedBalance } from "../balance/store.ts"
import { cancelPayment } from "../credits/workflows.ts"
import { createCustomer } from "../customers/workflows.ts"
import type { InvoiceFilter } from "./invoice.ts"
import { listInvoices, totalInvoices } from "./store.ts"
import { cursorAfter, everyInvoice, wholeInvoice, withSearchKey } from "./workflows.ts"

const database = await testDatabase()
const world = await newWorld(database)
const dupont = await world.customer("Dupont & Fils")
const { id: durand } = await world.in((tx) =>
  createCustomer(tx, { code: "411DURAND", name: "Épicerie Durand" }, world.by("2026-01-01")),
)
const late = await world.invoice(dupont, "F-1", "2026-01-31", 1_000_00, { issuedOn: "2026-01-01" })
const second = await world.invoice(dupont, "F-2", "2026-03-20", 500_00, { issuedOn: "2026-02-20" })
const parts = await world.invoice(durand, "D-1", "2026-02-28", 300_00, {
  issuedOn: "2026-02-01",
  instalments: [
    ["2026-02-28", 100_00],
    ["2026-03-31", 200_00],
  ],
})
await world.pay(dupont, "2026-02-15", 400_00, late)
await world.pay(durand, "2026-03-01", 50_00, null)
const bounced = await world.pay(dupont, "2026-02-22", 100_00, second)
await world.in((tx) =>
  cancelPayment(tx, bounced, { on: day("2026-02-25"), reason: "impayé" }, world.by("2026-02-25")),
)
const full = await world.pay(dupont, "2026-02-23", 500_00, second)
await world.in((tx) =>
  cancelPayment(tx, full, { on: day("2026-02-26"), reason: "erreur de saisie" }, world.by("2026-02-26")),
)

const filter = (more: Partial<InvoiceFilter>): InvoiceFilter =>
  withSearchKey({ on: day("2026-03-02"), status: "open", by: "due", ...more })
const numbers = async (more: Partial<InvoiceFilter>): Promise<string[]> => {
  const lines = await world.in((tx) => listInvoices(tx, filter(more), { most: 100 }))
  return lines.map((line) => `${line.number}/${line.seq} ${line.openCents} ${line.daysLate}`)
}

test.each<[string, Partial<InvoiceFilter>, string[]]>([
  [
    "what is open, the oldest due date first",
    {},
    ["F-1/1 60000 30", "D-1/1 10000 2", "F-2/1 50000 0", "D-1/2 20000 0"],
  ],
  ["what is late", { status: "overdue" }, ["F-1/1 60000 30", "D-1/1 10000 2"]],
  ["one customer’s", { customerId: durand }, ["D-1/1 10000 2", "D-1/2 20000 0"]],
  ["what is not due yet", { bucket: "notDue" }, ["F-2/1 50000 0", "D-1/2 20000 0"]],
  ["by the age of the invoice", { bucket: "d31To60", by: "invoice" }, ["F-1/1 60000 30"]],
  ["by a part of a number", { search: "f-" }, ["F-1/1 60000 30", "F-2/1 50000 0"]],
  ["by a name without its accents", { search: "epicerie" }, ["D-1/1 10000 2", "D-1/2 20000 0"]],
  [
    "as it stood before the payment",
    { on: day("2026-02-14") },
    ["F-1/1 100000 14", "D-1/1 10000 0", "D-1/2 20000 0"],
  ],
])("the list shows %s", async (_, more, expected) => {
  expect(await numbers(more)).toEqual(expected)
})

test.each([
  ["2026-03-02", "due"],
  ["2026-03-02", "invoice"],
  // The first payment of F-2 was taken back on the 25th, when the second had come in: both count on that day.
  ["2026-02-24", "due"],
] as const)(
  "each column of the aged balance of %s by %s is the sum of the list behind it",
  async (on, by) => {
    const balance = await world.in((tx) => agedBalance(tx, { on: day(on), by }))
    for (const bucket of AGE_BUCKETS) {
      const totals = await world.in((tx) => totalInvoices(tx, filter({ on: day(on), bucket, by })))
      const sum = totals.reduce((cents, total) => cents + total.openCents + total.unallocatedCents, 0)
      expect([bucket, sum]).toEqual([bucket, balance.totals[`${bucket}Cents`]])
    }
  },
)

test("a long list comes page after page, each line once", async () => {
  const seen: string[] = []
  let after = null
  for (;;) {
    const from: ReturnType<typeof cursorAfter> = after
    const page = await world.in((tx) => listInvoices(tx, filter({}), { most: 1, after: from }))
    seen.push(...page.map((line) => `${line.number}/${line.seq}`))
    after = cursorAfter(page, 1)
    if (!after) break
  }
  expect(seen).toEqual(["F-1/1", "D-1/1", "F-2/1", "D-1/2"])
  const whole = (await Array.fromAsync(everyInvoice(database.db, world.companyId, filter({})))).flat()
  expect(whole).toHaveLength(4)
})

test("one invoice shows its instalments and what paid it", async () => {
  const shown = await world.in((tx) => wholeInvoice(tx, parts))
  expect(shown.instalments.map((part) => [part.dueOn, part.openCents])).toEqual([
    ["2026-02-28", 100_00],
    ["2026-03-31", 200_00],
  ])
  const paid = await world.in((tx) => wholeInvoice(tx, late))
  expect(paid.allocations).toMatchObject([{ amountCents: 400_00, effectiveOn: "2026-02-15" }])
  expect(paid.credits).toMatchObject([{ kind: "payment", creditedOn: "2026-02-15", unallocatedCents: 0 }])
})
