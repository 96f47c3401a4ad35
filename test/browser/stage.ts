import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import chromium from "@sparticuz/chromium"
import { type Browser, type BrowserContext, type Page, chromium as playwright } from "playwright-core"
import { build } from "vite"
import { afterAll, vi } from "vitest"
import type { OpenDatabase } from "../../src/adapters/postgres/connect.ts"
import { secretBox } from "../../src/adapters/secret-box.ts"
import { smtpCarrier } from "../../src/adapters/smtp/carrier.ts"
import { createApp, welcomeLink } from "../../src/server/app.ts"
import { createAuth } from "../../src/server/auth/auth.ts"
import { migrateQueue } from "../../src/server/jobs/queue.ts"
import { startWorker } from "../../src/server/jobs/run.ts"
import { listen } from "../../src/server/listen.ts"
import { createLogger } from "../../src/server/log.ts"
import { MAILBOX_PORTS } from "../../src/server/mailbox-ports.ts"
import { setPaper } from "../../src/server/paper.ts"
import { welcomeToken } from "../../src/server/people/workflows.ts"
import { machinePorts } from "../../src/server/ports.ts"
import { testDatabase } from "../database.ts"

// A noisy machine may be ten times slower than a quiet one; no test may fail for that.
const PATIENCE_MS = 60_000
vi.setConfig({ testTimeout: 5 * PATIENCE_MS, hookTimeout: 5 * PATIENCE_MS })

const WEB_CONFIG = fileURLToPath(new URL("../../src/web/vite.config.ts", import.meta.url))
const DEBIAN_CHROMIUM = "/usr/bin/chromium"
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--no-first-run",
  "--disable-sync",
]

/** Relance as people meet it: the real server and worker on a real database, and a real browser. */
export interface Stage {
  readonly database: OpenDatabase
  readonly address: string
  /** The link of the first visit. */
  readonly welcome: string
  /** A fresh browser page of this width; whatever goes wrong in it is written into its complaints. */
  open(width: number): Promise<Visit>
}

/** A page that is open, and what its browser complained about. */
export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  readonly complaints: readonly string[]
}

/** Starts everything for one test file; all is stopped at its end. */
export async function openStage(): Promise<Stage> {
  const pages = await buildPages()
  const database = await testDatabase()
  await migrateQueue(database.url)
  const { db } = database
  const box = secretBox(Buffer.alloc(32, 7))
  const carriers = { box, openCarrier: smtpCarrier, setPaper, ...MAILBOX_PORTS }
  const now = () => new Date()
  const logger = createLogger("test", "silent")
  const auth = createAuth({ db, secret: "a secret for the tests, long enough", publicUrl: null })
  const ports = machinePorts(carriers)
  const app = createApp({ db, auth, ports, logger, now, pages, publicUrl: null })
  const server = await listen(app.fetch, { RELANCE_PORT: "0" })
  const hands = { db, ports: carriers, now, worker: "browser test", address: () => server.address }
  const worker = await startWorker(database.url, hands, logger)
  const browser = await launch()
  afterAll(async () => {
    await browser.close()
    await server.close()
    await worker.stop()
    rmSync(pages, { recursive: true })
  })
  const token = await welcomeToken(db, new Date())
  return {
    database,
    address: server.address,
    welcome: welcomeLink(server.address, token ?? ""),
    open: (width) => openPage(browser, width),
  }
}

async function launch(): Promise<Browser> {
  const executablePath = existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : await chromium.executablePath()
  return await playwright.launch({ executablePath, args: FLAGS, headless: true })
}

async function openPage(browser: Browser, width: number): Promise<Visit> {
  const height = width > 600 ? 800 : 844
  const context = await browser.newContext({ viewport: { width, height }, locale: "fr-FR" })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const complaints: string[] = []
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${page.url()}: ${message.text()}`)
  })
  return { page, context, complaints }
}

/** Builds the pages as React's own warnings want them: in development mode, away from dist. */
async function buildPages(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), "relance-pages-"))
  const pages = { outDir, emptyOutDir: true }
  await build({ configFile: WEB_CONFIG, mode: "development", logLevel: "error", build: pages })
  return outDir
}
