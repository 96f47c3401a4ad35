import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { author, testBox } from "../../../test/delivery.ts"
import { startMailServer } from "../../../test/mail-server.ts"
import { verifySmtp } from "../../adapters/smtp/verify.ts"
import { type CompanyId, inCompany } from "../../kernel/store.ts"
import { readMailAccount } from "./store.ts"
import {
  openMailAccount,
  saveMailAccount,
  showMailAccount,
  type TypedMailAccount,
  testMailAccount,
} from "./workflows.ts"

const database = await testDatabase()
const { db } = database

const typed = (changes: Partial<TypedMailAccount> = {}): TypedMailAccount => ({
  fromName: "Menuiserie Tanguy",
  fromEmail: "compta@menuiserie-tanguy.test",
  replyTo: null,
  smtp: { host: "smtp.exemple.test", port: 587, security: "starttls", user: "compta", password: "sésame" },
  imap: null,
  ...changes,
})

const save = (companyId: CompanyId, mailAccount: TypedMailAccount) =>
  inCompany(db, companyId, (tx) => saveMailAccount(tx, mailAccount, testBox, author()))

const passwordOf = async (companyId: CompanyId) =>
  (await inCompany(db, companyId, (tx) => openMailAccount(tx, testBox)))?.smtp.password

test("a password is sealed in the database, never shown, and opens again for sending", async () => {
  const companyId = await testCompany(database)
  const shown = await save(companyId, typed())
  expect(shown.smtp).toEqual({
    host: "smtp.exemple.test",
    port: 587,
    security: "starttls",
    user: "compta",
    hasPassword: true,
  })
  expect(JSON.stringify(await inCompany(db, companyId, showMailAccount))).not.toContain("sésame")
  const stored = await inCompany(db, companyId, readMailAccount)
  expect(stored?.smtp.passwordSealed?.includes("same")).toBe(false)
  expect(await passwordOf(companyId)).toBe("sésame")
})

test("a password left out stays, but is never handed to another server or another name", async () => {
  const companyId = await testCompany(database)
  const { password: _, ...smtp } = typed().smtp
  await save(companyId, typed())
  await save(companyId, typed({ smtp: { ...smtp, port: 465, security: "tls" } }))
  expect(await passwordOf(companyId)).toBe("sésame")
  await save(companyId, typed({ smtp: { ...smtp, host: "smtp.ailleurs.test" } }))
  expect(await passwordOf(companyId)).toBeNull()
})

test.each([
  ["EMAIL_INVALID", typed({ fromEmail: "compta" })],
  ["EMAIL_INVALID", typed({ fromEmail: "a@b.test, c@d.test" })],
  ["EMAIL_INVALID", typed({ replyTo: "x@y.test\r\nBcc: z@y.test" })],
  ["SENDER_NAME_INVALID", typed({ fromName: "Tanguy\r\nBcc: z@y.test" })],
  ["MAIL_HOST_INVALID", typed({ smtp: { ...typed().smtp, host: "https://smtp.exemple.test" } })],
  ["MAIL_PORT_INVALID", typed({ smtp: { ...typed().smtp, port: 0 } })],
])("settings that cannot work are refused with %s", async (code, mailAccount) => {
  const companyId = await testCompany(database)
  await expect(save(companyId, mailAccount)).rejects.toThrow(code)
})

test("the test of the account speaks to the server and remembers its success until the settings change", async () => {
  const companyId = await testCompany(database)
  const server = await startMailServer()
  const smtp = { host: "127.0.0.1", port: server.port, security: "none", user: null } as const
  const ports = { box: testBox, verifySending: verifySmtp(), verifyReading: async () => [] }
  await save(companyId, typed({ smtp }))
  const run = { by: author(), sendTestTo: "moi@menuiserie-tanguy.test" }
  expect((await testMailAccount(db, companyId, ports, run)).ok).toBe(true)
  expect(server.taken).toHaveLength(1)
  expect((await inCompany(db, companyId, showMailAccount))?.testedAt).toEqual(run.by.now)
  await save(companyId, typed({ smtp }))
  expect((await inCompany(db, companyId, showMailAccount))?.testedAt).toBeNull()
  await server.close()
  expect((await testMailAccount(db, companyId, ports, run)).ok).toBe(false)
})

test("without a mail account the test says what is missing", async () => {
  const companyId = await testCompany(database)
  const ports = { box: testBox, verifySending: verifySmtp(), verifyReading: async () => [] }
  await expect(testMailAccount(db, companyId, ports, { by: author(), sendTestTo: null })).rejects.toThrow(
    "MAIL_ACCOUNT_MISSING",
  )
})
