import { createServer, type Socket } from "node:net"

/**
 * The folders of a test mailbox, each with the Message-IDs or the whole mails in it, numbered from 1;
 * "Sent" carries its special use. Mails may be added while the server runs.
 */
export type Folders = Readonly<Record<string, readonly string[]>>

/** How a server numbers the mails of its folders; another number means that it numbered them anew. */
export interface Numbering {
  uidValidity: number
}

/** A mail server to read from, with every command that it was given. */
export interface TestImapServer {
  readonly port: number
  readonly commands: string[]
  close(): Promise<void>
}

/** Starts a small IMAP4rev1 server: one user "compta" with the password "sesame". */
export async function startImapServer(
  folders: Folders,
  numbering: Numbering = { uidValidity: 1 },
): Promise<TestImapServer> {
  const commands: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on("error", () => undefined)
    socket.on("close", () => sockets.delete(socket))
    serve(socket, folders, commands, numbering)
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

function serve(socket: Socket, folders: Folders, commands: string[], numbering: Numbering): void {
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
      ok(
        `${open.length} EXISTS`,
        `OK [UIDVALIDITY ${numbering.uidValidity}] ok`,
        `OK [UIDNEXT ${open.length + 1}] ok`,
        "FLAGS ()",
      )
    } else if (/^UID FETCH/i.test(command)) {
      const wanted = uidsIn(command.split(" ")[2] ?? "", open.length)
      ok(...wanted.map((uid) => `${uid} FETCH (UID ${uid} ${fetched(command, open[uid - 1] ?? "")})`))
    } else if (/SEARCH/i.test(command)) {
      const isAll = /SINCE|ALL/i.test(command)
      const set = /SEARCH UID (\S+)/i.exec(command)?.[1]
      const wanted = set
        ? uidsIn(set, open.length)
        : open.flatMap((mail, index) => (isAll || command.includes(mail) ? [index + 1] : []))
      ok(`SEARCH ${wanted.join(" ")}`.trim())
    } else if (/^LOGOUT/i.test(command)) {
      ok("BYE")
      socket.end()
    } else ok()
  }
}

const listed = (folder: string): string => `LIST (${folder === "Sent" ? "\\Sent" : ""}) "/" "${folder}"`

/** "3:*" names the last mail even when its number is lower. */
function uidsIn(set: string, count: number): number[] {
  const named = set.split(",").flatMap((range) => {
    const ends = range.split(":").map((end) => (end === "*" ? count : Number(end)))
    const [low, high] = [Math.min(...ends), Math.max(...ends)]
    return Array.from({ length: high - low + 1 }, (_, index) => low + index)
  })
  return named.filter((uid) => uid >= 1 && uid <= count)
}

function fetched(command: string, mail: string): string {
  const size = Buffer.byteLength(mail)
  const parts = [`RFC822.SIZE ${size}`]
  if (/BODY(\.PEEK)?\[\]/i.test(command)) parts.push(`BODY[] {${size}}\r\n${mail}`)
  return parts.join(" ")
}
