import type { MailServer } from "../../delivery/mail-account/mail-account.ts"

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
 * `since` on: the same mail may then come a second time.
 */
export type FetchNewMail = (
  server: MailServer,
  positions: readonly FolderPosition[],
  since: Date,
) => AsyncIterable<FetchedMail>

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
