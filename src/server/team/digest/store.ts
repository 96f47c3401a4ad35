import { sql } from "kysely"
import type { CompanyTx } from "../../../kernel/store.ts"
import type { Language } from "../../../kernel/wording.ts"

/** Whether and how a member gets the morning by mail. */
export interface DigestSetting {
  readonly isOn: boolean
  /** The hour in France from which it leaves, 5 to 20. */
  readonly hour: number
  readonly language: Language
}

/** A member with their setting; off at eight until somebody chose. */
export interface MemberDigest extends DigestSetting {
  readonly userId: string
  readonly name: string
  readonly email: string
}

/** The members of the company with what they chose, by name. */
export async function listDigests(tx: CompanyTx): Promise<MemberDigest[]> {
  const { rows } = await sql<MemberDigest>`
    select u.id as "userId", u.name, u.email, coalesce(d.is_on, false) as "isOn", coalesce(d.hour, 8)::int as hour,
           coalesce(d.language, case when p.language = 'en' then 'en' else 'fr' end) as language
      from server.membership m
      join server."user" u on u.id = m.user_id
      join ledger.company p on p.id = m.company_id
      left join server.digest_setting d on d.company_id = m.company_id and d.user_id = m.user_id
     where m.company_id = ${tx.companyId}
     order by u.name, u.id`.execute(tx)
  return rows
}

/** Keeps what a member chose. */
export async function writeDigest(tx: CompanyTx, userId: string, setting: DigestSetting): Promise<void> {
  const columns = { is_on: setting.isOn, hour: setting.hour, language: setting.language }
  await tx
    .insertInto("server.digest_setting")
    .values({ company_id: tx.companyId, user_id: userId, ...columns })
    .onConflict((conflict) => conflict.columns(["company_id", "user_id"]).doUpdateSet(columns))
    .execute()
}
