import type { WatchMailbox } from "../../replies/mailbox/mailbox.ts"
import { type ImapOptions, signIn, signOut } from "./mailbox.ts"

/** Waits in the inbox, opened for reading only, with IDLE where the server has it and by asking where not. */
export const watchMailbox =
  (options: ImapOptions = {}): WatchMailbox =>
  async (server, onNews, signal) => {
    const mailbox = await signIn(server, options)
    const { promise: over, resolve, reject } = Promise.withResolvers<void>()
    const stop = () => resolve()
    mailbox.on("exists", onNews)
    mailbox.on("close", () => reject(new Error("the mailbox closed the line")))
    signal.addEventListener("abort", stop, { once: true })
    try {
      await mailbox.mailboxOpen("INBOX", { readOnly: true })
      if (signal.aborted) return
      await over
    } finally {
      signal.removeEventListener("abort", stop)
      over.catch(() => undefined)
      await signOut(mailbox)
    }
  }
