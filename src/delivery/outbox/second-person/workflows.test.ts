import { expect, test } from "vitest"
import { testDatabase } from "../../../../test/database.ts"
import { newWorld, type World } from "../../../../test/world.ts"
import type { Author } from "../../../kernel/author.ts"
import { USUAL_CALENDAR } from "../../../policy/calendar.ts"
import { changeScenario } from "../../../policy/scenarios/workflows.ts"
import { changeCalendar } from "../../../policy/settings/workflows.ts"
import { prepareDay } from "../../day/workflows.ts"
import { approveMessages, editMessage } from "../workflows.ts"

const database = await testDatabase()

/** A company with one reminder prepared on 5 March 2026 at nine in Paris, under this scenario. */
async function withOneReminder(approval: "second-person" | "one-click"): Promise<[World, string]> {
  const world = await newWorld(database)
  await world.in((tx) =>
    changeScenario(tx, { steps: [{ key: "friendly-email", approval }] }, world.by("2026-03-02")),
  )
  await world.invoice(await world.customer("Garage Morel"), "FA-1", "2026-03-02", 900_00)
  await prepareDay(database.db, world.companyId, world.by("2026-03-05"))
  const row = await world.in((tx) =>
    tx
      .selectFrom("delivery.message")
      .select("id")
      .where("company_id", "=", tx.companyId)
      .executeTakeFirstOrThrow(),
  )
  return [world, row.id]
}

const as = (world: World, actor: string): Author => ({ ...world.by("2026-03-05"), actor })

test("a step for two people leaves when the second one approves; the first one twice is still one", async () => {
  const [world, id] = await withOneReminder("second-person")
  const approve = (actor: string) =>
    world.in(async (tx) => {
      const { approved, refused } = await approveMessages(tx, [id], as(world, actor))
      return approved.length > 0 ? "approved" : refused[0]?.refusal.code
    })
  expect(await approve("user:anne")).toBe("SECOND_PERSON_NEEDED")
  expect(await approve("user:anne")).toBe("SECOND_PERSON_NEEDED")
  // Marc changes the text: he agrees to it, and what Anne agreed to is no more.
  await world.in((tx) => editMessage(tx, id, { subject: "Votre facture FA-1" }, as(world, "user:marc")))
  expect(await approve("user:marc")).toBe("SECOND_PERSON_NEEDED")
  expect(await approve("user:anne")).toBe("approved")
})

test("a key of the API counts for nobody: neither first nor second", async () => {
  const [world, id] = await withOneReminder("second-person")
  const approve = (actor: string) =>
    world.in(async (tx) => (await approveMessages(tx, [id], as(world, actor))).approved.length)
  expect(await approve("user:anne")).toBe(0)
  expect(await approve("key:of-anne")).toBe(0)
  expect(await approve("user:anne")).toBe(0)
  expect(await approve("user:marc")).toBe(1)
})

test("outside the hours of sending, an approved e-mail waits for them", async () => {
  const [world, id] = await withOneReminder("one-click")
  const calendar = { ...USUAL_CALENDAR, sendingFrom: "10:30", sendingUntil: "18:00" }
  await world.in((tx) => changeCalendar(tx, calendar, world.by("2026-03-05")))
  const leavesAt = await world.in(async (tx) => {
    await approveMessages(tx, [id], world.by("2026-03-05"))
    return await tx
      .selectFrom("delivery.message")
      .select("next_attempt_at")
      .where("company_id", "=", tx.companyId)
      .executeTakeFirstOrThrow()
  })
  expect(leavesAt.next_attempt_at?.toISOString()).toBe("2026-03-05T09:30:00.000Z")
})
