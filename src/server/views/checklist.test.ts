import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { author, lateCustomer, setMailServer, testBox } from "../../../test/delivery.ts"
import { startMailServer } from "../../../test/mail-server.ts"
import { verifySmtp } from "../../adapters/smtp/verify.ts"
import { prepareDay } from "../../delivery/day/workflows.ts"
import { testMailAccount } from "../../delivery/mail-account/workflows.ts"
import { day } from "../../kernel/day.ts"
import { inCompany } from "../../kernel/store.ts"
import { changeCompany, existingCompany, readChecklist, setMode } from "../../ledger/companies/workflows.ts"
import { laterFacts } from "./later-facts.ts"

const database = await testDatabase()
const { db } = database

test("all that comes before live mode can be done on a Sunday, when nothing is prepared for anybody", async () => {
  const sunday = author(day("2026-03-01"))
  const companyId = await testCompany(database)
  const todo = () =>
    inCompany(db, companyId, async (tx) => {
      const { items } = await readChecklist(tx, await laterFacts(tx))
      return items.filter((item) => !item.done).map((item) => item.key)
    })
  await inCompany(db, companyId, async (tx) => {
    const details = {
      ...{
        legalForm: "EI",
        siren: "732829320",
        addressLines: ["1 rue du Port"],
        postalCode: "35000",
        city: "Rennes",
      },
      iban: "FR7630006000011234567890189",
    }
    await changeCompany(tx, details, sunday)
    const fresh = { company_id: companyId, fresh_on: sunday.today, source: "invoices" }
    await tx.insertInto("ledger.freshness").values(fresh).execute()
  })
  await lateCustomer(db, companyId)
  expect(await todo()).toEqual(["mail-account", "test-message-received", "plan-reviewed"])
  expect((await prepareDay(db, companyId, sunday)).prepared).toBe(0)
  expect(await todo()).toEqual(["mail-account", "test-message-received"])

  const server = await startMailServer()
  await setMailServer(db, companyId, server.port)
  const ports = { box: testBox, verifySending: verifySmtp(), verifyReading: async () => [] }
  await testMailAccount(db, companyId, ports, { by: sunday, sendTestTo: null })
  expect(await todo()).toEqual(["test-message-received"])
  await testMailAccount(db, companyId, ports, { by: sunday, sendTestTo: "compta@menuiserie-tanguy.test" })
  await server.close()
  expect(server.taken).toHaveLength(1)
  expect(await todo()).toEqual([])
  await inCompany(db, companyId, async (tx) => setMode(tx, "live", await laterFacts(tx), sunday))
  expect((await inCompany(db, companyId, existingCompany)).mode).toBe("live")
})

test("a company in the register is asked for its town and capital, a sole trader is not", async () => {
  const todoOf = (legalForm: string) =>
    inCompany(db, companyId, async (tx) => {
      await changeCompany(tx, { legalForm, registryCity: null }, author(day("2026-03-02")))
      const { items } = await readChecklist(tx, await laterFacts(tx))
      return items.find((item) => item.key === "company-details")?.sentence.fr
    })
  const companyId = await testCompany(database, "Atelier Kerhuon")
  expect(await todoOf("SAS")).toContain("la ville du RCS, le capital social")
  expect(await todoOf("EI")).not.toContain("RCS")
})
