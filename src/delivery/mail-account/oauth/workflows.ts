import { refuse } from "../../../kernel/refusal.ts"
import { type CompanyId, type Db, inCompany } from "../../../kernel/store.ts"
import type { MailAccount, SecretBox } from "../mail-account.ts"
import { readMailAccount, writeToken } from "../store.ts"
import { openMailAccount } from "../workflows.ts"
import { secretContext } from "./settings.ts"
import { mustRenew, type RefreshRequest, type RenewToken } from "./token.ts"

/**
 * The mail account, ready to sign in: where it signs in with tokens, one that is good for some
 * minutes. No transaction stays open while the provider is asked. Null before one was entered.
 */
export async function freshMailAccount(
  db: Db,
  companyId: CompanyId,
  ports: { readonly box: SecretBox; readonly renewToken?: RenewToken },
  now: Date,
): Promise<MailAccount | null> {
  const { account, request } = await inCompany(db, companyId, async (tx) => {
    const oauth = (await readMailAccount(tx))?.oauth ?? null
    const unseal = (sealed: Buffer | null, field: string) =>
      sealed && ports.box.unseal(sealed, secretContext(companyId, field))
    const refreshToken = oauth && unseal(oauth.refreshTokenSealed, "refresh-token")
    const request: RefreshRequest | null =
      oauth && mustRenew(oauth.expiresAt, now)
        ? {
            ...{ tokenUrl: oauth.tokenUrl, clientId: oauth.clientId, scope: oauth.scope },
            clientSecret: unseal(oauth.clientSecretSealed, "client-secret"),
            refreshToken: refreshToken ?? refuseMissingToken(),
          }
        : null
    return { account: await openMailAccount(tx, ports.box), request }
  })
  if (!request || !ports.renewToken) return account
  const renewed = await ports.renewToken(request)
  return await inCompany(db, companyId, async (tx) => {
    const seal = (secret: string, field: string) => ports.box.seal(secret, secretContext(companyId, field))
    await writeToken(tx, {
      accessTokenSealed: seal(renewed.accessToken, "access-token"),
      refreshTokenSealed: renewed.refreshToken === null ? null : seal(renewed.refreshToken, "refresh-token"),
      expiresAt: new Date(now.getTime() + renewed.expiresIn * 1_000),
    })
    return await openMailAccount(tx, ports.box)
  })
}

function refuseMissingToken(): never {
  return refuse("TOKEN_MISSING", {
    fr: "La connexion par jeton n’est pas achevée\u00a0: collez le jeton d’actualisation (refresh token) dans les réglages de messagerie.",
    en: "Signing in with a token is not complete: paste the refresh token into the mail settings.",
  })
}
