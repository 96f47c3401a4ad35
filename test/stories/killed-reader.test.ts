import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { saveMailAccount } from "../../src/delivery/mail-account/workflows.ts"
import { listMails } from "../../src/replies/listing/store.ts"
import { mailText } from "../../src/replies/mail.test-data.ts"
import { testDatabase } from "../database.ts"
import { testBox } from "../delivery.ts"
import { startImapServer } from "../imap-server.ts"
import { seededRandom } from "../torture/seeded-random.ts"
import { newWorld } from "../world.ts"

const READER = fileURLToPath(new URL("../mailbox-reader.ts", import.meta.url))
const MAILS = 40
const KILLS = 6

test("the reader is killed at any moment, again and again: every mail is taken in, and none twice", async () => {
  const database = await testDatabase()
  const world = await newWorld(database)
  const morel = await world.customer("Garage Morel", { email: "paul@morel.test" })
  const folder = (name: string, count: number) =>
    Array.from({ length: count }, (_, n) => mailText("paul@morel.test", `Payé, ${name} ${n}.`))
  const server = await startImapServer({
    INBOX: folder("boîte", MAILS / 2),
    Clients: folder("dossier", MAILS / 2),
  })
  const account = {
    ...{ host: "127.0.0.1", port: server.port, security: "none" as const },
    ...{ user: "compta", password: "sesame" },
  }
  const typed = {
    fromName: null,
    fromEmail: "compta@tanguy.test",
    replyTo: null,
    smtp: account,
    imap: account,
  }
  await world.in((tx) => saveMailAccount(tx, typed, testBox, world.by("2026-03-03")))

  const random = seededRandom(20261123)
  let killed = 0
  for (let run = 0; run < KILLS; run += 1)
    killed += Number(await readUntilKilled([database.url, world.companyId], Math.round(random() * 250)))
  expect(await readUntilKilled([database.url, world.companyId], null)).toBe(false)
  await server.close()

  expect(killed).toBeGreaterThan(0)
  expect((await world.in((tx) => listMails(tx, { limit: 500 }))).items).toHaveLength(MAILS)
  const held = await world.in((tx) =>
    tx
      .selectFrom("ledger.reply")
      .select("id")
      .where("company_id", "=", tx.companyId)
      .where("customer_id", "=", morel)
      .execute(),
  )
  expect(held).toHaveLength(MAILS)
}, 180_000)

/** Reads in a process of its own; true when it was killed before its end, so many milliseconds after it began. */
async function readUntilKilled(target: readonly string[], afterMs: number | null): Promise<boolean> {
  const reader = spawn(process.execPath, [READER, ...target], { stdio: ["ignore", "pipe", "inherit"] })
  if (afterMs !== null) reader.stdout.once("data", () => setTimeout(() => reader.kill("SIGKILL"), afterMs))
  return await new Promise((resolve, reject) => {
    reader.once("exit", (code, signal) => {
      if (code === 0 || signal === "SIGKILL") resolve(signal === "SIGKILL")
      else reject(new Error(`the reader ended with ${code}`))
    })
  })
}
