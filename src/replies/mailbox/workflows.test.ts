import { afterEach, beforeEach, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { type Folders, type Numbering, startImapServer } from "../../../test/imap-server.ts"
import { newWorld, type World } from "../../../test/world.ts"
import { fetchNewMail } from "../../adapters/imap/new-mail.ts"
import { secretBox } from "../../adapters/secret-box.ts"
import { saveMailAccount } from "../../delivery/mail-account/workflows.ts"
import { handleReply } from "../../ledger/facts/workflows.ts"
import { listMails } from "../listing/store.ts"
import { assignMail, setMailAside } from "../listing/workflows.ts"
import { mailText as mail } from "../mail.test-data.ts"
import type { FetchNewMail } from "./mailbox.ts"
import { readMailbox } from "./workflows.ts"

const database = await testDatabase()
const box = secretBox(Buffer.alloc(32, 7))
const open: { close(): Promise<void> }[] = []
let world: World
beforeEach(async () => {
  world = await newWorld(database)
})
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close()
})

const by = () => world.by("2026-03-03")

async function mailbox(folders: Folders, numbering: Numbering = { uidValidity: 1 }) {
  const server = await startImapServer(folders, numbering)
  open.push(server)
  const account = {
    host: "127.0.0.1",
    port: server.port,
    security: "none",
    user: "compta",
    password: "sesame",
  } as const
  await world.in((tx) =>
    saveMailAccount(
      tx,
      {
        fromName: null,
        fromEmail: "compta@tanguy.test",
        replyTo: null,
        smtp: { ...account, port: 25 },
        imap: account,
      },
      box,
      by(),
    ),
  )
  const read = (fetch: FetchNewMail = fetchNewMail()) =>
    readMailbox(database.db, world.companyId, { box, fetchNewMail: fetch }, by())
  return { server, read }
}

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

test("an answer in the mailbox holds the reminder until somebody has dealt with it; the mailbox is only read", async () => {
  const morel = await lateCustomer("Garage Morel", "paul@morel.test", "FA-11")
  expect((await world.decision("2026-03-03", morel)).kind).toBe("act")
  const { server, read } = await mailbox({
    INBOX: [mail("Paul <paul@morel.test>", "Nous vous réglerons 1 234,56 € sous huitaine.")],
    Sent: [mail("compta@tanguy.test", "Bonjour")],
    Archives: [],
  })
  expect(await read()).toMatchObject({ fetched: 1, answers: 1, inTray: 0 })
  expect(await world.decision("2026-03-03", morel)).toMatchObject({
    kind: "ask",
    because: "reply-unanswered",
  })
  const [reply] = await waiting(morel)
  expect(reply?.summary).toBe("Va payer\u00a0: «\u00a0Nous vous réglerons 1 234,56 € sous huitaine.\u00a0»")
  const [first] = (await listed()).items
  expect(first).toMatchObject({
    intent: "will-pay",
    promisedOn: "2026-03-11",
    amountCents: 123456,
    isWaiting: true,
  })
  await world.in((tx) => handleReply(tx, reply!.id, by()))
  expect((await listed()).items[0]?.isWaiting).toBe(false)
  expect((await world.decision("2026-03-03", morel)).kind).toBe("act")
  const changing = /^(SELECT|STORE|UID STORE|MOVE|UID MOVE|COPY|EXPUNGE|APPEND)|BODY\[/
  expect(server.commands.filter((command) => changing.test(command))).toEqual([])
})

test("reading again brings nothing; a mail that arrives in between does; the same mail in two folders is one", async () => {
  const answer = mail("paul@morel.test", "Payé hier.")
  const folders = { INBOX: [answer], "Factures/2026": [answer] }
  const { read } = await mailbox(folders)
  expect(await read()).toMatchObject({ fetched: 2, answers: 1, knownAlready: 1, inTray: 1 })
  expect(await read()).toMatchObject({ fetched: 0 })
  folders.INBOX.push(mail("paul@morel.test", "Voici la preuve de virement."))
  expect(await read()).toMatchObject({ fetched: 1, answers: 1 })
  expect((await listed()).items).toHaveLength(2)
})

test("a server that numbers its mails anew makes us look again, and nothing counts twice", async () => {
  const morel = await lateCustomer("Garage Morel", "paul@morel.test", "FA-11")
  const numbering = { uidValidity: 7 }
  const { read } = await mailbox(
    { INBOX: [mail("paul@morel.test", "Payé hier."), mail("paul@morel.test", "Merci")] },
    numbering,
  )
  expect(await read()).toMatchObject({ answers: 2 })
  numbering.uidValidity = 8
  expect(await read()).toMatchObject({ fetched: 2, answers: 0, knownAlready: 2 })
  expect(await waiting(morel)).toHaveLength(2)
})

test("a reading that breaks off in the middle goes on where it stopped", async () => {
  const inbox = ["un", "deux", "trois", "quatre"].map((word) => mail("paul@morel.test", `Message ${word}`))
  const { read } = await mailbox({ INBOX: inbox })
  const breaking: FetchNewMail = async function* (...asked) {
    let left = 2
    for await (const fetched of fetchNewMail()(...asked)) {
      if (left-- === 0) throw new Error("the line broke")
      yield fetched
    }
  }
  await expect(read(breaking)).rejects.toThrow("the line broke")
  expect(await read()).toMatchObject({ fetched: 2, answers: 2 })
  expect((await listed()).items).toHaveLength(4)
})

test("an unknown sender waits in the tray until somebody says whose it is, or puts it aside", async () => {
  const morel = await lateCustomer("Garage Morel", "paul@morel.test", "FA-11")
  const { read } = await mailbox({
    INBOX: [mail("inconnu@ailleurs.test", "C’est payé."), mail("pub@ailleurs.test", "Nos offres du mois")],
  })
  expect(await read()).toMatchObject({ inTray: 2 })
  const tray = await world.in((tx) => listMails(tx, { inTray: true }))
  expect(tray.items).toHaveLength(2)
  const mine = tray.items.find((each) => each.fromEmail === "inconnu@ailleurs.test")
  const other = tray.items.find((each) => each.fromEmail === "pub@ailleurs.test")
  await world.in((tx) => assignMail(tx, mine!.id, morel, by()))
  await world.in((tx) => setMailAside(tx, other!.id, by()))
  expect((await world.in((tx) => listMails(tx, { inTray: true }))).items).toEqual([])
  expect(await waiting(morel)).toHaveLength(1)
})

const bounced = (status: string, words: string) =>
  mail("MAILER-DAEMON@mx.test", `<paul@morel.test>: host mx said: ${status} ${words}`, {
    subject: "Undelivered Mail Returned to Sender",
  })

test("a dead address is marked with a task and the next step does not open; a full mailbox only gives a task", async () => {
  const morel = await lateCustomer("Garage Morel", "paul@morel.test", "FA-11")
  const { read } = await mailbox({ INBOX: [bounced("552 5.2.2", "mailbox full")] })
  const contact = () =>
    world.in((tx) =>
      tx
        .selectFrom("ledger.contact")
        .select("bounced_on")
        .where("company_id", "=", tx.companyId)
        .executeTakeFirstOrThrow(),
    )
  const tasks = () =>
    world.in((tx) =>
      tx
        .selectFrom("ledger.task")
        .select("kind")
        .where("company_id", "=", tx.companyId)
        .orderBy("id")
        .execute(),
    )
  expect(await read()).toMatchObject({ bounces: 1, answers: 0 })
  expect([(await contact()).bounced_on, await tasks()]).toEqual([null, [{ kind: "other" }]])
  open.splice(0).forEach((server) => void server.close())
  const second = await mailbox({ INBOX: [bounced("550 5.1.1", "user unknown")] }, { uidValidity: 2 })
  expect(await second.read()).toMatchObject({ bounces: 1 })
  expect((await contact()).bounced_on).toBe("2026-03-03")
  expect(await tasks()).toEqual([{ kind: "other" }, { kind: "wrong-address" }])
  expect((await world.decision("2026-03-04", morel)).kind).not.toBe("nothing")
})

test("somebody’s absence holds nothing", async () => {
  const morel = await lateCustomer("Garage Morel", "paul@morel.test", "FA-11")
  const { read } = await mailbox({
    INBOX: [
      mail("paul@morel.test", "Je suis absent jusqu’au 16 mars.", {
        headers: "Auto-Submitted: auto-replied",
      }),
    ],
  })
  expect(await read()).toMatchObject({ automatic: 1, answers: 0 })
  expect(await waiting(morel)).toEqual([])
})

test("a mail that came in can be neither changed nor removed from the archive", async () => {
  await (await mailbox({ INBOX: [mail("paul@morel.test", "Payé.")] })).read()
  const rewriting = world.in((tx) =>
    tx
      .updateTable("replies.archive")
      .set({ content: Buffer.from("x") })
      .where("company_id", "=", tx.companyId)
      .execute(),
  )
  await expect(rewriting).rejects.toThrow("written once")
  const removing = world.in((tx) =>
    tx.deleteFrom("replies.archive").where("company_id", "=", tx.companyId).execute(),
  )
  await expect(removing).rejects.toThrow("written once")
})

test("a mailbox that does not open says so with the server’s words, and nothing is lost for later", async () => {
  const { server, read } = await mailbox({ INBOX: [mail("paul@morel.test", "Payé.")] })
  await server.close()
  open.splice(0)
  await expect(read()).rejects.toThrow("MAILBOX_CLOSED")
})
