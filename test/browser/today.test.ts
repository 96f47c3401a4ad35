import { beforeAll, expect, test } from "vitest"
import { createAccount, expectNoSidewaysScroll, stopAtFirstFailure, visit } from "./guide.ts"
import { openStage, type Stage, type Visit } from "./stage.ts"

stopAtFirstFailure()

let stage: Stage
let desk: Visit

beforeAll(async () => {
  stage = await openStage()
  desk = await stage.open(1280)
  const { page } = desk
  await createAccount(page, stage.welcome)
  await page.getByRole("button", { name: "Entrer dans la démonstration" }).click()
  await page.locator("[data-item]").first().waitFor()
})

/** The item under the keyboard. */
const at = () => desk.page.locator("[data-item][aria-current=true]")
const keyOf = async () => (await at().getAttribute("data-item")) ?? ""
const gone = (key: string) => desk.page.locator(`[data-item="${key}"]`).waitFor({ state: "detached" })
const back = (key: string) => desk.page.locator(`[data-item="${key}"]`).waitFor()

test("answers come first; one is marked as dealt with by its digit and taken back by U", async () => {
  const { page } = desk
  const first = await keyOf()
  expect(first).toMatch(/^reply:/)
  // It came by mail: Enter opens what was understood of it, 2 marks it as dealt with.
  await page.keyboard.press("2")
  await gone(first)
  await page.getByText("est marquée comme traitée").waitFor()
  await page.keyboard.press("u")
  await back(first)
})

test("J and K walk through the list; a task is noted by N and done by Enter", async () => {
  const { page } = desk
  const first = await keyOf()
  await page.keyboard.press("j")
  expect(await keyOf()).not.toBe(first)
  await page.keyboard.press("k")
  expect(await keyOf()).toBe(first)
  await page.keyboard.press("n")
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("À faire").fill("Appeler le notaire")
  const due = dialog.getByLabel("Pour le")
  await due.fill((await due.getAttribute("min")) ?? "")
  await page.keyboard.press("Enter")
  const task = page.locator('[data-item^="task:"]').filter({ hasText: "Appeler le notaire" })
  await task.waitFor()
  const key = (await task.getAttribute("data-item")) ?? ""
  for (let step = 0; step < 100 && (await keyOf()) !== key; step += 1) await page.keyboard.press("j")
  await page.keyboard.press("Enter")
  await gone(key)
  await page.keyboard.press("u")
  await back(key)
})

test("an item put off until tomorrow leaves the list and the title, and can be brought back", async () => {
  const { page } = desk
  const key = await keyOf()
  const count = Number(/\((\d+)\)/.exec(await page.title())?.[1])
  await page.keyboard.press("p")
  await page.getByRole("dialog").getByRole("button", { name: "Demain" }).press("Enter")
  await gone(key)
  await page.getByText("1 chose remise à plus tard.").waitFor()
  await page.waitForFunction(`document.title.startsWith("(${count - 1})")`)
  await page.keyboard.press("u")
  await back(key)
})

test("a call is noted without leaving the list, by digits", async () => {
  const { page } = desk
  const call = page.locator('[data-item^="call:"]').first()
  const key = (await call.getAttribute("data-item")) ?? ""
  for (let step = 0; step < 100 && (await keyOf()) !== key; step += 1) await page.keyboard.press("k")
  for (let step = 0; step < 100 && (await keyOf()) !== key; step += 1) await page.keyboard.press("j")
  await page.keyboard.press("Enter")
  await page.getByRole("heading", { name: "Qu’a donné l’appel ?" }).waitFor()
  await page.keyboard.press("0")
  await page.keyboard.press("Control+Enter")
  await gone(key)
  await page.keyboard.press("u")
  await back(key)
  expect(desk.complaints).toEqual([])
})

test("the keys are told by ?, and the page fits a phone", async () => {
  const { page } = desk
  await page.keyboard.press("?")
  await page.getByRole("dialog").getByText("Remettre à plus tard").waitFor()
  await page.keyboard.press("Escape")
  await page.setViewportSize({ width: 390, height: 844 })
  await visit(page, page.url())
  await page.locator("[data-item]").first().waitFor()
  await expectNoSidewaysScroll(page)
})
