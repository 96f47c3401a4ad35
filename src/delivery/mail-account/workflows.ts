import type { Author } from "../../kernel/author.ts"
import { refuse } from "../../kernel/refusal.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import { record } from "../../ledger/journal/store.ts"
import type {
  Filing,
  MailAccount,
  MailCheck,
  MailSecurity,
  MailServer,
  SecretBox,
  VerifyReading,
  VerifySending,
} from "./mail-account.ts"
import { type ShownOAuth, sealedOAuth, secretContext, shownOAuth, type TypedOAuth } from "./oauth/settings.ts"
import type { RenewToken } from "./oauth/token.ts"
import { freshMailAccount } from "./oauth/workflows.ts"
import { refuseImpossibleSettings } from "./settings.ts"
import { markTested, readMailAccount, type StoredServer, writeMailAccount } from "./store.ts"

/** The mail account as people may see it: passwords are never given back, only whether one is kept. */
export interface ShownMailAccount {
  readonly fromName: string | null
  readonly fromEmail: string
  readonly replyTo: string | null
  readonly smtp: ShownServer
  readonly imap: ShownServer | null
  readonly oauth: ShownOAuth | null
  readonly takesPlusAddresses: boolean
  readonly dkimSelector: string | null
  readonly filing: Filing | null
  readonly testedAt: Date | null
}

/** A server as people may see it. */
export interface ShownServer {
  readonly host: string
  readonly port: number
  readonly security: MailSecurity
  readonly user: string | null
  readonly hasPassword: boolean
}

/** A server as a person types it. A password left out keeps the one that is stored. */
export type TypedServer = Omit<MailServer, "password"> & { readonly password?: string | null }

/** The mail account as a person types it. */
export interface TypedMailAccount {
  readonly fromName: string | null
  readonly fromEmail: string
  readonly replyTo: string | null
  readonly smtp: TypedServer
  readonly imap: TypedServer | null
  readonly oauth?: TypedOAuth | null
  readonly takesPlusAddresses?: boolean
  readonly dkimSelector?: string | null
  readonly filing?: Filing | null
}

/** The company's mail account, without any password; null before one was entered. */
export async function showMailAccount(tx: CompanyTx): Promise<ShownMailAccount | null> {
  const stored = await readMailAccount(tx)
  if (!stored) return null
  const { smtp, imap, oauth } = stored
  return { ...stored, smtp: shown(smtp), imap: imap && shown(imap), oauth: oauth && shownOAuth(oauth) }
}

/**
 * Keeps the mail account, its passwords sealed. A password that was left out stays as it was, but
 * only for the same host and user: it is never shown to another server.
 */
export async function saveMailAccount(
  tx: CompanyTx,
  typed: TypedMailAccount,
  box: SecretBox,
  by: Author,
): Promise<ShownMailAccount> {
  refuseImpossibleSettings(typed)
  const before = await readMailAccount(tx)
  const seal = (server: TypedServer, kept: StoredServer | null | undefined, field: string): StoredServer => {
    const { password, ...rest } = server
    const isSame = kept?.host === server.host && kept.user === server.user
    const passwordSealed =
      password === undefined
        ? (isSame && kept?.passwordSealed) || null
        : password
          ? box.seal(password, secretContext(tx.companyId, field))
          : null
    return { ...rest, passwordSealed }
  }
  await writeMailAccount(
    tx,
    {
      fromName: typed.fromName,
      fromEmail: typed.fromEmail.trim(),
      replyTo: typed.replyTo?.trim() || null,
      smtp: seal(typed.smtp, before?.smtp, "smtp"),
      imap: typed.imap && seal(typed.imap, before?.imap, "imap"),
      oauth: typed.oauth ? sealedOAuth(typed.oauth, before?.oauth ?? null, box, tx.companyId) : null,
      takesPlusAddresses: typed.takesPlusAddresses ?? false,
      dkimSelector: typed.dkimSelector?.trim() || null,
      filing: typed.filing ?? null,
    },
    by.now,
  )
  await record(tx, [
    {
      happenedAt: by.now,
      onDay: by.today,
      actor: by.actor,
      kind: "settings.changed",
      payload: { what: "mail-account", smtpHost: typed.smtp.host, fromEmail: typed.fromEmail.trim() },
    },
  ])
  return (await showMailAccount(tx)) as ShownMailAccount
}

/**
 * The mail account with its passwords and its last token in clear, for the adapters; null before one
 * was entered. A token may have run out: freshMailAccount() renews it.
 */
export async function openMailAccount(tx: CompanyTx, box: SecretBox): Promise<MailAccount | null> {
  const stored = await readMailAccount(tx)
  if (!stored) return null
  const unseal = (sealed: Buffer | null, field: string) =>
    sealed && box.unseal(sealed, secretContext(tx.companyId, field))
  const accessToken = stored.oauth && unseal(stored.oauth.accessTokenSealed, "access-token")
  const open = ({ passwordSealed, ...server }: StoredServer, field: string): MailServer => ({
    ...server,
    ...(stored.oauth
      ? { password: null, accessToken }
      : { password: unseal(passwordSealed, field), accessToken: null }),
  })
  const { fromName, fromEmail, replyTo, takesPlusAddresses, filing } = stored
  return {
    ...{ fromName, fromEmail, replyTo, takesPlusAddresses, filing },
    smtp: open(stored.smtp, "smtp"),
    imap: stored.imap && open(stored.imap, "imap"),
  }
}

/**
 * Tries the mail account for good, step by step, with a message to the given address when there is
 * one. No transaction stays open while the servers are spoken to.
 */
export async function testMailAccount(
  db: Db,
  companyId: CompanyId,
  ports: {
    readonly box: SecretBox
    readonly verifySending: VerifySending
    readonly verifyReading: VerifyReading
    readonly renewToken?: RenewToken
  },
  run: { readonly by: Author; readonly sendTestTo: string | null },
): Promise<{ ok: boolean; steps: MailCheck[] }> {
  const account = await freshMailAccount(db, companyId, ports, run.by.now)
  if (!account) return refuseMissingMailAccount()
  const steps = await ports.verifySending(account, { sendTestTo: run.sendTestTo })
  if (account.imap) steps.push(...(await ports.verifyReading(account.imap)))
  const ok = steps.every((step) => step.ok)
  const { by, sendTestTo } = run
  if (ok) await inCompany(db, companyId, (tx) => recordTested(tx, sendTestTo, by))
  return { ok, steps }
}

/** Remembers the success; that one received its message opens the way to live mode, on any day. */
async function recordTested(tx: CompanyTx, sentTestTo: string | null, by: Author): Promise<void> {
  await markTested(tx, by.now)
  if (sentTestTo === null) return
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor },
      ...{ kind: "mail-account.tested", payload: { sentTestTo } },
    },
  ])
}

/** Stops with MAIL_ACCOUNT_MISSING. */
export function refuseMissingMailAccount(): never {
  return refuse("MAIL_ACCOUNT_MISSING", {
    fr: "Aucune messagerie n’est réglée\u00a0: indiquez d’abord votre compte d’envoi (Réglages, ou relance smtp set).",
    en: "No mail account is set up: first enter the one that you send with (Settings, or relance smtp set).",
  })
}

function shown({ passwordSealed, ...server }: StoredServer): ShownServer {
  return { ...server, hasPassword: passwordSealed !== null }
}
