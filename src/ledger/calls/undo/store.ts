import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import type { CallEffects } from "../call.ts"

/** A call that may be taken back. */
export interface CallToUndo {
  readonly customerId: string
  readonly taskId: string | null
  readonly calledAt: Date
  readonly effects: CallEffects
  /** True when nothing was noted of this customer's calls since. */
  readonly isLast: boolean
}

/** Reads and holds a call that was not taken back yet; null when there is none. */
export async function lockCall(tx: CompanyTx, id: string): Promise<CallToUndo | null> {
  const row = await tx
    .selectFrom("ledger.call")
    .select(["customer_id", "task_id", "called_at", "effects"])
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .where("undone_at", "is", null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return null
  const later = await tx
    .selectFrom("ledger.call")
    .select("id")
    .where("company_id", "=", tx.companyId)
    .where("customer_id", "=", row.customer_id)
    .where("undone_at", "is", null)
    .where("id", ">", id)
    .limit(1)
    .executeTakeFirst()
  return {
    ...{ customerId: row.customer_id, taskId: row.task_id, calledAt: row.called_at },
    ...{ effects: row.effects as CallEffects, isLast: later === undefined },
  }
}

/** Writes that a call was taken back. */
export async function markUndone(tx: CompanyTx, id: string, at: Date): Promise<void> {
  await tx
    .updateTable("ledger.call")
    .set({ undone_at: at })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .execute()
}

/** Removes a dispute that was opened by mistake minutes ago; the journal keeps both. */
export async function dropDispute(tx: CompanyTx, id: string): Promise<void> {
  await tx
    .deleteFrom("ledger.dispute")
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .where("closed_on", "is", null)
    .execute()
}

/** Removes the contact with the debtor that a call without a step had counted for. */
export async function dropReminder(tx: CompanyTx, customerId: string, turn: string): Promise<void> {
  await tx
    .deleteFrom("ledger.reminder")
    .where("company_id", "=", tx.companyId)
    .where("customer_id", "=", customerId)
    .where("turn", "=", turn)
    .execute()
}

/** Ends tasks that a call had opened. */
export async function endTasks(tx: CompanyTx, ids: readonly string[], on: Day): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable("ledger.task")
    .set({ done_on: on, outcome: "undone" })
    .where("company_id", "=", tx.companyId)
    .where("id", "in", [...ids])
    .where("done_on", "is", null)
    .execute()
}
