import { createServer } from "node:http"
import { afterAll, beforeEach, expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../../test/database.ts"
import { author, testBox } from "../../../../test/delivery.ts"
import { renewToken } from "../../../adapters/oauth/renew-token.ts"
import { type CompanyId, inCompany } from "../../../kernel/store.ts"
import { saveMailAccount, showMailAccount } from "../workflows.ts"
import { freshMailAccount } from "./workflows.ts"

const database = await testDatabase()
const { db } = database
const asked: URLSearchParams[] = []
let answer: { status: number; body: object } = { status: 200, body: {} }

// A provider's token endpoint, as Microsoft and Google document theirs.
const endpoint = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on("data", (chunk: Buffer) => chunks.push(chunk))
  request.on("end", () => {
    asked.push(new URLSearchParams(Buffer.concat(chunks).toString()))
    response.writeHead(answer.status, { "content-type": "application/json" })
    response.end(JSON.stringify(answer.body))
  })
})
await new Promise<void>((resolve) => endpoint.listen(0, "127.0.0.1", resolve))
afterAll(() => void endpoint.close())
const address = endpoint.address()
const tokenUrl = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/token`

let companyId: CompanyId
beforeEach(async () => {
  asked.length = 0
  companyId = await testCompany(database)
  const server = {
    host: "outlook.office365.com",
    port: 993,
    security: "tls",
    user: "compta@tanguy.test",
  } as const
  await inCompany(db, companyId, (tx) =>
    saveMailAccount(
      tx,
      {
        ...{ fromName: null, fromEmail: "compta@tanguy.test", replyTo: null, smtp: server, imap: server },
        oauth: { tokenUrl, clientId: "relance", clientSecret: "sésame-secret", refreshToken: "jeton-1" },
      },
      testBox,
      author(),
    ),
  )
})

const fresh = (at: string) =>
  freshMailAccount(db, companyId, { box: testBox, renewToken }, new Date(`2026-03-03T${at}Z`))

test("a token is got once, used while it is good, and renewed with the refresh token that came with it", async () => {
  answer = { status: 200, body: { access_token: "accès-1", expires_in: 3600, refresh_token: "jeton-2" } }
  expect((await fresh("08:00:00"))?.imap).toMatchObject({ accessToken: "accès-1", password: null })
  expect((await fresh("08:50:00"))?.smtp.accessToken).toBe("accès-1")
  expect(asked).toHaveLength(1)
  expect(Object.fromEntries(asked[0]!)).toEqual({
    ...{ grant_type: "refresh_token", client_id: "relance" },
    ...{ client_secret: "sésame-secret", refresh_token: "jeton-1" },
  })
  answer = { status: 200, body: { access_token: "accès-2", expires_in: 3600 } }
  expect((await fresh("08:59:00"))?.imap?.accessToken).toBe("accès-2")
  expect(asked[1]?.get("refresh_token")).toBe("jeton-2")
})

test("a provider that no longer agrees says so with what to do, and no secret is ever shown or stored in clear", async () => {
  answer = { status: 400, body: { error: "invalid_grant" } }
  await expect(fresh("08:00:00")).rejects.toThrow("TOKEN_REFUSED")
  const shown = JSON.stringify(await inCompany(db, companyId, showMailAccount))
  expect(shown).not.toMatch(/sésame-secret|jeton-1/)
  const row = await inCompany(db, companyId, (tx) =>
    tx.selectFrom("delivery.mail_account").selectAll().where("company_id", "=", companyId).executeTakeFirst(),
  )
  expect(row?.oauth_refresh_token_sealed?.includes("jeton-1")).toBe(false)
})

test("the address of the tokens must be encrypted", async () => {
  const server = { host: "imap.test", port: 993, security: "tls", user: "x" } as const
  const oauth = { tokenUrl: "http://ailleurs.test/token", clientId: "relance", refreshToken: "jeton" }
  const typed = { fromName: null, fromEmail: "a@b.test", replyTo: null, smtp: server, imap: null, oauth }
  await expect(
    inCompany(db, companyId, (tx) => saveMailAccount(tx, typed, testBox, author())),
  ).rejects.toThrow("TOKEN_URL_INVALID")
})
