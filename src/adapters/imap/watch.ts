import type { WatchMailbox } from "../../replies/mailbox/mailbox.ts"
import { type ImapOptions, signIn, signOut } from "./mailbox.ts"

/** Waits in the inbox, opened for reading only, with IDLE where the server has it and by asking where not. */
export const watchMailbox =
  (options: ImapOptions = {}): WatchMailbox =>
  async (server, onNews, stopped) => {
    const mailbox = await signIn(server, options)
    try {
      const broken = new Promise<never>((_, reject) => {
        mailbox.on("close", () => reject(new Error("the mailbox closed the line")))
      })
      broken.catch(() => undefined)
      mailbox.on("exists", onNews)
      await Promise.race([mailbox.mailboxOpen("INBOX", { readOnly: true }), broken])
      await Promise.race([stopped, broken])
    } finally {
      await signOut(mailbox)
    }
  }
