import type { OpenDatabase } from "../src/adapters/postgres/connect.ts"
import { secretBox } from "../src/adapters/secret-box.ts"
import { smtpCarrier } from "../src/adapters/smtp/carrier.ts"
import { type DayRun, runDay } from "../src/delivery/run/workflows.ts"
import type { Author } from "../src/kernel/author.ts"
import { addDays, type Day, day } from "../src/kernel/day.ts"
import { asOperator, type CompanyTx, inCompany } from "../src/kernel/store.ts"
import { recordPayment } from "../src/ledger/credits/workflows.ts"
import type { DecisionView } from "../src/policy/plan/view.ts"
import { planOn } from "../src/policy/plan/workflows.ts"
import { setPaper } from "../src/server/paper.ts"
import { testCompany } from "./database.ts"

/** One company and its debtors, whose days a story tells one after another on a real database. */
export interface World {
  readonly companyId: string
  readonly database: OpenDatabase
  in<T>(work: (tx: CompanyTx) => Promise<T>): Promise<T>
  by(on: string): Author
  customer(
    name: string,
    changes?: { email?: string | null; kind?: "professional" | "consumer" | "public"; letter?: boolean },
  ): Promise<string>
  invoice(
    customerId: string,
    number: string,
    dueOn: string,
    cents: number,
    changes?: { issuedOn?: string; currency?: string; instalments?: readonly (readonly [string, number])[] },
  ): Promise<string>
  pay(customerId: string, on: string, cents: number, invoiceId?: string | null): Promise<string>
  run(on: string): Promise<DayRun>
  /** Runs every day from one to another; gives what each day sent or opened: "2026-03-05 friendly-email". */
  runDays(from: string, to: string): Promise<string[]>
  plan(on: string): Promise<DecisionView[]>
  decision(on: string, customerId: string): Promise<DecisionView>
}

/** A company whose messages stay on this machine but count as sent, followed since 2026-01-01. */
export async function newWorld(database: OpenDatabase, name = "Menuiserie Tanguy"): Promise<World> {
  const companyId = await testCompany(database, name)
  await asOperator(database.db, (tx) =>
    tx
      .updateTable("ledger.company")
      .set({ demo_seed: 1, iban: "FR7630006000011234567890189" })
      .where("id", "=", companyId)
      .execute(),
  )
  const inside = <T>(work: (tx: CompanyTx) => Promise<T>) => inCompany(database.db, companyId, work)
  await inside((tx) =>
    tx
      .insertInto("ledger.freshness")
      .values({ company_id: companyId, fresh_on: day("2026-01-01"), source: "story" })
      .execute(),
  )
  const by = (on: string): Author => ({ actor: "operator", now: new Date(`${on}T08:00:00Z`), today: day(on) })
  const run = (on: string) =>
    runDay(
      database.db,
      companyId,
      { box: secretBox(Buffer.alloc(32, 7)), openCarrier: (account) => smtpCarrier(account), setPaper },
      () => by(on).now,
      by(on),
    )
  const plan = async (on: string) => {
    const views: DecisionView[] = []
    for await (const batch of planOn(database.db, companyId, day(on))) views.push(...batch)
    return views
  }
  return {
    ...{ companyId, database, in: inside, by, run, plan },
    customer: (customerName, changes = {}) => inside((tx) => insertCustomer(tx, customerName, changes)),
    invoice: (customerId, number, dueOn, cents, changes = {}) =>
      inside((tx) => insertInvoice(tx, customerId, number, day(dueOn), cents, changes)),
    pay: (customerId, on, cents, invoiceId) =>
      inside(async (tx) => {
        const allocations =
          invoiceId === null
            ? []
            : invoiceId
              ? [{ invoiceId, seq: 1, amountCents: cents }]
              : ("oldest-first" as const)
        return (
          await recordPayment(
            tx,
            { customerId, amountCents: cents, creditedOn: day(on), allocations },
            by(on),
          )
        ).id
      }),
    runDays: async (from, to) => {
      const told: string[] = []
      for (let on = day(from); on <= day(to); on = addDays(on, 1)) {
        await run(on)
        const rows = await inside((tx) =>
          tx
            .selectFrom("ledger.reminder")
            .select("step_key")
            .where("company_id", "=", companyId)
            .where("happened_on", "=", on)
            .orderBy("created_at")
            .execute(),
        )
        told.push(...rows.map((row) => `${on} ${row.step_key}`))
      }
      return told
    },
    decision: async (on, customerId) => {
      const view = (await plan(on)).find((candidate) => candidate.customerId === customerId)
      if (!view) throw new Error(`no decision for ${customerId} on ${on}`)
      return view
    },
  }
}

let codes = 0

async function insertCustomer(
  tx: CompanyTx,
  name: string,
  changes: { email?: string | null; kind?: "professional" | "consumer" | "public"; letter?: boolean },
): Promise<string> {
  codes += 1
  const { id } = await tx
    .insertInto("ledger.customer")
    .values({
      company_id: tx.companyId,
      ...{ code: `C${codes}`, name, kind: changes.kind ?? "professional", search_key: name.toLowerCase() },
      ...(changes.letter === false
        ? {}
        : { address_lines: ["12 rue des Carmes"], postal_code: "35000", city: "Rennes" }),
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  const email = changes.email === undefined ? `compta@client${codes}.test` : changes.email
  if (email !== null)
    await tx
      .insertInto("ledger.contact")
      .values({ company_id: tx.companyId, customer_id: id, email })
      .execute()
  return id
}

async function insertInvoice(
  tx: CompanyTx,
  customerId: string,
  number: string,
  dueOn: Day,
  cents: number,
  changes: { issuedOn?: string; currency?: string; instalments?: readonly (readonly [string, number])[] },
): Promise<string> {
  const issuedOn = day(changes.issuedOn ?? addDays(dueOn, -30))
  const currency = changes.currency ?? "EUR"
  const { id } = await tx
    .insertInto("ledger.invoice")
    .values({
      company_id: tx.companyId,
      customer_id: customerId,
      number,
      issued_on: issuedOn,
      currency,
      gross_cents: cents,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  const parts = changes.instalments ?? [[dueOn, cents] as const]
  await tx
    .insertInto("ledger.instalment")
    .values(
      parts.map(([due, amount], index) => ({
        ...{ company_id: tx.companyId, invoice_id: id, seq: index + 1, customer_id: customerId, currency },
        ...{ issued_on: issuedOn, due_on: day(due), amount_cents: amount, open_cents: amount },
      })),
    )
    .execute()
  return id
}
