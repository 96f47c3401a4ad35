import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { approved, author, draft, lateCustomer, sendingPorts, setMode } from "../../../test/delivery.ts"
import { sendDue } from "../../delivery/sending/workflows.ts"
import { day } from "../../kernel/day.ts"
import { type CompanyId, inCompany } from "../../kernel/store.ts"
import { cancelPayment, recordPayment } from "../../ledger/credits/workflows.ts"
import {
  closeDispute,
  openDispute,
  placeHold,
  recordPromise,
  recordReply,
  writeNote,
} from "../../ledger/facts/workflows.ts"
import { type TimelineOf, timeline } from "./workflows.ts"

const database = await testDatabase()
const { db } = database

/** A demonstration with one late customer, its first reminder sent on 3 March 2026. */
async function customerWithHistory() {
  const companyId = await testCompany(database)
  await setMode(db, companyId, "demo")
  const customer = await lateCustomer(db, companyId, "compta@client.test")
  const [messageId] = (await approved(db, companyId, [draft(customer, { mode: "demo" })])) as [string]
  const by = author()
  await sendDue(db, companyId, sendingPorts(), { now: () => by.now, today: by.today, worker: "test" })
  return { companyId, ...customer, messageId }
}

/** The whole timeline, read page by page. */
async function wholeTimeline(companyId: CompanyId, of: TimelineOf, pageSize = 50) {
  const items = []
  let cursor: string | null = null
  do {
    const page = await inCompany(db, companyId, (tx) => timeline(tx, of, cursor, pageSize))
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return items
}

const plainSpaces = (text: string) => text.replace(/[\u00a0\u202f]/g, " ")
const titles = (items: readonly { on: string; title: { fr: string } }[]) =>
  items.map((item) => `${item.on} ${plainSpaces(item.title.fr)}`)

test("both sides of a story, newest first, each fact once, with author and time", async () => {
  const { companyId, customerId, invoiceId, messageId } = await customerWithHistory()
  const marie = (on: string, hour?: string) => ({ ...author(day(on), hour), actor: "user:marie" })
  await inCompany(db, companyId, async (tx) => {
    await recordPromise(
      tx,
      { customerId, promisedFor: day("2026-03-20"), amountCents: 12_000, saidBy: "Mme Le Goff" },
      marie("2026-03-05"),
    )
    await recordReply(tx, { customerId, summary: "Il manque la commande" }, marie("2026-03-06", "09:00:00"))
    const dispute = await openDispute(
      tx,
      { customerId, invoiceId, reason: "price", note: "Une porte manque" },
      marie("2026-03-06", "10:00:00"),
    )
    await closeDispute(tx, dispute, { outcome: "rejected" }, marie("2026-03-09"))
    await writeNote(tx, { customerId, text: "Rappeler lundi" }, marie("2026-03-10"))
    const payment = {
      customerId,
      amountCents: 5_000,
      creditedOn: day("2026-03-11"),
      allocations: "oldest-first",
    } as const
    const { id } = await recordPayment(tx, payment, marie("2026-03-11"))
    await cancelPayment(
      tx,
      id,
      { on: day("2026-03-13"), reason: "chèque sans provision" },
      marie("2026-03-13"),
    )
  })
  const items = await wholeTimeline(companyId, { customerId })
  expect(titles(items)).toEqual([
    "2026-03-13 Paiement annulé : 50,00 €",
    "2026-03-11 Paiement reçu : 50,00 €",
    "2026-03-10 Note",
    expect.stringMatching(/^2026-03-09 Litige clos : F-/),
    expect.stringMatching(/^2026-03-06 Facture contestée : F-/),
    "2026-03-06 Réponse du client",
    "2026-03-05 Promesse de paiement de 120,00 € pour le 20 mars 2026",
    "2026-03-03 Envoyé (démonstration) : Première relance",
    "2026-03-03 Message approuvé : Première relance",
    "2026-03-03 Message préparé : Première relance",
    expect.stringMatching(/^2026-01-12 Facture émise : F-/),
  ])
  const [cancelled, paid, , , contested] = items
  expect([cancelled?.side, cancelled?.actor, cancelled?.detail?.fr]).toEqual([
    "ledger",
    "user:marie",
    "chèque sans provision",
  ])
  expect(paid?.at).toEqual(new Date("2026-03-11T08:00:00Z"))
  expect([contested?.side, contested?.detail?.fr, contested?.invoiceId]).toEqual([
    "debtor",
    "Une porte manque",
    invoiceId,
  ])
  const sent = items.find((item) => item.kind === "message.sent")
  expect([sent?.side, sent?.messageId]).toEqual(["us", messageId])
  expect(sent?.detail?.fr).toBe("À compta@client.test — Votre facture du 12 janvier")
  expect(items.map((item) => plainSpaces(item.title.en))).toContain(
    "Promise to pay of €120.00 by 20 March 2026",
  )
})

test("pages of any size tell the same story", async () => {
  const { companyId, customerId } = await customerWithHistory()
  for (let n = 0; n < 7; n += 1) {
    await inCompany(db, companyId, (tx) => writeNote(tx, { customerId, text: `note ${n}` }, author()))
  }
  const whole = await wholeTimeline(companyId, { customerId })
  expect(whole).toHaveLength(11)
  for (const size of [1, 2, 3, 10]) {
    expect(await wholeTimeline(companyId, { customerId }, size)).toEqual(whole)
  }
})

test("facts that came in bulk, without an entry each, are there as well", async () => {
  const { companyId, customerId, invoiceId } = await customerWithHistory()
  await inCompany(db, companyId, async (tx) => {
    const base = { company_id: companyId, customer_id: customerId }
    await tx
      .insertInto("ledger.credit")
      .values([
        {
          ...base,
          kind: "payment",
          credited_on: day("2026-03-04"),
          amount_cents: 2_000,
          unallocated_cents: 2_000,
          label: "VIR CLIENT",
        },
        {
          ...base,
          kind: "credit-note",
          number: "AV-1",
          credited_on: day("2026-03-02"),
          amount_cents: 500,
          unallocated_cents: 500,
        },
      ])
      .execute()
    await tx
      .insertInto("ledger.payment_promise")
      .values({ ...base, made_on: day("2026-02-20"), promised_for: day("2026-02-28") })
      .execute()
    await tx
      .insertInto("ledger.dispute")
      .values({ ...base, invoice_id: invoiceId, opened_on: day("2026-02-15"), closed_on: day("2026-02-18") })
      .execute()
    await tx
      .insertInto("ledger.reminder")
      .values({
        ...base,
        step_key: "courtesy-before",
        turn: "x",
        channel: "email",
        is_contact: true,
        happened_on: day("2026-02-04"),
      })
      .execute()
  })
  const items = await wholeTimeline(companyId, { customerId })
  expect(titles(items).filter((title) => !title.includes("Première relance"))).toEqual([
    "2026-03-04 Paiement reçu : 20,00 €",
    "2026-03-02 Avoir : 5,00 €",
    "2026-02-20 Promesse de paiement pour le 28 février 2026",
    expect.stringMatching(/^2026-02-15 Facture contestée : F-/),
    "2026-02-04 Rappel avant échéance",
    expect.stringMatching(/^2026-01-12 Facture émise/),
  ])
})

test("the timeline of an invoice holds what touches it, and what each payment paid of it", async () => {
  const { companyId, customerId, invoiceId } = await customerWithHistory()
  const other = await inCompany(db, companyId, async (tx) => {
    const { id } = await tx
      .insertInto("ledger.invoice")
      .values({
        company_id: companyId,
        customer_id: customerId,
        number: "AUTRE",
        issued_on: day("2026-02-01"),
        gross_cents: 7_000,
      })
      .returning("id")
      .executeTakeFirstOrThrow()
    await tx
      .insertInto("ledger.instalment")
      .values({
        company_id: companyId,
        invoice_id: id,
        customer_id: customerId,
        issued_on: day("2026-02-01"),
        due_on: day("2026-03-03"),
        amount_cents: 7_000,
        open_cents: 7_000,
      })
      .execute()
    const shares = [
      { invoiceId, seq: 1, amountCents: 4_000 },
      { invoiceId: id, seq: 1, amountCents: 1_000 },
    ]
    const payment = { customerId, amountCents: 5_000, creditedOn: day("2026-03-11"), allocations: shares }
    await recordPayment(tx, payment, author(day("2026-03-11")))
    await placeHold(tx, { customerId, invoiceId: id, kind: "do-not-chase" }, author(day("2026-03-12")))
    return id
  })
  expect(titles(await wholeTimeline(companyId, { invoiceId }))).toEqual([
    "2026-03-11 Paiement reçu : 40,00 €",
    "2026-03-03 Envoyé (démonstration) : Première relance",
    "2026-03-03 Message approuvé : Première relance",
    "2026-03-03 Message préparé : Première relance",
    expect.stringMatching(/^2026-01-12 Facture émise/),
  ])
  expect(titles(await wholeTimeline(companyId, { invoiceId: other }))).toEqual([
    "2026-03-12 Suivi suspendu",
    "2026-03-11 Paiement reçu : 10,00 €",
    "2026-02-01 Facture émise : AUTRE",
  ])
})

test("another company's customer has no timeline here, and a damaged cursor is refused", async () => {
  const { customerId, invoiceId } = await customerWithHistory()
  const elsewhere = await testCompany(database)
  expect(await wholeTimeline(elsewhere, { customerId })).toEqual([])
  await expect(wholeTimeline(elsewhere, { invoiceId })).rejects.toThrow("INVOICE_UNKNOWN")
  await expect(inCompany(db, elsewhere, (tx) => timeline(tx, { customerId }, "zzz"))).rejects.toThrow(
    "CURSOR_INVALID",
  )
})
