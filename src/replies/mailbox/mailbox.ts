import type { Filing, MailServer } from "../../delivery/mail-account/mail-account.ts"

/** How far a folder has been read: the numbering it had, and the highest number read. */
export interface FolderPosition {
  readonly folder: string
  readonly uidValidity: number
  readonly lastUid: number
}

/** A mail as it lies in a folder. */
export interface FetchedMail extends FolderPosition {
  /** null when it is too large to be fetched. */
  readonly bytes: Buffer | null
}

/**
 * Fetches what is new in every folder where answers may lie, in the order of their numbers, changing
 * nothing in the mailbox. A folder without a position, or whose numbering has changed, is read from
 * `since` on: the same mail may then come a second time. Refuses with MAILBOX_CLOSED or
 * MAILBOX_INTERRUPTED.
 */
export type FetchNewMail = (
  server: MailServer,
  positions: readonly FolderPosition[],
  since: Date,
) => AsyncIterable<FetchedMail>

/** A mail in the mailbox, by its number. */
export interface MailPlace {
  readonly folder: string
  readonly uidValidity: number
  readonly uid: number
}

/** Marks mails as read or moves them; those that are no longer there, or were numbered anew, are passed over. */
export type FileAway = (server: MailServer, places: readonly MailPlace[], filing: Filing) => Promise<void>

/**
 * Stays connected and tells when something arrives in the inbox, until it is told to stop (it then
 * ends) or the line breaks (it then fails).
 */
export type WatchMailbox = (server: MailServer, onNews: () => void, stopped: Promise<void>) => Promise<void>

/** What one reading of the mailbox brought. */
export interface MailboxRead {
  readonly fetched: number
  readonly answers: number
  readonly bounces: number
  readonly automatic: number
  readonly complaints: number
  /** New, but nobody knows yet whose. */
  readonly inTray: number
  readonly knownAlready: number
  /** Not taken in: look at them in the mailbox. */
  readonly unreadable: readonly { readonly folder: string; readonly uid: number; readonly code: string }[]
}
