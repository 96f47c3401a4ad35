import { beforeAll, expect, test, vi } from "vitest"
import { day } from "../../src/kernel/day.ts"
import { inCompany } from "../../src/kernel/store.ts"
import { listCompanies } from "../../src/ledger/companies/store.ts"
import { insertSimulation, moveOn } from "../../src/policy/simulations/store.ts"
import { createAccount, expectNoSidewaysScroll, mainText, stopAtFirstFailure, visit } from "./guide.ts"
import { openStage, type Stage, type Visit } from "./stage.ts"

// A Tuesday in Paris.
const NOW = new Date("2026-03-10T09:00:00Z")

stopAtFirstFailure()

let stage: Stage
let desk: Visit

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW })
  stage = await openStage()
  desk = await stage.open(1280)
  await createAccount(desk.page, stage.welcome)
  await desk.page.getByRole("button", { name: "Entrer dans la démonstration" }).click()
  await desk.page.getByText("Nous sommes le").waitFor()
  return () => vi.useRealTimers()
})

test("sixty days are tried on the ledger, told day by day and added up", async () => {
  const { page } = desk
  await visit(page, `${stage.address}/simulations`)
  await page.getByText("Aucune simulation").waitFor()
  await page.getByRole("button", { name: "Lancer la simulation" }).click()
  await page.getByRole("heading", { name: "Calendrier" }).waitFor()
  const text = await mainText(page)
  expect(text).toContain("Du 10 mars 2026 au 8 mai 2026")
  expect(text).toContain("Lettre recommandée")
  // The figures of the chart stand in a table too.
  await page.getByText("Voir en tableau").click()
  await page.getByRole("columnheader", { name: "Montant réclamé" }).first().waitFor()
  // Nothing on Easter Monday.
  expect(await page.getByRole("button", { name: /^6 avril 2026/ }).count()).toBe(0)
})

test("a day opens, then the very message that a customer would receive", async () => {
  const { page } = desk
  await page
    .getByRole("button", { name: /^\d+.* 2026 : \d+ actions?$/ })
    .first()
    .click()
  const dialog = page.getByRole("dialog")
  const first = dialog.getByRole("listitem").first()
  const name = ((await first.getByRole("button").textContent()) ?? "").trim()
  await first.getByRole("button").click()
  await dialog.getByRole("heading", { name: `Ce que recevrait ${name}` }).waitFor()
  await dialog.getByText("Pourquoi ce jour-là").waitFor()
  await page.keyboard.press("Escape")
})

test("all customers in another scenario stand beside it, with the differences", async () => {
  const { page } = desk
  await visit(page, `${stage.address}/simulations`)
  await page.getByLabel("Scénario à essayer").selectOption({ label: "Petits montants" })
  await page.getByLabel("Pour tous les clients").check()
  await page.getByRole("button", { name: "Lancer la simulation" }).click()
  await page.getByRole("heading", { name: "Calendrier" }).waitFor()
  await page.getByLabel("Comparer avec").selectOption({ index: 1 })
  await page.getByRole("heading", { name: "Comparaison" }).waitFor()
  // No formal notice for small amounts: the difference is a minus.
  const row = page.getByRole("row", { name: /^Mise en demeure/ }).first()
  expect(await row.textContent()).toMatch(/−\d+$/)
})

test("one that runs tells how far it is and is stopped; one that is no longer wanted is deleted", async () => {
  const { page } = desk
  const { db } = stage.database
  const [company] = await listCompanies(db)
  const request = { days: 60, assumption: "nobody-pays", draftOf: null, everybodyFollows: null } as const
  const id = await inCompany(db, company!.id, async (tx) => {
    const made = await insertSimulation(tx, request, day("2026-03-10"), "operator")
    await moveOn(tx, made, { state: "running", daysDone: 12 })
    return made
  })
  await visit(page, `${stage.address}/simulations/${id}`).catch(() => undefined)
  await page.getByText("12 jours sur 60").waitFor()
  await page.getByRole("button", { name: "Arrêter" }).click()
  await page.getByText("Cette simulation a été arrêtée avant la fin").waitFor()
  await page.getByRole("button", { name: "Supprimer" }).click()
  await page.getByText("Simulation supprimée").waitFor()
  await page.getByRole("heading", { name: "Simulations", level: 1 }).waitFor()
  expect(desk.complaints).toEqual([])
})

test("on a phone the calendar and the comparison need no sideways scroll", async () => {
  const { page } = desk
  await page.setViewportSize({ width: 390, height: 844 })
  await visit(page, `${stage.address}/simulations`)
  await expectNoSidewaysScroll(page)
  await page.getByRole("link", { name: "Ce qui est en vigueur" }).first().click()
  await page.getByRole("heading", { name: "Calendrier" }).waitFor()
  await expectNoSidewaysScroll(page)
  await visit(page, `${stage.address}/reglages/calendrier`)
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1280, height: 800 })
})

test("a closure is written into the calendar, and the next weeks show it before it is saved", async () => {
  const { page } = desk
  await visit(page, `${stage.address}/reglages/calendrier`)
  await page.getByRole("button", { name: "Ajouter une fermeture" }).click()
  await page.getByLabel("Premier jour : le mois").selectOption({ label: "mars" })
  await page.getByLabel("Dernier jour : le mois").selectOption({ label: "mars" })
  await page.getByText("11 mars 2026, fermeture").waitFor()
  await page.getByRole("button", { name: "Enregistrer" }).first().click()
  await page.getByText("Calendrier enregistré").waitFor()
  expect(desk.complaints).toEqual([])
})
