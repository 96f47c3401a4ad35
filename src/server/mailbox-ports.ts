import type { WatchMailbox } from "../replies/mailbox/mailbox.ts"
import type { ReadingPorts } from "../replies/mailbox/workflows.ts"

/** The hands that reading a mailbox needs. */
export type MailboxPorts = Required<Omit<ReadingPorts, "box">> & { readonly watchMailbox: WatchMailbox }

/** Mail is read over IMAP; its code is loaded at the first need, so that other commands start at once. */
export const MAILBOX_PORTS: MailboxPorts = {
  fetchNewMail: async function* (...asked) {
    const { fetchNewMail } = await import("../adapters/imap/new-mail.ts")
    yield* fetchNewMail()(...asked)
  },
  fileAway: async (...asked) => (await import("../adapters/imap/file-away.ts")).fileAway()(...asked),
  watchMailbox: async (...asked) => (await import("../adapters/imap/watch.ts")).watchMailbox()(...asked),
  renewToken: async (request) => (await import("../adapters/oauth/renew-token.ts")).renewToken(request),
}
