import { createServer } from "node:net"
import { afterEach, expect, test } from "vitest"
import { type Behaviour, type Rudeness, startMailServer, startRudeServer } from "../../../test/mail-server.ts"
import type { Carrier, Parcel } from "../../delivery/carrier.ts"
import { smtpCarrier } from "./carrier.ts"
import type { SmtpOptions } from "./connection.ts"

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})

const MIME = Buffer.from(
  "Message-ID: <1@relance.test>\r\nTo: a@client.test\r\nSubject: Facture\r\n\r\n.Bonjour\r\n",
)

function parcel(changes: Partial<Parcel> = {}): Parcel {
  return {
    mode: "live",
    from: "compta@nous.test",
    to: "a@client.test",
    testRecipient: null,
    mime: MIME,
    ...changes,
  }
}

function carrierTo(port: number, options: SmtpOptions = {}): Carrier {
  const smtp = { host: "127.0.0.1", port, security: "none", user: null, password: null } as const
  const carrier = smtpCarrier(
    { fromName: null, fromEmail: "compta@nous.test", replyTo: null, smtp, imap: null },
    options,
  )
  open.push(carrier)
  return carrier
}

async function mailServer(behaviour: Behaviour = {}) {
  const server = await startMailServer(behaviour)
  open.push(server)
  return server
}

/** Counts how often the caller was told that the last bytes are about to go. */
function note() {
  const calls: number[] = []
  return { calls, before: async () => void calls.push(Date.now()) }
}

test("a message arrives to the byte, its dot at the start of a line included, and the server's answer comes back", async () => {
  const server = await mailServer()
  const told = note()
  const outcome = await carrierTo(server.port).send(parcel(), told.before)
  expect(outcome.kind).toBe("accepted")
  expect(outcome.answer).toMatch(/^250 /)
  expect(told.calls).toHaveLength(1)
  expect(server.taken).toHaveLength(1)
  expect(server.taken[0]?.raw.equals(MIME)).toBe(true)
  expect(server.taken[0]?.to).toEqual(["a@client.test"])
})

test("the server has nothing to take before the caller has written that the last bytes go", async () => {
  const server = await mailServer()
  let takenBefore = -1
  await carrierTo(server.port).send(parcel(), async () => {
    await new Promise((resolve) => setTimeout(resolve, 200))
    takenBefore = server.taken.length
  })
  expect(takenBefore).toBe(0)
  expect(server.taken).toHaveLength(1)
})

test("when the caller refuses at the last moment, the message is withdrawn and the caller's error comes back", async () => {
  const server = await mailServer()
  const refused = carrierTo(server.port).send(parcel(), async () => {
    throw new Error("no longer ours")
  })
  await expect(refused).rejects.toThrow("no longer ours")
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(server.taken).toHaveLength(0)
})

test("several messages share one line", async () => {
  const server = await mailServer()
  const carrier = carrierTo(server.port)
  for (let n = 0; n < 20; n += 1) await carrier.send(parcel(), async () => undefined)
  expect(server.taken).toHaveLength(20)
  expect(server.lines()).toBe(1)
})

test("a line that the server closed meanwhile is opened again without anybody noticing", async () => {
  const server = await mailServer()
  const carrier = carrierTo(server.port)
  await carrier.send(parcel(), async () => undefined)
  server.hangUp()
  expect((await carrier.send(parcel(), async () => undefined)).kind).toBe("accepted")
  expect(server.lines()).toBe(2)
})

test.each([
  ["550 5.1.1 no such user", "address-refused"],
  ["550 no such user here", "address-refused"],
  ["553 5.1.3 bad address", "address-refused"],
  ["550 5.7.1 relaying denied", "message-refused"],
  ["552 5.2.2 mailbox full", "try-later"],
  ["452 4.2.2 mailbox full", "try-later"],
  ["450 4.2.0 greylisted", "try-later"],
])("a recipient answered with %s is %s, and nothing was handed over", async (answer, kind) => {
  const server = await mailServer({ atRecipient: () => answer })
  const told = note()
  const outcome = await carrierTo(server.port).send(parcel(), told.before)
  expect(outcome.kind).toBe(kind)
  expect(outcome.answer).toContain(answer.slice(0, 3))
  expect(told.calls).toHaveLength(0)
})

test.each([
  ["451 4.3.0 try again later", "try-later"],
  ["554 5.7.1 looks like spam", "message-refused"],
])("a text answered with %s was surely not taken: %s", async (answer, kind) => {
  const server = await mailServer({ atEnd: () => answer })
  expect((await carrierTo(server.port).send(parcel(), async () => undefined)).kind).toBe(kind)
})

test("after a refusal the next message of the same carrier still leaves", async () => {
  const server = await mailServer({
    atRecipient: (to) => (to.startsWith("gone") ? "550 5.1.1 gone" : undefined),
  })
  const carrier = carrierTo(server.port)
  expect((await carrier.send(parcel({ to: "gone@client.test" }), async () => undefined)).kind).toBe(
    "address-refused",
  )
  expect((await carrier.send(parcel(), async () => undefined)).kind).toBe("accepted")
})

test.each<[Rudeness, string, number]>([
  ["hangs-up-at-once", "unreachable", 0],
  ["hangs-up-at-data", "try-later", 0],
  ["hangs-up-after-the-dot", "unknown", 1],
  ["silent-after-the-dot", "unknown", 1],
])("with a server that %s, the outcome is %s", async (rudeness, kind, wholeTexts) => {
  const server = await startRudeServer(rudeness)
  open.push(server)
  const patience = rudeness === "silent-after-the-dot" ? { silenceMs: 3_000 } : {}
  const outcome = await carrierTo(server.port, patience).send(parcel(), async () => undefined)
  expect(outcome.kind).toBe(kind)
  expect(server.wholeTexts()).toBe(wholeTexts)
})

test("a server that hangs up while the caller still writes its note has surely taken nothing", async () => {
  const server = await startRudeServer("hangs-up-in-the-text")
  open.push(server)
  const outcome = await carrierTo(server.port).send(
    parcel({ mime: Buffer.concat([MIME, Buffer.alloc(200_000, "x\r\n")]) }),
    async () => {
      await server.hungUp
      // Both ends live in this process: its next turn brings the news to the other end.
      await new Promise((resolve) => setTimeout(resolve, 50))
    },
  )
  expect(outcome.kind).toBe("try-later")
})

test("nobody listening is unreachable, and so is a name that does not exist", async () => {
  const port = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0))
    })
  })
  expect((await carrierTo(port).send(parcel(), async () => undefined)).kind).toBe("unreachable")
})

test("a message larger than the server takes is refused for good before anything is handed over", async () => {
  const server = await mailServer({ options: { size: 50 } })
  const told = note()
  expect((await carrierTo(server.port).send(parcel(), told.before)).kind).toBe("message-refused")
  expect(told.calls).toHaveLength(0)
})

test("a test message is never given to anybody but the company's own address", async () => {
  const server = await mailServer()
  const carrier = carrierTo(server.port)
  const toDebtor = parcel({ mode: "test", testRecipient: "moi@nous.test" })
  await expect(carrier.send(toDebtor, async () => undefined)).rejects.toThrow(/test address/)
  await expect(carrier.send(parcel({ mode: "test" }), async () => undefined)).rejects.toThrow(/test address/)
  expect(server.taken).toHaveLength(0)
  const toSelf = parcel({ mode: "test", to: "moi@Nous.test", testRecipient: "moi@nous.test" })
  expect((await carrier.send(toSelf, async () => undefined)).kind).toBe("accepted")
})
