import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler"
import { beforeEach, expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { newWorld, type World } from "../../../test/world.ts"
import { day } from "../../kernel/day.ts"
import { inCompany } from "../../kernel/store.ts"
import { readConversation } from "../conversation/workflows.ts"
import { paymentAdviceIn } from "../extraction/payment-advice.ts"
import { listInbox } from "../inbox/store.ts"
import { takeIn } from "../intake/workflows.ts"
import { attachmentText } from "../mail/attachment-text.ts"
import { readMail } from "../mail/inbound-mail.ts"
import { mailText } from "../mail.test-data.ts"
import type { Confirmation } from "./confirmation.ts"
import { confirm, undoConfirmation } from "./workflows.ts"

const database = await testDatabase()
let world: World
let morel: string
beforeEach(async () => {
  world = await newWorld(database)
  morel = await world.customer("Garage Morel", { email: "paul@morel.test" })
  await world.invoice(morel, "FA-11", "2026-02-26", 123456)
})

const ON = "2026-03-03"
const by = () => world.by(ON)

async function arrives(body: string, changes: Parameters<typeof mailText>[2] = {}, from = "paul@morel.test") {
  const bytes = Buffer.from(mailText(from, body, changes))
  const taken = await world.in(async (tx) => takeIn(tx, await readMail(bytes), bytes, null, by()))
  const threadId = await world.in(async (tx) => {
    const row = await tx
      .selectFrom("replies.mail")
      .select("thread_id")
      .where("company_id", "=", tx.companyId)
      .where("id", "=", taken.mailId!)
      .executeTakeFirstOrThrow()
    return row.thread_id
  })
  return { mailId: taken.mailId!, threadId }
}

const conversation = (threadId: string) => world.in((tx) => readConversation(tx, threadId, by().today))

/** What Enter does: the proposal of that number, as it stands. */
async function enter(mail: { mailId: string; threadId: string }, index = 0, customerId = morel) {
  const shown = await conversation(mail.threadId)
  const { intent, deed, on, amountCents, invoices, sentence } = shown.mails.at(-1)!.proposals[index]!
  const invoiceIds = shown.invoices.filter((each) => invoices.includes(each.number)).map((each) => each.id)
  return await act({ mailId: mail.mailId, customerId, intent, deed, on, amountCents, invoiceIds, sentence })
}

const act = (confirmation: Confirmation) => world.in((tx) => confirm(tx, confirmation, by()))
const decision = () => world.decision(ON, morel)
const waits = async () => (await world.in((tx) => listInbox(tx, { view: "waiting", limit: 10 }))).length

test("“nous réglons vendredi”: Enter makes the promise of that day, and taking it back makes the answer wait again", async () => {
  const mail = await arrives("Bonjour,\nNous réglerons 1 234,56 € vendredi.\nCordialement")
  expect(await decision()).toMatchObject({ kind: "ask", because: "reply-unanswered" })
  const { id } = await enter(mail)
  expect(await decision()).toMatchObject({ kind: "wait", because: "promise" })
  const promise = await world.in((tx) =>
    tx
      .selectFrom("ledger.payment_promise")
      .select(["promised_for", "amount_cents", "said_by"])
      .where("company_id", "=", tx.companyId)
      .executeTakeFirstOrThrow(),
  )
  expect(promise).toEqual({ promised_for: "2026-03-06", amount_cents: 123456, said_by: "paul@morel.test" })
  expect(await waits()).toBe(0)
  await world.in((tx) => undoConfirmation(tx, id, by()))
  expect(await decision()).toMatchObject({ kind: "ask", because: "reply-unanswered" })
  expect(await waits()).toBe(1)
  await expect(world.in((tx) => undoConfirmation(tx, id, by()))).rejects.toThrow("MAIL_UNKNOWN")
})

test("two answers in one mail are two actions: the one is paid, the other is contested", async () => {
  await world.invoice(morel, "FA-12", "2026-02-26", 50000)
  const mail = await arrives(
    "Bonjour,\n\nLa facture FA-11 a été réglée par virement le 27 février.\nEn revanche nous contestons la facture FA-12 : les travaux n’ont jamais été réalisés.\n\nCordialement",
  )
  const proposals = (await conversation(mail.threadId)).mails[0]!.proposals
  expect(proposals.map((each) => each.intent).sort()).toEqual(["already-paid", "disputes"])
  await enter(mail, 0)
  await enter(mail, 1)
  const shown = (await conversation(mail.threadId)).mails[0]!
  expect(shown.confirmations.map((each) => each.deed).sort()).toEqual(["dispute", "find-payment"])
  expect(shown.isWaiting).toBe(false)
  const disputed = await world.in((tx) =>
    tx
      .selectFrom("ledger.dispute as d")
      .innerJoin("ledger.invoice as i", (join) =>
        join.onRef("i.company_id", "=", "d.company_id").onRef("i.id", "=", "d.invoice_id"),
      )
      .select("i.number")
      .where("d.company_id", "=", tx.companyId)
      .execute(),
  )
  expect(disputed).toEqual([{ number: "FA-12" }])
})

test("“c’est déjà payé”: a task to look for the payment, and nothing is sent for a week", async () => {
  const mail = await arrives("Nous avons réglé cette facture hier par virement de 1 234,56 €.")
  await enter(mail)
  expect(await decision()).toMatchObject({ because: "do-not-chase" })
  expect(await world.decision("2026-03-11", morel)).toMatchObject({ kind: "act" })
  const tasks = await world.in((tx) =>
    tx.selectFrom("ledger.task").select("title").where("company_id", "=", tx.companyId).execute(),
  )
  expect(tasks[0]?.title).toContain(
    "Chercher le paiement que le client dit avoir fait (1\u202f234,56\u00a0€)",
  )
})

test("time is granted until the day that is asked for, and taken back with one click", async () => {
  const mail = await arrives(
    "Pourriez-vous nous accorder un délai jusqu’au 20 mars ? Notre trésorerie est tendue.",
  )
  const { id } = await enter(mail)
  expect((await decision()).kind).not.toBe("act")
  await world.in((tx) => undoConfirmation(tx, id, by()))
  expect(await decision()).toMatchObject({ because: "reply-unanswered" })
})

test("somebody who is away until the 16th: nothing is sent before they are back, if a person wants it so", async () => {
  const mail = await arrives("Je suis absent jusqu’au 15 mars inclus.", {
    headers: "Auto-Submitted: auto-replied",
    subject: "Réponse automatique",
  })
  expect((await decision()).kind).toBe("act")
  await enter(mail)
  expect(await decision()).toMatchObject({ because: "do-not-chase" })
  expect((await world.decision("2026-03-16", morel)).kind).toBe("act")
})

test("an accountant who answers for two customers holds both, and neither sees the other’s invoices", async () => {
  const petit = await world.customer("Boulangerie Petit", { email: "cabinet@expert.test" })
  const grand = await world.customer("Boucherie Grand", { email: "cabinet@expert.test" })
  await world.invoice(petit, "FA-21", "2026-02-26", 10000)
  await world.invoice(grand, "FA-22", "2026-02-26", 20000)
  const mail = await arrives("La FA-21 est réglée, la FA-22 le sera vendredi.", {}, "cabinet@expert.test")
  const shown = await conversation(mail.threadId)
  expect(shown.customerId).toBeNull()
  expect(shown.invoices).toEqual([])
  expect(shown.mails[0]!.candidates.map((each) => each.isWaiting)).toEqual([true, true])
  expect((await world.decision(ON, petit)).because).toBe("reply-unanswered")
  await act({ mailId: mail.mailId, customerId: petit, intent: "already-paid" })
  expect((await world.decision(ON, grand)).because).toBe("reply-unanswered")
  await act({ mailId: mail.mailId, customerId: grand, intent: "will-pay", on: by().today })
  expect((await world.decision(ON, grand)).because).toBe("promise")
  expect(await waits()).toBe(0)
})

test("nobody confirms for a customer whom the mail is not from, nor in another company", async () => {
  const mail = await arrives("Payé hier.")
  const stranger = await world.customer("Tiers", { email: "tiers@tiers.test" })
  const forStranger = { mailId: mail.mailId, customerId: stranger, intent: "thanks" as const }
  await expect(act(forStranger)).rejects.toThrow("MAIL_OF_ANOTHER")
  const elsewhere = await testCompany(database, "Autre")
  await expect(
    inCompany(database.db, elsewhere, (tx) => confirm(tx, { ...forStranger, customerId: morel }, by())),
  ).rejects.toThrow("MAIL_UNKNOWN")
  await expect(
    inCompany(database.db, elsewhere, (tx) => readConversation(tx, mail.threadId, by().today)),
  ).rejects.toThrow("THREAD_UNKNOWN")
})

test("an attached notice of transfer gives the amount and the day; a program is named as one", async () => {
  const boundary = [
    "--b",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "Bonjour, la facture est payée, voir pièce jointe.",
    "--b",
    'Content-Type: text/plain; charset=utf-8; name="avis-de-virement.txt"',
    "Content-Disposition: attachment; filename=avis-de-virement.txt",
    "",
    "AVIS DE VIREMENT\nExécuté le 02/03/2026\nMontant : 1 234,56 EUR",
    "--b",
    'Content-Type: application/octet-stream; name="facture.pdf.exe"',
    'Content-Disposition: attachment; filename="../facture.pdf.exe"',
    "",
    "MZ",
    "--b--",
    "",
  ].join("\r\n")
  const text = mailText("paul@morel.test", boundary).replace(
    "Content-Type: text/plain; charset=utf-8",
    "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b",
  )
  const bytes = Buffer.from(text)
  const taken = await world.in(async (tx) => takeIn(tx, await readMail(bytes), bytes, null, by()))
  const [line] = await world.in((tx) => listInbox(tx, { view: "all", limit: 1 }))
  const mail = (await conversation(line!.threadId)).mails[0]!
  expect(mail.id).toBe(taken.mailId)
  expect(mail.attachments).toMatchObject([
    { isRisky: false, advice: { paidOn: "2026-03-02", amountCents: 123456 } },
    { fileName: "facture.pdf.exe", isRisky: true, advice: null },
  ])
  expect(mail.proposals[0]).toMatchObject({ intent: "already-paid", amountCents: 123456 })
})

test("a notice of transfer as PDF is read for its amount and day; a damaged one gives nothing and stops nothing", async () => {
  const source = "AVIS DE VIREMENT \\ Exécuté le 02/03/2026 \\ Montant : 1 234,56 EUR"
  const pdf = NodeCompiler.create().pdf({ mainFileContent: source })
  const part = (fileName: string, bytes: Buffer) => ({ contentType: "application/pdf", fileName, bytes })
  const text = (await attachmentText(part("avis.pdf", pdf))) ?? ""
  expect(paymentAdviceIn(text, "avis.pdf", day("2026-03-03"))).toEqual({
    paidOn: "2026-03-02",
    amountCents: 123456,
  })
  expect(await attachmentText(part("avis.pdf", pdf.subarray(0, 300)))).toBeNull()
  expect(await attachmentText(part("scan.pdf", Buffer.from("%PDF-1.7 nothing")))).toBeNull()
})
