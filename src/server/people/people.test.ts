import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { cookiesOf, testServer } from "../../../test/server.ts"
import { resetPassword, welcomeToken } from "./workflows.ts"

const database = await testDatabase()
const server = await testServer(database)
const stranger = server.asking(null)
const password = "un mot de passe assez long"

test("the first person makes an account with the welcome link, once, and creates a company", async () => {
  expect((await stranger("GET", "/api/me")).json).toEqual({
    user: null,
    setupNeeded: true,
    companies: [],
    formerCompanies: [],
  })
  const token = await welcomeToken(database.db, new Date())
  expect((await stranger("GET", `/api/welcome/${token}`)).json).toMatchObject({ valid: true, role: "owner" })
  const person = { token, name: "Anne Tanguy", email: "Anne@Tanguy.test", password }
  const welcomed = await stranger("POST", "/api/welcome", person)
  expect(welcomed.status).toBe(200)
  expect(welcomed.headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Lax/i)

  const anne = server.asking(cookiesOf(welcomed.headers))
  const made = await anne("POST", "/api/companies", { name: "Menuiserie Tanguy", siret: "732 829 320 00074" })
  expect(made.status).toBe(200)
  const me = (await anne("GET", "/api/me")).json
  expect(me.setupNeeded).toBe(false)
  expect(me.companies).toEqual([
    { id: made.json.id, name: "Menuiserie Tanguy", role: "owner", mode: "test", isDemo: false },
  ])
  const company = (await anne("GET", `/api/companies/${made.json.id}`)).json
  expect(company).toMatchObject({ siren: "732829320", siret: "73282932000074", mode: "test" })

  const again = await stranger("POST", "/api/welcome", { ...person, email: "autre@tanguy.test" })
  expect([again.status, again.json.error.code]).toEqual([422, "WELCOME_LINK_INVALID"])
  expect(await welcomeToken(database.db, new Date())).toBeNull()
})

test("a welcome link is over after a day", async () => {
  const other = await testDatabase()
  const late = await testServer(other)
  const token = await welcomeToken(other.db, new Date(Date.now() - 25 * 3_600_000))
  expect((await late.asking(null)("GET", `/api/welcome/${token}`)).json.valid).toBe(false)
})

test("nobody signs up without a link, and a wrong password opens nothing", async () => {
  const signUp = await stranger("POST", "/api/auth/sign-up/email", {
    ...{ name: "Eve", email: "eve@ailleurs.test", password },
  })
  expect(signUp.status).toBeGreaterThanOrEqual(400)
  const wrong = await stranger("POST", "/api/auth/sign-in/email", {
    email: "anne@tanguy.test",
    password: "pas le bon mot de passe",
  })
  expect(wrong.status).toBe(401)
  const right = await stranger("POST", "/api/auth/sign-in/email", { email: "anne@tanguy.test", password })
  expect(right.status).toBe(200)
  const anne = server.asking(cookiesOf(right.headers))
  expect((await anne("GET", "/api/me")).json.user.name).toBe("Anne Tanguy")
  await anne("POST", "/api/auth/sign-out", {}, { origin: "http://localhost" })
  expect((await anne("GET", "/api/me")).json.user).toBeNull()
})

test("who lost a password gets another one from the machine’s operator, and open sessions end", async () => {
  const before = await stranger("POST", "/api/auth/sign-in/email", { email: "anne@tanguy.test", password })
  const anne = server.asking(cookiesOf(before.headers))
  const fresh = await resetPassword(database.db, "Anne@tanguy.test")
  expect((await anne("GET", "/api/me")).json.user).toBeNull()
  const old = await stranger("POST", "/api/auth/sign-in/email", { email: "anne@tanguy.test", password })
  expect(old.status).toBe(401)
  const again = await stranger("POST", "/api/auth/sign-in/email", {
    email: "anne@tanguy.test",
    password: fresh,
  })
  expect(again.status).toBe(200)
  await expect(resetPassword(database.db, "personne@tanguy.test")).rejects.toThrow("USER_UNKNOWN")
})

test("after ten wrong passwords in a minute, sign-in waits", async () => {
  const tries: number[] = []
  for (let n = 0; n < 12; n += 1) {
    const answer = await stranger("POST", "/api/auth/sign-in/email", {
      email: "anne@tanguy.test",
      password: `essai numéro ${n} du mot de passe`,
    })
    tries.push(answer.status)
  }
  expect(tries.at(-1)).toBe(429)
})

test("readers read, controllers work, owners also change settings and members", async () => {
  const companyId = await testCompany(database)
  const at = `/api/companies/${companyId}`
  const reader = await server.member(companyId, "reader", "lecture@tanguy.test")
  const controller = await server.member(companyId, "controller", "compta@tanguy.test")
  const owner = await server.member(companyId, "owner", "patron@tanguy.test")

  const customer = { code: "411DURAND", name: "Durand SARL" }
  expect((await reader("GET", `${at}/customers`)).status).toBe(200)
  expect((await reader("POST", `${at}/customers`, customer)).json.error.code).toBe("FORBIDDEN")
  expect((await controller("POST", `${at}/customers`, customer)).status).toBe(200)
  expect((await controller("PATCH", at, { city: "Brest" })).status).toBe(403)
  expect((await owner("PATCH", at, { city: "Brest" })).json.city).toBe("Brest")

  const { items } = (await owner("GET", `${at}/members`)).json
  const roles = items.map((m: { email: string; role: string }) => `${m.email} ${m.role}`)
  expect(roles).toEqual([
    "compta@tanguy.test controller",
    "lecture@tanguy.test reader",
    "patron@tanguy.test owner",
  ])
  const me = items.find((m: { role: string }) => m.role === "owner")
  const left = await owner("DELETE", `${at}/members/${me.userId}`)
  expect(left.json.error.code).toBe("LAST_OWNER")
})

test("an API key opens one company as one role, is shown once, and stops when it is revoked", async () => {
  const companyId = await testCompany(database, "Avec clé")
  const other = await testCompany(database, "Sans clé")
  const owner = await server.member(companyId, "owner", "cle@tanguy.test")
  const at = `/api/companies/${companyId}`
  const { id, key } = (await owner("POST", `${at}/api-keys`, { name: "Logiciel", role: "reader" })).json
  const listed = (await owner("GET", `${at}/api-keys`)).text
  expect(listed).not.toContain(key)
  const bearer = { authorization: `Bearer ${key}` }
  expect((await stranger("GET", `${at}/customers`, undefined, bearer)).status).toBe(200)
  expect((await stranger("GET", "/api/me", undefined, bearer)).json.companies).toEqual([
    { id: companyId, name: "Avec clé", role: "reader", mode: "test", isDemo: false },
  ])
  expect((await stranger("POST", `${at}/notes`, {}, bearer)).status).toBe(403)
  expect((await stranger("GET", `/api/companies/${other}/customers`, undefined, bearer)).status).toBe(404)
  await owner("DELETE", `${at}/api-keys/${id}`)
  expect((await stranger("GET", `${at}/customers`, undefined, bearer)).status).toBe(401)
})

test("another site’s page cannot act in the name of a signed-in person, nor through a name of its own", async () => {
  const companyId = await testCompany(database, "Visée")
  const owner = await server.member(companyId, "owner", "visee@tanguy.test")
  const path = `/api/companies/${companyId}/customers`
  const customer = { code: "C1", name: "Client" }
  const fetched = await owner("POST", path, customer, { "sec-fetch-site": "cross-site" })
  const formed = await owner("POST", path, customer, { origin: "https://mechant.example" })
  const rebound = await owner("GET", path, undefined, { host: "mechant.example" })
  for (const answer of [fetched, formed, rebound]) {
    expect([answer.status, answer.json.error.code]).toEqual([403, "OTHER_SITE"])
  }
  expect((await owner("POST", path, customer, { "sec-fetch-site": "same-origin" })).status).toBe(200)
})
