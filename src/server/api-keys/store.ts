import { sql } from "kysely"
import type { Role } from "../../kernel/http.ts"
import type { Db } from "../../kernel/store.ts"
import { newToken, tokenDigest } from "../people/token.ts"

/** A key for a program; the key itself is shown once and never kept. */
export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly keyHint: string
  readonly role: Role
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
}

/** The keys of a company, the newest first. */
export async function listApiKeys(db: Db, companyId: string): Promise<ApiKey[]> {
  const { rows } = await sql<ApiKey>`
    select id, name, key_hint as "keyHint", role, created_at as "createdAt", expires_at as "expiresAt",
           revoked_at as "revokedAt"
      from server.api_key where company_id = ${companyId} order by created_at desc, id desc`.execute(db)
  return rows
}

/** Makes a key and returns it, for the only time. */
export async function createApiKey(
  db: Db,
  companyId: string,
  wish: {
    readonly name: string
    readonly role: Role
    readonly createdBy: string
    readonly expiresAt: Date | null
  },
): Promise<{ id: string; key: string }> {
  const { token, sha256 } = newToken("rk_")
  const { id } = await db
    .insertInto("server.api_key")
    .values({
      ...{ company_id: companyId, name: wish.name, role: wish.role },
      ...{ key_sha256: sha256, key_hint: `${token.slice(0, 7)}…${token.slice(-4)}` },
      ...{ created_by: wish.createdBy, expires_at: wish.expiresAt },
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return { id, key: token }
}

/** Makes a key stop working. False when the company has no such key. */
export async function revokeApiKey(db: Db, companyId: string, id: string, now: Date): Promise<boolean> {
  const row = await db
    .updateTable("server.api_key")
    .set({ revoked_at: now })
    .where("company_id", "=", companyId)
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .returning("id")
    .executeTakeFirst()
  return row !== undefined
}

/** The company and role that a key opens; null when it is unknown, revoked or expired. */
export async function findApiKey(
  db: Db,
  key: string,
  now: Date,
): Promise<{ id: string; companyId: string; role: Role } | null> {
  const row = await db
    .selectFrom("server.api_key")
    .select(["id", "company_id", "role"])
    .where("key_sha256", "=", tokenDigest(key))
    .where("revoked_at", "is", null)
    .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", now)]))
    .executeTakeFirst()
  return row ? { id: row.id, companyId: row.company_id, role: row.role as Role } : null
}
