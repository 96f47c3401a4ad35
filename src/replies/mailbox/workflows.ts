import type { MailAccount, SecretBox } from "../../delivery/mail-account/mail-account.ts"
import type { RenewToken } from "../../delivery/mail-account/oauth/token.ts"
import { freshMailAccount } from "../../delivery/mail-account/oauth/workflows.ts"
import { refuseMissingMailAccount } from "../../delivery/mail-account/workflows.ts"
import type { Author } from "../../kernel/author.ts"
import { Refusal, refuse } from "../../kernel/refusal.ts"
import { type CompanyId, type Db, inCompany } from "../../kernel/store.ts"
import { type TakenIn, takeIn } from "../intake/workflows.ts"
import { readMail } from "../mail/inbound-mail.ts"
import type { FetchedMail, FetchNewMail, FileAway, MailboxRead } from "./mailbox.ts"
import { writeFailure, writeRead } from "./state/store.ts"
import { markFiled, movePosition, placesToFile, readPositions, writeUnreadable } from "./store.ts"

/** On the first reading, and when a server has numbered its mails anew, mails of the last days are looked at. */
const DAYS_BACK = 30
const MS_PER_DAY = 86_400_000

/** What reading a mailbox needs from outside. */
export interface ReadingPorts {
  readonly box: SecretBox
  readonly fetchNewMail: FetchNewMail
  readonly fileAway?: FileAway
  readonly renewToken?: RenewToken
}

/**
 * Reads the mailbox and writes down how it went, for people and for the next try: a failure that is
 * ours to mend or the server's is told with its sentence, and tried again later each time. Null when
 * it failed with a refusal.
 */
export async function keepReading(
  db: Db,
  companyId: CompanyId,
  ports: ReadingPorts,
  by: Author,
): Promise<MailboxRead | null> {
  try {
    const read = await readMailbox(db, companyId, ports, by)
    await inCompany(db, companyId, (tx) => writeRead(tx, by.now))
    return read
  } catch (error) {
    const refusal = error instanceof Refusal ? error : INTERNAL
    await inCompany(db, companyId, (tx) => writeFailure(tx, refusal, by.now))
    if (refusal === INTERNAL) throw error
    return null
  }
}

const INTERNAL = {
  code: "READING_FAILED",
  sentence: {
    fr: "La lecture du courrier a échoué pour une raison interne. Rien n’est perdu\u00a0: elle reprendra où elle s’est arrêtée.",
    en: "Reading the mail failed for an internal reason. Nothing is lost: it will go on where it stopped.",
  },
}

/**
 * Reads what is new in the company’s mailbox. Each mail is taken in together with the mark how far
 * its folder was read: stopped anywhere, the next reading goes on there, nothing lost, nothing twice.
 */
export async function readMailbox(
  db: Db,
  companyId: CompanyId,
  ports: ReadingPorts,
  by: Author,
): Promise<MailboxRead> {
  const account = await freshMailAccount(db, companyId, ports, by.now)
  if (!account) return refuseMissingMailAccount()
  if (!account.imap) return refuseMissingMailbox()
  const mailbox = `${account.imap.user ?? ""}@${account.imap.host}`
  const positions = await inCompany(db, companyId, (tx) => readPositions(tx, mailbox))
  const back = by.now.getTime() - DAYS_BACK * MS_PER_DAY
  const lastRead = positions.map(({ readAt }) => readAt.getTime() - MS_PER_DAY)
  const since = new Date(Math.min(back, ...lastRead))
  const taken: Taken[] = []
  for await (const fetched of ports.fetchNewMail(account.imap, positions, since)) {
    taken.push(await takeFetched(db, companyId, mailbox, fetched, by))
  }
  if (ports.fileAway) await fileTaken(db, companyId, { account, mailbox, fileAway: ports.fileAway }, by)
  return counted(taken)
}

/** Marks or moves, where the company asked for it, the mails of customers that are surely taken in. */
async function fileTaken(
  db: Db,
  companyId: CompanyId,
  { account, mailbox, fileAway }: { account: MailAccount; mailbox: string; fileAway: FileAway },
  by: Author,
): Promise<void> {
  if (!account.filing || !account.imap) return
  const places = await inCompany(db, companyId, (tx) => placesToFile(tx, mailbox))
  if (places.length === 0) return
  await fileAway(account.imap, places, account.filing)
  await inCompany(db, companyId, (tx) => markFiled(tx, mailbox, places, by.now))
}

type Taken = TakenIn | { readonly unreadable: MailboxRead["unreadable"][number] }

async function takeFetched(
  db: Db,
  companyId: CompanyId,
  mailbox: string,
  fetched: FetchedMail,
  by: Author,
): Promise<Taken> {
  const { bytes, folder, uidValidity, lastUid: uid } = fetched
  const read = bytes === null ? "MAIL_TOO_LARGE" : await readOrRefusal(bytes)
  if (typeof read === "string") return await passOver(db, companyId, mailbox, fetched, read, by)
  try {
    return await inCompany(db, companyId, async (tx) => {
      await movePosition(tx, mailbox, { folder, uidValidity, lastUid: uid }, by.now)
      return await takeIn(tx, read, bytes!, { mailbox, folder, uidValidity, uid }, by)
    })
  } catch (error) {
    if (!isAboutTheData(error)) throw error
    return await passOver(db, companyId, mailbox, fetched, "MAIL_NOT_TAKEN_IN", by)
  }
}

/** One mail that cannot be taken in must not keep back all those behind it: it is named, for a person. */
function passOver(
  db: Db,
  companyId: CompanyId,
  mailbox: string,
  { folder, uidValidity, lastUid: uid }: FetchedMail,
  code: string,
  by: Author,
): Promise<Taken> {
  return inCompany(db, companyId, async (tx) => {
    await movePosition(tx, mailbox, { folder, uidValidity, lastUid: uid }, by.now)
    await writeUnreadable(tx, mailbox, { folder, uidValidity, lastUid: uid }, code, by.now)
    return { unreadable: { folder, uid, code } }
  })
}

/** True for what the database will say of this mail each time (SQLSTATE 22…: a value it cannot hold). */
const isAboutTheData = (error: unknown): boolean =>
  error instanceof Error && "code" in error && typeof error.code === "string" && /^22/.test(error.code)

/** The mail, or the code of the refusal: one mail that cannot be read must not stop the others. */
async function readOrRefusal(bytes: Buffer) {
  try {
    return await readMail(bytes)
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

function counted(taken: readonly Taken[]): MailboxRead {
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
