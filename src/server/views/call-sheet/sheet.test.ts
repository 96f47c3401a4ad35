import { expect, test } from "vitest"
import { testDatabase } from "../../../../test/database.ts"
import { newWorld } from "../../../../test/world.ts"
import type { Author } from "../../../kernel/author.ts"
import { day } from "../../../kernel/day.ts"
import { saveTemplate } from "../../../messages/templates/workflows.ts"
import { noteCall } from "../../../policy/calling/workflows.ts"
import { callSheet } from "./sheet.ts"

const database = await testDatabase()

// 2 March 2026 is a Monday.
const at = (on: string): Author => ({
  ...{ actor: "user:marie", today: day(on) },
  now: new Date(`${on}T09:10:00Z`),
})

test("the sheet speaks as firmly as what was written, quotes the last words, and never threatens a consumer", async () => {
  const world = await newWorld(database)
  const customerId = await world.customer("Hôtel Le Bris")
  await world.invoice(customerId, "FA-1", "2026-03-02", 2_400_00)
  await world.in((tx) =>
    tx
      .insertInto("ledger.contact")
      .values({
        company_id: world.companyId,
        customer_id: customerId,
        phone: "02 98 11 22 33",
        name: "Anne Le Gall",
      })
      .execute(),
  )
  await world.runDays("2026-03-05", "2026-03-12")
  const told = {
    customerId,
    outcome: "call-back",
    callBackOn: day("2026-03-16"),
    note: "Le patron rentre lundi.",
  } as const
  await world.in((tx) => noteCall(tx, told, at("2026-03-12")))
  const sheet = await world.in((tx) => callSheet(tx, customerId, at("2026-03-16")))
  expect(sheet.script.stage).toBe("reminded")
  expect(sheet.lastWords).toEqual({ on: "2026-03-12", from: "call", text: "Le patron rentre lundi." })
  expect(sheet.people[0]).toMatchObject({ name: "Anne Le Gall", dial: "+33298112233" })
  const consumer = await world.customer("Mme Jaouen", { kind: "consumer" })
  await world.invoice(consumer, "FA-particulier", "2026-03-02", 400_00)
  const hers = await world.in((tx) => callSheet(tx, consumer, at("2026-03-16")))
  expect(hers.script.avoid.map((line) => line.source)).toEqual(
    expect.arrayContaining(["C. com. L441-10 II\u00a0; CPCE L111-8", "C. conso L121-6, L121-7 3°"]),
  )
  expect(hers.owed.penalties).toBeNull()
})

test("what the company wrote for its calls stands on the sheet, filled in; else only our words do", async () => {
  const world = await newWorld(database)
  const customerId = await world.customer("Garage Morvan")
  await world.invoice(customerId, "FA-2", "2026-03-02", 800_00)
  const notes = () => world.in(async (tx) => (await callSheet(tx, customerId, at("2026-03-16"))).script.notes)
  expect(await notes()).toBeNull()
  const name = { templateKey: "phone-call", language: "fr", formality: "formal" } as const
  const own = { subject: "Appel", body: "Proposer 2 % d’escompte à {{ customer.name }} pour {{ total }}." }
  await world.in((tx) => saveTemplate(tx, { ...name, ...own }, at("2026-03-16")))
  expect((await notes())?.replaceAll(/[\u00a0\u202f]/g, " ")).toBe(
    "Proposer 2 % d’escompte à Garage Morvan pour 800,00 €.",
  )
})
