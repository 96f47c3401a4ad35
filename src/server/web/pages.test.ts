import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Hono } from "hono"
import { afterAll, expect, test } from "vitest"
import { servePages } from "./pages.ts"

const directory = mkdtempSync(join(tmpdir(), "relance-pages-"))
afterAll(() => rmSync(directory, { recursive: true, force: true }))
mkdirSync(join(directory, "assets"))
writeFileSync(join(directory, "index.html"), `<!doctype html>${"<p>Relance</p>".repeat(200)}`)
writeFileSync(join(directory, "assets", "main-abc123.js"), "console.log(1)")

const app = new Hono().use(servePages(directory)).all("*", (c) => c.text("elsewhere", 404))

test("any address of the pages answers with the one page, and it is asked for again each time", async () => {
  const page = await app.request("/clients/42")
  expect([page.status, page.headers.get("cache-control")]).toEqual([200, "no-cache"])
  const again = await app.request("/", { headers: { "if-none-match": page.headers.get("etag") ?? "" } })
  expect(again.status).toBe(304)
})

test("a file named by its content is kept for good; a missing one is missing", async () => {
  const script = await app.request("/assets/main-abc123.js")
  expect(script.headers.get("cache-control")).toContain("immutable")
  expect(script.headers.get("content-type")).toContain("text/javascript")
  expect((await app.request("/assets/main-gone.js")).status).toBe(404)
  expect((await app.request("/../package.json")).status).toBe(404)
})

test("large texts travel packed to those who can unpack", async () => {
  const packed = await app.request("/", { headers: { "accept-encoding": "gzip, br" } })
  expect(packed.headers.get("content-encoding")).toBe("gzip")
  expect((await packed.arrayBuffer()).byteLength).toBeLessThan(1_000)
  expect((await app.request("/")).headers.get("content-encoding")).toBeNull()
})

test("the API is never answered by a page, built or not", async () => {
  expect(await (await app.request("/api/nothing")).text()).toBe("elsewhere")
  const bare = new Hono().use(servePages(join(directory, "nowhere"))).all("*", (c) => c.text("elsewhere"))
  const answer = await bare.request("/")
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining("npm start")])
})
