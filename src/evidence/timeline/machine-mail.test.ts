import { expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { newWorld } from "../../../test/world.ts"
import { day } from "../../kernel/day.ts"
import { timeline } from "./workflows.ts"

const database = await testDatabase()

test("an absence that a machine announced, and a mail that came back, stand on the timeline of their customer alone", async () => {
  const world = await newWorld(database)
  const [dupont, martin] = [await world.customer("Dupont"), await world.customer("Martin")]
  await world.in(async (tx) => {
    const mail = async (kind: string, intent: string, subject: string) => {
      const { id } = await tx
        .insertInto("replies.thread")
        .values({ company_id: tx.companyId, subject })
        .returning("id")
        .executeTakeFirstOrThrow()
      await tx
        .insertInto("replies.mail")
        .values({
          company_id: tx.companyId,
          thread_id: id,
          identity: Buffer.from(subject),
          ...{ subject, kind, intent, own_text: "", details: "{}", certainty_percent: 90 },
          ...{ received_on: day("2026-03-03"), customer_id: dupont },
        })
        .execute()
    }
    await mail("automatic", "out-of-office", "Absente jusqu’au 9 mars")
    await mail("bounce", "other", "Undelivered Mail Returned to Sender")
  })
  const of = async (customerId: string) =>
    (await world.in((tx) => timeline(tx, { customerId }))).items.map(({ side, title }) => [side, title.fr])
  expect(await of(dupont)).toEqual([
    ["debtor", "Avis de non-remise reçu"],
    ["debtor", "Absence annoncée par un message automatique"],
  ])
  expect(await of(martin)).toEqual([])
})
