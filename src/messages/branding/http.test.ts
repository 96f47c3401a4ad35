import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { type Ask, testServer } from "../../../test/server.ts"
import { newWorld } from "../../../test/world.ts"
import { qrModules, qrPng } from "../payment/qr-image.ts"

const database = await testDatabase()
let owner: Ask
let reader: Ask
let stranger: Ask
let at: string

beforeAll(async () => {
  const server = await testServer(database)
  const ours = await newWorld(database, "Menuiserie Tanguy")
  const theirs = await newWorld(database, "Autre maison")
  owner = await server.member(ours.companyId, "owner", "anne@papers.test")
  reader = await server.member(ours.companyId, "reader", "marc@papers.test")
  stranger = await server.member(theirs.companyId, "owner", "eve@papers.test")
  at = `/api/companies/${ours.companyId}/branding`
})

const PICTURE = qrPng(qrModules("a picture")).toString("base64")
const file = (content: Buffer | string): FormData => {
  const data = new FormData()
  const bytes = typeof content === "string" ? Buffer.from(content, "base64") : content
  data.set("file", new File([new Uint8Array(bytes)], "logo.svg", { type: "image/svg+xml" }))
  return data
}

test("a logo and a colour are kept and seen on the e-mail and on the letter; taken away, they are gone", async () => {
  const plain = (await owner("GET", `${at}/preview.svg`)).text
  expect((await owner("POST", `${at}/logo`, file(PICTURE))).status).toBe(200)
  expect((await owner("PUT", `${at}/colour`, { colour: "#7A1F2B" })).status).toBe(200)
  const { json } = await owner("GET", at)
  expect(json).toMatchObject({ logo: `data:image/png;base64,${PICTURE}`, signature: null, colour: "#7a1f2b" })
  expect(json.contrast).toBeGreaterThan(4.5)
  const email = await owner("GET", `${at}/preview.html`)
  expect(email.text).toContain(PICTURE)
  const letter = await owner("GET", `${at}/preview.svg`)
  expect(letter.text).toMatch(/^<svg[\s\S]*#7a1f2b/)
  expect(letter.text).not.toBe(plain)
  for (const { headers } of [email, letter])
    expect(headers.get("content-security-policy")).toContain("sandbox; default-src 'none'")
  // An e-mail shows the logo, or else the name in its colour.
  await owner("DELETE", `${at}/logo`)
  expect((await owner("GET", `${at}/preview.html`)).text).toContain("border-bottom:2px solid #7a1f2b")
  await owner("PUT", `${at}/colour`, { colour: null })
  expect((await owner("GET", at)).json).toMatchObject({ logo: null, colour: null, contrast: null })
  expect((await owner("GET", `${at}/preview.svg`)).text).toBe(plain)
})

test("a pale colour says how badly it is read; a colour that is none is refused", async () => {
  await owner("PUT", `${at}/colour`, { colour: "#ffee88" })
  expect((await owner("GET", at)).json.contrast).toBeLessThan(4.5)
  const { status, json } = await owner("PUT", `${at}/colour`, { colour: "red;x:url(//e)" })
  expect([status, json.error.code]).toEqual([422, "BRANDING_COLOUR_INVALID"])
  await owner("PUT", `${at}/colour`, { colour: null })
})

test.each([
  ["a drawing that may act", Buffer.from("<svg onload='alert(1)'/>")],
  ["an empty file", Buffer.alloc(0)],
  ["a picture of 600 kB", Buffer.concat([Buffer.from(PICTURE, "base64"), Buffer.alloc(600_000)])],
])("%s is no logo", async (_, content) => {
  const { status, json } = await owner("POST", `${at}/logo`, file(content))
  expect([status, json.error.code]).toEqual([422, "BRANDING_PICTURE_INVALID"])
})

test("papers carry a logo and a signature, nothing else", async () => {
  const { json } = await owner("POST", `${at}/seal`, file(PICTURE))
  expect(json.error.code).toBe("PICTURE_UNKNOWN")
})

test("who may only read changes no papers, and another company sees none", async () => {
  expect((await reader("PUT", `${at}/colour`, { colour: "#000000" })).status).toBe(403)
  expect((await reader("POST", `${at}/logo`, file(PICTURE))).status).toBe(403)
  for (const path of ["", "/preview.svg", "/preview.html"])
    expect((await stranger("GET", `${at}${path}`)).status).toBeGreaterThanOrEqual(403)
})
