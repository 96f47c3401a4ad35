import { afterAll, beforeAll, expect, test } from "vitest"
import { secretBox } from "../../src/adapters/secret-box.ts"
import { saveMailAccount } from "../../src/delivery/mail-account/workflows.ts"
import { addDays, dayAt } from "../../src/kernel/day.ts"
import { type CompanyTx, inCompany } from "../../src/kernel/store.ts"
import { dayWords } from "../../src/kernel/wording.ts"
import { listCompanies } from "../../src/ledger/companies/store.ts"
import { mailText } from "../../src/replies/mail.test-data.ts"
import { startImapServer, type TestImapServer } from "../imap-server.ts"
import { createAccount, expectNoSidewaysScroll, mainText, stopAtFirstFailure, visit } from "./guide.ts"
import { openStage, type Stage, type Visit } from "./stage.ts"

stopAtFirstFailure()

const TODAY = dayAt(new Date())
const INBOX: string[] = []
let stage: Stage
let desk: Visit
let mailbox: TestImapServer
let companyId: string

beforeAll(async () => {
  mailbox = await startImapServer({ INBOX, Sent: [] })
  stage = await openStage()
  desk = await stage.open(1280)
  await createAccount(desk.page, stage.welcome)
  const made = await desk.page.evaluate(async () => {
    const body = JSON.stringify({ name: "Menuiserie Tanguy" })
    const headers = { "content-type": "application/json" }
    return (await fetch("/api/companies", { method: "POST", headers, body })).status
  })
  expect(made).toBe(200)
  companyId = (await listCompanies(stage.database.db))[0]!.id
  await inBooks(setUp)
})
afterAll(() => mailbox.close())

const inBooks = <T>(work: (tx: CompanyTx) => Promise<T>) => inCompany(stage.database.db, companyId, work)

/** A mailbox to read, and one customer who owes one invoice. */
async function setUp(tx: CompanyTx): Promise<void> {
  const server = {
    ...{ host: "127.0.0.1", port: mailbox.port, security: "none" as const },
    ...{ user: "compta", password: "sesame" },
  }
  const account = {
    fromName: null,
    fromEmail: "compta@tanguy.test",
    replyTo: null,
    smtp: server,
    imap: server,
  }
  const by = { actor: "operator", now: new Date(), today: TODAY }
  await tx
    .updateTable("ledger.company")
    .set({ test_recipient: "compta@tanguy.test" })
    .where("id", "=", companyId)
    .execute()
  await saveMailAccount(tx, account, secretBox(Buffer.alloc(32, 7)), by)
  const { id } = await tx
    .insertInto("ledger.customer")
    .values({ company_id: companyId, code: "C1", name: "Garage Morel" })
    .returning("id")
    .executeTakeFirstOrThrow()
  await tx
    .insertInto("ledger.contact")
    .values({ company_id: companyId, customer_id: id, email: "paul@morel.test" })
    .execute()
  const issuedOn = addDays(TODAY, -60)
  const invoice = await tx
    .insertInto("ledger.invoice")
    .values({
      ...{ company_id: companyId, customer_id: id, number: "FA-11" },
      ...{ issued_on: issuedOn, gross_cents: 123456 },
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  await tx
    .insertInto("ledger.instalment")
    .values({
      ...{ company_id: companyId, invoice_id: invoice.id, customer_id: id, issued_on: issuedOn },
      ...{ due_on: addDays(TODAY, -30), amount_cents: 123456, open_cents: 123456 },
    })
    .execute()
}

const promises = () =>
  inBooks((tx) =>
    tx
      .selectFrom("ledger.payment_promise")
      .select(["promised_for", "amount_cents", "withdrawn_on"])
      .where("company_id", "=", companyId)
      .execute(),
  )

const waitingReplies = () =>
  inBooks(async (tx) => {
    const rows = await tx
      .selectFrom("ledger.reply")
      .select("id")
      .where("company_id", "=", companyId)
      .where("handled_on", "is", null)
      .execute()
    return rows.length
  })

test("an answer arrives in the mailbox and appears, with what it says", async () => {
  const { page } = desk
  await visit(page, `${stage.address}/reponses`)
  await page.getByText("Aucune réponse n’attend").waitFor()
  const promised = dayWords(addDays(TODAY, 8), "fr").replaceAll("\u00a0", " ")
  INBOX.push(
    mailText(
      "Paul Morel <paul@morel.test>",
      `Bonjour,\n\nNous réglerons 1 234,56 € le ${promised}.\n\nCordialement\nPaul Morel`,
      { date: new Date().toUTCString() },
    ),
  )
  await page.getByRole("button", { name: "Lire maintenant" }).click()
  await page.getByText("Garage Morel").waitFor()
  expect(await mainText(page)).toContain("Va payer")
  await page.getByRole("link", { name: /Garage Morel/ }).click()
  await page.getByRole("button", { name: /Enregistrer la promesse/ }).waitFor()
  expect(await page.locator("mark").textContent()).toContain("Nous réglerons")
})

test("Enter makes the promise; the button in the toast takes it back", async () => {
  const { page } = desk
  await page.keyboard.press("Enter")
  await page.getByText("Promesse enregistrée").waitFor()
  expect(await promises()).toEqual([
    { promised_for: addDays(TODAY, 8), amount_cents: 123456, withdrawn_on: null },
  ])
  await page.getByRole("button", { name: "Annuler" }).click()
  await page.getByText("la réponse attend de nouveau").waitFor()
  expect((await promises())[0]?.withdrawn_on).toBe(TODAY)
})

test("a digit says that the message says something else, and the acts follow", async () => {
  const { page } = desk
  await page.getByRole("button", { name: /Enregistrer la promesse/ }).waitFor()
  await page.keyboard.press("4")
  await page.getByRole("button", { name: /Ouvrir le litige/ }).waitFor()
  await page.keyboard.press("9")
  await page.getByRole("button", { name: /Marquer comme traité/ }).waitFor()
  await page.keyboard.press("1")
  await page.getByRole("button", { name: /Enregistrer la promesse/ }).click()
  await page.getByText("Fait : Va payer").waitFor()
})

/** A mail comes in, and its conversation is opened. */
async function openAnswer(from: string, subject: string, body: string): Promise<void> {
  const { page } = desk
  INBOX.push(mailText(from, body, { subject, date: new Date().toUTCString() }))
  await visit(page, `${stage.address}/reponses`)
  await page.getByRole("button", { name: "Lire maintenant" }).click()
  await page.getByRole("link", { name: new RegExp(body.slice(0, 20)) }).click()
}

test("a plan that is asked for opens filled in; proposed, the answer is dealt with", async () => {
  const { page } = desk
  await openAnswer("paul@morel.test", "Etalement", "Pouvons-nous régler la facture FA-11 en quatre fois ?")
  await page.getByRole("button", { name: /Proposer un échéancier/ }).waitFor()
  await page.keyboard.press("Enter")
  const window = page.getByRole("dialog")
  expect(await window.getByLabel(/FA-11/).isChecked()).toBe(true)
  expect(await window.locator("input[type=number]").first().inputValue()).toBe("4")
  // Only one message may be on its way to a customer, and a later story sends one.
  await window.getByRole("checkbox").last().uncheck()
  await window.locator("button[type=submit]").click()
  await page.waitForURL(/echeanciers/)
  expect(await waitingReplies()).toBe(0)
})

test("the right contact that a mail names takes the place of the wrong one in one window", async () => {
  const { page } = desk
  await openAnswer(
    "paul@morel.test",
    "Interlocuteur",
    "Je ne suis plus en charge de ce dossier, merci de contacter anne@morel.test.",
  )
  await page.getByText("Contact indiqué : anne@morel.test").waitFor()
  await page.keyboard.press("Enter")
  const window = page.getByRole("dialog")
  expect(await window.getByLabel("Nouvel e-mail").inputValue()).toBe("anne@morel.test")
  await window.getByRole("button", { name: "Enregistrer" }).click()
  await page.getByText("Fait : Mauvais interlocuteur").waitFor()
  expect(await waitingReplies()).toBe(0)
  const contacts = await inBooks((tx) =>
    tx
      .selectFrom("ledger.contact")
      .select(["email", "wrong_on"])
      .where("company_id", "=", companyId)
      .orderBy("email")
      .execute(),
  )
  expect(contacts).toEqual([
    { email: "anne@morel.test", wrong_on: null },
    { email: "paul@morel.test", wrong_on: TODAY },
  ])
})

test("an invoice that was not received leaves again from the conversation", async () => {
  const { page } = desk
  await openAnswer(
    "anne@morel.test",
    "Copie",
    "Nous n’avons jamais reçu la facture FA-11, merci de la renvoyer.",
  )
  await page.getByRole("button", { name: /Renvoyer la facture/ }).waitFor()
  await page.keyboard.press("Enter")
  const window = page.getByRole("dialog")
  expect(await window.getByLabel(/FA-11/).isChecked()).toBe(true)
  await window.getByRole("button", { name: "Envoyer" }).click()
  await page.getByText("Fait : N’a pas reçu la facture").waitFor()
  expect(await waitingReplies()).toBe(0)
})

test("an absence says when they are back; the substitute is kept with one click", async () => {
  const { page } = desk
  const body = "Je suis en congés. En mon absence, contactez luc@morel.test."
  INBOX.push(
    mailText("anne@morel.test", body, {
      ...{ subject: "Réponse automatique", headers: "Auto-Submitted: auto-replied" },
      date: new Date().toUTCString(),
    }),
  )
  await visit(page, `${stage.address}/reponses`)
  await page.getByRole("button", { name: "Lire maintenant" }).click()
  await page.getByRole("button", { name: /Non remis et absences/ }).click()
  await page.getByRole("link", { name: /Garage Morel/ }).click()
  await page.getByRole("button", { name: "Ajouter à ses contacts" }).click()
  await page.getByText("Déjà parmi ses contacts").waitFor()
})

test("an unknown sender waits until somebody says whose it is", async () => {
  const { page } = desk
  INBOX.push(
    mailText("inconnu@ailleurs.test", "C’est payé depuis lundi.", { date: new Date().toUTCString() }),
  )
  await visit(page, `${stage.address}/reponses`)
  await page.getByRole("button", { name: "Lire maintenant" }).click()
  await page.getByRole("link", { name: /inconnu@ailleurs.test/ }).click()
  await page.getByLabel("Un autre client").fill("Morel")
  await page.getByRole("button", { name: "Garage Morel" }).click()
  await page.getByRole("button", { name: /Chercher le paiement/ }).waitFor()
})

test("it all fits a phone, and no page complained", async () => {
  const phone = await desk.context.newPage()
  await phone.setViewportSize({ width: 390, height: 844 })
  await visit(phone, `${stage.address}/reponses`)
  await phone
    .getByRole("link", { name: /Garage Morel/ })
    .first()
    .click()
  await phone.getByText("Ce que dit ce message").waitFor()
  await expectNoSidewaysScroll(phone)
  await visit(phone, `${stage.address}/reponses`)
  await expectNoSidewaysScroll(phone)
  expect(desk.complaints).toEqual([])
})
