import type { SecretBox } from "../../delivery/mail-account/mail-account.ts"
import { openMailAccount, refuseMissingMailAccount } from "../../delivery/mail-account/workflows.ts"
import type { Author } from "../../kernel/author.ts"
import { Refusal, refuse } from "../../kernel/refusal.ts"
import { type CompanyId, type Db, inCompany } from "../../kernel/store.ts"
import { type TakenIn, takeIn } from "../intake/workflows.ts"
import { readMail } from "../mail/inbound-mail.ts"
import type { FetchedMail, FetchNewMail, MailboxRead } from "./mailbox.ts"
import { movePosition, readPositions } from "./store.ts"

/** On the first reading, and when a server has numbered its mails anew, mails of the last days are looked at. */
const DAYS_BACK = 30
const MS_PER_DAY = 86_400_000

/**
 * Reads what is new in the company’s mailbox. Each mail is taken in together with the mark how far
 * its folder was read: stopped anywhere, the next reading goes on there, nothing lost, nothing twice.
 */
export async function readMailbox(
  db: Db,
  companyId: CompanyId,
  ports: { readonly box: SecretBox; readonly fetchNewMail: FetchNewMail },
  by: Author,
): Promise<MailboxRead> {
  const account = await inCompany(db, companyId, (tx) => openMailAccount(tx, ports.box))
  if (!account) return refuseMissingMailAccount()
  if (!account.imap) return refuseMissingMailbox()
  const mailbox = `${account.imap.user ?? ""}@${account.imap.host}`
  const positions = await inCompany(db, companyId, (tx) => readPositions(tx, mailbox))
  const back = by.now.getTime() - DAYS_BACK * MS_PER_DAY
  const lastRead = positions.map(({ readAt }) => readAt.getTime() - MS_PER_DAY)
  const since = new Date(Math.min(back, ...lastRead))
  const taken: (TakenIn | { readonly unreadable: MailboxRead["unreadable"][number] })[] = []
  for await (const fetched of ports.fetchNewMail(account.imap, positions, since)) {
    taken.push(await takeFetched(db, companyId, mailbox, fetched, by))
  }
  return counted(taken)
}

async function takeFetched(db: Db, companyId: CompanyId, mailbox: string, fetched: FetchedMail, by: Author) {
  const { bytes, folder, uidValidity, lastUid: uid } = fetched
  const read = bytes === null ? "MAIL_TOO_LARGE" : await readOrRefusal(bytes)
  return await inCompany(db, companyId, async (tx) => {
    await movePosition(tx, mailbox, { folder, uidValidity, lastUid: uid }, by.now)
    if (typeof read === "string") return { unreadable: { folder, uid, code: read } }
    return await takeIn(tx, read, bytes!, { mailbox, folder, uidValidity, uid }, by)
  })
}

/** The mail, or the code of the refusal: one mail that cannot be read must not stop the others. */
async function readOrRefusal(bytes: Buffer) {
  try {
    return await readMail(bytes)
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

function counted(
  taken: readonly (TakenIn | { readonly unreadable: MailboxRead["unreadable"][number] })[],
): MailboxRead {
  const unreadable = taken.flatMap((each) => ("unreadable" in each ? [each.unreadable] : []))
  const read = taken.flatMap((each) => ("unreadable" in each ? [] : [each]))
  const fresh = read.filter((each) => each.outcome === "new")
  const of = (kind: TakenIn["kind"]) => fresh.filter((each) => each.kind === kind).length
  return {
    fetched: taken.length,
    ...{
      answers: of("answer"),
      bounces: of("bounce"),
      automatic: of("automatic"),
      complaints: of("complaint"),
    },
    inTray: fresh.filter((each) => each.customerId === null).length,
    knownAlready: read.filter((each) => each.outcome === "known").length,
    unreadable,
  }
}

function refuseMissingMailbox(): never {
  return refuse("MAILBOX_MISSING", {
    fr: "La lecture du courrier n’est pas réglée\u00a0: ajoutez le serveur IMAP à votre compte de messagerie (Réglages, ou relance smtp set --imap).",
    en: "Reading mail is not set up: add the IMAP server to your mail account (Settings, or relance smtp set --imap).",
  })
}
