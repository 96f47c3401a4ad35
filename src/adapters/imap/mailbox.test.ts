import { afterEach, expect, test } from "vitest"
import { type Folders, startImapServer } from "../../../test/imap-server.ts"
import { findInMailbox, verifyImap } from "./mailbox.ts"

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close()
})

async function mailbox(folders: Folders) {
  const server = await startImapServer(folders)
  open.push(server)
  const account = {
    host: "127.0.0.1",
    port: server.port,
    security: "none",
    user: "compta",
    password: "sesame",
  } as const
  return { server, account }
}

const FOLDERS: Folders = {
  INBOX: ["<1@client.test>"],
  Sent: ["<2@relance.test>"],
  Archives: ["<3@relance.test>"],
}

test("a message is found in whatever folder it lies, sent mail is looked at first", async () => {
  const { server, account } = await mailbox(FOLDERS)
  expect(await findInMailbox()(account, "<3@relance.test>")).toEqual({ found: true, folder: "Archives" })
  const opened = server.commands.filter((command) => command.startsWith("EXAMINE"))
  expect(opened[0]).toContain("Sent")
  expect(await findInMailbox()(account, "<2@relance.test>")).toEqual({ found: true, folder: "Sent" })
})

test("a message that lies nowhere is not found, and nothing in the mailbox was touched", async () => {
  const { server, account } = await mailbox(FOLDERS)
  expect(await findInMailbox()(account, "<4@relance.test>")).toEqual({ found: false, folder: null })
  expect(
    server.commands.filter((command) => /^(SELECT|STORE|UID STORE|MOVE|EXPUNGE|APPEND)/.test(command)),
  ).toEqual([])
})

test("the test of the account counts the folders, and names a wrong password with the server's words", async () => {
  const { account } = await mailbox(FOLDERS)
  const [right] = await verifyImap()(account)
  expect([right?.ok, right?.sentence.fr.includes("3 dossiers")]).toEqual([true, true])
  const [wrong] = await verifyImap()({ ...account, password: "faux" })
  expect(wrong?.ok).toBe(false)
  expect(wrong?.sentence.en).toContain("wrong name or password")
})

test("a server that is not there is named as such", async () => {
  const { server, account } = await mailbox(FOLDERS)
  await server.close()
  const [step] = await verifyImap({ connectMs: 2_000 })(account)
  expect([step?.key, step?.ok]).toEqual(["reading", false])
})
