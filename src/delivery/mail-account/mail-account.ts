/** How a connection to a mail server is protected. */
export type MailSecurity = "tls" | "starttls" | "none"

/** Where mail is sent through, or read from, and who signs in. */
export interface MailServer {
  readonly host: string
  readonly port: number
  readonly security: MailSecurity
  readonly user: string | null
  /** In clear: only in memory, never stored, logged or shown. */
  readonly password: string | null
  /** Signs in instead of the password (OAuth 2, XOAUTH2); in clear, like it. */
  readonly accessToken?: string | null
}

/** What is done in the mailbox with mails of customers that were taken in. */
export type Filing = { readonly kind: "mark-read" } | { readonly kind: "move"; readonly folder: string }

/** The company's own mail account, ready to be used. */
export interface MailAccount {
  readonly fromName: string | null
  readonly fromEmail: string
  readonly replyTo: string | null
  readonly smtp: MailServer
  readonly imap: MailServer | null
  /** Bounces may come to an address of their own for each message (compta+<message>@…). */
  readonly takesPlusAddresses?: boolean
  /** null: the mailbox is only read. */
  readonly filing?: Filing | null
}

/** Seals secrets with the machine's key, and opens them again. */
export interface SecretBox {
  /** The context (company, field) must be the same to open it again. */
  seal(secret: string, context: string): Buffer
  /** Refuses with SECRET_UNREADABLE when the bytes, the key or the context are not the same. */
  unseal(sealed: Buffer, context: string): string
}

/** One thing that a test of the mail account looked at. */
export interface MailCheck {
  readonly key: "connect" | "encryption" | "sign-in" | "sender" | "test-message" | "reading"
  readonly ok: boolean
  /** It works, and is not as it should be. */
  readonly isWarning?: boolean
  readonly sentence: { readonly fr: string; readonly en: string }
}

/** Looks at a mail account step by step; stops at the first step that fails. */
export type VerifySending = (
  account: MailAccount,
  options: { readonly sendTestTo: string | null },
) => Promise<MailCheck[]>

/** Signs in to read mail, and looks whether folders can be opened. */
export type VerifyReading = (server: MailServer) => Promise<MailCheck[]>

/** Looks for a message in every folder by its Message-ID header, changing nothing. */
export type FindByMessageId = (
  server: MailServer,
  messageIdHeader: string,
) => Promise<{ readonly found: boolean; readonly folder: string | null }>
