import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { type Ask, testServer } from "../../../test/server.ts"
import { newWorld } from "../../../test/world.ts"
import { addDays, dayAt } from "../../kernel/day.ts"
import { listWaitingReplies } from "../../ledger/facts/listing/store.ts"

const database = await testDatabase()
const server = await testServer(database)
const world = await newWorld(database)
const neighbour = await newWorld(database, "Voisin")
// The API knows the real day only.
const today = dayAt(new Date())
const late = addDays(today, -10)
const at = `/api/companies/${world.companyId}`
let anne: Ask
let reader: Ask

beforeAll(async () => {
  anne = await server.member(world.companyId, "controller", "anne@tanguy.test")
  reader = await server.member(world.companyId, "reader", "lecteur@tanguy.test")
})

let count = 0
/** A customer with one late invoice of a thousand euros. */
async function debtor(where = world) {
  count += 1
  const customerId = await where.customer(`Client ${count}`)
  return { customerId, invoiceId: await where.invoice(customerId, `R-${count}`, late, 1_000_00) }
}
const remedy = (name: string, body: object, ask = anne) => ask("POST", `${at}/remedies/${name}`, body)
const correct = (body: object, ask = anne) => ask("POST", `${at}/invoice-corrections`, body)

test("not received: the invoice is sent again to the address given, and the answer that asked for it is settled", async () => {
  const { customerId, invoiceId } = await debtor()
  await anne("POST", `${at}/replies`, { customerId, summary: "Pas reçu." })
  const waiting = () => world.in((tx) => listWaitingReplies(tx, { customerId }))
  const [reply] = await waiting()
  const email = "factures@client.test"
  const sent = await remedy("not-received", {
    customerId,
    invoiceIds: [invoiceId],
    email,
    replyId: reply!.id,
  })
  expect([sent.status, sent.json.recipient]).toEqual([200, email])
  expect(await waiting()).toEqual([])
  const again = await remedy("not-received", { customerId, invoiceIds: [invoiceId], email })
  expect([again.status, again.json.error.code]).toEqual([422, "MESSAGE_ON_ITS_WAY"])
})

test("order number: it stands on the invoice, and what is sent names it", async () => {
  const { customerId, invoiceId } = await debtor()
  const { status, json } = await remedy("order-number", {
    ...{ customerId, invoiceIds: [invoiceId], reference: "BC-118" },
  })
  expect(status).toBe(200)
  expect((await anne("GET", `${at}/invoices/${invoiceId}`)).json.orderReference).toBe("BC-118")
  const message = await anne("GET", `${at}/messages/${json.sent.messageId}`)
  expect(message.json.subject).toContain("BC-118")
})

test("wrong contact: the new one is there, the old one marked", async () => {
  const { customerId } = await debtor()
  const before = (await anne("GET", `${at}/customers/${customerId}`)).json.contacts
  const replacement = { name: "Nolwenn", email: "nolwenn@client.test", phone: " " }
  const { status, json } = await remedy("wrong-contact", {
    ...{ customerId, contactId: before[0].id, reason: "partie", replacement },
  })
  expect(status).toBe(200)
  const after = (await anne("GET", `${at}/customers/${customerId}`)).json.contacts
  const of = (id: string) => after.find((one: { id: string }) => one.id === id)
  expect(of(before[0].id).wrongOn).toBe(today)
  expect(of(json.contactId)).toMatchObject({ name: "Nolwenn", phone: null, wrongOn: null })
})

test("invoice wrong: contested; linked to the corrected one with a credit note recorded in the same act", async () => {
  const { customerId, invoiceId } = await debtor()
  const opened = await remedy("invoice-error", { customerId, invoiceId, note: "Remise oubliée." })
  expect(opened.status).toBe(200)
  const correctedInvoiceId = await world.invoice(customerId, "R-bis", addDays(today, 20), 900_00)
  const link = { invoiceId, correctedInvoiceId }
  const refused = await correct(link)
  expect([refused.status, refused.json.error.code]).toEqual([422, "CORRECTION_NEEDS_CREDIT_NOTE"])
  const short = await correct({ ...link, creditNote: { amountCents: 900_00 } })
  expect(short.json.error.sentence.fr).toContain("100,00")
  const large = await correct({ ...link, creditNote: { amountCents: 1_000_01 } })
  expect(large.json.error.code).toBe("CREDIT_EXCEEDS_INVOICE")
  const done = await correct({ ...link, creditNote: { number: "AV-7", amountCents: 1_000_00 }, sends: true })
  expect([done.status, typeof done.json.sent.messageId]).toEqual([200, "string"])
  const { json: old } = await anne("GET", `${at}/invoices/${invoiceId}`)
  expect(old).toMatchObject({
    instalments: [{ openCents: 0 }],
    credits: [{ kind: "credit-note", number: "AV-7", amountCents: 1_000_00, unallocatedCents: 0 }],
    disputes: [{ outcome: "corrected", closedOn: today }],
  })
  const { json: message } = await anne("GET", `${at}/messages/${done.json.sent.messageId}`)
  expect(message.textBody ?? message.text).toContain("AV-7")
  expect((await correct(link)).json.error.code).toBe("INVOICE_ALREADY_CORRECTED")
})

test("a credit note larger than what was left pays the corrected invoice with the rest", async () => {
  const { customerId, invoiceId } = await debtor()
  await world.pay(customerId, today, 400_00, invoiceId)
  const correctedInvoiceId = await world.invoice(customerId, "R-ter", addDays(today, 20), 900_00)
  const creditNote = { amountCents: 1_000_00 }
  expect((await correct({ invoiceId, correctedInvoiceId, creditNote })).status).toBe(200)
  const { json } = await anne("GET", `${at}/customers/${customerId}`)
  expect(json.credits).toContainEqual(
    expect.objectContaining({ kind: "credit-note", amountCents: 1_000_00, unallocatedCents: 400_00 }),
  )
})

test("nobody mends another company’s invoices, and a reader mends nothing", async () => {
  const own = await debtor()
  const theirs = await debtor(neighbour)
  const invoiceIds = [theirs.invoiceId]
  const { customerId, invoiceId } = theirs
  for (const [name, body] of [
    ["not-received", { customerId, invoiceIds }],
    ["not-received", { customerId: own.customerId, invoiceIds }],
    ["order-number", { customerId, invoiceIds, reference: "X" }],
    ["order-number", { customerId: own.customerId, invoiceIds, reference: "X" }],
    ["wrong-contact", { customerId, replacement: { name: "X" } }],
    ["invoice-error", { customerId, invoiceId }],
    ["invoice-error", { customerId: own.customerId, invoiceId }],
  ] as const)
    expect((await remedy(name, body)).status, `${name} ${JSON.stringify(body)}`).toBe(404)
  for (const link of [
    { invoiceId, correctedInvoiceId: own.invoiceId },
    { invoiceId: own.invoiceId, correctedInvoiceId: invoiceId },
  ])
    expect((await correct({ ...link, creditNote: { amountCents: 1_000_00 } })).status).toBe(404)
  const body = { customerId: own.customerId, invoiceIds: [own.invoiceId] }
  expect((await remedy("not-received", body, reader)).status).toBe(403)
  // Nothing of all that was kept.
  const { json } = await anne("GET", `${at}/invoices/${own.invoiceId}`)
  expect(json).toMatchObject({ instalments: [{ openCents: 1_000_00 }], disputes: [], orderReference: null })
})
