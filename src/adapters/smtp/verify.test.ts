import { afterEach, expect, test } from "vitest"
import { type Behaviour, startMailServer, startRudeServer } from "../../../test/mail-server.ts"
import type { MailAccount, MailSecurity, MailServer } from "../../delivery/mail-account/mail-account.ts"
import { smtpCarrier } from "./carrier.ts"
import type { SmtpOptions } from "./connection.ts"
import { verifySmtp } from "./verify.ts"

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})

// The test server's certificate is its own: a real one is trusted by the machine.
const TRUSTING: SmtpOptions = { tls: { rejectUnauthorized: false } }

async function mailServer(behaviour: Behaviour = {}) {
  const server = await startMailServer(behaviour)
  open.push(server)
  return server
}

/** A server that wants the name "compta" and the password "sésame". */
const guarded = (more: Behaviour["options"] = {}) =>
  mailServer({
    options: {
      authOptional: false,
      disabledCommands: [],
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) =>
        auth.username === "compta" && auth.password === "sésame"
          ? done(null, { user: "compta" })
          : done(new Error("5.7.8 wrong name or password")),
      ...more,
    },
  })

function accountOn(port: number, security: MailSecurity, changes: Partial<MailServer> = {}): MailAccount {
  const smtp = { host: "127.0.0.1", port, security, user: "compta", password: "sésame", ...changes }
  return { fromName: "Menuiserie Tanguy", fromEmail: "compta@nous.test", replyTo: null, smtp, imap: null }
}

const outcomes = (steps: readonly { key: string; ok: boolean }[]) =>
  steps.map((step) => `${step.key} ${step.ok ? "ok" : "failed"}`)

test.each<[MailSecurity, boolean]>([
  ["starttls", false],
  ["tls", true],
])("over %s: every step passes, and a test message arrives", async (security, secure) => {
  const server = await guarded({ secure })
  const steps = await verifySmtp(TRUSTING)(accountOn(server.port, security), { sendTestTo: "moi@nous.test" })
  expect(outcomes(steps)).toEqual([
    "connect ok",
    "encryption ok",
    "sign-in ok",
    "sender ok",
    "test-message ok",
  ])
  expect(server.taken.map((message) => message.to)).toEqual([["moi@nous.test"]])
})

test("without an address for the test message nothing is sent", async () => {
  const server = await guarded()
  const steps = await verifySmtp(TRUSTING)(accountOn(server.port, "starttls"), { sendTestTo: null })
  expect(outcomes(steps)).toEqual(["connect ok", "encryption ok", "sign-in ok", "sender ok"])
  expect(server.taken).toEqual([])
})

test("a wrong password stops at the sign-in, and the sentence says what to do", async () => {
  const server = await guarded()
  const steps = await verifySmtp(TRUSTING)(accountOn(server.port, "starttls", { password: "faux" }), {
    sendTestTo: "moi@nous.test",
  })
  expect(outcomes(steps)).toEqual(["connect ok", "encryption ok", "sign-in failed"])
  expect(steps.at(-1)?.sentence.fr).toMatch(/mot de passe d’application/)
  expect(JSON.stringify(steps)).not.toContain("faux")
})

test("a certificate that nobody vouches for stops at the encryption", async () => {
  const server = await guarded()
  const steps = await verifySmtp()(accountOn(server.port, "starttls"), { sendTestTo: null })
  expect(outcomes(steps)).toEqual(["connect ok", "encryption failed"])
})

test("a server without encryption is not talked to in clear when STARTTLS was asked for", async () => {
  const server = await mailServer()
  const steps = await verifySmtp(TRUSTING)(accountOn(server.port, "starttls"), { sendTestTo: null })
  expect(outcomes(steps)).toEqual(["connect ok", "encryption failed"])
})

test("a sender that the server does not know is named", async () => {
  const server = await mailServer({
    options: {
      onMailFrom: (_address, _session, done) =>
        done(Object.assign(new Error("5.7.1 not your address"), { responseCode: 553 })),
    },
  })
  const account = accountOn(server.port, "none", { user: null, password: null })
  const steps = await verifySmtp(TRUSTING)(account, { sendTestTo: "moi@nous.test" })
  expect(outcomes(steps)).toEqual(["connect ok", "encryption ok", "sign-in ok", "sender failed"])
  expect(steps.at(-1)?.sentence.en).toContain("not your address")
})

test("a server that hangs up at once stops at the first step", async () => {
  const server = await startRudeServer("hangs-up-at-once")
  open.push(server)
  const steps = await verifySmtp(TRUSTING)(accountOn(server.port, "starttls"), { sendTestTo: null })
  expect(outcomes(steps)).toEqual(["connect failed"])
})

test.each<[MailSecurity, boolean]>([
  ["starttls", false],
  ["tls", true],
])("messages leave over %s after signing in", async (security, secure) => {
  const server = await guarded({ secure })
  const carrier = smtpCarrier(accountOn(server.port, security), TRUSTING)
  open.push(carrier)
  const mime = Buffer.from("Message-ID: <1@relance.test>\r\n\r\nBonjour\r\n")
  const parcel = {
    mode: "live",
    from: "compta@nous.test",
    to: "a@client.test",
    testRecipient: null,
    mime,
  } as const
  expect((await carrier.send(parcel, async () => undefined)).kind).toBe("accepted")
  expect(server.taken[0]?.raw.equals(mime)).toBe(true)
})

test("a refused password makes the server unreachable, not the message faulty", async () => {
  const server = await guarded()
  const carrier = smtpCarrier(accountOn(server.port, "starttls", { password: "faux" }), TRUSTING)
  const mime = Buffer.from("Message-ID: <1@relance.test>\r\n\r\nBonjour\r\n")
  const parcel = {
    mode: "live",
    from: "compta@nous.test",
    to: "a@client.test",
    testRecipient: null,
    mime,
  } as const
  expect((await carrier.send(parcel, async () => undefined)).kind).toBe("unreachable")
})
