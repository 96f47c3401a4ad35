import { sql } from "kysely"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"

/** Notes that the morning of a company is being planned; false when it was already. */
export async function claimMorning(tx: CompanyTx, on: Day): Promise<boolean> {
  const row = await tx
    .insertInto("server.morning")
    .values({ company_id: tx.companyId, on_day: on })
    .onConflict((conflict) => conflict.columns(["company_id", "on_day"]).doNothing())
    .returning("on_day")
    .executeTakeFirst()
  return row !== undefined
}

/** True when a message of the company may leave now, or a dead worker left one half way. */
export async function hasMailToSend(tx: CompanyTx, now: Date): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select exists (select from delivery.message
                    where company_id = ${tx.companyId}
                      and ((state = 'approved' and next_attempt_at <= ${now})
                           or state in ('reserved', 'handing-over'))) as yes`.execute(tx)
  return rows[0]?.yes ?? false
}
