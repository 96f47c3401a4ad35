import { afterAll, beforeAll, expect, test } from "vitest"
import { inCompany } from "../../src/kernel/store.ts"
import { listCompanies } from "../../src/ledger/companies/store.ts"
import { insertCustomer } from "../../src/ledger/customers/store.ts"
import { startMailServer, type TestMailServer } from "../mail-server.ts"
import { createAccount, expectNoSidewaysScroll, stopAtFirstFailure, visit } from "./guide.ts"
import { openStage, type Stage, type Visit } from "./stage.ts"

stopAtFirstFailure()

const OWNER = "anne@menuiserie-tanguy.test"
let stage: Stage
let desk: Visit
let mail: TestMailServer
let customerId: string

beforeAll(async () => {
  mail = await startMailServer()
  stage = await openStage()
  desk = await stage.open(1280)
  const { page } = desk
  await createAccount(page, stage.welcome)
  await page.getByRole("link", { name: "Créer mon entreprise" }).click()
  const made = await page.request.post(`${stage.address}/api/companies`, {
    data: { name: "Menuiserie Tanguy", email: OWNER, siren: "732829320" },
  })
  const { id } = await made.json()
  await page.request.put(`${stage.address}/api/companies/${id}/mail-account`, {
    data: {
      fromEmail: "compta@menuiserie-tanguy.test",
      smtpHost: "127.0.0.1",
      smtpPort: mail.port,
      smtpSecurity: "none",
    },
  })
  const [company] = await listCompanies(stage.database.db)
  customerId = await inCompany(
    stage.database.db,
    company!.id,
    async (tx) => (await insertCustomer(tx, { code: "C1", name: "Hôtel des Embruns" }, "hotel")) ?? "",
  )
})
afterAll(() => mail.close())

/** The link in the newest mail. */
async function link(): Promise<string> {
  await expect.poll(() => mail.taken.length, { timeout: 120_000 }).toBeGreaterThan(0)
  const text = mail.taken.at(-1)!.raw.toString("utf8").replace(/=\r\n/g, "").replaceAll("=3D", "=")
  return /http:\S+\/question\?lien=[\w.-]+/.exec(text)?.[0] ?? ""
}

test("a colleague is asked by e-mail and answers on a phone without an account; the customer’s page shows it", async () => {
  const { page } = desk
  await visit(page, `${stage.address}/clients/${customerId}`)
  await page.getByRole("button", { name: "Noter…" }).click()
  await page.getByRole("menuitem", { name: "Question à un collègue" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Nom du collègue").fill("Luc Martin")
  await dialog.getByLabel("Son adresse e-mail").fill("luc@menuiserie-tanguy.test")
  await dialog.getByRole("button", { name: "Demander par e-mail" }).click()
  await page.getByText("Question envoyée à Luc Martin").first().waitFor()

  await page.getByText("Sans réponse, le suivi continue").waitFor()

  const phone = await stage.open(390)
  const address = await link()
  await phone.page.goto(address)
  await phone.page.getByRole("heading", { name: "Bonjour Luc Martin" }).waitFor()
  await expectNoSidewaysScroll(phone.page)
  await phone.page.getByText("Je m’en occupe").click()
  await phone.page.getByRole("button", { name: "Envoyer ma réponse" }).click()
  await phone.page.getByRole("heading", { name: "Merci, c’est noté" }).waitFor()
  await phone.page.goto(address)
  await phone.page.getByRole("heading", { name: "Vous avez déjà répondu" }).waitFor()
  expect(phone.complaints).toEqual([])

  await visit(page, `${stage.address}/clients/${customerId}`)
  await page.getByText("Luc Martin s’en occupe").first().waitFor()
})

test("a comment is written between colleagues and taken back", async () => {
  const { page } = desk
  await page.getByLabel("Commentaire").fill("Voir avec Luc avant vendredi")
  await page.getByRole("button", { name: "Commenter" }).click()
  await page.getByText("Commentaire ajouté").waitFor()
  await page.getByRole("button", { name: "Retirer", exact: true }).click()
  await page.getByText("Commentaire retiré.").first().waitFor()
  expect(desk.complaints).toEqual([])
})
