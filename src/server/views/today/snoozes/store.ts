import { sql } from "kysely"
import type { Day } from "../../../../kernel/day.ts"
import type { CompanyTx } from "../../../../kernel/store.ts"

/** Puts an item off for one person until a day; on that day it is there again. */
export async function putOff(
  tx: CompanyTx,
  actor: string,
  snooze: { readonly key: string; readonly untilOn: Day; readonly at: Date },
): Promise<void> {
  const columns = { until_on: snooze.untilOn, created_at: snooze.at }
  await tx
    .insertInto("server.snooze")
    .values({ company_id: tx.companyId, actor, item_key: snooze.key, ...columns })
    .onConflict((conflict) => conflict.columns(["company_id", "actor", "item_key"]).doUpdateSet(columns))
    .execute()
}

/** Brings an item back at once. */
export async function bringBack(tx: CompanyTx, actor: string, key: string): Promise<void> {
  await tx
    .deleteFrom("server.snooze")
    .where("company_id", "=", tx.companyId)
    .where("actor", "=", actor)
    .where("item_key", "=", key)
    .execute()
}

/** What a person has put off beyond a day, by item. */
export async function readSnoozes(tx: CompanyTx, actor: string, today: Day): Promise<Map<string, Day>> {
  const { rows } = await sql<{ key: string; untilOn: Day }>`
    select item_key as key, until_on as "untilOn" from server.snooze
     where company_id = ${tx.companyId} and actor = ${actor} and until_on > ${today}`.execute(tx)
  return new Map(rows.map((row) => [row.key, row.untilOn]))
}
