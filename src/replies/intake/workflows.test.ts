import fc from "fast-check"
import { beforeEach, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { newWorld, type World } from "../../../test/world.ts"
import { listMails } from "../listing/store.ts"
import { assignMail } from "../listing/workflows.ts"
import { readMail } from "../mail/inbound-mail.ts"
import { mailText as mail } from "../mail.test-data.ts"
import { takeIn } from "./workflows.ts"

const database = await testDatabase()
let world: World
beforeEach(async () => {
  world = await newWorld(database)
})

const by = () => world.by("2026-03-03")

const listed = () => world.in((tx) => listMails(tx, {}))
const waiting = (customerId: string) =>
  world.in((tx) =>
    tx
      .selectFrom("ledger.reply")
      .select(["id", "summary"])
      .where("company_id", "=", tx.companyId)
      .where("customer_id", "=", customerId)
      .where("handled_on", "is", null)
      .execute(),
  )

/** A customer whose invoice is five days late, so that a reminder is due on 3 March. */
async function lateCustomer(name: string, email: string, number: string) {
  const customerId = await world.customer(name, { email })
  await world.invoice(customerId, number, "2026-02-26", 123456)
  return customerId
}

test("an answer to our message is its customer’s, whoever sent it; two customers with one address are both held", async () => {
  const morel = await lateCustomer("Garage Morel", "compta@groupe.test", "FA-11")
  const petit = await lateCustomer("Boulangerie Petit", "compta@groupe.test", "FA-12")
  await world.run("2026-03-03")
  const sent = await world.in((tx) =>
    tx
      .selectFrom("delivery.message")
      .select("message_id_header")
      .where("company_id", "=", tx.companyId)
      .where("customer_id", "=", morel)
      .executeTakeFirstOrThrow(),
  )
  const take = async (text: string) => {
    const bytes = Buffer.from(text)
    return world.in(async (tx) => takeIn(tx, await readMail(bytes), bytes, null, by()))
  }
  const answer = await take(
    mail("chef@ailleurs.test", "Nous contestons cette facture.", {
      headers: `In-Reply-To: ${sent.message_id_header}`,
    }),
  )
  expect(answer.customerId).toBe(morel)
  const vague = await take(mail("compta@groupe.test", "On vous rappelle demain."))
  expect(vague.customerId).toBeNull()
  expect([(await waiting(morel)).length, (await waiting(petit)).length]).toEqual([2, 1])
  await world.in((tx) => assignMail(tx, vague.mailId!, petit, by()))
  expect([(await waiting(morel)).length, (await waiting(petit)).length]).toEqual([1, 1])
  expect((await take(mail("compta@groupe.test", "La FA-12 est payée."))).customerId).toBe(petit)
})

test("however often, in whatever order and wherever the same mails are seen, each counts once", async () => {
  const texts = ["Payé hier.", "Je conteste.", "Merci"].map((body) => mail("x@ailleurs.test", body))
  const seen = fc.record({
    which: fc.nat(2),
    folder: fc.constantFrom("INBOX", "Archives"),
    uid: fc.integer({ min: 1, max: 5 }),
    validity: fc.nat(1),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(seen, { minLength: 1, maxLength: 12 }), async (sightings) => {
      world = await newWorld(database)
      const meant = new Set<number>()
      const places = new Map<string, number>()
      for (const { which, folder, uid, validity } of sightings) {
        // A number names one mail for ever, within one numbering.
        const key = `${folder} ${validity} ${uid}`
        const lies = places.get(key) ?? which
        places.set(key, lies)
        meant.add(lies)
        const bytes = Buffer.from(folder === "INBOX" ? texts[lies]! : `X-Seen: ${folder}\r\n${texts[lies]}`)
        const place = { mailbox: "compta@mx", folder, uidValidity: validity, uid }
        await world.in(async (tx) => takeIn(tx, await readMail(bytes), bytes, place, by()))
      }
      expect((await listed()).items).toHaveLength(meant.size)
    }),
    { numRuns: 15 },
  )
})

test("two readings at the same time take each mail in once", async () => {
  const bytes = Buffer.from(mail("x@ailleurs.test", "Payé."))
  const take = () => world.in(async (tx) => takeIn(tx, await readMail(bytes), bytes, null, by()))
  const outcomes = (await Promise.all([take(), take(), take()])).map((taken) => taken.outcome)
  expect(outcomes.sort()).toEqual(["known", "known", "new"])
})

test("who presses the mail program’s “unsubscribe” is not written to by e-mail any more", async () => {
  const morel = await lateCustomer("Garage Morel", "paul@morel.test", "FA-11")
  await world.run("2026-03-03")
  const sent = await world.in((tx) =>
    tx
      .selectFrom("delivery.message")
      .select("id")
      .where("company_id", "=", tx.companyId)
      .where("customer_id", "=", morel)
      .executeTakeFirstOrThrow(),
  )
  // What a mail program sends for "List-Unsubscribe: <mailto:compta+…?subject=unsubscribe>": nothing but the subject.
  const bytes = Buffer.from(
    mail("paul@morel.test", "", { subject: "unsubscribe" }).replace(
      "To: compta@tanguy.test",
      `To: compta+${sent.id}@tanguy.test`,
    ),
  )
  const taken = await world.in(async (tx) => takeIn(tx, await readMail(bytes), bytes, null, by()))
  expect(taken).toMatchObject({ outcome: "new", customerId: morel, kind: "answer" })
  const contact = await world.in((tx) =>
    tx
      .selectFrom("ledger.contact")
      .select("bounced_on")
      .where("company_id", "=", tx.companyId)
      .where("customer_id", "=", morel)
      .executeTakeFirstOrThrow(),
  )
  expect(contact.bounced_on).toBe("2026-03-03")
  const tasks = await world.in((tx) =>
    tx.selectFrom("ledger.task").select("kind").where("company_id", "=", tx.companyId).execute(),
  )
  expect(tasks).toEqual([{ kind: "wrong-address" }])
})
