/**
 * A mail server in a process of its own. Before it says 250 it writes the Message-ID to a file and
 * waits until the disk has it, as a real server does with its queue: that file is the truth about
 * what was accepted. Started with the file's path; tells its parent the port, then each acceptance.
 */
import { fsyncSync, openSync, writeSync } from "node:fs"
import { startMailServer } from "../mail-server.ts"

const file = openSync(process.argv[2] ?? "", "a")

const server = await startMailServer({
  atEnd: (raw) => {
    const messageId = /^message-id:\s*(\S+)/im.exec(raw.toString("latin1"))?.[1] ?? "none"
    writeSync(file, `${messageId}\n`)
    fsyncSync(file)
    process.send?.({ accepted: messageId })
    return undefined
  },
})
process.send?.({ port: server.port })
process.on("disconnect", () => process.exit(0))
