/** What a token endpoint is asked with (RFC 6749, section 6); everything in clear, only in memory. */
export interface RefreshRequest {
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string | null
  readonly refreshToken: string
  readonly scope: string | null
}

/** What the endpoint gave. */
export interface RenewedToken {
  readonly accessToken: string
  /** Seconds for which it is good. */
  readonly expiresIn: number
  /** Some providers give another one each time (Microsoft): the former is then worth nothing. */
  readonly refreshToken: string | null
}

/** Asks a token endpoint for a new access token. Refuses with TOKEN_REFUSED or TOKEN_UNREACHABLE. */
export type RenewToken = (request: RefreshRequest) => Promise<RenewedToken>

/** A token that runs out sooner than this is renewed before it is used. */
const SPARE_MS = 120_000

/** True when the token must be renewed before it is used. */
export const mustRenew = (expiresAt: Date | null, now: Date): boolean =>
  expiresAt === null || expiresAt.getTime() - now.getTime() < SPARE_MS

/** Where the two large providers give tokens for reading and sending, as their documentation says. */
export const PROVIDERS = {
  microsoft: {
    tokenUrl: "https://login.microsoftonline.com/common/oauth2/v2.0/token",
    scope:
      "offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send",
  },
  google: { tokenUrl: "https://oauth2.googleapis.com/token", scope: null },
} as const
