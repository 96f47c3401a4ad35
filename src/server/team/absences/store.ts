import { sql } from "kysely"
import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import type { Away } from "../stand-in.ts"

/** An absence with the names of both. */
export interface ListedAbsence extends Away {
  readonly id: string
  readonly name: string
  readonly substituteName: string
}

/** Absences that have not ended on this day, the first to begin first; both people still are members. */
export async function listAbsences(tx: CompanyTx, on: Day): Promise<ListedAbsence[]> {
  const { rows } = await sql<ListedAbsence>`
    select a.id, a.user_id as "userId", u.name, a.substitute_id as "substituteId", s.name as "substituteName",
           a.from_on as "fromOn", a.to_on as "toOn"
      from server.absence a
      join server."user" u on u.id = a.user_id
      join server."user" s on s.id = a.substitute_id
      join server.membership m on m.company_id = a.company_id and m.user_id = a.user_id
      join server.membership n on n.company_id = a.company_id and n.user_id = a.substitute_id
     where a.company_id = ${tx.companyId} and a.cancelled_at is null and a.to_on >= ${on}
     order by a.from_on, a.id`.execute(tx)
  return rows
}

/** Stores an absence; returns its id. */
export async function insertAbsence(
  tx: CompanyTx,
  absence: Away,
  made: { readonly by: string; readonly at: Date },
): Promise<string> {
  const { id } = await tx
    .insertInto("server.absence")
    .values({
      company_id: tx.companyId,
      user_id: absence.userId,
      substitute_id: absence.substituteId,
      from_on: absence.fromOn,
      to_on: absence.toOn,
      created_by: made.by,
      created_at: made.at,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** Takes an absence back. False when there is none with this id, of this person where one is given. */
export async function cancelAbsence(
  tx: CompanyTx,
  id: string,
  of: string | null,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update server.absence set cancelled_at = ${at}
     where company_id = ${tx.companyId} and id = ${id} and cancelled_at is null
       and (${of}::text is null or user_id = ${of})
    returning id`.execute(tx)
  return rows.length > 0
}
