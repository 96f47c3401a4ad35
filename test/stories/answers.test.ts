import { afterEach, beforeEach, expect, test } from "vitest"
import { smtpCarrier } from "../../src/adapters/smtp/carrier.ts"
import { saveMailAccount } from "../../src/delivery/mail-account/workflows.ts"
import { sendApproved } from "../../src/delivery/run/workflows.ts"
import { verifyJournal } from "../../src/evidence/verification/workflows.ts"
import { day } from "../../src/kernel/day.ts"
import { answerMail } from "../../src/replies/answering/workflows.ts"
import { readConversation } from "../../src/replies/conversation/workflows.ts"
import { takeIn } from "../../src/replies/intake/workflows.ts"
import { readMail } from "../../src/replies/mail/inbound-mail.ts"
import { mailText } from "../../src/replies/mail.test-data.ts"
import { testDatabase } from "../database.ts"
import { setMode, testBox } from "../delivery.ts"
import { startMailServer, type TestMailServer } from "../mail-server.ts"
import { newWorld, type World } from "../world.ts"

const database = await testDatabase()
let server: TestMailServer
let world: World
beforeEach(async () => {
  server = await startMailServer()
  world = await newWorld(database)
  await setMode(database.db, world.companyId, "live")
  await isUpToDate("2026-03-03")
  const smtp = { host: "127.0.0.1", port: server.port, security: "none", user: null } as const
  const account = { fromName: "Tanguy", fromEmail: "compta@tanguy.test", replyTo: null, smtp, imap: null }
  await world.in((tx) =>
    saveMailAccount(tx, { ...account, takesPlusAddresses: true }, testBox, world.by("2026-03-02")),
  )
})
afterEach(() => server.close())

const TUESDAY = "2026-03-03"

/** The books were brought up to this day: nobody is reminded from old ones. */
const isUpToDate = (on: string) =>
  world.in((tx) =>
    tx
      .insertInto("ledger.freshness")
      .values({ company_id: tx.companyId, fresh_on: day(on), source: "story" })
      .execute(),
  )

async function arrives(text: string, on = TUESDAY) {
  const bytes = Buffer.from(text)
  return await world.in(async (tx) => takeIn(tx, await readMail(bytes), bytes, null, world.by(on)))
}

const threadOf = (mailId: string) =>
  world.in(async (tx) => {
    const { thread_id: id } = await tx
      .selectFrom("replies.mail")
      .select("thread_id")
      .where("company_id", "=", tx.companyId)
      .where("id", "=", mailId)
      .executeTakeFirstOrThrow()
    return id
  })

const reminders = () =>
  world.in((tx) =>
    tx.selectFrom("ledger.reminder").select("step_key").where("company_id", "=", tx.companyId).execute(),
  )

/** Garage Morel with two people to write to, reminded on Tuesday over a real mail server. */
async function reminded() {
  const morel = await world.customer("Garage Morel", { email: "compta@morel.test" })
  await world.in((tx) =>
    tx
      .insertInto("ledger.contact")
      .values({
        ...{ company_id: tx.companyId, customer_id: morel },
        ...{ name: "Paul Morel", email: "paul@morel.test", role: "decision-maker" },
      })
      .execute(),
  )
  await world.invoice(morel, "FA-11", "2026-02-26", 123456)
  await world.run(TUESDAY)
  expect(server.taken).toHaveLength(1)
  return { morel, sent: server.taken[0]! }
}

test("a reminder comes back through the address of its own: its step does not count, and Paul is proposed", async () => {
  const { morel, sent } = await reminded()
  expect(sent.from).toMatch(/^compta\+[0-9a-f-]{36}@tanguy\.test$/)
  expect(await reminders()).toEqual([{ step_key: "friendly-email" }])
  // Nothing in the bounce but its address says which message it is about.
  const bounce = mailText("MAILER-DAEMON@mx.test", "<compta@morel.test>: 550 5.1.1 user unknown", {
    subject: "Undelivered Mail Returned to Sender",
  }).replace("To: compta@tanguy.test", `To: ${sent.from}`)
  expect(await arrives(bounce)).toMatchObject({ kind: "bounce", customerId: morel })
  expect(await reminders()).toEqual([])
  const [task] = await world.in((tx) =>
    tx.selectFrom("ledger.task").select(["kind", "title"]).where("company_id", "=", tx.companyId).execute(),
  )
  expect(task?.kind).toBe("wrong-address")
  expect(task?.title).toContain("Écrivez plutôt à\u00a0: Paul Morel, paul@morel.test")
  // The same step leaves anew, to Paul; and what was archived and noted still stands.
  await isUpToDate("2026-03-05")
  await world.run("2026-03-05")
  expect(server.taken.map((each) => each.to)).toEqual([["compta@morel.test"], ["paul@morel.test"]])
  expect(await reminders()).toEqual([{ step_key: "friendly-email" }])
  expect(await verifyJournal(database.db, world.companyId)).toMatchObject({ ok: true, mails: 1 })
})

test("the address of its own also comes back in the envelope, with a delivery report of a full mailbox: the step stands", async () => {
  const { morel, sent } = await reminded()
  const full = mailText("MAILER-DAEMON@mx.test", "<compta@morel.test>: 552 5.2.2 mailbox full", {
    ...{ subject: "Undelivered Mail", headers: `Delivered-To: ${sent.from}` },
  })
  expect(await arrives(full)).toMatchObject({ kind: "bounce", customerId: morel })
  expect(await reminders()).toEqual([{ step_key: "friendly-email" }])
})

test("who asks not to be written to is written to no more; the customer is reached otherwise", async () => {
  const { morel } = await reminded()
  await arrives(mailText("compta@morel.test", "STOP", { subject: "Re: votre facture" }))
  const contacts = await world.in((tx) =>
    tx
      .selectFrom("ledger.contact")
      .select(["email", "bounce_reason"])
      .where("company_id", "=", tx.companyId)
      .where("customer_id", "=", morel)
      .where("bounced_on", "is not", null)
      .execute(),
  )
  expect(contacts).toEqual([
    { email: "compta@morel.test", bounce_reason: "A demandé à ne plus recevoir de courriels" },
  ])
})

test("a person writes back: it leaves through the same server, in the same thread, and counts as no step", async () => {
  const { sent } = await reminded()
  const theirs = mailText("Paul <paul@morel.test>", "Pouvez-vous m’envoyer le bon de livraison ?", {
    headers: `In-Reply-To: ${sent.messageId}\r\nReferences: ${sent.messageId}`,
  })
  const taken = await arrives(theirs)
  const { messageId } = await world.in((tx) =>
    answerMail(tx, { mailId: taken.mailId!, text: "Bonjour,\n\nLe voici." }, world.by(TUESDAY)),
  )
  await expect(
    world.in((tx) =>
      answerMail(tx, { mailId: taken.mailId!, text: "Bonjour,\n\nLe voici." }, world.by(TUESDAY)),
    ),
  ).rejects.toThrow("ANSWER_ALREADY_WRITTEN")
  const send = (at: string) =>
    sendApproved(
      database.db,
      world.companyId,
      { box: testBox, openCarrier: (account) => smtpCarrier(account) },
      { now: () => new Date(at), today: world.by(TUESDAY).today, worker: "story" },
    )
  // For ten seconds it may be called back.
  expect((await send("2026-03-03T08:00:05Z")).sent).toBe(0)
  expect((await send("2026-03-03T08:00:11Z")).sent).toBe(1)
  const raw = server.taken[1]!.raw.toString()
  const theirId = /Message-ID: (<\d+@client.test>)/.exec(theirs)![1]!
  expect(server.taken[1]!.to).toEqual(["paul@morel.test"])
  expect(raw).toContain(`In-Reply-To: ${theirId}`)
  expect(raw.replace(/\r\n /g, " ")).toContain(`References: ${sent.messageId} ${theirId}`)
  expect(raw).not.toContain("FA-11")
  expect(await reminders()).toEqual([{ step_key: "friendly-email" }])
  // Their answer to it goes on in the same conversation, where both sides stand.
  const again = await arrives(
    mailText("paul@morel.test", "Merci.", { headers: `In-Reply-To: ${server.taken[1]!.messageId}` }),
  )
  const thread = await threadOf(taken.mailId!)
  expect(await threadOf(again.mailId!)).toBe(thread)
  const shown = await world.in((tx) => readConversation(tx, thread, world.by(TUESDAY).today))
  expect([shown.mails.length, shown.messages.map((each) => each.id).includes(messageId)]).toEqual([2, true])
})

test("an answer to a message of three weeks ago finds its thread, and holds what is due today", async () => {
  const { morel, sent } = await reminded()
  await isUpToDate("2026-03-24")
  const late = await arrives(
    mailText("quelquun@ailleurs.test", "Nous contestons cette facture.", {
      ...{ headers: `References: ${sent.messageId}`, date: "Tue, 24 Mar 2026 08:00:00 +0100" },
    }),
    "2026-03-24",
  )
  expect(late.customerId).toBe(morel)
  expect((await world.decision("2026-03-25", morel)).because).toBe("reply-unanswered")
})
