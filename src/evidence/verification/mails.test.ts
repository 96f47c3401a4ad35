import { sql } from "kysely"
import { expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { newWorld } from "../../../test/world.ts"
import { takeIn } from "../../replies/intake/workflows.ts"
import { readMail } from "../../replies/mail/inbound-mail.ts"
import { mailText } from "../../replies/mail.test-data.ts"
import { verifyJournal } from "./workflows.ts"

const database = await testDatabase()

/** Three mails that came in, then somebody with the database's own rights at work on them. */
async function afterwards(tamper: (mailIds: readonly string[]) => ReturnType<typeof sql>[]) {
  const world = await newWorld(database)
  const mailIds: string[] = []
  for (const words of ["Payé hier.", "Je conteste.", "Merci."]) {
    const bytes = Buffer.from(mailText("paul@morel.test", words))
    const taken = await world.in(async (tx) =>
      takeIn(tx, await readMail(bytes), bytes, null, world.by("2026-03-03")),
    )
    mailIds.push(taken.mailId!)
  }
  await world.in(async (tx) => {
    await sql`alter table replies.archive disable trigger user`.execute(tx)
    for (const statement of tamper(mailIds)) await statement.execute(tx)
    await sql`alter table replies.archive enable trigger user`.execute(tx)
  })
  const { mails, faults } = await verifyJournal(database.db, world.companyId)
  return { mails, faults: faults.map(({ code, mailId }) => [code, mailIds.indexOf(mailId ?? "")]) }
}

const FORGED = Buffer.from("Nous ne devons rien.")

test("received mail that nobody touched is right", async () => {
  expect(await afterwards(() => [])).toEqual({ mails: 3, faults: [] })
})

test("a received mail whose bytes were changed is found, even when its digest was changed with it", async () => {
  expect(
    await afterwards((ids) => [
      sql`update replies.archive set content = ${FORGED} where mail_id = ${ids[0]}`,
    ]),
  ).toEqual({ mails: 3, faults: [["mail-changed", 0]] })
  expect(
    await afterwards((ids) => [
      sql`update replies.archive set content = ${FORGED}, sha256 = sha256(${FORGED}) where mail_id = ${ids[1]}`,
    ]),
  ).toEqual({ mails: 3, faults: [["mail-changed", 1]] })
})

test("a received mail that was taken out of the archive, or out of the books, is missed", async () => {
  expect(
    await afterwards((ids) => [
      sql`delete from replies.archive where mail_id = ${ids[0]}`,
      sql`delete from replies.mail where id = ${ids[2]}`,
    ]),
  ).toMatchObject({
    mails: 2,
    faults: expect.arrayContaining([
      ["mail-missing", 0],
      ["mail-missing", 2],
    ]),
  })
})
