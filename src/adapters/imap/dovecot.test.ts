import { ImapFlow } from "imapflow"
import { afterAll, beforeEach, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { type Dovecot, hasDovecot, startDovecot } from "../../../test/dovecot.ts"
import { newWorld, type World } from "../../../test/world.ts"
import type { Filing } from "../../delivery/mail-account/mail-account.ts"
import { saveMailAccount } from "../../delivery/mail-account/workflows.ts"
import { listMails } from "../../replies/listing/store.ts"
import { mailText } from "../../replies/mail.test-data.ts"
import { readMailbox } from "../../replies/mailbox/workflows.ts"
import { secretBox } from "../secret-box.ts"
import { fileAway } from "./file-away.ts"
import { verifyImap } from "./mailbox.ts"
import { fetchNewMail } from "./new-mail.ts"
import { watchMailbox } from "./watch.ts"

// The real server of Debian; where it is not installed, mailbox/workflows.test.ts tries the same on a small one.
const real = test.runIf(hasDovecot)
const database = await testDatabase()
const box = secretBox(Buffer.alloc(32, 7))
let dovecot: Dovecot | null = null
let world: World
beforeEach(async () => {
  if (!hasDovecot) return
  dovecot ??= await startDovecot()
  world = await newWorld(database)
  await inMailbox(async (mailbox) => {
    for (const { path } of await mailbox.list()) {
      await mailbox.mailboxOpen(path)
      await mailbox.messageDelete("1:*").catch(() => false)
    }
  })
})
afterAll(async () => dovecot?.close())

const options = () => ({ tls: { ca: dovecot!.ca } })
const server = () => ({
  ...{ host: "127.0.0.1", port: dovecot!.port, security: "starttls" as const },
  ...{ user: "compta", password: "sesame" },
})

/** What the owner of the mailbox does in it. */
async function inMailbox<T>(work: (mailbox: ImapFlow) => Promise<T>): Promise<T> {
  const mailbox = new ImapFlow({
    ...{ host: "127.0.0.1", port: dovecot!.port, secure: false, logger: false },
    ...{ auth: { user: "compta", pass: "sesame" }, tls: { ca: dovecot!.ca } },
  })
  await mailbox.connect()
  try {
    return await work(mailbox)
  } finally {
    await mailbox.logout()
  }
}

const arrives = (text: string, folder = "INBOX") =>
  inMailbox((mailbox) => mailbox.append(folder, Buffer.from(text)))

const flagsIn = (folder: string) =>
  inMailbox(async (mailbox) => {
    await mailbox.mailboxOpen(folder, { readOnly: true })
    const flags: string[][] = []
    for await (const mail of mailbox.fetch("1:*", { flags: true })) flags.push([...(mail.flags ?? [])].sort())
    return flags.map((each) => each.filter((flag) => flag !== "\\Recent"))
  })

async function reader(filing: Filing | null = null) {
  await world.in((tx) =>
    saveMailAccount(
      tx,
      {
        ...{ fromName: null, fromEmail: "compta@tanguy.test", replyTo: null, filing },
        ...{ smtp: { ...server(), port: 25 }, imap: server() },
      },
      box,
      world.by("2026-03-03"),
    ),
  )
  const ports = { box, fetchNewMail: fetchNewMail(options()), fileAway: fileAway(options()) }
  return () => readMailbox(database.db, world.companyId, ports, world.by("2026-03-03"))
}

const paid = (words: string) => mailText("paul@morel.test", words)
const mails = () => world.in((tx) => listMails(tx, {})).then((page) => page.items)

real("the mailbox test says how many folders can be read, over an encrypted line", async () => {
  expect(await verifyImap(options())(server())).toEqual([
    expect.objectContaining({ key: "reading", ok: true }),
  ])
})

real("several folders are read and nothing in them changes: what was unread stays unread", async () => {
  const read = await reader()
  await arrives(paid("Payé hier."))
  await arrives(paid("Nous contestons la facture."), "Archives")
  await arrives(paid("Notre propre message"), "Sent")
  expect(await read()).toMatchObject({ fetched: 2, answers: 2 })
  expect(await read()).toMatchObject({ fetched: 0 })
  expect([await flagsIn("INBOX"), await flagsIn("Archives")]).toEqual([[[]], [[]]])
})

real("only mails of customers are marked as read or moved, and only when asked for", async () => {
  await world.customer("Garage Morel", { email: "paul@morel.test" })
  await arrives(paid("Payé hier."))
  await arrives(mailText("tante@ailleurs.test", "On déjeune dimanche ?"))
  const mark = await reader({ kind: "mark-read" })
  expect(await mark()).toMatchObject({ answers: 2, inTray: 1 })
  expect(await flagsIn("INBOX")).toEqual([["\\Seen"], []])
  await arrives(paid("Et voici la preuve."))
  const move = await reader({ kind: "move", folder: "Relance" })
  await move()
  expect([(await flagsIn("INBOX")).length, await flagsIn("Relance")]).toEqual([2, [["\\Seen"]]])
  expect(await move()).toMatchObject({ answers: 0, knownAlready: 1 })
  expect(await mails()).toHaveLength(3)
})

real("a folder made anew has another numbering: it is read again, and nothing counts twice", async () => {
  const read = await reader()
  await inMailbox((mailbox) => mailbox.mailboxCreate("Clients"))
  const first = paid("Payé hier.")
  await arrives(first, "Clients")
  expect(await read()).toMatchObject({ answers: 1 })
  await inMailbox(async (mailbox) => {
    await mailbox.mailboxDelete("Clients")
    // Dovecot numbers a folder by the second in which it was made.
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    await mailbox.mailboxCreate("Clients")
  })
  await arrives(first, "Clients")
  await arrives(paid("Et la suivante aussi."), "Clients")
  expect(await read()).toMatchObject({ fetched: 2, answers: 1, knownAlready: 1 })
  await inMailbox((mailbox) => mailbox.mailboxDelete("Clients"))
})

real("what arrives is told within a moment, without asking (IDLE)", async () => {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>()
  const { promise: told, resolve } = Promise.withResolvers<string>()
  const watch = watchMailbox(options())(server(), () => resolve("told"), stopped)
  // The line needs a moment to stand; until it does, what arrives is told by nobody.
  await new Promise((ready) => setTimeout(ready, 1_500))
  await arrives(paid("Payé à l’instant."))
  expect(await told).toBe("told")
  stop()
  await watch
})
