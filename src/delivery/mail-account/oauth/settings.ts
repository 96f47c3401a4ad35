import { refuse } from "../../../kernel/refusal.ts"
import type { CompanyId } from "../../../kernel/store.ts"
import type { SecretBox } from "../mail-account.ts"
import type { StoredOAuth } from "../store.ts"

/** How tokens are got, as a person types it. A secret left out keeps the one that is stored. */
export interface TypedOAuth {
  readonly tokenUrl: string
  readonly clientId: string
  readonly scope?: string | null
  readonly clientSecret?: string | null
  readonly refreshToken?: string | null
}

/** The same as people may see it. */
export interface ShownOAuth {
  readonly tokenUrl: string
  readonly clientId: string
  readonly scope: string | null
  readonly hasClientSecret: boolean
  readonly hasRefreshToken: boolean
}

/** What a sealed secret of a company's mail account is bound to. */
export const secretContext = (companyId: CompanyId, field: string): string =>
  `mail-account/${companyId}/${field}`

/** What may be shown of it. */
export const shownOAuth = (stored: StoredOAuth): ShownOAuth => ({
  ...{ tokenUrl: stored.tokenUrl, clientId: stored.clientId, scope: stored.scope },
  hasClientSecret: stored.clientSecretSealed !== null,
  hasRefreshToken: stored.refreshTokenSealed !== null,
})

/**
 * Seals the secrets. Those left out stay, but only for the same endpoint and client: they are never
 * shown to another one. Refuses an endpoint that is not encrypted, but on this machine.
 */
export function sealedOAuth(
  typed: TypedOAuth,
  before: StoredOAuth | null,
  box: SecretBox,
  companyId: CompanyId,
): StoredOAuth {
  refuseOpenEndpoint(typed.tokenUrl)
  const isSame = before?.tokenUrl === typed.tokenUrl && before.clientId === typed.clientId
  const seal = (secret: string | null | undefined, field: string, kept: Buffer | null | undefined) =>
    secret ? box.seal(secret, secretContext(companyId, field)) : (isSame && kept) || null
  const keepsToken = isSame && !typed.refreshToken
  return {
    ...{ tokenUrl: typed.tokenUrl, clientId: typed.clientId.trim(), scope: typed.scope?.trim() || null },
    clientSecretSealed: seal(typed.clientSecret, "client-secret", before?.clientSecretSealed),
    refreshTokenSealed: seal(typed.refreshToken, "refresh-token", before?.refreshTokenSealed),
    accessTokenSealed: keepsToken ? (before?.accessTokenSealed ?? null) : null,
    expiresAt: keepsToken ? (before?.expiresAt ?? null) : null,
  }
}

function refuseOpenEndpoint(tokenUrl: string): void {
  if (/^https:\/\/[^\s/]+/i.test(tokenUrl) || /^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(tokenUrl)) return
  refuse(
    "TOKEN_URL_INVALID",
    {
      fr: "L’adresse qui donne les jetons commence par https://. Exemple\u00a0: https://login.microsoftonline.com/common/oauth2/v2.0/token",
      en: "The address that gives tokens starts with https://. Example: https://login.microsoftonline.com/common/oauth2/v2.0/token",
    },
    { field: "oauthTokenUrl" },
  )
}
