import { mkdirSync } from "node:fs"
import type { Page } from "playwright-core"
import { beforeAll, expect, test, vi } from "vitest"
import { prepareDay } from "../../src/delivery/day/workflows.ts"
import { day } from "../../src/kernel/day.ts"
import { changeScenario } from "../../src/policy/scenarios/workflows.ts"
import { welcomeLink } from "../../src/server/app.ts"
import { invite } from "../../src/server/people/workflows.ts"
import { newWorld, type World } from "../world.ts"
import { expectNoSidewaysScroll, mainText, stopAtFirstFailure, visit } from "./guide.ts"
import { openStage, type Stage, type Visit } from "./stage.ts"

// A Thursday in Paris: what was due on Monday gets its first reminder.
const NOW = new Date("2026-03-05T09:00:00Z")
const ALIKE = 499

stopAtFirstFailure()

let stage: Stage
let world: World
let anne: Visit
let changedCustomer: string

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW })
  stage = await openStage()
  world = await newWorld(stage.database, "Menuiserie Tanguy")
  await fiveHundredLate()
  await prepareDay(stage.database.db, world.companyId, world.by("2026-03-05"))
  anne = await enter("anne@tanguy.test", "Anne Tanguy", "owner")
  return () => vi.useRealTimers()
})

/** Five hundred customers written to in January, who owe 100 € since Monday; one of them a hundred times as much. */
async function fiveHundredLate(): Promise<void> {
  for (let n = 0; n <= ALIKE; n += 1) {
    const customer = await world.customer(`Client ${String(n).padStart(3, "0")}`)
    await world.invoice(customer, `S-${n}`, "2026-03-02", n === 7 ? 10_000_00 : 100_00)
    if (n === 3) changedCustomer = customer
  }
  await world.in(async (tx) => {
    const contacts = await tx
      .selectFrom("ledger.contact")
      .select(["customer_id", "email"])
      .where("company_id", "=", tx.companyId)
      .execute()
    const heard = contacts.map(({ customer_id, email }, n) => ({
      ...{ company_id: tx.companyId, id: `00000000-0000-4000-8000-${String(n).padStart(12, "0")}` },
      ...{ customer_id, mode: "demo", step_key: "friendly-email", turn: `old ${n}`, channel: "email" },
      ...{ template_key: "friendly-email", language: "fr", scenario_version: 1, state: "sent" },
      ...{ planned_on: day("2026-01-08"), handed_over_on: day("2026-01-08"), recipient: email },
      ...{ subject: "Rappel", text_body: "Bonjour", amount_cents: 100, items: "[]" },
      ...{ facts_sha256: Buffer.alloc(32), message_id_header: `<old-${n}@tanguy.test>` },
      finished_at: new Date("2026-01-08T09:00:00Z"),
    }))
    await tx.insertInto("delivery.message").values(heard).execute()
  })
}

/** Somebody who follows an invitation into the company. */
async function enter(email: string, name: string, role: "owner" | "controller"): Promise<Visit> {
  const token = await invite(stage.database.db, world.companyId, { email, role }, NOW)
  const seen = await stage.open(1280)
  const { page } = seen
  await page.goto(welcomeLink(stage.address, token))
  await page.getByLabel("Votre nom").fill(name)
  await page.getByLabel("Mot de passe").fill("un mot de passe assez long")
  await page.getByRole("button", { name: "Créer mon accès" }).click()
  await page.getByRole("navigation").first().waitFor()
  return seen
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.RELANCE_SHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png` })
}

const review = () => `${stage.address}/e/${world.companyId}/a-envoyer`
const rows = (page: Page) => page.locator("[data-message]").count()

test("of five hundred messages only what is unlike the rest is in sight, and the page carries no text of theirs", async () => {
  const { page } = anne
  const answer = page.waitForResponse((each) => each.url().endsWith("/review"))
  await visit(page, review())
  await page.getByText("499 messages semblables").waitFor()
  expect(await mainText(page)).toContain("Montant inhabituel")
  expect(await rows(page)).toBe(1)
  const { groups } = await (await answer).json()
  expect(groups).toHaveLength(1)
  expect(groups[0].messages).toHaveLength(500)
  expect(JSON.stringify(groups)).not.toContain("textBody")
  await shot(page, "review-1280")
})

test("all but these are ticked with one click; the folded ones open, and the keyboard walks through them", async () => {
  const { page } = anne
  await page.getByRole("button", { name: "Tout cocher sauf ceux à regarder" }).click()
  await page.getByRole("button", { name: "Envoyer les 499 messages" }).waitFor()
  await page.getByRole("button", { name: "Afficher" }).click()
  await page.getByRole("button", { name: "Client 010" }).waitFor()
  expect(await rows(page)).toBe(500)
  await page.locator("main").press("j")
  await page.keyboard.press("x")
  await page.getByRole("button", { name: "Envoyer les 498 messages" }).waitFor()
  await page.keyboard.press("x")
  await page.getByRole("button", { name: "Envoyer les 499 messages" }).waitFor()
})

test("a payment that came since is shown as before and after, refused, and approved anew once prepared again", async () => {
  const { page } = anne
  await world.pay(changedCustomer, "2026-03-05", 30_00)
  await visit(page, review())
  await page.getByText("1 message ne correspond plus à ce qui est dû").waitFor()
  await page.getByText(/Montant\s: 100,00\s€ → 70,00\s€/).waitFor()
  await shot(page, "review-changed")
  await page.getByRole("button", { name: "Préparer de nouveau" }).click()
  await page.getByText("Remplace un autre").waitFor()
  expect(await page.getByText("ne correspond plus").count()).toBe(0)
  await page.getByRole("checkbox", { name: "Envoyer à Client 003" }).click()
  await page.getByRole("checkbox", { name: "Envoyer à Client 007" }).click()
  await page.getByRole("button", { name: /^Envoyer les (499|500) messages$/ }).waitFor()
})

test("where two people must agree, the page says whom to ask, and one’s own second click is refused", async () => {
  await world.in((tx) =>
    changeScenario(
      tx,
      { steps: [{ key: "friendly-email", approval: "second-person" }] },
      world.by("2026-03-05"),
    ),
  )
  const late = await world.customer("Zinguerie Abalain")
  await world.invoice(late, "Z-1", "2026-03-02", 200_00)
  await prepareDay(stage.database.db, world.companyId, world.by("2026-03-05"))
  const marc = await enter("marc@tanguy.test", "Marc Le Goff", "controller")
  const { page } = anne
  await visit(page, review())
  await page.getByRole("button", { name: "Zinguerie Abalain" }).click()
  await page.getByText("Il faudra le vôtre et celui de Marc Le Goff").waitFor()
  await onlyThis(page, "Zinguerie Abalain")
  for (const _ of ["first", "again"]) {
    await page.getByRole("button", { name: "Envoyer le message" }).click()
    await page.getByText("Votre accord est noté").first().waitFor()
    await page.getByText("Demandez à Marc Le Goff").waitFor()
  }
  await shot(page, "review-second-person")
  await visit(marc.page, review())
  await marc.page.getByRole("button", { name: "Zinguerie Abalain" }).click()
  await marc.page.getByText("Anne Tanguy a donné son accord").waitFor()
  await onlyThis(marc.page, "Zinguerie Abalain")
  await marc.page.getByRole("button", { name: "Envoyer le message" }).click()
  await marc.page.getByRole("heading", { name: "Envoi terminé" }).waitFor()
  expect([...anne.complaints, ...marc.complaints]).toEqual([])
})

/** Leaves a single message ticked. */
async function onlyThis(page: Page, name: string): Promise<void> {
  for (const group of await page.getByRole("checkbox", { name: /^Tout cocher/ }).all()) {
    if ((await group.getAttribute("aria-checked")) !== "true") await group.click()
    await group.click()
  }
  await page.getByRole("checkbox", { name: `Envoyer à ${name}` }).click()
  await page.getByRole("button", { name: "Envoyer le message" }).waitFor()
}

test("on a phone the groups need no sideways scroll", async () => {
  const { page } = anne
  await page.setViewportSize({ width: 390, height: 844 })
  await visit(page, review())
  await page.getByText("messages semblables").first().waitFor()
  await expectNoSidewaysScroll(page)
  await shot(page, "review-390")
})
