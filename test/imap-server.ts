import { createServer, type Socket } from "node:net"

/** The folders of a test mailbox, each with the Message-IDs in it; "Sent" carries its special use. */
export type Folders = Readonly<Record<string, readonly string[]>>

/** A mail server to read from, with every command that it was given. */
export interface TestImapServer {
  readonly port: number
  readonly commands: string[]
  close(): Promise<void>
}

/** Starts a small IMAP4rev1 server: one user "compta" with the password "sesame". */
export async function startImapServer(folders: Folders): Promise<TestImapServer> {
  const commands: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on("error", () => undefined)
    socket.on("close", () => sockets.delete(socket))
    serve(socket, folders, commands)
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      resolve(typeof address === "object" && address ? address.port : 0)
    })
  })
  return {
    port,
    commands,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function serve(socket: Socket, folders: Folders, commands: string[]): void {
  let buffer = ""
  let open: readonly string[] = []
  socket.write("* OK [CAPABILITY IMAP4rev1 SPECIAL-USE] ready\r\n")
  socket.on("data", (chunk) => {
    buffer += chunk.toString("utf8")
    for (let end = buffer.indexOf("\r\n"); end >= 0; end = buffer.indexOf("\r\n")) {
      const line = buffer.slice(0, end)
      buffer = buffer.slice(end + 2)
      commands.push(line.replace(/^\S+ /, ""))
      answer(line)
    }
  })

  function answer(line: string): void {
    const [tag = "", ...rest] = line.split(" ")
    const command = rest.join(" ")
    const ok = (...untagged: readonly string[]) =>
      socket.write([...untagged.map((text) => `* ${text}`), `${tag} OK done`, ""].join("\r\n"))
    if (/^LOGIN/i.test(command)) {
      if (/^LOGIN "?compta"? "?sesame"?$/i.test(command)) ok()
      else socket.write(`${tag} NO [AUTHENTICATIONFAILED] wrong name or password\r\n`)
    } else if (/^CAPABILITY/i.test(command)) ok("CAPABILITY IMAP4rev1 SPECIAL-USE")
    else if (/^LIST "" ""$/i.test(command)) ok('LIST (\\Noselect) "/" ""')
    else if (/^LIST/i.test(command)) ok(...Object.keys(folders).map(listed))
    else if (/^(EXAMINE|SELECT)/i.test(command)) {
      open = folders[/"?([^"]+)"?$/.exec(command.split(" ").slice(1).join(" "))?.[1] ?? ""] ?? []
      ok(`${open.length} EXISTS`, "OK [UIDVALIDITY 1] ok", `OK [UIDNEXT ${open.length + 1}] ok`, "FLAGS ()")
    } else if (/SEARCH/i.test(command)) {
      const wanted = open.flatMap((messageId, index) => (command.includes(messageId) ? [index + 1] : []))
      ok(`SEARCH ${wanted.join(" ")}`.trim())
    } else if (/^LOGOUT/i.test(command)) {
      ok("BYE")
      socket.end()
    } else ok()
  }
}

const listed = (folder: string): string => `LIST (${folder === "Sent" ? "\\Sent" : ""}) "/" "${folder}"`
