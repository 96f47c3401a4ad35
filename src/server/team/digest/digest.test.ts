import { afterAll, expect, test } from "vitest"
import { testDatabase } from "../../../../test/database.ts"
import { startMailServer } from "../../../../test/mail-server.ts"
import { testServer } from "../../../../test/server.ts"
import { newWorld } from "../../../../test/world.ts"
import { secretBox } from "../../../adapters/secret-box.ts"
import { smtpCarrier } from "../../../adapters/smtp/carrier.ts"
import { saveMailAccount } from "../../../delivery/mail-account/workflows.ts"
import { day } from "../../../kernel/day.ts"
import { asOperator } from "../../../kernel/store.ts"
import { recordPromise, recordReply } from "../../../ledger/facts/workflows.ts"
import { wakeDigests } from "../../jobs/workflows.ts"
import { mailColleagues } from "../worker.ts"

const database = await testDatabase()
const { db } = database
const server = await testServer(database)
let answer: string | undefined
const mail = await startMailServer({ atEnd: () => answer })
afterAll(() => mail.close())
const box = secretBox(Buffer.alloc(32, 7))

/** A company in a mode, with an owner who wants the morning at eight. */
async function house(name: string, mode: "live" | "test") {
  const world = await newWorld(database, name)
  await asOperator(db, (tx) =>
    tx
      .updateTable("ledger.company")
      .set({ demo_seed: null, mode, test_recipient: "essai@tanguy.test" })
      .where("id", "=", world.companyId)
      .execute(),
  )
  const smtp = { host: "127.0.0.1", port: mail.port, security: "none" as const, user: null }
  const account = { fromName: name, fromEmail: "compta@tanguy.test", replyTo: null, smtp, imap: null }
  await world.in((tx) => saveMailAccount(tx, account, box, world.by("2026-03-02")))
  const email = `anne-${world.companyId.slice(-6)}@tanguy.test`
  const anne = await server.member(world.companyId, "owner", email)
  const at = (path: string) => `/api/companies/${world.companyId}${path}`
  const me = (await anne("GET", at("/team"))).json.me as string
  const choose = (isOn: boolean, language = "fr") =>
    anne("PUT", at(`/digests/${me}`), { isOn, hour: 8, language })
  /** The worker at an instant, as it would after any number of restarts. */
  const work = async (instant: string) => {
    const now = () => new Date(instant)
    await wakeDigests({ db, now })
    return await mailColleagues(
      { db, ports: { box, openCarrier: smtpCarrier }, now, address: () => "https://relance.test" },
      world.companyId,
    )
  }
  const taken = () => mail.taken.filter(({ to }) => to.includes(email))
  return { world, email, anne, at, me, choose, work, taken }
}

const textOf = (raw: Buffer): string => {
  const bytes = raw
    .toString("latin1")
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, "latin1")
    .toString("utf8")
    .replace(/[\u00a0\u202f]/g, " ")
}

test("on Tuesday at eight the owner reads what came in on Monday, the money, and what waits; once, whatever restarts", async () => {
  const { world, choose, work, taken, email } = await house("Menuiserie Tanguy", "live")
  await choose(true)
  const late = await world.customer("Dupont")
  const invoiceId = await world.invoice(late, "F-1", "2026-02-10", 1_234_56)
  await world.in(async (tx) => {
    await recordReply(
      tx,
      { customerId: late, summary: "Je paie vendredi", receivedOn: day("2026-03-09") },
      world.by("2026-03-09"),
    )
    const promised = { customerId: late, promisedFor: day("2026-03-10"), amountCents: 500_00 }
    await recordPromise(tx, promised, world.by("2026-03-06"))
  })
  await world.pay(late, "2026-03-09", 200_00, invoiceId)
  // Paris is one hour ahead in March.
  expect(await work("2026-03-10T06:30:00Z")).toBe(0)
  expect(await work("2026-03-10T07:05:00Z")).toBe(1)
  expect(await work("2026-03-10T07:15:00Z")).toBe(0)
  expect(await work("2026-03-10T09:00:00Z")).toBe(0)
  const [morning] = taken()
  expect(morning?.to).toEqual([email])
  const text = textOf(morning!.raw)
  for (const piece of [
    "Je paie vendredi",
    "Argent reçu : 200,00 €",
    "A promis de payer pour le 10 mars 2026",
  ])
    expect(text).toContain(piece)
  expect(text).toContain(`https://relance.test/e/${world.companyId}`)
  expect(await work("2026-03-11T07:05:00Z")).toBe(1)
})

test("nothing on a Sunday, nothing to who switched it off, nothing to who left, and English to who reads English", async () => {
  const { choose, work, taken, world, me } = await house("Atelier Roux", "live")
  await choose(true, "en")
  expect(await work("2026-03-08T07:05:00Z")).toBe(0)
  expect(await work("2026-03-09T07:05:00Z")).toBe(1)
  expect(textOf(taken().at(-1)!.raw)).toContain("Good morning")
  await choose(false)
  expect(await work("2026-03-10T07:05:00Z")).toBe(0)
  await choose(true)
  await database.db
    .deleteFrom("server.membership")
    .where("company_id", "=", world.companyId)
    .where("user_id", "=", me)
    .execute()
  expect(await work("2026-03-11T07:05:00Z")).toBe(0)
})

test("in test mode the morning still goes to members, and to nobody else", async () => {
  const { world, choose, work, taken } = await house("Essai", "test")
  await choose(true)
  const before = mail.taken.length
  await world.customer("Dupont", { email: "compta@dupont.test" })
  expect(await work("2026-03-10T07:05:00Z")).toBe(1)
  expect(mail.taken.slice(before)).toHaveLength(1)
  expect(textOf(taken()[0]!.raw)).toContain("mode test")
})

test("a server that is busy at eight gets it again later, and a worker that dies while handing over sends no second one", async () => {
  const { world, choose, work, taken } = await house("Panne", "live")
  await choose(true)
  answer = "451 4.3.0 try again later"
  expect(await work("2026-03-10T07:05:00Z")).toBe(0)
  answer = undefined
  expect(await work("2026-03-10T07:06:00Z")).toBe(0)
  expect(await work("2026-03-10T07:20:00Z")).toBe(1)
  await world.in((tx) =>
    tx
      .updateTable("server.colleague_mail")
      .set({ state: "handing-over", next_attempt_at: new Date("2026-03-10T07:30:00Z") })
      .where("company_id", "=", world.companyId)
      .execute(),
  )
  expect(await work("2026-03-10T08:00:00Z")).toBe(0)
  expect(taken()).toHaveLength(1)
})

test("everybody chooses for themselves, an owner for all", async () => {
  const { anne, at, me, world } = await house("Choix", "live")
  const paul = await server.member(world.companyId, "reader", `paul-${world.companyId.slice(-6)}@tanguy.test`)
  const own = (await paul("GET", at("/team"))).json.me
  const chosen = { isOn: true, hour: 7, language: "fr" }
  expect((await paul("PUT", at(`/digests/${me}`), chosen)).status).toBe(403)
  expect((await paul("PUT", at(`/digests/${own}`), chosen)).status).toBe(200)
  expect((await anne("PUT", at(`/digests/${own}`), { ...chosen, isOn: false })).status).toBe(200)
  const { items } = (await anne("GET", at("/digests"))).json
  expect(items.map((one: { isOn: boolean; hour: number }) => [one.isOn, one.hour])).toEqual([
    [false, 8],
    [false, 7],
  ])
})
