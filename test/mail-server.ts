import { createServer, type Socket } from "node:net"
import { SMTPServer, type SMTPServerOptions } from "smtp-server"

/** A message that a test server took in charge. */
export interface TakenMessage {
  readonly messageId: string
  readonly from: string
  readonly to: readonly string[]
  readonly raw: Buffer
}

/** A mail server that runs in this process and takes what it is given. */
export interface TestMailServer {
  readonly port: number
  readonly taken: TakenMessage[]
  /** How many lines were opened to it so far. */
  readonly lines: () => number
  /** Closes every line that is open, without a word. */
  hangUp(): void
  close(): Promise<void>
}

/** An answer of the server: "550 5.1.1 no such user" refuses, undefined accepts. */
type Answer = string | undefined

/** Where a test server differs from one that takes everything. */
export interface Behaviour {
  readonly atRecipient?: (address: string) => Answer
  /** Asked once the whole text has come. */
  readonly atEnd?: (raw: Buffer) => Answer | Promise<Answer>
  readonly options?: SMTPServerOptions
}

/** Starts a real SMTP server on a free port of this machine. */
export async function startMailServer(behaviour: Behaviour = {}): Promise<TestMailServer> {
  const taken: TakenMessage[] = []
  let lines = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    onConnect: (_session, done) => {
      lines += 1
      done()
    },
    onRcptTo: (address, _session, done) => done(refusal(behaviour.atRecipient?.(address.address))),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on("data", (chunk: Buffer) => chunks.push(chunk))
      stream.on("end", async () => {
        const raw = Buffer.concat(chunks)
        const answer = refusal(await behaviour.atEnd?.(raw))
        if (!answer) {
          const { mailFrom, rcptTo } = session.envelope
          taken.push({
            messageId: /^message-id:\s*(\S+)/im.exec(raw.toString("latin1"))?.[1] ?? "",
            from: mailFrom ? mailFrom.address : "",
            to: rcptTo.map((recipient) => recipient.address),
            raw,
          })
        }
        done(answer)
      })
    },
    ...behaviour.options,
  })
  server.on("error", () => undefined)
  const sockets = new Set<Socket>()
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket)
    socket.on("close", () => sockets.delete(socket))
  })
  const port = await new Promise<number>((resolve) => {
    const listener = server.listen(0, "127.0.0.1", () => {
      const address = listener.address()
      resolve(typeof address === "object" && address ? address.port : 0)
    })
  })
  return {
    port,
    taken,
    lines: () => lines,
    hangUp: () => {
      for (const socket of sockets) socket.destroy()
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function refusal(answer: Answer): (Error & { responseCode: number }) | null {
  if (answer === undefined) return null
  return Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) })
}

/** When a rude server hangs up, or falls silent. */
export type Rudeness =
  | "hangs-up-at-once"
  | "hangs-up-at-data"
  | "hangs-up-in-the-text"
  | "hangs-up-after-the-dot"
  | "silent-after-the-dot"

/** Starts a server that speaks SMTP up to a point and then leaves. Counts whole texts it was given. */
export async function startRudeServer(rudeness: Rudeness): Promise<{
  port: number
  wholeTexts: () => number
  /** Resolves once a line that was open is closed for good. */
  hungUp: Promise<void>
  close(): Promise<void>
}> {
  let wholeTexts = 0
  const { promise: hungUp, resolve: sayHungUp } = Promise.withResolvers<void>()
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on("error", () => undefined)
    socket.on("close", () => {
      sockets.delete(socket)
      sayHungUp()
    })
    if (rudeness === "hangs-up-at-once") return void socket.destroy()
    converse(socket, rudeness, () => {
      wholeTexts += 1
    })
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      resolve(typeof address === "object" && address ? address.port : 0)
    })
  })
  return {
    port,
    wholeTexts: () => wholeTexts,
    hungUp,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function converse(socket: Socket, rudeness: Rudeness, onWholeText: () => void): void {
  let buffer = ""
  let isText = false
  socket.write("220 rude.test ESMTP\r\n")
  socket.on("data", (chunk) => {
    buffer += chunk.toString("latin1")
    if (isText) {
      if (rudeness === "hangs-up-in-the-text") return void socket.destroy()
      if (!buffer.endsWith("\r\n.\r\n")) return
      onWholeText()
      if (rudeness === "hangs-up-after-the-dot") socket.destroy()
      return
    }
    for (let end = buffer.indexOf("\r\n"); end >= 0; end = buffer.indexOf("\r\n")) {
      const command = buffer.slice(0, end).toUpperCase()
      buffer = buffer.slice(end + 2)
      if (command.startsWith("DATA")) {
        if (rudeness === "hangs-up-at-data") return void socket.destroy()
        isText = true
        socket.write("354 go on\r\n")
      } else socket.write("250 ok\r\n")
    }
  })
}
