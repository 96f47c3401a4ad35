import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../../test/database.ts"
import { author, setMailServer, testBox } from "../../../../test/delivery.ts"
import { saveMailAccount } from "../../../delivery/mail-account/workflows.ts"
import { day } from "../../../kernel/day.ts"
import { inCompany } from "../../../kernel/store.ts"
import { isDueToRead, readMailboxState, writeFailure, writeRead } from "./store.ts"

const database = await testDatabase()
const at = (time: string) => new Date(`2026-03-03T${time}Z`)
const sentence = { fr: "Mot de passe refusé.", en: "Wrong password." }

test("a mailbox that does not open is tried again later each time, and at once when its settings were mended", async () => {
  const companyId = await testCompany(database)
  const inside = <T>(work: Parameters<typeof inCompany<T>>[2]) => inCompany(database.db, companyId, work)
  const due = (time: string) => inside((tx) => isDueToRead(tx, at(time)))
  const save = (time: string) => {
    const server = { host: "imap.test", port: 993, security: "tls", user: "compta", password: "x" } as const
    const account = { fromName: null, fromEmail: "a@b.test", replyTo: null, smtp: server, imap: server }
    return inside((tx) => saveMailAccount(tx, account, testBox, author(day("2026-03-03"), time)))
  }
  await setMailServer(database.db, companyId, 9)
  expect(await due("08:00:00")).toBe(false)
  await save("08:00:00")
  expect(await due("08:00:00")).toBe(true)
  const fail = (time: string) =>
    inside((tx) => writeFailure(tx, { code: "MAILBOX_CLOSED", sentence }, at(time)))
  await fail("08:01:00")
  expect([await due("08:01:59"), await due("08:02:00")]).toEqual([false, true])
  await fail("08:02:00")
  expect([await due("08:03:59"), await due("08:04:00")]).toEqual([false, true])
  expect((await inside(readMailboxState)).failedAt).toEqual(at("08:01:00"))
  await save("08:02:30")
  expect(await due("08:02:31")).toBe(true)
  await fail("08:02:40")
  expect([await due("08:03:00"), (await inside(readMailboxState)).failedAt]).toEqual([false, at("08:02:40")])
  await inside((tx) => writeRead(tx, at("08:10:00")))
  expect(await inside(readMailboxState)).toMatchObject({ readAt: at("08:10:00"), failedAt: null })
  expect([await due("08:11:59"), await due("08:12:00")]).toEqual([false, true])
})
