import fc from "fast-check"
import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import type { Author } from "../../kernel/author.ts"
import { addDays, type Day, day, daysBetween } from "../../kernel/day.ts"
import { type CompanyTx, inCompany } from "../../kernel/store.ts"
import { checkLedger } from "../check/store.ts"
import { cancelPayment, recordPayment } from "../credits/workflows.ts"
import { bucketOf } from "./aged-balance.ts"
import { agedBalance } from "./store.ts"

const database = await testDatabase()
const START = day("2026-01-01")

interface Told {
  readonly invoices: readonly { readonly issued: number; readonly term: number; readonly cents: number }[]
  readonly payments: readonly {
    readonly on: number
    readonly cents: number
    readonly spread: boolean
    readonly cancelled: number | null
  }[]
}

const told: fc.Arbitrary<Told> = fc.record({
  invoices: fc.array(
    fc.record({
      issued: fc.integer({ min: 0, max: 120 }),
      term: fc.integer({ min: 0, max: 60 }),
      cents: fc.integer({ min: 1, max: 5_000_00 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  payments: fc.array(
    fc.record({
      on: fc.integer({ min: 0, max: 160 }),
      cents: fc.integer({ min: 1, max: 6_000_00 }),
      spread: fc.boolean(),
      cancelled: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }),
    }),
    { maxLength: 4 },
  ),
})

const on = (index: number): Day => addDays(START, index)
const by = (today: Day): Author => ({ actor: "operator", now: new Date(`${today}T09:00:00Z`), today })

async function write(tx: CompanyTx, story: Told): Promise<void> {
  const { id: customerId } = await tx
    .insertInto("ledger.customer")
    .values({ company_id: tx.companyId, code: "C", name: "Client" })
    .returning("id")
    .executeTakeFirstOrThrow()
  for (const [index, invoice] of story.invoices.entries()) {
    const issued = on(invoice.issued)
    const { id } = await tx
      .insertInto("ledger.invoice")
      .values({
        company_id: tx.companyId,
        customer_id: customerId,
        number: `F${index}`,
        issued_on: issued,
        gross_cents: invoice.cents,
      })
      .returning("id")
      .executeTakeFirstOrThrow()
    await tx
      .insertInto("ledger.instalment")
      .values({
        company_id: tx.companyId,
        invoice_id: id,
        customer_id: customerId,
        issued_on: issued,
        due_on: on(invoice.issued + invoice.term),
        amount_cents: invoice.cents,
        open_cents: invoice.cents,
      })
      .execute()
  }
  for (const payment of story.payments) {
    const author = by(on(payment.on))
    const { id } = await recordPayment(
      tx,
      {
        customerId,
        amountCents: payment.cents,
        creditedOn: author.today,
        allocations: payment.spread ? "oldest-first" : [],
      },
      author,
    )
    if (payment.cancelled !== null) {
      const when = by(on(payment.on + payment.cancelled))
      await cancelPayment(tx, id, { on: when.today, reason: "rejet" }, when)
    }
  }
}

/** What the customer owes on a day, by the plainest arithmetic: invoices issued less payments in force. */
function owedOn(story: Told, index: number): number {
  const issued = story.invoices
    .filter((invoice) => invoice.issued <= index)
    .reduce((sum, invoice) => sum + invoice.cents, 0)
  const paid = story.payments
    .filter(
      (payment) =>
        payment.on <= index && (payment.cancelled === null || payment.on + payment.cancelled > index),
    )
    .reduce((sum, payment) => sum + payment.cents, 0)
  return issued - paid
}

test("on any day, past ones included, the aged balance adds up to invoices issued less payments in force", async () => {
  await fc.assert(
    fc.asyncProperty(
      told,
      fc.array(fc.integer({ min: -1, max: 200 }), { minLength: 3, maxLength: 6 }),
      async (story, days) => {
        const companyId = await testCompany(database)
        await inCompany(database.db, companyId, async (tx) => {
          await write(tx, story)
          for (const index of days) {
            for (const age of ["due", "invoice"] as const) {
              const { totals, customers } = await agedBalance(tx, { on: on(index), by: age })
              expect(totals.totalCents).toBe(owedOn(story, index))
              expect(
                totals.notDueCents +
                  totals.d1To30Cents +
                  totals.d31To60Cents +
                  totals.d61To90Cents +
                  totals.over90Cents,
              ).toBe(totals.totalCents)
              expect(customers.reduce((sum, row) => sum + row.totalCents, 0)).toBe(totals.totalCents)
            }
          }
          expect(await checkLedger(tx)).toEqual([])
        })
      },
    ),
    { numRuns: 60 },
  )
})

test.each([
  [-5, "notDue"],
  [0, "notDue"],
  [1, "d1To30"],
  [30, "d1To30"],
  [31, "d31To60"],
  [60, "d31To60"],
  [61, "d61To90"],
  [90, "d61To90"],
  [91, "over90"],
])("an item %i days late stands in %s", (late, bucket) => {
  expect(bucketOf(late)).toBe(bucket)
})

test("the columns follow the due date or the invoice date, as asked; other currencies stay apart", async () => {
  const companyId = await testCompany(database)
  await inCompany(database.db, companyId, async (tx) => {
    await write(tx, { invoices: [{ issued: 0, term: 30, cents: 100_00 }], payments: [] })
    const { id } = await tx
      .selectFrom("ledger.customer")
      .select("id")
      .where("company_id", "=", companyId)
      .executeTakeFirstOrThrow()
    const dollars = await tx
      .insertInto("ledger.invoice")
      .values({
        company_id: companyId,
        customer_id: id,
        number: "USD-1",
        issued_on: START,
        gross_cents: 70_00,
        currency: "USD",
      })
      .returning("id")
      .executeTakeFirstOrThrow()
    await tx
      .insertInto("ledger.instalment")
      .values({
        company_id: companyId,
        invoice_id: dollars.id,
        customer_id: id,
        currency: "USD",
        issued_on: START,
        due_on: START,
        amount_cents: 70_00,
        open_cents: 70_00,
      })
      .execute()
    // Day 50: 20 days after the due date, 50 after the invoice.
    expect((await agedBalance(tx, { on: on(50) })).totals).toMatchObject({
      d1To30Cents: 100_00,
      totalCents: 100_00,
    })
    expect((await agedBalance(tx, { on: on(50), by: "invoice" })).totals).toMatchObject({
      d31To60Cents: 100_00,
    })
    expect((await agedBalance(tx, { on: on(50) })).otherCurrencies).toMatchObject([
      { currency: "USD", totals: { d31To60Cents: 70_00 } },
    ])
    expect(daysBetween(START, on(50))).toBe(50)
  })
})
