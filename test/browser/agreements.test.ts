import type { Page } from "playwright-core"
import { beforeAll, expect, test } from "vitest"
import { createAccount, expectNoSidewaysScroll, mainText, stopAtFirstFailure, visit } from "./guide.ts"
import { openStage, type Stage, type Visit } from "./stage.ts"

stopAtFirstFailure()

let stage: Stage
let desk: Visit
/** The pages of customers who owe something, the largest debt first. */
let customers: readonly string[]

beforeAll(async () => {
  stage = await openStage()
  desk = await stage.open(1280)
  const { page } = desk
  await createAccount(page, stage.welcome)
  await page.getByRole("button", { name: "Entrer dans la démonstration" }).click()
  await page.getByText("Nous sommes le").waitFor()
  await visit(page, `${stage.address}/clients`)
  const links = page.locator('main a[href*="/clients/"]')
  await links.first().waitFor()
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""))
  customers = [...new Set(hrefs)]
  expect(customers.length).toBeGreaterThan(5)
})

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click()

async function choose(page: Page, customer: number, act: string) {
  await visit(page, `${stage.address}${customers[customer]}`)
  await press(page, "Noter…")
  await page.getByRole("menuitem", { name: act }).click()
  await page.getByRole("dialog").waitFor()
}

test("a promise is noted with its means of payment, and stands in the list of promises", async () => {
  const { page } = desk
  await choose(page, 1, "Noter une promesse")
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Montant").fill("100,00")
  await dialog.getByLabel("Moyen de paiement").selectOption({ label: "Virement" })
  expect(await dialog.getByLabel("Confirmer par écrit au client").isChecked()).toBe(true)
  await press(page, "Enregistrer")
  await page.getByText("Promesse notée", { exact: false }).waitFor()
  await visit(page, `${stage.address}/accords?quoi=promesses`)
  await page.getByText("En cours").first().waitFor()
  expect(await mainText(page)).toContain("100,00 €")
})

test("a dispute has its page: who settles it by when, remarks among colleagues, its end", async () => {
  const { page } = desk
  await choose(page, 2, "Noter une contestation")
  await page.getByRole("dialog").getByLabel("Facture concernée").selectOption({ index: 1 })
  await press(page, "Enregistrer")
  await page.getByText("Contestation notée", { exact: false }).waitFor()
  await page.getByRole("link", { name: "Voir", exact: true }).first().click()
  await page.getByRole("heading", { name: "Litige sur la facture", exact: false }).waitFor()
  await page.getByLabel("Votre remarque").fill("Le bon de livraison est signé.")
  await press(page, "Ajouter")
  await page.getByText("Remarque ajoutée", { exact: false }).waitFor()
  await page.getByText("Le bon de livraison est signé.").first().waitFor()
  await press(page, "Clore la contestation")
  await page.getByLabel("Votre réponse au client").fill("La livraison a été signée le 3 mars.")
  await press(page, "Enregistrer")
  await page.getByText("Contestation rejetée", { exact: false }).first().waitFor()
})

test("a plan in three times: shown while it is typed, proposed, accepted, and kept from then on", async () => {
  const { page } = desk
  await choose(page, 3, "Proposer un échéancier")
  const dialog = page.getByRole("dialog")
  await dialog.getByRole("group", { name: "Factures concernées" }).getByRole("checkbox").first().check()
  await dialog.getByRole("heading", { name: "Ce que le client paiera", exact: false }).waitFor()
  await expect.poll(() => dialog.locator("ol > li").count(), { timeout: 30_000 }).toBe(3)
  await press(page, "Proposer")
  await page.getByRole("heading", { name: /^ECH-/ }).waitFor()
  await page.getByText("Proposé", { exact: true }).first().waitFor()
  await page.getByRole("link", { name: /^ECH-.*\.pdf$/ }).waitFor()
  await press(page, "Le client a accepté")
  await page.getByLabel("Où est la preuve ?").fill("Exemplaire signé")
  await press(page, "Enregistrer")
  await page.getByText("Tenu", { exact: true }).first().waitFor()
  await page.getByText("Accepté le", { exact: false }).first().waitFor()
  await visit(page, `${stage.address}/accords?quoi=echeanciers`)
  await page.getByRole("link", { name: /^ECH-/ }).first().waitFor()
})

test("on a phone nobody scrolls sideways", async () => {
  const { page } = desk
  const plan = (await page.getByRole("link", { name: /^ECH-/ }).first().getAttribute("href")) ?? ""
  await page.setViewportSize({ width: 390, height: 800 })
  for (const path of ["/accords", "/accords?quoi=litiges", "/accords?quoi=delais", plan]) {
    await visit(page, `${stage.address}${path}`)
    await expectNoSidewaysScroll(page)
  }
  expect(desk.complaints).toEqual([])
})
