import type { identityOut } from "../../../delivery/mail-account/http.ts"
import type { findingOut } from "../../../messages/templates/http.ts"
import type { Answer } from "./answer.ts"
import type { Day, Sentence } from "./listing.ts"

export interface Template {
  readonly templateKey: string
  readonly language: string
  readonly formality: "formal" | "informal"
  readonly subject: string
  readonly body: string
  readonly isCustomised: boolean
  readonly label: Sentence
}

export interface TemplatePreview {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly problems: readonly { readonly line?: number; readonly sentence: Sentence }[]
  readonly findings: readonly TemplateFinding[]
}

/** What the law has to say of a template, with the words that mend it. */
export type TemplateFinding = Answer<typeof findingOut>

/** GET …/mail-account: passwords are never read back. */
export interface MailAccount {
  fromName: string | null
  fromEmail: string
  replyTo: string | null
  smtpHost: string
  smtpPort: number
  smtpSecurity: "tls" | "starttls" | "none"
  smtpUser: string | null
  imapHost: string | null
  imapPort: number | null
  imapSecurity: "tls" | "starttls" | "none" | null
  imapUser: string | null
  signIn?: "password" | "oauth2"
  oauthTokenUrl?: string | null
  oauthClientId?: string | null
  oauthScope?: string | null
  takesPlusAddresses?: boolean
  dkimSelector?: string | null
  afterReading?: "leave" | "mark-read" | "move"
  moveToFolder?: string | null
  readonly oauthHasSecret?: boolean
  readonly oauthHasToken?: boolean
  readonly smtpHasPassword?: boolean
  readonly imapHasPassword?: boolean
  readonly testedAt?: string | null
}

export interface MailTest {
  readonly ok: boolean
  readonly steps: readonly {
    readonly key: string
    readonly ok: boolean
    readonly isWarning?: boolean
    readonly sentence: Sentence
  }[]
}

/** POST …/mail-account/identity-check */
export type MailIdentity = Answer<typeof identityOut>

export interface JournalEntry {
  readonly seq: number
  readonly at: string
  readonly on?: Day
  readonly kind: string
  readonly actor: string
  readonly title?: Sentence
  /** Its own digest, to which the next entry is chained. */
  readonly hash: string
}

export interface JournalVerification {
  readonly ok: boolean
  readonly entries: number
  readonly messages: number
  readonly faults: readonly {
    readonly seq?: number
    readonly messageId?: string
    readonly sentence: Sentence
  }[]
}
