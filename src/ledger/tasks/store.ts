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

/** An open task with the name of its customer. */
export interface OpenTask {
  readonly id: string
  readonly kind: NewTask["kind"]
  readonly title: string
  readonly customerId: string | null
  readonly customerCode: string | null
  readonly customerName: string | null
  readonly stepKey: string | null
  readonly createdOn: Day
  readonly dueOn: Day
  readonly amountCents: Cents | null
  readonly messageId: string | null
}

/** The work that waits, largest amount first. */
export async function listTasks(tx: CompanyTx): Promise<OpenTask[]> {
  const rows = await tx
    .selectFrom("ledger.task as t")
    .leftJoin("ledger.customer as c", (join) =>
      join.onRef("c.company_id", "=", "t.company_id").onRef("c.id", "=", "t.customer_id"),
    )
    .selectAll("t")
    .select(["c.code as customer_code", "c.name as customer_name"])
    .where("t.company_id", "=", tx.companyId)
    .where("t.done_on", "is", null)
    .orderBy("t.amount_cents", (order) => order.desc().nullsLast())
    .orderBy("t.id")
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind as NewTask["kind"], title: row.title, customerId: row.customer_id },
    ...{ customerCode: row.customer_code, customerName: row.customer_name, stepKey: row.step_key },
    ...{
      createdOn: row.created_on,
      dueOn: row.due_on,
      amountCents: row.amount_cents,
      messageId: row.message_id,
    },
  }))
}
