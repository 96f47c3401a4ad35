import { hashPassword } from "better-auth/crypto"
import type { Author } from "../../kernel/author.ts"
import type { Role } from "../../kernel/http.ts"
import { refuse } from "../../kernel/refusal.ts"
import { type Db, inCompany } from "../../kernel/store.ts"
import { readCompany } from "../../ledger/companies/store.ts"
import { record } from "../../ledger/journal/store.ts"
import { releaseOwner } from "../../ledger/owners/workflows.ts"
import {
  adoptCompanies,
  companiesOf,
  deleteMember,
  deleteUnusedWelcomes,
  findInvitation,
  formerCompaniesOf,
  hasNoUser,
  insertInvitation,
  insertUser,
  listMembers,
  type MyCompany,
  markInvitationUsed,
  type OpenInvitation,
  putMember,
  rememberFormer,
  replacePassword,
} from "./store.ts"
import { newToken, tokenDigest } from "./token.ts"

const WELCOME_HOURS = 24
const INVITATION_DAYS = 7

/** A new welcome link's token while nobody can sign in yet; null afterwards. Former links stop working. */
export async function welcomeToken(db: Db, now: Date): Promise<string | null> {
  if (!(await hasNoUser(db))) return null
  const { token, sha256 } = newToken()
  await db.transaction().execute(async (tx) => {
    await deleteUnusedWelcomes(tx)
    await insertInvitation(tx, {
      ...{ tokenSha256: sha256, companyId: null, email: null, role: "owner" },
      expiresAt: new Date(now.getTime() + WELCOME_HOURS * 3_600_000),
    })
  })
  return token
}

/** A new invitation's token: for one person, one company and one role. */
export async function invite(
  db: Db,
  companyId: string,
  invitation: { readonly email: string; readonly role: Role },
  now: Date,
): Promise<string> {
  const { token, sha256 } = newToken()
  await insertInvitation(db, {
    ...{ ...invitation, tokenSha256: sha256, companyId },
    expiresAt: new Date(now.getTime() + INVITATION_DAYS * 86_400_000),
  })
  return token
}

/** What a link opens; null when it is unknown, used or expired. */
export function readInvitation(db: Db, token: string, now: Date): Promise<OpenInvitation | null> {
  return db.transaction().execute((tx) => findInvitation(tx, tokenDigest(token), now))
}

/**
 * Makes the account of somebody who holds a link, and lets them into its company. The whole of it
 * happens or nothing, so that a link is never used up for nothing.
 */
export async function acceptInvitation(
  db: Db,
  person: {
    readonly token: string
    readonly name: string
    readonly email: string
    readonly password: string
  },
  now: Date,
): Promise<string> {
  const passwordHash = await hashPassword(person.password)
  return await db.transaction().execute(async (tx) => {
    const invitation = await findInvitation(tx, tokenDigest(person.token), now)
    if (!invitation || !(await markInvitationUsed(tx, invitation.id, now))) return refuseLink()
    if (invitation.email && invitation.email.toLowerCase() !== person.email.toLowerCase()) {
      refuse("INVITATION_FOR_SOMEBODY_ELSE", {
        fr: "Cette invitation est pour une autre adresse e-mail. Utilisez celle à laquelle elle a été envoyée.",
        en: "This invitation is for another e-mail address. Use the one that it was sent to.",
      })
    }
    const userId = await insertUser(tx, { ...person, passwordHash })
    if (userId === null) {
      return refuse("EMAIL_TAKEN", {
        fr: "Un compte existe déjà avec cette adresse e-mail\u00a0: connectez-vous.",
        en: "There is already an account with this e-mail address: sign in.",
      })
    }
    if (invitation.companyId) await putMember(tx, invitation.companyId, userId, invitation.role)
    return userId
  })
}

/** Somebody who has an account already joins the company of an invitation. */
export async function joinCompany(
  db: Db,
  user: { readonly id: string; readonly email: string },
  token: string,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const invitation = await findInvitation(tx, tokenDigest(token), now)
    if (!invitation?.companyId || invitation.email?.toLowerCase() !== user.email.toLowerCase())
      return refuseLink()
    if (!(await markInvitationUsed(tx, invitation.id, now))) return refuseLink()
    await putMember(tx, invitation.companyId, user.id, invitation.role)
  })
}

/** The companies that a user may enter. */
export function myCompanies(db: Db, userId: string): Promise<MyCompany[]> {
  return db.transaction().execute(async (tx) => {
    await adoptCompanies(tx, userId)
    return await companiesOf(tx, userId)
  })
}

/** The one company that an API key opens, as its program sees it. */
export async function companyOfKey(
  db: Db,
  key: { readonly companyId: string; readonly role: Role },
): Promise<MyCompany[]> {
  const company = await inCompany(db, key.companyId, readCompany)
  return company
    ? [{ id: company.id, name: company.name, role: key.role, mode: company.mode, isDemo: company.isDemo }]
    : []
}

/**
 * Gives a member another role, or takes them out (null): their customers and open tasks are then
 * everybody's again. A company always keeps one owner.
 */
export async function changeMember(
  db: Db,
  companyId: string,
  userId: string,
  role: Role | null,
  by: Author,
): Promise<void> {
  await inCompany(db, companyId, async (tx) => {
    const members = await listMembers(tx, companyId, true)
    const member = members.find((each) => each.userId === userId)
    if (!member) {
      refuse("MEMBER_UNKNOWN", {
        fr: "Cette personne n’est pas membre de l’entreprise.",
        en: "This person is not a member of the company.",
      })
    }
    if (role !== "owner" && !members.some((m) => m.role === "owner" && m.userId !== userId)) {
      refuse("LAST_OWNER", {
        fr: "Une entreprise garde toujours un propriétaire. Donnez d’abord ce rôle à quelqu’un d’autre.",
        en: "A company always keeps an owner. Give that role to somebody else first.",
      })
    }
    const kind = role === null ? "member.removed" : "member.role-changed"
    const payload = { userId, name: member.name, role }
    await record(tx, [{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind, payload }])
    if (role !== null) return await putMember(tx, companyId, userId, role)
    await deleteMember(tx, companyId, userId)
    await rememberFormer(tx, companyId, userId)
    await releaseOwner(tx, userId, by)
  })
}

/** The companies that a user belonged to once and may enter no more, by name. */
export function formerCompanies(db: Db, userId: string): Promise<{ name: string }[]> {
  return db.transaction().execute((tx) => formerCompaniesOf(tx, userId))
}

function refuseLink(): never {
  return refuse("WELCOME_LINK_INVALID", {
    fr: "Ce lien a déjà servi ou n’est plus valable. Redémarrez Relance pour en obtenir un autre, ou demandez une nouvelle invitation.",
    en: "This link was used already or is no longer valid. Start Relance again to get another one, or ask for a new invitation.",
  })
}

/**
 * A new password for somebody who forgot theirs, told to the machine's operator; every session of
 * that person ends.
 */
export async function resetPassword(db: Db, email: string): Promise<string> {
  const password = newToken().token.slice(0, 20)
  const passwordHash = await hashPassword(password)
  const isKnown = await db.transaction().execute((tx) => replacePassword(tx, email, passwordHash))
  if (!isKnown) {
    refuse("USER_UNKNOWN", {
      fr: "Personne n’a de compte avec cette adresse e-mail.",
      en: "Nobody has an account with this e-mail address.",
    })
  }
  return password
}
