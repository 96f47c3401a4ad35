import { sql } from "kysely"
import type { Cents } from "../../../kernel/cents.ts"
import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"

/** A task as a person writes it. */
export interface PersonTask {
  readonly title: string
  readonly dueOn: Day
  readonly customerId: string | null
  readonly assignedTo: string | null
  readonly amountCents: Cents | null
}

/** Stores a task that a person made; returns its id. */
export async function insertTask(
  tx: CompanyTx,
  task: PersonTask,
  made: { readonly by: string; readonly on: Day },
): Promise<string> {
  const { id } = await tx
    .insertInto("ledger.task")
    .values({
      company_id: tx.companyId,
      kind: "other",
      title: task.title,
      customer_id: task.customerId,
      assigned_to: task.assignedTo,
      amount_cents: task.amountCents,
      due_on: task.dueOn,
      created_on: made.on,
      created_by: made.by,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** A task before it is changed. */
export interface TaskLine {
  readonly customerId: string | null
  readonly title: string
  readonly dueOn: Day
  readonly assignedTo: string | null
  readonly doneOn: Day | null
  readonly outcome: string | null
}

/** One task, kept from others until the transaction ends; null when there is none with this id. */
export async function lockTask(tx: CompanyTx, id: string): Promise<TaskLine | null> {
  const { rows } = await sql<TaskLine>`
    select customer_id as "customerId", title, due_on as "dueOn", assigned_to as "assignedTo",
           done_on as "doneOn", outcome
      from ledger.task where company_id = ${tx.companyId} and id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

/** Changes what is given of a task. */
export async function updateTask(
  tx: CompanyTx,
  id: string,
  change: Partial<Pick<PersonTask, "title" | "dueOn" | "assignedTo">>,
): Promise<void> {
  const { title, dueOn, assignedTo } = change
  await tx
    .updateTable("ledger.task")
    .set({
      ...(title !== undefined && { title }),
      ...(dueOn !== undefined && { due_on: dueOn }),
      ...(assignedTo !== undefined && { assigned_to: assignedTo }),
    })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .execute()
}

/** Opens a task again. */
export async function clearOutcome(tx: CompanyTx, id: string): Promise<void> {
  await tx
    .updateTable("ledger.task")
    .set({ done_on: null, outcome: null, note: null })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .execute()
}
