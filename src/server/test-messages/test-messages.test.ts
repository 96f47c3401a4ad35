import { simpleParser } from "mailparser"
import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { setMailServer, testBox } from "../../../test/delivery.ts"
import { startMailServer } from "../../../test/mail-server.ts"
import { smtpCarrier } from "../../adapters/smtp/carrier.ts"
import { day } from "../../kernel/day.ts"
import { inCompany } from "../../kernel/store.ts"
import { sampleInput } from "../../messages/templates/sample.ts"
import { shippedTemplate } from "../../messages/templates/store.ts"
import { sendTestMessage } from "./workflows.ts"

const database = await testDatabase()
const by = { actor: "user:1", now: new Date("2026-03-24T08:00:00Z"), today: day("2026-03-24") }
const ports = { box: testBox, openCarrier: smtpCarrier }
const trial = {
  template: shippedTemplate("firm-email", "de"),
  input: sampleInput("firm-email"),
  to: "claire@menuiserie-tanguy.test",
}

test("a trial goes to the person who writes, says so, and to nobody else; the journal knows its digest", async () => {
  const server = await startMailServer()
  try {
    const company = await testCompany(database)
    await setMailServer(database.db, company, server.port)
    await sendTestMessage(database.db, company, ports, trial, by)
    expect(server.taken.map(({ to }) => to)).toEqual([[trial.to]])
    const mail = await simpleParser(server.taken[0]!.raw)
    expect(mail.subject).toMatch(/^\[ESSAI\] Mahnung: 2 Rechnungen/)
    expect(mail.text).toContain("votre client n’a rien reçu")
    expect(mail.html).toContain("votre client n’a rien reçu")
    const kinds = await inCompany(database.db, company, (tx) =>
      tx.selectFrom("ledger.journal").select("kind").where("company_id", "=", company).execute(),
    )
    expect(kinds.map(({ kind }) => kind)).toContain("template.tried")
  } finally {
    await server.close()
  }
})

test("without a mail account the trial says where to set one; a faulty template says its line", async () => {
  const company = await testCompany(database)
  await expect(sendTestMessage(database.db, company, ports, trial, by)).rejects.toMatchObject({
    code: "MAIL_ACCOUNT_MISSING",
  })
  const faulty = { ...trial, template: { ...trial.template, body: "Hallo\n{{ kunde }}" } }
  await expect(sendTestMessage(database.db, company, ports, faulty, by)).rejects.toMatchObject({
    code: "TEMPLATE_UNKNOWN_VARIABLE",
    where: { line: 2 },
  })
})
