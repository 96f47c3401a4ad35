import { spawn } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { testDatabase } from "../../test/database.ts"
import { setMode } from "../../test/delivery.ts"
import { textsOf } from "../../test/pdf.ts"
import { newWorld } from "../../test/world.ts"
import { approveDay, prepareDay } from "../delivery/day/workflows.ts"
import { addDays, dayAt } from "../kernel/day.ts"

const root = join(import.meta.dirname, "..", "..")
const directory = mkdtempSync(join(tmpdir(), "relance-letters-"))
afterAll(() => rmSync(directory, { recursive: true, force: true }))
const database = await testDatabase()
const today = dayAt(new Date())

/** Runs `relance letters …` as the person at the keyboard does; its one JSON document, or its words. */
function letters(...args: readonly string[]) {
  const env = { ...process.env, RELANCE_DATA_DIR: directory, DATABASE_URL: database.url, LANG: "fr_FR.UTF-8" }
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(join(root, "bin", "relance"), ["letters", ...args], { env, cwd: directory })
    const said = { out: "", err: "" }
    child.stdout.on("data", (chunk) => (said.out += chunk))
    child.stderr.on("data", (chunk) => (said.err += chunk))
    child.on("error", reject)
    child.on("close", (code) => resolve({ code, ...said }))
  })
}

const wordsOf = async (file: string): Promise<string> =>
  (await textsOf(readFileSync(file)))
    .flat()
    .map(({ text }) => text)
    .join(" ")
    .replace(/\s+/g, " ")

test("a formal notice is seen before its day with --step, on what is really owed; an unknown step is refused", async () => {
  const world = await newWorld(database, "Rendu")
  const customerId = await world.customer("Boulangerie Petit")
  await world.invoice(customerId, "F-1", addDays(today, -12), 400_00)
  const out = join(directory, "mise-en-demeure.pdf")
  const of = ["render", "--company", "Rendu", "--customer", "Boulangerie Petit", "--out", out]
  const made = await letters(...of, "--step", "formal-notice", "--json")
  expect([made.code, made.err, JSON.parse(made.out).file]).toEqual([0, "", out])
  const words = await wordsOf(out)
  expect(words).toMatch(/BOULANGERIE PETIT|Boulangerie Petit/)
  expect(words).toMatch(/mettons en demeure.*F-1/)
  expect(words).toContain("400,00 €")
  const unknown = await letters(...of, "--step", "zorglub", "--json")
  expect([unknown.code, JSON.parse(unknown.out).refused.code]).toEqual([1, "STEP_UNKNOWN"])
})

test("letters of a trial go into no batch: each is named with its reason, and no file is written", async () => {
  const world = await newWorld(database, "Essai")
  const customerId = await world.customer("Plomberie Riou", { email: null, letter: true })
  await world.invoice(customerId, "F-3", addDays(today, -14), 500_00)
  await setMode(database.db, world.companyId, "test")
  await world.in((tx) =>
    tx
      .updateTable("ledger.freshness")
      .set({ fresh_on: today })
      .where("company_id", "=", world.companyId)
      .execute(),
  )
  // Nothing is prepared on a Sunday or a holiday: one of the last seven days is none.
  let approved: readonly string[] = []
  for (let on = addDays(today, -6); on <= today && approved.length === 0; on = addDays(on, 1)) {
    await prepareDay(database.db, world.companyId, world.by(on))
    approved = (await approveDay(database.db, world.companyId, world.by(on))).approved
  }
  expect(approved).toHaveLength(1)
  const out = join(directory, "pile.pdf")
  const batch = await letters("batch", "--company", "Essai", "--out", out, "--json")
  expect(JSON.parse(batch.out)).toMatchObject({
    letters: [],
    leftOut: [
      { messageId: approved[0], code: "TEST_LETTER", sentence: expect.stringContaining("est un test") },
    ],
  })
  expect([batch.code, existsSync(out), existsSync(join(directory, "pile.csv"))]).toEqual([1, false, false])
  const told = await letters("batch", "--company", "Essai", "--out", out)
  expect(told.out + told.err).toContain("ne se poste pas")
})
