import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../test/database.ts"
import { testServer } from "../../test/server.ts"
import { secretBox } from "../adapters/secret-box.ts"
import { smtpCarrier } from "../adapters/smtp/carrier.ts"
import { startWorker } from "./jobs/run.ts"
import { createLogger } from "./log.ts"
import { MAILBOX_PORTS } from "./mailbox-ports.ts"

const database = await testDatabase()
const server = await testServer(database)
const companyId = await testCompany(database)
const at = `/api/companies/${companyId}`
const owner = await server.member(companyId, "owner", "anne@tanguy.test")
const reader = await server.member(companyId, "reader", "lecture@tanguy.test")

const INVOICES = [
  "Code client;Client;Facture;Date;Échéance;Montant TTC",
  "411DUPONT;Dupont SA;F-17;02/01/2026;01/02/2026;1 200,00",
  "411DURAND;Durand SARL;F-18;05/01/2026;04/02/2026;350,50",
  "411DURAND;Durand SARL;F-19;pas une date;04/02/2026;10,00",
  "",
].join("\n")

function form(text: string): FormData {
  const data = new FormData()
  data.set("file", new File([text], "factures.csv", { type: "text/csv" }))
  return data
}

test("a file put on the page is recognised, previewed, applied by the worker, and taken back", async () => {
  const put = await owner("POST", `${at}/import-drafts`, form(INVOICES))
  expect([put.status, put.json.error]).toEqual([200, undefined])
  const draft = put.json
  expect(draft).toMatchObject({ kind: "invoices", state: "uploaded", fileName: "factures.csv" })
  expect(draft.preview).toMatchObject({ rowCount: 3, counts: { invoices: 2, rejected: 1 } })
  expect(draft.preview.errors[0]).toMatchObject({ row: 4 })
  const rejected = await owner("GET", `${at}/import-drafts/${draft.id}/rejected.csv`)
  expect(rejected.text).toContain("pas une date")
  expect((await owner("GET", `${at}/invoices`)).json.items).toEqual([])

  const worker = await startWorker(
    database.url,
    {
      ...{ db: database.db, now: () => new Date(), worker: "test" },
      ports: {
        box: secretBox(Buffer.alloc(32, 7)),
        openCarrier: (account) => smtpCarrier(account),
        ...MAILBOX_PORTS,
      },
    },
    createLogger("test", "silent"),
  )
  try {
    const applying = await owner("POST", `${at}/import-drafts/${draft.id}/application`, {})
    expect(applying.json).toEqual({ id: draft.id, state: "applying" })
    await expect
      .poll(async () => (await owner("GET", `${at}/import-drafts/${draft.id}`)).json.state)
      .toBe("applied")
  } finally {
    await worker.stop()
  }
  const { totals } = (await owner("GET", `${at}/invoices?status=all&on=2026-03-02`)).json
  expect(totals).toMatchObject([{ currency: "EUR", count: 2, openCents: 1_550_50 }])

  const again = await owner("POST", `${at}/import-drafts/${draft.id}/application`, {})
  expect([again.status, again.json.error.code]).toEqual([409, "DRAFT_CLOSED"])
  const [past] = (await owner("GET", `${at}/imports`)).json.items
  expect(past).toMatchObject({ state: "applied", summary: { invoices: 2, rejected: 1 } })
  expect((await reader("POST", `${at}/imports/${past.id}/undoing`, {})).status).toBe(403)
  expect((await owner("POST", `${at}/imports/${past.id}/undoing`, {})).status).toBe(200)
  expect((await owner("GET", `${at}/invoices?status=all`)).json.items).toEqual([])
})

test("a reader cannot put a file on the page", async () => {
  expect((await reader("POST", `${at}/import-drafts`, form(INVOICES))).status).toBe(403)
})
