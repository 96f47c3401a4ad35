import { expect, test } from "vitest"
import { readArchive } from "../../src/delivery/archive/store.ts"
import { archivedFiles } from "../../src/delivery/enclosed/archived-files.ts"
import { sendAgain } from "../../src/delivery/remedies/workflows.ts"
import { day } from "../../src/kernel/day.ts"
import { keepInvoiceDocument } from "../../src/ledger/documents/workflows.ts"
import { listDisputes, listWaitingReplies } from "../../src/ledger/facts/listing/store.ts"
import { recordReply } from "../../src/ledger/facts/workflows.ts"
import { linkCorrection } from "../../src/ledger/remedies/correction/workflows.ts"
import { addOrderReference, replaceContact, reportInvoiceError } from "../../src/ledger/remedies/workflows.ts"
import { listTasks } from "../../src/ledger/tasks/listing/store.ts"
import { penaltyStatement } from "../../src/penalties/statements/statement.ts"
import { readPenaltyFacts } from "../../src/penalties/statements/workflows.ts"
import { testDatabase } from "../database.ts"
import { newWorld, type World } from "../world.ts"

const database = await testDatabase()

// 2 March 2026 is a Monday; the first reminder leaves on Thursday 5.

const words = (text: string) => text.replace(/=\r?\n/g, "").replace(/[\u00a0\u202f]/g, " ")
const lastMail = async (
  world: World,
): Promise<{ recipient: string | null; subject: string; mail: string; step: string }> => {
  const row = await world.in((tx) =>
    tx
      .selectFrom("delivery.message as m")
      .innerJoin("delivery.archive as a", "a.message_id", "m.id")
      .select(["m.recipient", "m.subject", "m.text_body", "m.step_key"])
      .where("m.company_id", "=", world.companyId)
      .where("m.state", "=", "sent")
      .orderBy("m.finished_at", "desc")
      .orderBy("m.created_at", "desc")
      .executeTakeFirstOrThrow(),
  )
  return { recipient: row.recipient, subject: row.subject, mail: words(row.text_body), step: row.step_key }
}
const contacts = (world: World, customerId: string) =>
  world.in((tx) =>
    tx
      .selectFrom("ledger.contact")
      .select(["id", "email", "wrong_on", "replaced_by"])
      .where("company_id", "=", world.companyId)
      .where("customer_id", "=", customerId)
      .orderBy("created_at")
      .execute(),
  )

test("not received: sent again the same day with when it was first written of; the next step is not the firmer for it", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Cuisines Le Goff", { email: "compta@legoff.test" })
  const invoice = await world.invoice(customer, "FA-1", "2026-03-02", 2_400_00)
  await world.runDays("2026-03-05", "2026-03-09")
  await world.in((tx) =>
    recordReply(tx, { customerId: customer, summary: "Pas reçu cette facture." }, world.by("2026-03-09")),
  )
  const by = world.by("2026-03-10")
  await world.in((tx) => sendAgain(tx, { customerId: customer, invoiceIds: [invoice] }, by))
  await world.run("2026-03-10")
  const sent = await lastMail(world)
  expect(sent).toMatchObject({ recipient: "compta@legoff.test", step: "resend-invoice" })
  expect(sent.mail).toContain("Nous vous en avions écrit le 5 mars 2026, à l’adresse compta@legoff.test")
  expect(sent.mail).toContain("2 400,00 €")
  expect(sent.mail).toContain("Il ne remplace pas le document d’origine")
  const [reply] = await world.in((tx) => listWaitingReplies(tx, { customerId: customer }))
  expect(reply).toBeDefined()
  const { handleReply } = await import("../../src/ledger/facts/workflows.ts")
  await world.in((tx) => handleReply(tx, reply!.id, by))
  // Without it the call would come on the 12th (+10): it keeps six days from the contact of the 10th.
  expect(await world.runDays("2026-03-11", "2026-03-18")).toEqual(["2026-03-16 phone-call"])
})

test("not received, to another address: it goes there, and the address is known from then on", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Garage Morvan", { email: "contact@morvan.test" })
  const invoice = await world.invoice(customer, "FA-2", "2026-03-02", 800_00)
  const by = world.by("2026-03-04")
  const request = { customerId: customer, invoiceIds: [invoice], email: "factures@morvan.test" }
  await world.in((tx) => sendAgain(tx, request, by))
  // The same click a second time sends nothing more.
  await expect(world.in((tx) => sendAgain(tx, request, by))).rejects.toThrow("MESSAGE_ON_ITS_WAY")
  await world.run("2026-03-04")
  expect(await lastMail(world)).toMatchObject({ recipient: "factures@morvan.test" })
  expect((await contacts(world, customer)).map((one) => one.email)).toEqual([
    "contact@morvan.test",
    "factures@morvan.test",
  ])
})

test("not received, and its PDF is known: the invoice itself goes along, and the text says so", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Menuiserie Kerbrat")
  const invoice = await world.invoice(customer, "FA-9", "2026-03-02", 640_00)
  const by = world.by("2026-03-04")
  const content = Buffer.from("%PDF-1.7\n%%EOF\n")
  await world.in((tx) => keepInvoiceDocument(tx, { invoiceId: invoice, fileName: "FA-9.pdf", content }, by))
  const { messageId } = await world.in((tx) =>
    sendAgain(tx, { customerId: customer, invoiceIds: [invoice] }, by),
  )
  await world.run("2026-03-04")
  const { mail } = await lastMail(world)
  expect(mail).toContain("La facture est jointe.")
  expect(mail).not.toContain("ne remplace pas")
  const archive = await world.in((tx) => readArchive(tx, messageId))
  const [file] = await archivedFiles(archive!.content)
  expect(file).toMatchObject({ contentType: "application/pdf", bytes: content })
})

test("paid before it leaves: the copy stays here", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Plomberie Riou")
  const invoice = await world.invoice(customer, "FA-3", "2026-03-02", 500_00)
  const by = world.by("2026-03-04")
  const { messageId } = await world.in((tx) =>
    sendAgain(tx, { customerId: customer, invoiceIds: [invoice] }, by),
  )
  await world.pay(customer, "2026-03-04", 500_00, invoice)
  await world.run("2026-03-04")
  const message = await world.in((tx) =>
    tx
      .selectFrom("delivery.message")
      .select(["state", "state_reason"])
      .where("company_id", "=", world.companyId)
      .where("id", "=", messageId)
      .executeTakeFirstOrThrow(),
  )
  expect(message).toEqual({ state: "cancelled", state_reason: "settled" })
})

test("wrong contact: the next message goes to the new one, the old one is kept as wrong", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Boulangerie Abgrall", { email: "ancien@abgrall.test" })
  await world.invoice(customer, "FA-4", "2026-03-02", 900_00)
  const wrong = {
    ...{ customerId: customer, email: "Ancien@Abgrall.test", reason: "a quitté l’entreprise" },
    replacement: { name: "Nolwenn Abgrall", email: "compta@abgrall.test" },
  }
  const { contactId } = await world.in((tx) => replaceContact(tx, wrong, world.by("2026-03-04")))
  expect(await world.runDays("2026-03-05", "2026-03-05")).toEqual(["2026-03-05 friendly-email"])
  expect(await lastMail(world)).toMatchObject({ recipient: "compta@abgrall.test" })
  expect(await contacts(world, customer)).toMatchObject([
    { email: "ancien@abgrall.test", wrong_on: "2026-03-04", replaced_by: contactId },
    { email: "compta@abgrall.test", wrong_on: null },
  ])
})

test("wrong contact and nobody else known: nothing goes to it, and a task asks for the right one", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Atelier Kervella", { email: "stage@kervella.test", letter: false })
  await world.invoice(customer, "FA-5", "2026-03-02", 900_00)
  const [only] = await contacts(world, customer)
  await world.in((tx) =>
    replaceContact(tx, { customerId: customer, contactId: only!.id }, world.by("2026-03-04")),
  )
  expect(await world.decision("2026-03-16", customer)).toMatchObject({ kind: "ask", because: "no-address" })
  const tasks = await world.in((tx) => listTasks(tx, { customerId: customer }))
  expect(tasks.map((task) => task.title)).toEqual(["Trouver le bon interlocuteur"])
})

test("order number missing: it stands in the subject and in the text of what is sent again", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Mairie de Plouhinec", { kind: "public" })
  const invoice = await world.invoice(customer, "FA-6", "2026-03-02", 1_500_00)
  const by = world.by("2026-03-04")
  const order = { customerId: customer, invoiceIds: [invoice], reference: " BC-2026-118 " }
  await world.in(async (tx) => {
    await addOrderReference(tx, order, by)
    await sendAgain(tx, order, by)
  })
  await world.run("2026-03-04")
  const sent = await lastMail(world)
  expect(words(sent.subject)).toBe("Commande BC-2026-118 : votre facture FA-6")
  expect(sent.mail).toContain("Votre référence de commande : **BC-2026-118**")
})

test("invoice wrong: contested, a task for the corrected one; linked with its credit note it closes, and no penalty runs", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Hôtel Le Bris")
  const old = await world.invoice(customer, "FA-7", "2026-03-02", 1_000_00)
  await world.in((tx) =>
    reportInvoiceError(
      tx,
      { customerId: customer, invoiceId: old, reason: "price", note: "Remise oubliée." },
      world.by("2026-03-06"),
    ),
  )
  expect(await world.decision("2026-03-09", customer)).toMatchObject({ because: "disputed" })
  const fresh = await world.invoice(customer, "FA-7bis", "2026-04-20", 900_00, { issuedOn: "2026-03-20" })
  const link = { invoiceId: old, correctedInvoiceId: fresh }
  const by = world.by("2026-03-20")
  await expect(world.in((tx) => linkCorrection(tx, link, by))).rejects.toThrow("CORRECTION_NEEDS_CREDIT_NOTE")
  const creditId = await creditNote(world, customer, "AV-7", 1_000_00)
  await world.in(async (tx) => {
    await linkCorrection(tx, { ...link, creditId }, by)
    await sendAgain(tx, { customerId: customer, invoiceIds: [fresh], stepKey: "corrected-invoice" }, by)
  })
  await world.run("2026-03-20")
  const disputes = await world.in((tx) => listDisputes(tx, { customerId: customer }))
  expect(disputes).toMatchObject([{ outcome: "corrected", closedOn: "2026-03-20" }])
  expect(await world.in((tx) => listTasks(tx, { customerId: customer }))).toEqual([])
  const { mail } = await lastMail(world)
  expect(mail).toContain("**FA-7bis**")
  expect(mail).toContain("numéro **FA-7**")
  expect(mail).toContain("L’avoir **AV-7** annule l’ancienne facture.")
  // Eighteen days at a thousand euros would have added penalties and 40 €.
  const facts = await world.in((tx) => readPenaltyFacts(tx, { customerIds: [customer] }, day("2026-03-31")))
  expect(penaltyStatement(facts.rows, day("2026-03-31"), facts).totals).toEqual([])
})

async function creditNote(world: World, customerId: string, number: string, cents: number): Promise<string> {
  return await world.in(async (tx) => {
    const { id } = await tx
      .insertInto("ledger.credit")
      .values({
        ...{ company_id: world.companyId, customer_id: customerId, kind: "credit-note", number },
        ...{ credited_on: day("2026-03-20"), amount_cents: cents, unallocated_cents: cents },
      })
      .returning("id")
      .executeTakeFirstOrThrow()
    return id
  })
}

test("one company cannot mend another’s invoices or contacts", async () => {
  const world = await newWorld(database)
  const other = await newWorld(database, "Voisin")
  const customer = await world.customer("Marée Quéré")
  const invoice = await world.invoice(customer, "FA-8", "2026-03-02", 300_00)
  const by = world.by("2026-03-04")
  const theirs = { customerId: customer, invoiceIds: [invoice], reference: "X" }
  await expect(other.in((tx) => sendAgain(tx, theirs, by))).rejects.toThrow("CUSTOMER_UNKNOWN")
  await expect(other.in((tx) => addOrderReference(tx, theirs, by))).rejects.toThrow("CUSTOMER_UNKNOWN")
  await expect(
    other.in((tx) => replaceContact(tx, { customerId: customer, replacement: { name: "X" } }, by)),
  ).rejects.toThrow("CUSTOMER_UNKNOWN")
  await expect(
    other.in((tx) => linkCorrection(tx, { invoiceId: invoice, correctedInvoiceId: invoice }, by)),
  ).rejects.toThrow("INVOICE_UNKNOWN")
})
