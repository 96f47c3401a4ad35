import type { z } from "@hono/zod-openapi"
import { beforeAll, describe, expect, test } from "vitest"
import { testCompany, testDatabase } from "../../test/database.ts"
import { type Ask, testServer } from "../../test/server.ts"
import { customersLeftOut } from "../delivery/day/store.ts"
import { day } from "../kernel/day.ts"
import { inCompany } from "../kernel/store.ts"
import { createDemo } from "./demo/workflows.ts"
import { beginAct, keepAnswer, renewAct } from "./idempotency/store.ts"

const database = await testDatabase()
const server = await testServer(database)
const today = day("2026-11-23")
const { companyId } = await createDemo(database.db, { today, now: new Date("2026-11-23T07:00:00Z") })
const at = `/api/companies/${companyId}`
let owner: Ask
let reader: Ask
let neighbour: Ask
let neighbourId: string

beforeAll(async () => {
  owner = await server.member(companyId, "owner", "anne@demo.test")
  reader = await server.member(companyId, "reader", "lecture@demo.test")
  neighbourId = await testCompany(database, "Voisine")
  neighbour = await server.member(neighbourId, "owner", "voisine@demo.test")
})

interface Route {
  readonly method: string
  readonly path: string
  readonly role: string
  readonly answer: z.ZodType | null
}

/** Every route of one company, as the application itself describes them. */
const routes: Route[] = server.app.openAPIRegistry.definitions.flatMap((definition) => {
  if (definition.type !== "route" || !definition.route.path.startsWith("/api/companies/{c}")) return []
  const { route } = definition
  const done = route.responses[200]
  const content = done && "content" in done ? done.content : undefined
  const media = content?.["application/json"]
  const json = media && "schema" in media ? (media.schema as z.ZodType) : undefined
  const role = String((route as unknown as Record<string, unknown>)["x-role"])
  return [{ method: route.method.toUpperCase(), path: route.path, role, answer: json ?? null }]
})

const nobodysId = "00000000-0000-7000-8000-000000000000"
const filled = (route: Route, company: string): string =>
  route.path.replace("{c}", company).replaceAll(/\{\w+\}/g, nobodysId)

describe("the doors", () => {
  test("there are routes for all the work of a day", () => {
    expect(routes.length).toBeGreaterThan(55)
  })

  test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    "%s is closed to strangers, hidden from neighbours, and asks for its role",
    async (_, route) => {
      const body = route.method === "GET" || route.method === "DELETE" ? undefined : {}
      const stranger = await server.asking(null)(route.method, filled(route, companyId), body)
      expect([stranger.status, stranger.json.error.code]).toEqual([401, "SIGN_IN_NEEDED"])
      const next = await neighbour(route.method, filled(route, companyId), body)
      expect([next.status, next.json.error.code]).toEqual([404, "COMPANY_UNKNOWN"])
      if (route.role === "reader") return
      const low = await reader(route.method, filled(route, companyId), body)
      expect([low.status, low.json.error.code]).toEqual([403, "FORBIDDEN"])
    },
  )

  test("an identifier of one company opens nothing in another", async () => {
    const { items } = (await owner("GET", `${at}/customers?filter=overdue`)).json
    const invoices = (await owner("GET", `${at}/invoices`)).json.items
    const own = `/api/companies/${neighbourId}`
    for (const path of [
      `/customers/${items[0].id}`,
      `/customers/${items[0].id}/timeline`,
      `/invoices/${invoices[0].id}`,
      `/invoices/${invoices[0].id}/timeline`,
    ]) {
      expect([path, (await neighbour("GET", own + path)).status]).toEqual([path, 404])
    }
    const payment = { customerId: items[0].id, amountCents: 100, creditedOn: "2026-11-20" }
    expect((await neighbour("POST", `${own}/payments`, payment)).status).toBe(404)
    const note = { customerId: items[0].id, text: "coucou" }
    expect((await neighbour("POST", `${own}/notes`, note)).status).toBe(404)
    expect((await neighbour("PATCH", `${own}/customers/${items[0].id}`, { name: "Volé" })).status).toBe(404)
  })
})

describe("the answers", () => {
  test("every list and page answers in the shape that it promises", async () => {
    await owner("POST", `${at}/plans`, {})
    const [customer] = (await owner("GET", `${at}/customers?filter=overdue`)).json.items
    const [invoice] = (await owner("GET", `${at}/invoices`)).json.items
    const [message] = (await owner("GET", `${at}/messages`)).json.items
    const ids: Record<string, string> = { customers: customer.id, invoices: invoice.id, messages: message.id }
    for (const route of routes) {
      if (route.method !== "GET" || route.answer === null) continue
      const [, noun = ""] = /\{c\}\/([a-z-]+)/.exec(route.path) ?? []
      if (route.path.includes("{id}") && !ids[noun]) continue
      const path = route.path
        .replace("{c}", companyId)
        .replace("{id}", ids[noun] ?? "")
        .replace("{key}", "standard")
      // What a fresh company does not have (a draft, a simulation) is tried in the room's own tests.
      if (path.includes("{") || path.endsWith("/draft")) continue
      const answer = await owner("GET", path)
      expect([path, answer.status, answer.json?.error]).toEqual([path, 200, undefined])
      const checked = route.answer.safeParse(answer.json)
      expect([path, checked.error?.issues]).toEqual([path, undefined])
    }
  })

  test("a refusal says what is wrong in both languages and where", async () => {
    const wrong = await owner("POST", `${at}/payments`, { customerId: "x", amountCents: 1.5 })
    expect(wrong.status).toBe(400)
    expect(wrong.json.error).toMatchObject({ code: "INPUT_INVALID", where: { field: "customerId" } })
    const dispute = { customerId: companyId, invoiceId: companyId, reason: "humeur" }
    const why = await owner("POST", `${at}/disputes`, dispute)
    expect(why.json.error.sentence.fr).toContain("not-delivered, defective, price, not-ordered, duplicate")
    const broken = await owner("POST", `${at}/payments`, "{")
    expect([broken.status, broken.json.error.code]).toEqual([400, "BODY_NOT_JSON"])
  })

  test("the same act under one idempotency key is done once", async () => {
    const [customer] = (await owner("GET", `${at}/customers?filter=overdue`)).json.items
    const payment = { customerId: customer.id, amountCents: 1_00, creditedOn: "2026-11-20" }
    const headers = { "idempotency-key": "virement-17" }
    const first = await owner("POST", `${at}/payments`, payment, headers)
    const second = await owner("POST", `${at}/payments`, payment, headers)
    expect(second.json).toEqual(first.json)
    expect(second.headers.get("idempotency-replayed")).toBe("true")
    const other = await owner("POST", `${at}/payments`, { ...payment, amountCents: 2_00 }, headers)
    expect([other.status, other.json.error.code]).toEqual([409, "IDEMPOTENCY_KEY_REUSED"])
    const credits = (await owner("GET", `${at}/customers/${customer.id}`)).json.credits
    expect(credits.filter((credit: { amountCents: number }) => credit.amountCents === 1_00)).toHaveLength(1)
  })

  test("a key whose request was killed is free again after a minute without a sign of life, for one only", async () => {
    const { db, pool } = database
    const requestSha256 = Buffer.alloc(32, 1)
    const act = { companyId, actor: "key:killed", key: "virement-18", requestSha256 }
    const lastSign = (secondsAgo: number) =>
      pool.query(
        "update server.idempotency set created_at = now() - make_interval(secs => $1) where key = $2",
        [secondsAgo, act.key],
      )
    const busy = { isSameRequest: true, answer: null }
    expect(await beginAct(db, act)).toBeNull()
    await lastSign(50)
    expect(await beginAct(db, act)).toEqual(busy)
    await lastSign(70)
    await renewAct(db, act)
    expect(await beginAct(db, act)).toEqual(busy)
    await lastSign(70)
    expect(await beginAct(db, { ...act, requestSha256: Buffer.alloc(32, 2) })).toMatchObject({
      isSameRequest: false,
    })
    const retries = await Promise.all([1, 2, 3].map(() => beginAct(db, act)))
    expect(retries.filter((earlier) => earlier === null)).toHaveLength(1)
    await keepAnswer(db, act, 200, "{}")
    await lastSign(70)
    expect(await beginAct(db, act)).toEqual({ isSameRequest: true, answer: { status: 200, body: "{}" } })
  })

  test("the journal is verified against what was written down elsewhere", async () => {
    const { items } = (await owner("GET", `${at}/journal`)).json
    const noted = (await owner("GET", `${at}/journal/anchor`)).json
    expect(noted).toEqual({
      seq: items[0].seq,
      hash: items[0].hash,
      text: `${items[0].seq}:${items[0].hash}`,
    })
    const check = (...anchors: string[]) =>
      owner("GET", `${at}/journal/verification?${anchors.map((text) => `anchor=${text}`).join("&")}`)
    expect((await check(noted.text)).json.ok).toBe(true)
    expect((await check(noted.text, `${items[3].seq}:${items[3].hash}`)).json.ok).toBe(true)
    const wrong = (await check(noted.text, `2:${noted.hash}`)).json
    expect([wrong.ok, wrong.faults[0].code, wrong.faults[0].seq]).toEqual([false, "anchor-differs", 2])
    const typo = await check(`2:${noted.hash.slice(1)}`)
    expect([typo.status, typo.json.error.code]).toEqual([400, "ANCHOR_INVALID"])
  })

  test("the figures of the aged balance are those of the lists behind them", async () => {
    const balance = (await owner("GET", `${at}/aged-balance`)).json
    for (const bucket of ["notDue", "d1To30", "d31To60", "d61To90", "over90"]) {
      const { totals } = (await owner("GET", `${at}/invoices?bucket=${bucket}&currency=EUR`)).json
      const [euros = { openCents: 0, unallocatedCents: 0 }] = totals
      expect([bucket, euros.openCents + euros.unallocatedCents]).toEqual([
        bucket,
        balance.totals[`${bucket}Cents`],
      ])
    }
  })

  test("pages and files say how long they may be kept and what they may do", async () => {
    const answer = await owner("GET", `${at}/today`)
    expect(answer.headers.get("cache-control")).toBe("no-store")
    expect(answer.headers.get("content-security-policy")).toContain("script-src 'self'")
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff")
    const csv = await owner("GET", `${at}/aged-balance.csv`)
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8")
    expect(csv.text.split("\r\n")[0]).toContain("Code;Client;Non échu")
    const xlsx = await owner("GET", `${at}/invoices.xlsx`)
    expect(xlsx.text.startsWith("PK")).toBe(true)
  })

  test("the reference can be read without any script and names every route", async () => {
    const page = await owner("GET", "/api/reference")
    expect(page.text).not.toContain("<script")
    for (const route of routes) expect(page.text).toContain(route.path)
  })
})

describe("a morning", () => {
  test("those left out come page after page, each once, and every page knows how many they are", async () => {
    await owner("GET", `${at}/review`)
    const seen: string[] = []
    for (let offset = 0; ; offset += 3) {
      const page = await inCompany(database.db, companyId, (tx) => customersLeftOut(tx, { offset, most: 3 }))
      if (page.ids.length === 0) break
      seen.push(...page.ids)
      expect(page.total).toBeGreaterThanOrEqual(seen.length)
      if (page.ids.length < 3) expect(page.total).toBe(seen.length)
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(3)
  })

  test("the day is planned, read, approved, and the worker is asked to send", async () => {
    const planned = (await owner("POST", `${at}/plans`, {})).json
    expect(planned.on).toBe(today)
    const { groups, excludedTotal } = (await owner("GET", `${at}/review`)).json
    const messages = groups.flatMap((group: { messages: unknown[] }) => group.messages)
    expect(messages.length).toBeGreaterThan(0)
    expect(messages.every((m: { reason: { fr: string } }) => m.reason.fr.length > 10)).toBe(true)
    const totals = await Promise.all(
      ["wait", "ask", "nothing"].map(
        async (kind) => (await owner("GET", `${at}/plan?kind=${kind}`)).json.total,
      ),
    )
    expect(excludedTotal).toBe(totals.reduce((sum, total) => sum + total, 0))
    const ticked = messages.filter((m: { preTicked: boolean }) => m.preTicked)
    const messageIds = ticked.map((m: { id: string }) => m.id)
    const approval = (await owner("POST", `${at}/message-approvals`, { messageIds })).json
    expect(approval).toEqual({ approved: [...messageIds].sort(), refused: [] })
    const { rows } = await database.pool.query(
      "select task_identifier from graphile_worker.jobs where task_identifier = 'send'",
    )
    expect(rows).toHaveLength(1)
    const whole = (await owner("GET", `${at}/messages/${messageIds[0]}`)).json
    expect(whole).toMatchObject({ state: "approved", mode: "demo" })
    expect(whole.html).toContain("<")
    const page = await owner("GET", `${at}/messages/${messageIds[0]}/html`)
    expect(page.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/)
    expect(whole.events.map((event: { kind: string }) => event.kind)).toContain("message.approved")
  })
})
