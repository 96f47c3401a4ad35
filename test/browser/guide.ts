import type { Page } from "playwright-core"
import { afterEach, beforeEach, expect } from "vitest"

/** Creates the first account with the welcome link, and stops at the fork: own company or demonstration. */
export async function createAccount(page: Page, welcome: string): Promise<void> {
  await page.goto(welcome)
  await page.getByLabel("Votre nom").fill("Anne Tanguy")
  await page.getByLabel("Adresse e-mail").fill("anne@menuiserie-tanguy.test")
  await page.getByLabel("Mot de passe").fill("un mot de passe assez long")
  await page.getByRole("button", { name: "Créer mon accès" }).click()
  await page.getByRole("heading", { name: "Par où commencer" }).waitFor()
}

/** Opens an address and waits until nothing more is being read: what is then seen stays where it is. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: "networkidle" })
  await page.getByRole("heading").first().waitFor()
}

/** The text of the page's main part, its spaces made plain. */
export async function mainText(page: Page): Promise<string> {
  return ((await page.locator("main").textContent()) ?? "").replace(/[\u00a0\u202f\s]+/g, " ")
}

const SURPLUS = "document.documentElement.scrollWidth - window.innerWidth"

/** Fails when the page is wider than its window: nobody should scroll sideways on a phone. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const surplus = await page.evaluate<number>(SURPLUS)
  expect(surplus, `${page.url()} is ${surplus}px too wide`).toBeLessThanOrEqual(0)
}

/** The steps of one visit follow each other: after the first that fails, the rest would only wait in vain. */
export function stopAtFirstFailure(): void {
  let hasFailed = false
  beforeEach(({ skip }) => skip(hasFailed, "an earlier step of this visit failed"))
  afterEach(({ task }) => {
    hasFailed ||= task.result?.state === "fail"
  })
}
