import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { day } from "../../src/kernel/day.ts"
import { inCompany } from "../../src/kernel/store.ts"
import { listCompanies } from "../../src/ledger/companies/store.ts"
import { startMailServer, type TestMailServer } from "../mail-server.ts"
import { createAccount, expectNoSidewaysScroll, mainText, stopAtFirstFailure, visit } from "./guide.ts"
import { openStage, type Stage, type Visit } from "./stage.ts"

// A Tuesday, 10:00 in Paris: a day on which messages leave.
const NOW = new Date("2026-03-10T09:00:00Z")
const OWNER = "anne@menuiserie-tanguy.test"

const LEDGER = [
  "Numéro de facture;Client;E-mail;Date de facture;Date d'échéance;Montant TTC",
  "F-101;Boulangerie Kerhuel;compta@kerhuel.test;22/01/2026;21/02/2026;1 234,56",
  "F-102;Hôtel des Embruns;compta@embruns.test;03/02/2026;05/03/2026;890,00",
  "F-103;Hôtel des Embruns;compta@embruns.test;28/02/2026;30/03/2026;410,00",
  "F-104;Garage Moreau;compta@moreau.test;31/02/2026;31/03/2026;77,00",
].join("\n")

stopAtFirstFailure()

let stage: Stage
let desk: Visit
let mail: TestMailServer

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW })
  mail = await startMailServer()
  stage = await openStage()
  desk = await stage.open(1280)
})
afterAll(async () => {
  vi.useRealTimers()
  await mail.close()
})

test("the owner makes an account and a company, whose numbers are checked while typing", async () => {
  const { page } = desk
  await createAccount(page, stage.welcome)
  await page.getByRole("link", { name: "Créer mon entreprise" }).click()
  await page.getByLabel("Raison sociale").fill("Menuiserie Tanguy")
  await page.getByLabel("SIREN", { exact: false }).first().fill("732 829 321")
  await page.getByText("Ce numéro n’existe pas").waitFor()
  await page.getByLabel("SIREN", { exact: false }).first().fill("732 829 320")
  await page.getByText("Numéro valable").waitFor()
  await page.getByLabel("Numéro et rue").fill("12 rue de Siam")
  await page.getByLabel("Code postal").fill("29200")
  await page.getByLabel("Ville", { exact: true }).fill("Brest")
  await page.getByLabel("IBAN").fill("FR14 2004 1010 0505 0001 3M02 606")
  await page.getByText("IBAN valable").waitFor()
  await page.getByRole("button", { name: "Créer l’entreprise" }).click()
  await page.getByRole("heading", { name: "Importer", level: 1 }).waitFor()
})

test("the mail account is set, and nothing can reach a customer yet", async () => {
  const { page } = desk
  await visit(page, `${stage.address}/reglages/entreprise`)
  await page.getByLabel("Adresse qui reçoit les messages de test").fill(OWNER)
  await page.getByRole("button", { name: "Enregistrer" }).first().click()
  await page.getByText(`tout arrive à ${OWNER}`).waitFor()
  await visit(page, `${stage.address}/reglages/courriel`)
  await page.getByLabel("Adresse d’envoi").fill("compta@menuiserie-tanguy.test")
  await page.getByLabel("Serveur").first().fill("127.0.0.1")
  await page.getByLabel("Sécurité").first().selectOption("none")
  await page.getByLabel("Port").first().fill(String(mail.port))
  await page.getByRole("button", { name: "Enregistrer" }).click()
  await page.getByText("Compte e-mail enregistré").waitFor()
})

test("a list of invoices is recognised, its bad row explained, and imported", async () => {
  const { page } = desk
  await visit(page, `${stage.address}/importer`)
  const file = { name: "factures.csv", mimeType: "text/csv", buffer: Buffer.from(LEDGER) }
  await page.getByLabel("Choisir un fichier").last().setInputFiles(file)
  await page.getByText("Reconnu : Tableau de factures").waitFor()
  const text = await mainText(page)
  expect(text).toContain("1 ligne refusée")
  expect(text).toContain("Ligne 5")
  // 1 234,56 + 890 + 410: the refused row is left out.
  expect(text).toContain("2 534,56 €")
  await page.getByRole("button", { name: "Importer", exact: true }).click()
  await page.getByText("Import terminé").waitFor()
  expect(await mainText(page)).toContain("2 clients, 3 factures")
  await page.getByRole("button", { name: "Voir le plan du jour" }).click()
  await page.getByRole("heading", { name: "Plan du jour" }).waitFor()
})

test("the plan says why each customer is chased or not", async () => {
  const { page } = desk
  await page.getByRole("link", { name: "Boulangerie Kerhuel" }).waitFor()
  const text = await mainText(page)
  expect(text).toContain("F-101")
  expect(text).toContain("Hôtel des Embruns")
})

test("messages are read over, sent to the test address only, and stand on the timeline", async () => {
  const { page } = desk
  await page
    .getByRole("navigation")
    .getByRole("link", { name: /À envoyer/ })
    .click()
  await page.getByRole("button", { name: "Envoyer les 2 messages" }).waitFor()
  await editFirstMessage(page)
  await page.keyboard.press("x")
  await page.getByRole("button", { name: "Envoyer le message" }).waitFor()
  await page.keyboard.press("x")
  await page.getByRole("button", { name: "Envoyer les 2 messages" }).click()
  await page.getByRole("heading", { name: "Envoi terminé" }).waitFor()

  expect(mail.taken.map(({ to }) => to)).toEqual([[OWNER], [OWNER]])
  await page.getByRole("link", { name: "Boulangerie Kerhuel" }).click()
  await page.getByRole("button", { name: "Lire le message" }).waitFor()
  expect(desk.complaints).toEqual([])
})

/** Changes the subject of the message at hand, by keyboard. */
async function editFirstMessage(page: Page): Promise<void> {
  await page.keyboard.press("e")
  const subject = page.getByRole("dialog").getByLabel("Objet")
  await subject.fill(`${await subject.inputValue()} (Tanguy)`)
  await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click()
  await page.getByText("Texte modifié").first().waitFor()
}

test("what lateness adds stands on the customer’s page line by line, and is billed apart from the invoice", async () => {
  const { page } = desk
  await page.getByRole("button", { name: "Pénalités", exact: true }).click()
  await page.getByText("Voir le calcul").click()
  // 1 234,56 € at 12,15 % for 17 days: 6,99 €; with the 40 €: 1 281,55 €.
  await page.getByText(/1.281,55.€/).waitFor()
  const text = await mainText(page)
  for (const figure of ["6,99 €", "40,00 €", "12,15 %"]) expect(text).toContain(figure)
  const pdf = await page.getByRole("link", { name: "Décompte PDF" }).getAttribute("href")
  const file = await page.request.get(new URL(pdf ?? "", stage.address).href)
  expect((await file.body()).subarray(0, 5).toString()).toBe("%PDF-")

  await page.getByRole("button", { name: "Facturer les pénalités" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByText(/46,99.€/).waitFor()
  await dialog.getByRole("button", { name: "Facturer les pénalités" }).click()
  await page.getByRole("link", { name: "PEN-2026-0001" }).waitFor()
  await page.getByRole("button", { name: "Annuler cette facture" }).click()
  await dialog.getByLabel("Raison").fill("geste commercial")
  await dialog.getByRole("button", { name: "Annuler cette facture" }).click()
  await page.getByText("annulée", { exact: true }).waitFor()
  expect(desk.complaints).toEqual([])
})

test("an invoice that nears its limitation stands in the list with its last safe day", async () => {
  const { page } = desk
  await addOldInvoice()
  await visit(page, `${stage.address}/prescription`)
  await page.getByText("F-010").first().waitFor()
  // Five years from the earlier reading: the invoice's own day, no completion day being known.
  expect(await mainText(page)).toContain("20 avril 2026")
  expect(desk.complaints).toEqual([])
})

/** An invoice of the Hôtel des Embruns, five years old in six weeks, that a file brought in long ago. */
async function addOldInvoice(): Promise<void> {
  const { db } = stage.database
  const [company] = await listCompanies(db)
  await inCompany(db, company!.id, async (tx) => {
    const ofCompany = { company_id: tx.companyId }
    const customer = await tx
      .selectFrom("ledger.customer")
      .select("id")
      .where("company_id", "=", tx.companyId)
      .where("name", "=", "Hôtel des Embruns")
      .executeTakeFirstOrThrow()
    const dated = { customer_id: customer.id, issued_on: day("2021-04-20") }
    const { id } = await tx
      .insertInto("ledger.invoice")
      .values({ ...ofCompany, ...dated, number: "F-010", gross_cents: 15_000 })
      .returning("id")
      .executeTakeFirstOrThrow()
    const amounts = { amount_cents: 15_000, open_cents: 15_000 }
    await tx
      .insertInto("ledger.instalment")
      .values({ ...ofCompany, ...dated, ...amounts, invoice_id: id, due_on: day("2021-05-20") })
      .execute()
  })
}

test("a template is judged by the law while it is written: a threat is named with its article and cannot be saved", async () => {
  const { page } = desk
  await visit(page, `${stage.address}/reglages/modeles`)
  await page.getByRole("button", { name: "Deuxième relance, ferme" }).click()
  const body = page.locator("form textarea")
  await body.fill(`${await body.inputValue()}\n\nSans réponse, nous ferons saisir vos comptes.`)
  await page
    .getByText(/L121-6/)
    .first()
    .waitFor()
  expect(await mainText(page)).toContain("À corriger")
  expect(await page.getByRole("button", { name: "Enregistrer", exact: true }).isDisabled()).toBe(true)
  expect(desk.complaints).toEqual([])
})

test("an import stands in the history, and can be taken back after a question", async () => {
  const { page } = desk
  await visit(page, `${stage.address}/importer`)
  const row = page.getByRole("listitem").filter({ hasText: "factures.csv" })
  await row.getByRole("button", { name: "Annuler cet import" }).click()
  await page.getByRole("dialog").getByText("l’annulation est refusée et dit laquelle").waitFor()
  await page.getByRole("dialog").getByRole("button", { name: "Annuler", exact: true }).click()
  expect(await row.textContent()).toContain("factures")
  expect(desk.complaints).toEqual([])
})

test("a later file with fewer rows asks before it is taken, and can be given up", async () => {
  const { page } = desk
  await visit(page, `${stage.address}/importer`)
  const fewer = Buffer.from(LEDGER.split("\n").slice(0, 2).join("\n"))
  const file = { name: "factures-avril.csv", mimeType: "text/csv", buffer: fewer }
  await page.getByLabel("Choisir un fichier").last().setInputFiles(file)
  await page.getByText("Ce fichier contient moins que le précédent").waitFor()
  expect(await page.getByRole("button", { name: "Importer", exact: true }).isDisabled()).toBe(true)
  await page.getByRole("button", { name: "Abandonner ce fichier" }).click()
  await page.getByRole("heading", { name: "Importer", level: 1 }).waitFor()
  expect(desk.complaints).toEqual([])
})

test("a link opens the same company and page for whoever signs in with it, and fits a phone", async () => {
  const { page, complaints } = await stage.open(390)
  await visit(page, desk.page.url())
  await page.getByLabel("Adresse e-mail").fill(OWNER)
  await page.getByLabel("Mot de passe").fill("un mot de passe assez long")
  await page.getByRole("button", { name: "Se connecter" }).click()
  await page.getByRole("heading", { name: "Importer", level: 1 }).waitFor()
  expect([page.url(), page.url()]).toEqual([desk.page.url(), expect.stringContaining("/e/")])
  for (const path of ["/", "/a-envoyer", "/plan", "/balance", "/clients", "/factures", "/prescription"]) {
    await visit(page, stage.address + path)
    await expectNoSidewaysScroll(page)
  }
  expect(complaints).toEqual([])
})
