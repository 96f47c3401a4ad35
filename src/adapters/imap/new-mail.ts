import type { ImapFlow } from "imapflow"
import { refuse } from "../../kernel/refusal.ts"
import { NBSP } from "../../kernel/wording.ts"
import type { FetchedMail, FetchNewMail, FolderPosition } from "../../replies/mailbox/mailbox.ts"
import { answerOf, type ImapOptions, signIn, signOut } from "./mailbox.ts"

/** Larger mails are named but not fetched. */
const MOST_BYTES = 40_000_000

/** Where nobody’s answer lies: what we wrote ourselves, what was thrown away, and views on other folders. */
const LEFT_OUT = new Set(["\\Sent", "\\Drafts", "\\Trash", "\\All", "\\Flagged", "\\Important"])

/** Fetches new mails folder by folder, opened for reading only: nothing is marked as read, moved or deleted. */
export const fetchNewMail = (options: ImapOptions = {}): FetchNewMail =>
  async function* (server, positions, since) {
    const mailbox = await signIn(server, options).catch((error) => refuseClosed(answerOf(error)))
    try {
      for (const folder of await folders(mailbox)) yield* newIn(mailbox, folder, positions, since)
    } catch (error) {
      refuseInterrupted(answerOf(error))
    } finally {
      await signOut(mailbox)
    }
  }

function refuseClosed(answer: string): never {
  return refuse("MAILBOX_CLOSED", {
    fr: `La boîte ne peut pas être lue. Vérifiez le serveur IMAP, l’identifiant et le mot de passe, puis recommencez. Réponse${NBSP}: «${NBSP}${answer}${NBSP}»`,
    en: `The mailbox cannot be read. Check the IMAP server, the user name and the password, then try again. Answer: “${answer}”`,
  })
}

function refuseInterrupted(answer: string): never {
  return refuse("MAILBOX_INTERRUPTED", {
    fr: `Le serveur a coupé la lecture de la boîte. Rien n’est perdu${NBSP}: elle reprendra où elle s’est arrêtée. Réponse${NBSP}: «${NBSP}${answer}${NBSP}»`,
    en: `The server broke off while the mailbox was being read. Nothing is lost: it will go on where it stopped. Answer: “${answer}”`,
  })
}

async function folders(mailbox: ImapFlow): Promise<string[]> {
  const listed = await mailbox.list()
  const readable = listed.filter(
    ({ flags, specialUse }) =>
      !flags.has("\\Noselect") && !flags.has("\\NonExistent") && !LEFT_OUT.has(specialUse ?? ""),
  )
  return readable.map((folder) => folder.path)
}

async function* newIn(
  mailbox: ImapFlow,
  folder: string,
  positions: readonly FolderPosition[],
  since: Date,
): AsyncGenerator<FetchedMail> {
  const opened = await mailbox.mailboxOpen(folder, { readOnly: true })
  const uidValidity = Number(opened.uidValidity)
  const position = positions.find((each) => each.folder === folder && each.uidValidity === uidValidity)
  const uids = position ? await uidsAfter(mailbox, position.lastUid) : await uidsSince(mailbox, since)
  for (const uid of uids) {
    const sized = await mailbox.fetchOne(String(uid), { uid: true, size: true }, { uid: true })
    if (!sized) continue
    if ((sized.size ?? 0) > MOST_BYTES) {
      yield { folder, uidValidity, lastUid: uid, bytes: null }
      continue
    }
    const whole = await mailbox.fetchOne(String(uid), { uid: true, source: true }, { uid: true })
    if (whole !== false && whole?.source) yield { folder, uidValidity, lastUid: uid, bytes: whole.source }
  }
}

async function uidsAfter(mailbox: ImapFlow, last: number): Promise<number[]> {
  const found = await mailbox.search({ uid: `${last + 1}:*` }, { uid: true })
  // "7:*" names the last mail even when its number is 6.
  return (found || []).filter((uid) => uid > last).sort((a, b) => a - b)
}

async function uidsSince(mailbox: ImapFlow, since: Date): Promise<number[]> {
  const found = await mailbox.search({ since }, { uid: true })
  return (found || []).sort((a, b) => a - b)
}
