import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { type Ask, testServer } from "../../../test/server.ts"
import { newWorld, type World } from "../../../test/world.ts"
import { addDays, dayAt } from "../../kernel/day.ts"
import { friendly } from "../../policy/shipped-steps.ts"

const database = await testDatabase()
let world: World
let owner: Ask
let at: string

beforeAll(async () => {
  const server = await testServer(database)
  world = await newWorld(database, "Menuiserie Tanguy")
  owner = await server.member(world.companyId, "owner", "anne@address.test")
  at = `/api/companies/${world.companyId}`
})

/** A late customer of this kind, and what its next reminder says as it would be read today. */
async function late(kind: "professional" | "public" = "professional") {
  const id = await world.customer("Boulangerie Petit", { kind })
  await world.invoice(id, `F-${id}`, addDays(dayAt(new Date()), -20), 400_00)
  const { json } = await owner("GET", `${at}/customers/${id}`)
  return {
    ...{ id, contact: `${at}/customers/${id}/contacts/${json.contacts[0].id}` },
    isFamiliar: async () => {
      const preview = await owner("POST", `${at}/step-previews`, { customerId: id, step: friendly(10) })
      expect(preview.status).toBe(200)
      return /\b(tu|ton|ta|te)\b/.test(preview.json.text) && !/\bvous\b/.test(preview.json.text)
    },
  }
}

test("who is said “tu” at a customer’s reads it in the preview; another contact’s own address wins over it", async () => {
  const { id, contact, isFamiliar } = await late()
  expect(await isFamiliar()).toBe(false)
  const set = async (path: string, formality: string | null) =>
    expect((await owner("PATCH", path, { formality })).status).toBe(200)
  await set(`${at}/customers/${id}`, "informal")
  expect(await isFamiliar()).toBe(true)
  await set(contact, "formal")
  expect(await isFamiliar()).toBe(false)
  await set(`${at}/customers/${id}`, null)
  await set(contact, "informal")
  expect(await isFamiliar()).toBe(true)
  const { json } = await owner("GET", `${at}/customers/${id}`)
  expect([json.formality, json.contacts[0].formality]).toEqual([null, "informal"])
  // Another change of the contact leaves its form of address as it was.
  await owner("PATCH", contact, { phone: "02 98 00 00 00" })
  expect(await isFamiliar()).toBe(true)
  await set(contact, null)
  expect(await isFamiliar()).toBe(false)
})

test("a public body is never said “tu”, whatever is set", async () => {
  const { id, contact, isFamiliar } = await late("public")
  await owner("PATCH", `${at}/customers/${id}`, { formality: "informal" })
  await owner("PATCH", contact, { formality: "informal" })
  expect(await isFamiliar()).toBe(false)
})

test("a form of address that nobody knows is refused", async () => {
  const { contact } = await late()
  expect((await owner("PATCH", contact, { formality: "royal" })).status).toBe(400)
})
