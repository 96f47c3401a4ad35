import { randomBytes } from "node:crypto"
import { sql, type Transaction } from "kysely"
import type { Role } from "../../kernel/http.ts"
import type { DB } from "../../kernel/schema.generated.ts"
import type { Db } from "../../kernel/store.ts"

type Session = Db | Transaction<DB>

/** True while nobody can sign in: the machine waits for its first owner. */
export async function hasNoUser(db: Session): Promise<boolean> {
  const row = await db.selectFrom("server.user").select("id").limit(1).executeTakeFirst()
  return row === undefined
}

/** Stores somebody who signs in with a password; null when the e-mail address is taken. */
export async function insertUser(
  tx: Transaction<DB>,
  user: { readonly name: string; readonly email: string; readonly passwordHash: string },
): Promise<string | null> {
  const id = randomBytes(16).toString("hex")
  const row = await tx
    .insertInto("server.user")
    .values({ id, name: user.name, email: user.email.toLowerCase(), emailVerified: true })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id")
    .executeTakeFirst()
  if (!row) return null
  await tx
    .insertInto("server.account")
    .values({
      id: randomBytes(16).toString("hex"),
      accountId: id,
      providerId: "credential",
      userId: id,
      password: user.passwordHash,
    })
    .execute()
  return id
}

/** A link that lets somebody in, before it is used. */
export interface OpenInvitation {
  readonly id: string
  readonly companyId: string | null
  readonly companyName: string | null
  readonly email: string | null
  readonly role: Role
}

/** Stores an invitation; only the digest of its token is kept. */
export async function insertInvitation(
  db: Session,
  invitation: {
    readonly tokenSha256: Buffer
    readonly companyId: string | null
    readonly email: string | null
    readonly role: Role
    readonly expiresAt: Date
  },
): Promise<void> {
  await db
    .insertInto("server.invitation")
    .values({
      token_sha256: invitation.tokenSha256,
      company_id: invitation.companyId,
      email: invitation.email,
      role: invitation.role,
      expires_at: invitation.expiresAt,
    })
    .execute()
}

/** Forgets welcome links that nobody used: a new start prints a new one. */
export async function deleteUnusedWelcomes(db: Session): Promise<void> {
  await db
    .deleteFrom("server.invitation")
    .where("company_id", "is", null)
    .where("used_at", "is", null)
    .execute()
}

/** The invitation with this token, when it is neither used nor expired. */
export async function findInvitation(
  tx: Transaction<DB>,
  tokenSha256: Buffer,
  now: Date,
): Promise<OpenInvitation | null> {
  // The operator's view, because the person who holds the link belongs to no company yet.
  await sql`select set_config('relance.operator', 'on', true)`.execute(tx)
  const row = await tx
    .selectFrom("server.invitation as i")
    .leftJoin("ledger.company as c", "c.id", "i.company_id")
    .select(["i.id", "i.company_id", "i.email", "i.role", "c.name"])
    .where("i.token_sha256", "=", tokenSha256)
    .where("i.used_at", "is", null)
    .where("i.expires_at", ">", now)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    companyId: row.company_id,
    companyName: row.name,
    email: row.email,
    role: row.role as Role,
  }
}

/** Uses an invitation up; false when somebody was quicker. */
export async function markInvitationUsed(tx: Transaction<DB>, id: string, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable("server.invitation")
    .set({ used_at: now })
    .where("id", "=", id)
    .where("used_at", "is", null)
    .returning("id")
    .executeTakeFirst()
  return row !== undefined
}

/** Lets a user into a company with a role, or gives a member another role. */
export async function putMember(db: Session, companyId: string, userId: string, role: Role): Promise<void> {
  await db
    .insertInto("server.membership")
    .values({ company_id: companyId, user_id: userId, role })
    .onConflict((conflict) => conflict.columns(["company_id", "user_id"]).doUpdateSet({ role }))
    .execute()
  await db
    .deleteFrom("server.former_member")
    .where("company_id", "=", companyId)
    .where("user_id", "=", userId)
    .execute()
}

/** Takes a member out of a company. */
export async function deleteMember(db: Session, companyId: string, userId: string): Promise<void> {
  await db
    .deleteFrom("server.membership")
    .where("company_id", "=", companyId)
    .where("user_id", "=", userId)
    .execute()
}

/** Remembers that somebody was a member, to tell them when they come back. */
export async function rememberFormer(db: Session, companyId: string, userId: string): Promise<void> {
  await db
    .insertInto("server.former_member")
    .values({ company_id: companyId, user_id: userId })
    .onConflict((conflict) => conflict.columns(["company_id", "user_id"]).doNothing())
    .execute()
}

/** The companies that a user was taken out of, by name. */
export async function formerCompaniesOf(tx: Transaction<DB>, userId: string): Promise<{ name: string }[]> {
  await sql`select set_config('relance.operator', 'on', true)`.execute(tx)
  return await tx
    .selectFrom("server.former_member as f")
    .innerJoin("ledger.company as c", "c.id", "f.company_id")
    .select("c.name")
    .where("f.user_id", "=", userId)
    .orderBy("c.name")
    .execute()
}

/** Somebody who may enter a company. */
export interface Member {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly role: Role
}

/** The members of a company; locked when their roles are about to change. */
export async function listMembers(db: Session, companyId: string, lock = false): Promise<Member[]> {
  let query = db
    .selectFrom("server.membership as m")
    .innerJoin("server.user as u", "u.id", "m.user_id")
    .select(["u.id as userId", "u.name", "u.email", "m.role"])
    .where("m.company_id", "=", companyId)
    .orderBy("u.name")
    .orderBy("u.id")
  if (lock) query = query.forUpdate("m")
  return (await query.execute()).map((row) => ({ ...row, role: row.role as Role }))
}

/** The role of a user in a company; null when it is none of theirs. */
export async function roleOf(db: Session, companyId: string, userId: string): Promise<Role | null> {
  const row = await db
    .selectFrom("server.membership")
    .select("role")
    .where("company_id", "=", companyId)
    .where("user_id", "=", userId)
    .executeTakeFirst()
  return row ? (row.role as Role) : null
}

/**
 * Companies made on the command line have no member yet: the machine's first user, who had its
 * welcome link, owns them.
 */
export async function adoptCompanies(tx: Transaction<DB>, userId: string): Promise<void> {
  await sql`select set_config('relance.operator', 'on', true)`.execute(tx)
  await sql`
    insert into server.membership (company_id, user_id, role)
    select c.id, ${userId}, 'owner' from ledger.company c
     where not exists (select from server.membership m where m.company_id = c.id)
       and ${userId} = (select id from server."user" order by "createdAt", id limit 1)
    on conflict do nothing`.execute(tx)
}

/** A company that a user may enter. */
export interface MyCompany {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly mode: "test" | "live"
  readonly isDemo: boolean
}

/** The companies of a user, by name; the demonstration comes last. */
export async function companiesOf(tx: Transaction<DB>, userId: string): Promise<MyCompany[]> {
  await sql`select set_config('relance.operator', 'on', true)`.execute(tx)
  const { rows } = await sql<MyCompany>`
    select c.id, c.name, m.role, c.mode, c.demo_seed is not null as "isDemo"
      from server.membership m join ledger.company c on c.id = m.company_id
     where m.user_id = ${userId} order by c.demo_seed is not null, c.name, c.id`.execute(tx)
  return rows
}

/** The names behind "user:<id>" and "key:<id>", for whoever reads a timeline. */
export async function namesOf(db: Db, actors: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ actor: string; name: string }>`
    select 'user:' || id as actor, name from server."user" where 'user:' || id = any(${actors}::text[])
    union all
    select 'key:' || id, name from server.api_key where 'key:' || id = any(${actors}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.actor, row.name]))
}

/** The address of a person who asks ("user:<id>"); null for a key. */
export async function emailOfActor(db: Db, actor: string): Promise<string | null> {
  if (!actor.startsWith("user:")) return null
  const row = await db
    .selectFrom("server.user")
    .select("email")
    .where("id", "=", actor.slice("user:".length))
    .executeTakeFirst()
  return row?.email ?? null
}

/** Everybody who can sign in, by name. */
export async function listUsers(db: Db): Promise<{ id: string; name: string; email: string }[]> {
  return await db
    .selectFrom("server.user")
    .select(["id", "name", "email"])
    .orderBy("name")
    .orderBy("id")
    .execute()
}

/** Gives somebody another password and ends their sessions; false when nobody has this address. */
export async function replacePassword(
  tx: Transaction<DB>,
  email: string,
  passwordHash: string,
): Promise<boolean> {
  const user = await tx
    .selectFrom("server.user")
    .select("id")
    .where("email", "=", email.toLowerCase())
    .executeTakeFirst()
  if (!user) return false
  await tx
    .updateTable("server.account")
    .set({ password: passwordHash, updatedAt: sql`now()` })
    .where("userId", "=", user.id)
    .where("providerId", "=", "credential")
    .execute()
  await tx.deleteFrom("server.session").where("userId", "=", user.id).execute()
  return true
}
