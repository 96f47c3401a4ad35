import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"

/** Work that waits for a person. */
export interface NewTask {
  readonly kind: "phone" | "ask-salesperson" | "recovery" | "wrong-address" | "unknown-outcome" | "other"
  readonly title: string
  readonly createdOn: Day
  readonly dueOn: Day
  readonly customerId?: string | null
  /** With a turn: the step of the scenario that asked for it; opened once for both. */
  readonly stepKey?: string | null
  readonly turn?: string | null
  readonly amountCents?: Cents | null
  readonly messageId?: string | null
}

/** Opens a task. Null when the same step and turn already opened one for this customer. */
export async function openTask(tx: CompanyTx, task: NewTask): Promise<string | null> {
  const row = await tx
    .insertInto("ledger.task")
    .values({
      company_id: tx.companyId,
      customer_id: task.customerId ?? null,
      kind: task.kind,
      title: task.title,
      step_key: task.stepKey ?? null,
      turn: task.turn ?? null,
      created_on: task.createdOn,
      due_on: task.dueOn,
      amount_cents: task.amountCents ?? null,
      message_id: task.messageId ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst()
  return row?.id ?? null
}

/** True while a task of this kind waits for this customer. */
export async function hasOpenTask(
  tx: CompanyTx,
  customerId: string,
  kind: NewTask["kind"],
): Promise<boolean> {
  const row = await tx
    .selectFrom("ledger.task")
    .select("id")
    .where("company_id", "=", tx.companyId)
    .where("customer_id", "=", customerId)
    .where("kind", "=", kind)
    .where("done_on", "is", null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Closes the open tasks about one message, once what they asked is settled. */
export async function closeTasksOfMessage(
  tx: CompanyTx,
  messageId: string,
  doneOn: Day,
  outcome: string,
): Promise<void> {
  await tx
    .updateTable("ledger.task")
    .set({ done_on: doneOn, outcome })
    .where("company_id", "=", tx.companyId)
    .where("message_id", "=", messageId)
    .where("done_on", "is", null)
    .execute()
}
