import type { MiddlewareHandler } from "hono"
import { z } from "zod"
import type { Day } from "../kernel/day.ts"
import type { CompanyEnv, Role } from "../kernel/http.ts"
import { refuse } from "../kernel/refusal.ts"
import type { Db } from "../kernel/store.ts"
import { todayOf } from "../ledger/companies/workflows.ts"
import { findApiKey } from "./api-keys/store.ts"
import type { Auth } from "./auth/auth.ts"
import { roleOf } from "./people/store.ts"

/** Somebody who signed in. */
export interface SignedInUser {
  readonly id: string
  readonly name: string
  readonly email: string
}

/** What the doors need. */
export interface Doors {
  readonly db: Db
  readonly auth: Auth
  /** The real day in France. */
  readonly realToday: () => Day
}

/** The signed-in person of a request; null when nobody is. */
export async function userOf(auth: Auth, headers: Headers): Promise<SignedInUser | null> {
  const session = await auth.api.getSession({ headers })
  return session && { id: session.user.id, name: session.user.name, email: session.user.email }
}

/** The signed-in person; refuses with SIGN_IN_NEEDED when nobody is. */
export async function requireUser(auth: Auth, headers: Headers): Promise<SignedInUser> {
  return (await userOf(auth, headers)) ?? refuseStranger()
}

/** The API key that a program shows; null when it shows none, a refusal when it does not open anything. */
export async function keyOf(db: Db, headers: Headers): ReturnType<typeof findApiKey> {
  const bearer = /^Bearer (\S+)$/i.exec(headers.get("authorization") ?? "")?.[1]
  return bearer ? ((await findApiKey(db, bearer, new Date())) ?? refuseStranger()) : null
}

/**
 * The door of a company: finds out who asks and as what, and hides companies that are not theirs
 * (404, as if they did not exist).
 */
export function companyDoor({ db, auth, realToday }: Doors): MiddlewareHandler<CompanyEnv> {
  return async (c, next) => {
    const companyId = c.req.param("c") ?? ""
    const caller = await callerOf(c.req.raw.headers, companyId)
    if (!caller) return refuseCompany()
    c.set("db", db)
    c.set("companyId", companyId.toLowerCase())
    c.set("role", caller.role)
    c.set("actor", caller.actor)
    c.set("today", await todayOf(db, companyId, realToday()))
    await next()
  }

  async function callerOf(
    headers: Headers,
    companyId: string,
  ): Promise<{ role: Role; actor: string } | null> {
    const isIdentifier = z.uuid().safeParse(companyId).success
    const key = await keyOf(db, headers)
    if (key) {
      return key.companyId === companyId.toLowerCase() ? { role: key.role, actor: `key:${key.id}` } : null
    }
    const user = await requireUser(auth, headers)
    const role = isIdentifier ? await roleOf(db, companyId, user.id) : null
    return role && { role, actor: `user:${user.id}` }
  }
}

function refuseStranger(): never {
  return refuse("SIGN_IN_NEEDED", {
    fr: "Connectez-vous pour continuer.",
    en: "Sign in to go on.",
  })
}

function refuseCompany(): never {
  return refuse("COMPANY_UNKNOWN", {
    fr: "Cette entreprise n’existe pas, ou vous n’y avez pas accès.",
    en: "There is no such company, or you may not enter it.",
  })
}
