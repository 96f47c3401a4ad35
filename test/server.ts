import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { OpenDatabase } from "../src/adapters/postgres/connect.ts"
import { secretBox } from "../src/adapters/secret-box.ts"
import { smtpCarrier } from "../src/adapters/smtp/carrier.ts"
import type { Role } from "../src/kernel/http.ts"
import { createApp } from "../src/server/app.ts"
import { createAuth } from "../src/server/auth/auth.ts"
import { migrateQueue } from "../src/server/jobs/queue.ts"
import { createLogger } from "../src/server/log.ts"
import { invite } from "../src/server/people/workflows.ts"
import { machinePorts } from "../src/server/ports.ts"

/** What came back; `json` is what the test expects it to be. */
export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer as a client without types would
  readonly json: any
  readonly text: string
  readonly headers: Headers
}

/** Asks the application as a browser or a program would. */
export type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answer>

/** The whole application on a real database, with people who sign in. */
export async function testServer(database: OpenDatabase) {
  await migrateQueue(database.url)
  const { db } = database
  const auth = createAuth({ db, secret: "a secret for the tests, long enough", publicUrl: null })
  const box = secretBox(Buffer.alloc(32, 7))
  const app = createApp({
    ...{ db, auth, publicUrl: null, now: () => new Date() },
    ports: machinePorts({ box, openCarrier: (account) => smtpCarrier(account) }),
    logger: createLogger("test", "silent"),
    pages: mkdtempSync(join(tmpdir(), "relance-pages-")),
  })

  const asking =
    (cookie: string | null): Ask =>
    async (method, path, body, headers = {}) => {
      const answer = await app.request(`http://localhost${path}`, {
        method,
        headers: {
          ...(cookie ? { cookie } : {}),
          ...(body === undefined || body instanceof FormData ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
      })
      const text = await answer.text()
      const isJson = answer.headers.get("content-type")?.includes("json")
      return { status: answer.status, json: isJson ? JSON.parse(text) : null, text, headers: answer.headers }
    }

  /** Somebody who accepted an invitation to a company and signed in. */
  async function member(companyId: string, role: Role, email: string): Promise<Ask> {
    const token = await invite(db, companyId, { email, role }, new Date())
    const accepted = await asking(null)("POST", "/api/welcome", {
      ...{ token, email, name: email.split("@")[0], password: "un mot de passe assez long" },
    })
    if (accepted.status !== 200) throw new Error(accepted.text)
    return asking(cookiesOf(accepted.headers))
  }

  return { app, auth, asking, member }
}

const isRaw = (body: unknown): body is string | FormData =>
  typeof body === "string" || body instanceof FormData

/** The cookies that an answer sets, as the next request sends them. */
export function cookiesOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ")
}
