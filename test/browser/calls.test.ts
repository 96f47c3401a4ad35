import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { day } from "../../src/kernel/day.ts"
import { inCompany } from "../../src/kernel/store.ts"
import { listCompanies } from "../../src/ledger/companies/store.ts"
import { openTask } from "../../src/ledger/tasks/store.ts"
import { createAccount, expectNoSidewaysScroll, mainText, stopAtFirstFailure, visit } from "./guide.ts"
import { openStage, type Stage, type Visit } from "./stage.ts"

// A Tuesday, 10:10 in Paris: within the hours of calls.
const NOW = new Date("2026-03-10T09:10:00Z")
const LEDGER = [
  "Numéro de facture;Client;Date de facture;Date d'échéance;Montant TTC",
  "F-201;Grande Brasserie;22/01/2026;21/02/2026;9 000,00",
  "F-202;Petit Garage;22/01/2026;21/02/2026;300,00",
].join("\n")

stopAtFirstFailure()
let stage: Stage
let desk: Visit

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW })
  stage = await openStage()
  desk = await stage.open(1280)
  await createAccount(desk.page, stage.welcome)
  await makeCompany(desk.page)
})
afterAll(() => {
  vi.useRealTimers()
})

/** A company with two late customers, each waiting for a call. */
async function makeCompany(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Créer mon entreprise" }).click()
  await page.getByLabel("Raison sociale").fill("Menuiserie Tanguy")
  await page.getByLabel("SIREN", { exact: false }).first().fill("732 829 320")
  await page.getByLabel("Numéro et rue").fill("12 rue de Siam")
  await page.getByLabel("Code postal").fill("29200")
  await page.getByLabel("Ville", { exact: true }).fill("Brest")
  await page.getByRole("button", { name: "Créer l’entreprise" }).click()
  await page.getByRole("heading", { name: "Importer", level: 1 }).waitFor()
  const file = { name: "factures.csv", mimeType: "text/csv", buffer: Buffer.from(LEDGER) }
  await page.getByLabel("Choisir un fichier").last().setInputFiles(file)
  await page.getByRole("button", { name: "Importer", exact: true }).click()
  await page.getByText("Import terminé").waitFor()
  const { db } = stage.database
  const [company] = await listCompanies(db)
  await inCompany(db, company!.id, async (tx) => {
    const customers = await tx
      .selectFrom("ledger.customer")
      .select(["id", "name"])
      .where("company_id", "=", tx.companyId)
      .orderBy("name")
      .execute()
    for (const { id, name } of customers) {
      await openTask(tx, {
        ...{ kind: "phone", title: "Appel téléphonique", customerId: id },
        ...{ createdOn: day("2026-03-10"), dueOn: day("2026-03-10") },
      })
      const contact = {
        name: `Contact de ${name}`,
        phone: name.startsWith("Grande") ? "02 98 11 22 33" : "0298445566",
      }
      await tx
        .insertInto("ledger.contact")
        .values({ company_id: tx.companyId, customer_id: id, ...contact })
        .execute()
    }
  })
}

test("two calls in a row by keyboard: the larger first, the next one opens by itself", async () => {
  const { page } = desk
  await visit(page, `${stage.address}/appels`)
  await page.getByText("À appeler maintenant").waitFor()
  expect(await mainText(page)).toMatch(/Grande Brasserie.*Petit Garage/)
  await page.getByRole("button", { name: "Commencer les appels" }).press("Enter")
  await page.getByRole("heading", { name: "Grande Brasserie", level: 1 }).waitFor()
  const number = page.getByRole("link", { name: "02 98 11 22 33" })
  expect(await number.getAttribute("href")).toBe("tel:+33298112233")
  await page.getByText("Qu’a donné l’appel").first().waitFor()
  await page.keyboard.press("1")
  await page.getByLabel("Promis pour le").waitFor()
  await page.keyboard.press("Control+Enter")

  await page.getByRole("heading", { name: "Petit Garage", level: 1 }).waitFor()
  await page.getByText("Qu’a donné l’appel").first().waitFor()
  await page.keyboard.press("2")
  await page.getByText("Rappel dans quelques jours").waitFor()
  await page.keyboard.press("Control+Enter")
  await page.getByRole("heading", { name: "Appels", level: 1 }).waitFor()
  await page.getByText("Prévus un autre jour").waitFor()
  // The promise is kept track of: that customer is no longer to be called.
  expect(await mainText(page)).not.toContain("Grande Brasserie")
})

test("a call noted by mistake is taken back where it was said", async () => {
  const { page } = desk
  await page.getByText(/Appel noté, à rappeler le/).waitFor()
  await page.getByRole("button", { name: "Annuler" }).last().click()
  await page.getByText("Appel annulé").waitFor()
  await page.getByText("À appeler maintenant").waitFor()
})

test("on a phone the sheet fits, and the number is large enough for a thumb", async () => {
  const { page } = desk
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole("link", { name: "Petit Garage" }).click()
  await page.getByRole("heading", { name: "Petit Garage", level: 1 }).waitFor()
  await page.getByText("Ce que vous pouvez dire").first().waitFor()
  await expectNoSidewaysScroll(page)
  const box = await page.getByRole("link", { name: "0298445566" }).boundingBox()
  expect(box?.height).toBeGreaterThanOrEqual(44)
  expect(desk.complaints).toEqual([])
})
