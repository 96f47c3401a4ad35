import type { CompanyTx } from "../../kernel/store.ts"
import type { Filing, MailSecurity } from "./mail-account.ts"

/** A server as it is stored: the password sealed. */
export interface StoredServer {
  readonly host: string
  readonly port: number
  readonly security: MailSecurity
  readonly user: string | null
  readonly passwordSealed: Buffer | null
}

/** How to get tokens to sign in with, secrets sealed. */
export interface StoredOAuth {
  readonly tokenUrl: string
  readonly clientId: string
  readonly scope: string | null
  readonly clientSecretSealed: Buffer | null
  readonly refreshTokenSealed: Buffer | null
  readonly accessTokenSealed: Buffer | null
  readonly expiresAt: Date | null
}

/** The company's mail account as it is stored. */
export interface StoredMailAccount {
  readonly fromName: string | null
  readonly fromEmail: string
  readonly replyTo: string | null
  readonly smtp: StoredServer
  readonly imap: StoredServer | null
  /** null: it signs in with passwords. */
  readonly oauth: StoredOAuth | null
  readonly takesPlusAddresses: boolean
  readonly dkimSelector: string | null
  readonly filing: Filing | null
  readonly testedAt: Date | null
}

/** The company's mail account, passwords sealed; null before one was entered. */
export async function readMailAccount(tx: CompanyTx): Promise<StoredMailAccount | null> {
  const row = await tx
    .selectFrom("delivery.mail_account")
    .selectAll()
    .where("company_id", "=", tx.companyId)
    .executeTakeFirst()
  if (!row) return null
  return {
    fromName: row.from_name,
    fromEmail: row.from_email,
    replyTo: row.reply_to,
    smtp: {
      host: row.smtp_host,
      port: row.smtp_port,
      security: row.smtp_security as MailSecurity,
      user: row.smtp_user,
      passwordSealed: row.smtp_password_sealed,
    },
    imap:
      row.imap_host === null
        ? null
        : {
            host: row.imap_host,
            port: row.imap_port ?? 993,
            security: (row.imap_security ?? "tls") as MailSecurity,
            user: row.imap_user,
            passwordSealed: row.imap_password_sealed,
          },
    oauth:
      row.sign_in === "oauth2"
        ? {
            tokenUrl: row.oauth_token_url ?? "",
            clientId: row.oauth_client_id ?? "",
            scope: row.oauth_scope,
            clientSecretSealed: row.oauth_client_secret_sealed,
            refreshTokenSealed: row.oauth_refresh_token_sealed,
            accessTokenSealed: row.oauth_access_token_sealed,
            expiresAt: row.oauth_expires_at,
          }
        : null,
    ...{ takesPlusAddresses: row.takes_plus_addresses, dkimSelector: row.dkim_selector },
    filing: filingOf(row.after_reading, row.move_to_folder),
    testedAt: row.tested_at,
  }
}

function filingOf(afterReading: string, folder: string | null): Filing | null {
  if (afterReading === "move" && folder) return { kind: "move", folder }
  return afterReading === "mark-read" ? { kind: "mark-read" } : null
}

/** Writes the account, replacing the one before; it counts as untested again. */
export async function writeMailAccount(
  tx: CompanyTx,
  mailAccount: Omit<StoredMailAccount, "testedAt">,
  now: Date,
): Promise<void> {
  const { smtp, imap, oauth, filing } = mailAccount
  const columns = {
    from_name: mailAccount.fromName,
    from_email: mailAccount.fromEmail,
    reply_to: mailAccount.replyTo,
    smtp_host: smtp.host,
    smtp_port: smtp.port,
    smtp_security: smtp.security,
    smtp_user: smtp.user,
    smtp_password_sealed: smtp.passwordSealed,
    imap_host: imap?.host ?? null,
    imap_port: imap?.port ?? null,
    imap_security: imap?.security ?? null,
    imap_user: imap?.user ?? null,
    imap_password_sealed: imap?.passwordSealed ?? null,
    sign_in: oauth ? "oauth2" : "password",
    oauth_token_url: oauth?.tokenUrl ?? null,
    oauth_client_id: oauth?.clientId ?? null,
    oauth_scope: oauth?.scope ?? null,
    oauth_client_secret_sealed: oauth?.clientSecretSealed ?? null,
    oauth_refresh_token_sealed: oauth?.refreshTokenSealed ?? null,
    oauth_access_token_sealed: oauth?.accessTokenSealed ?? null,
    oauth_expires_at: oauth?.expiresAt ?? null,
    ...{ takes_plus_addresses: mailAccount.takesPlusAddresses, dkim_selector: mailAccount.dkimSelector },
    after_reading: filing?.kind ?? "leave",
    move_to_folder: filing?.kind === "move" ? filing.folder : null,
    tested_at: null,
    updated_at: now,
  }
  await tx
    .insertInto("delivery.mail_account")
    .values({ company_id: tx.companyId, ...columns })
    .onConflict((conflict) => conflict.column("company_id").doUpdateSet(columns))
    .execute()
}

/** Remembers that the account was tested with success. */
export async function markTested(tx: CompanyTx, now: Date): Promise<void> {
  await tx
    .updateTable("delivery.mail_account")
    .set({ tested_at: now })
    .where("company_id", "=", tx.companyId)
    .execute()
}

/** Keeps a token that was just renewed, with the refresh token where the provider gave another one. */
export async function writeToken(
  tx: CompanyTx,
  token: {
    readonly accessTokenSealed: Buffer
    readonly refreshTokenSealed: Buffer | null
    readonly expiresAt: Date
  },
): Promise<void> {
  await tx
    .updateTable("delivery.mail_account")
    .set({
      oauth_access_token_sealed: token.accessTokenSealed,
      oauth_expires_at: token.expiresAt,
      ...(token.refreshTokenSealed ? { oauth_refresh_token_sealed: token.refreshTokenSealed } : {}),
    })
    .where("company_id", "=", tx.companyId)
    .where("sign_in", "=", "oauth2")
    .execute()
}
