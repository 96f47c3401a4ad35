import type { Page } from "playwright-core"
import { beforeAll, expect, test } from "vitest"
import { createAccount, expectNoSidewaysScroll, mainText, visit } from "./guide.ts"
import { openStage, type Stage, type Visit } from "./stage.ts"

let stage: Stage
let phone: Visit

beforeAll(async () => {
  stage = await openStage()
  phone = await stage.open(390)
  await createAccount(phone.page, stage.welcome)
  await phone.page.getByRole("button", { name: "Entrer dans la démonstration" }).click()
  await phone.page.getByText("Nous sommes le").waitFor()
})

/** Plays days until one of them prepares messages: a demonstration may begin on a Sunday or a holiday. */
async function playUntilMessagesWait(page: Page): Promise<void> {
  for (let day = 0; day < 7; day += 1) {
    const planned = page.waitForResponse((answer) => answer.url().endsWith("/plans"))
    await page.getByRole("button", { name: "Jour suivant" }).click()
    const { prepared } = await (await planned).json()
    if (prepared > 0) break
  }
  await page.getByRole("link", { name: "Relire et envoyer" }).waitFor()
}

test("on a phone, the demonstration goes from the page of the day to messages sent and explained", async () => {
  const { page } = phone
  await playUntilMessagesWait(page)
  expect(await mainText(page)).toMatch(/\d+ messages? prêts?/)
  await page.getByRole("link", { name: "Relire et envoyer" }).click()

  const send = page.getByRole("button", { name: /^Envoyer (le|les \d+) messages?$/ })
  await send.waitFor()
  await expectNoSidewaysScroll(page)
  const firstRow = page.locator("[data-message]").first()
  const name = ((await firstRow.getByRole("button").textContent()) ?? "").trim()
  await firstRow.getByRole("button").click()
  await page.getByRole("dialog").locator("iframe").waitFor()
  await page.keyboard.press("Escape")
  await send.click()
  await page.getByRole("heading", { name: "Envoi terminé" }).waitFor()

  expect(await mainText(page)).toContain("ne quittent pas cette machine")
  await page.getByRole("link", { name }).first().click()
  await page.getByRole("heading", { name, level: 1 }).waitFor()
  await page.getByRole("button", { name: "Lire le message" }).first().waitFor()
})

const PAGES = [
  "/",
  "/a-envoyer",
  "/plan",
  "/balance",
  "/clients",
  "/factures",
  "/reponses",
  "/appels",
  "/courriers",
  "/prescription",
  "/simulations",
  "/accords",
  "/accords?quoi=echeanciers",
  "/accords?quoi=delais",
  "/accords?quoi=litiges",
  "/importer",
  "/reglages/entreprise",
  "/reglages/courriel",
  "/reglages/envois",
  "/reglages/calendrier",
  "/reglages/appels",
  "/reglages/penalites",
  "/reglages/droit",
  "/reglages/scenario",
  "/scenarios",
  "/scenarios/standard",
  "/scenarios/regles",
  "/reglages/modeles",
  "/reglages/presentation",
  "/reglages/personnes",
  "/equipe",
  "/reglages/cles",
  "/reglages/mise-en-service",
  "/reglages/journal",
  "/nulle-part",
]

test("every page opens without a complaint, fits a phone, and says what it is", async () => {
  const { page, complaints } = phone
  for (const path of PAGES) {
    await visit(page, stage.address + path)
    await expectNoSidewaysScroll(page)
    expect(await page.getByRole("alert").count(), `${path} shows a failure`).toBe(0)
  }
  expect(complaints).toEqual([])
})

test("the interface speaks English to those who choose it, and remembers", async () => {
  const { page, complaints } = phone
  await visit(page, stage.address)
  await page.getByRole("button", { name: "Menu", exact: true }).click()
  await page.getByRole("button", { name: "Langue (English)" }).click()
  await visit(page, `${stage.address}/plan`)
  await page.getByRole("heading", { name: "Plan of the day" }).waitFor()
  expect(await page.getAttribute("html", "lang")).toBe("en")
  expect(complaints).toEqual([])
})
