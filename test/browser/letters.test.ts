import { readFileSync } from "node:fs"
import type { Page } from "playwright-core"
import { beforeAll, expect, test } from "vitest"
import { approveMessages } from "../../src/delivery/outbox/workflows.ts"
import { dayAt } from "../../src/kernel/day.ts"
import { asOperator, inCompany } from "../../src/kernel/store.ts"
import { todayOf } from "../../src/ledger/companies/workflows.ts"
import { publishDraft, scenarioInForce, writeDraft } from "../../src/policy/scenarios/workflows.ts"
import { createAccount, expectNoSidewaysScroll, mainText, visit } from "./guide.ts"
import { openStage, type Stage, type Visit } from "./stage.ts"

let stage: Stage
let phone: Visit
let companyId: string

const person = async () => {
  const now = new Date()
  return { actor: "operator", now, today: await todayOf(stage.database.db, companyId, dayAt(now)) }
}

beforeAll(async () => {
  stage = await openStage()
  phone = await stage.open(390)
  const { page } = phone
  await createAccount(page, stage.welcome)
  await page.getByRole("button", { name: "Entrer dans la démonstration" }).click()
  await page.getByText("Nous sommes le").waitFor()
  const row = await asOperator(stage.database.db, (tx) =>
    tx.selectFrom("ledger.company").select("id").where("demo_seed", "is not", null).executeTakeFirstOrThrow(),
  )
  companyId = row.id
  await firstReminderOnPaper()
  await playUntilMessagesWait(page)
  await approveAll()
})

/** The first reminder goes as a registered letter, so that there is something for the post. */
async function firstReminderOnPaper(): Promise<void> {
  const by = await person()
  await inCompany(stage.database.db, companyId, async (tx) => {
    const { version: _version, ...content } = await scenarioInForce(tx, "standard")
    const steps = content.steps.map((step) =>
      step.tone === "friendly" ? { ...step, channel: "registered-letter" as const } : step,
    )
    await writeDraft(tx, { ...content, steps, preferredWeekdays: [] }, by)
    await publishDraft(tx, "standard", by)
  })
}

async function playUntilMessagesWait(page: Page): Promise<void> {
  for (let day = 0; day < 10; day += 1) {
    const planned = page.waitForResponse((answer) => answer.url().endsWith("/plans"))
    await page.getByRole("button", { name: "Jour suivant" }).click()
    await planned
    if ((await registeredLetters()) > 0) return
  }
}

const registeredLetters = () =>
  inCompany(stage.database.db, companyId, async (tx) => {
    const found = await tx
      .selectFrom("delivery.message")
      .select("id")
      .where("company_id", "=", companyId)
      .where("state", "=", "prepared")
      .where("channel", "=", "registered-letter")
      .execute()
    return found.length
  })

async function approveAll(): Promise<void> {
  const by = await person()
  await inCompany(stage.database.db, companyId, async (tx) => {
    const rows = await tx
      .selectFrom("delivery.message")
      .select("id")
      .where("company_id", "=", companyId)
      .where("state", "=", "prepared")
      .where("channel", "=", "registered-letter")
      .execute()
    await approveMessages(
      tx,
      rows.map(({ id }) => id),
      by,
    )
  })
}

test("on a phone: the letters are printed in one file, their posting is noted, and the acknowledgement comes back", async () => {
  const { page, complaints } = phone
  await visit(page, `${stage.address}/courriers`)
  await page.getByRole("heading", { name: "À poster" }).waitFor()
  await expectNoSidewaysScroll(page)
  await page.getByText("Bordereau de recommandé").first().click()
  await page.getByText("Destinataire").first().waitFor()
  await expectNoSidewaysScroll(page)

  const download = page.waitForEvent("download")
  await page.getByRole("link", { name: "Imprimer tout (PDF)" }).click()
  const pile = readFileSync(await (await download).path())
  expect(pile.subarray(0, 5).toString()).toBe("%PDF-")

  await page.getByRole("button", { name: /^Noter le dépôt/ }).click()
  const dialog = page.getByRole("dialog")
  await dialog
    .getByLabel(/^Numéro de dépôt/)
    .first()
    .fill("1A 123 456 7890 1")
  await expectNoSidewaysScroll(page)
  await dialog.getByRole("button", { name: "Enregistrer" }).click()
  await page.getByText("Dépôt noté.").waitFor()
  await page.getByText("1A 123 456 7890 1").waitFor()
  expect(await mainText(page)).toContain("Accusé attendu")

  await page.getByRole("button", { name: "Ajouter l’accusé de réception" }).first().click()
  const file = { name: "ar.png", mimeType: "image/png", buffer: PNG }
  await page.getByRole("dialog").getByLabel("Photo ou PDF de l’accusé").setInputFiles(file)
  await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click()
  await page.getByText("Accusé gardé").first().waitFor()
  expect(complaints).toEqual([])
})

test("the accounts at providers are set, and the secret is never shown again", async () => {
  const { page } = phone
  await visit(page, `${stage.address}/reglages/envois`)
  const panel = page.locator("section", { has: page.getByRole("heading", { name: "MySendingBox" }) })
  await panel.getByRole("button", { name: "Ajouter un compte" }).click()
  await panel.getByLabel(/^Clé d’API/).fill("test_secret")
  await panel.getByRole("button", { name: "Enregistrer" }).click()
  await page.getByText("Compte enregistré.").waitFor()
  await page.reload()
  await panel.getByText("Enregistré. Laissez vide pour le garder.").waitFor()
  expect(await page.content()).not.toContain("test_secret")
  await expectNoSidewaysScroll(page)
})

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
)
