import type { CompanyTx } from "../../kernel/store.ts"
import type { MailSecurity } from "./mail-account.ts"

/** A server as it is stored: the password sealed. */
export interface StoredServer {
  readonly host: string
  readonly port: number
  readonly security: MailSecurity
  readonly user: string | null
  readonly passwordSealed: Buffer | null
}

/** The company's mail account as it is stored. */
export interface StoredMailAccount {
  readonly fromName: string | null
  readonly fromEmail: string
  readonly replyTo: string | null
  readonly smtp: StoredServer
  readonly imap: StoredServer | null
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
    testedAt: row.tested_at,
  }
}

/** Writes the account, replacing the one before; it counts as untested again. */
export async function writeMailAccount(
  tx: CompanyTx,
  mailAccount: Omit<StoredMailAccount, "testedAt">,
  now: Date,
): Promise<void> {
  const { smtp, imap } = mailAccount
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
