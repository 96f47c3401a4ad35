import { betterAuth } from "better-auth"
import type { Db } from "../../kernel/store.ts"

/** What sign-in needs to know of this installation. */
export interface AuthSettings {
  readonly db: Db
  readonly secret: string
  /** The address that people type, when it is not the one that the server listens on (behind a proxy). */
  readonly publicUrl: string | null
}

/**
 * Sign-in by e-mail and password. Nobody signs up by themselves: accounts are made by welcome
 * links and invitations (people/workflows.ts).
 */
export function createAuth({ db, secret, publicUrl }: AuthSettings) {
  return betterAuth({
    appName: "Relance",
    basePath: "/api/auth",
    ...(publicUrl ? { baseURL: publicUrl } : {}),
    secret,
    database: { db, type: "postgres", schemaName: "server" },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 256 },
    session: { expiresIn: 60 * 60 * 24 * 30, updateAge: 60 * 60 * 24 },
    // Where no public address is set, the one of the request itself: browsers send both alike.
    trustedOrigins: (request) => (publicUrl ? [publicUrl] : request ? [new URL(request.url).origin] : []),
    rateLimit: {
      enabled: true,
      window: 60,
      max: 200,
      storage: "database",
      customRules: { "/sign-in/email": { window: 60, max: 10 } },
    },
    advanced: {
      cookiePrefix: "relance",
      ipAddress: { ipAddressHeaders: ["x-relance-peer"] },
      useSecureCookies: publicUrl?.startsWith("https:") ?? false,
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}

export type Auth = ReturnType<typeof createAuth>
