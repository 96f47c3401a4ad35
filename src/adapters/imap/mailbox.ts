import { ImapFlow } from "imapflow"
import type { FindByMessageId, MailServer, VerifyReading } from "../../delivery/mail-account/mail-account.ts"
import { NBSP } from "../../kernel/wording.ts"

/** How patient a connection is, and whom it trusts beyond the machine's own certificates. */
export interface ImapOptions {
  readonly connectMs?: number
  readonly tls?: { readonly ca?: string | Buffer; readonly rejectUnauthorized?: boolean }
}

/**
 * Looks for a message in every folder by its Message-ID header, sent mail first. Folders are opened
 * for reading only: nothing is marked as read, moved or deleted.
 */
export const findInMailbox =
  (options: ImapOptions = {}): FindByMessageId =>
  (server, messageIdHeader) =>
    withMailbox(server, options, async (mailbox) => {
      for (const folder of await foldersSentFirst(mailbox)) {
        await mailbox.mailboxOpen(folder, { readOnly: true })
        const found = await mailbox.search({ header: { "message-id": messageIdHeader } })
        if (found && found.length > 0) return { found: true, folder }
      }
      return { found: false, folder: null }
    })

/** Signs in, and counts the folders that can be read. */
export const verifyImap =
  (options: ImapOptions = {}): VerifyReading =>
  async (server) => {
    try {
      const folders = await withMailbox(server, options, foldersSentFirst)
      return [
        {
          key: "reading",
          ok: true,
          sentence: {
            fr: `La boîte peut être lue${NBSP}: ${folders.length} dossiers.`,
            en: `The mailbox can be read: ${folders.length} folders.`,
          },
        },
      ]
    } catch (error) {
      const answer = answerOf(error)
      return [
        {
          key: "reading",
          ok: false,
          sentence: {
            fr: `La boîte ne peut pas être lue. Vérifiez le serveur IMAP, l’identifiant et le mot de passe. Réponse${NBSP}: «${NBSP}${answer}${NBSP}»`,
            en: `The mailbox cannot be read. Check the IMAP server, the user name and the password. Answer: “${answer}”`,
          },
        },
      ]
    }
  }

/** The server's own words when it said some. */
export function answerOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return "responseText" in error && typeof error.responseText === "string"
    ? error.responseText
    : error.message
}

async function foldersSentFirst(mailbox: ImapFlow): Promise<string[]> {
  const folders = (await mailbox.list()).filter((folder) => !folder.flags.has("\\Noselect"))
  const rank = (use: string | undefined): number => (use === "\\Sent" ? 0 : use === "\\All" ? 1 : 2)
  return folders.toSorted((a, b) => rank(a.specialUse) - rank(b.specialUse)).map((folder) => folder.path)
}

async function withMailbox<T>(
  server: MailServer,
  options: ImapOptions,
  work: (mailbox: ImapFlow) => Promise<T>,
): Promise<T> {
  const mailbox = await signIn(server, options)
  try {
    return await work(mailbox)
  } finally {
    await signOut(mailbox)
  }
}

/** Connects to a mailbox and signs in; signOut() must follow. Throws with the server's own words. */
export async function signIn(server: MailServer, options: ImapOptions): Promise<ImapFlow> {
  const mailbox = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.security === "tls",
    doSTARTTLS: server.security === "starttls" ? true : server.security === "none" ? false : undefined,
    auth: server.accessToken
      ? { user: server.user ?? "", accessToken: server.accessToken }
      : { user: server.user ?? "", pass: server.password ?? "" },
    tls: { minVersion: "TLSv1.2", ...options.tls },
    autoIdleDelay: 1_000,
    maxIdleTime: 4 * 60_000,
    connectionTimeout: options.connectMs ?? 30_000,
    greetingTimeout: options.connectMs ?? 30_000,
    socketTimeout: 300_000,
    logger: false,
  })
  // Failures reach us through the calls that follow; without a listener Node would stop the program.
  mailbox.on("error", () => undefined)
  await mailbox.connect()
  return mailbox
}

/** Leaves a mailbox politely, or else by closing the line. */
export async function signOut(mailbox: ImapFlow): Promise<void> {
  await mailbox.logout().catch(() => mailbox.close())
}
