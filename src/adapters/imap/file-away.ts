import type { ImapFlow } from "imapflow"
import type { Filing } from "../../delivery/mail-account/mail-account.ts"
import type { FileAway, MailPlace } from "../../replies/mailbox/mailbox.ts"
import { type ImapOptions, signIn, signOut } from "./mailbox.ts"

/** Marks mails as read, or moves them to a folder that is made when there is none. */
export const fileAway =
  (options: ImapOptions = {}): FileAway =>
  async (server, places, filing) => {
    const mailbox = await signIn(server, options)
    try {
      if (filing.kind === "move") await makeFolder(mailbox, filing.folder)
      for (const [folder, within] of Map.groupBy(places, (place) => place.folder))
        await fileIn(mailbox, folder, within, filing)
    } finally {
      await signOut(mailbox)
    }
  }

async function makeFolder(mailbox: ImapFlow, folder: string): Promise<void> {
  const known = await mailbox.list()
  if (!known.some((each) => each.path === folder)) await mailbox.mailboxCreate(folder)
}

async function fileIn(
  mailbox: ImapFlow,
  folder: string,
  places: readonly MailPlace[],
  filing: Filing,
): Promise<void> {
  if (filing.kind === "move" && folder === filing.folder) return
  const opened = await mailbox.mailboxOpen(folder)
  const uids = places
    .filter((place) => place.uidValidity === Number(opened.uidValidity))
    .map((place) => place.uid)
  if (uids.length === 0) return
  await mailbox.messageFlagsAdd(uids, ["\\Seen"], { uid: true })
  if (filing.kind === "move") await mailbox.messageMove(uids, filing.folder, { uid: true })
}
