import { sql } from "kysely"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Call, CallEffects, CallToRecord, TaskBefore } from "./call.ts"

/** The open task to call a customer, held until the transaction ends; null when there is none. */
export interface CallTask extends TaskBefore {
  readonly stepKey: string | null
  readonly turn: string | null
}

/** Reads and holds the open task to call a customer. */
export async function lockCallTask(tx: CompanyTx, customerId: string): Promise<CallTask | null> {
  const row = await tx
    .selectFrom("ledger.task")
    .select(["id", "due_on", "due_at", "step_key", "turn"])
    .where("company_id", "=", tx.companyId)
    .where("customer_id", "=", customerId)
    .where("kind", "=", "phone")
    .where("done_on", "is", null)
    .orderBy("due_on")
    .orderBy("id")
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return row
    ? { id: row.id, dueOn: row.due_on, dueAt: row.due_at, stepKey: row.step_key, turn: row.turn }
    : null
}

/** How many calls of a task reached nobody, without one in between that reached somebody. */
export async function unansweredCalls(tx: CompanyTx, taskId: string): Promise<number> {
  const rows = await tx
    .selectFrom("ledger.call")
    .select("outcome")
    .where("company_id", "=", tx.companyId)
    .where("task_id", "=", taskId)
    .where("undone_at", "is", null)
    .orderBy("called_at", "desc")
    .orderBy("id", "desc")
    .limit(100)
    .execute()
  const answered = rows.findIndex((row) => row.outcome !== "voicemail" && row.outcome !== "nobody")
  return answered < 0 ? rows.length : answered
}

/** Writes a call down. */
export async function insertCall(
  tx: CompanyTx,
  call: CallToRecord & {
    readonly id: string
    readonly taskId: string | null
    readonly callAgainOn: Day | null
    readonly effects: CallEffects
    readonly calledOn: Day
    readonly calledAt: Date
    readonly createdBy: string
  },
): Promise<void> {
  await tx
    .insertInto("ledger.call")
    .values({
      ...{ company_id: tx.companyId, id: call.id, customer_id: call.customerId, task_id: call.taskId },
      ...{ called_on: call.calledOn, called_at: call.calledAt, outcome: call.outcome },
      ...{ contact_id: call.contactId ?? null, phone: call.phone ?? null, note: call.note ?? null },
      ...{
        call_again_on: call.callAgainOn,
        effects: JSON.stringify(call.effects),
        created_by: call.createdBy,
      },
    })
    .execute()
}

/** A fresh identifier, so that what a call writes can name it. */
export async function newCallId(tx: CompanyTx): Promise<string> {
  const { rows } = await sql<{ id: string }>`select kernel.new_id() as id`.execute(tx)
  return rows[0]!.id
}

/** Puts off the task to call, or ends it when there is no other day. */
export async function moveCallTask(
  tx: CompanyTx,
  taskId: string,
  to:
    | { readonly dueOn: Day; readonly dueAt: string | null }
    | { readonly doneOn: Day; readonly outcome: string },
): Promise<void> {
  const change =
    "doneOn" in to
      ? { done_on: to.doneOn, outcome: to.outcome }
      : { due_on: to.dueOn, due_at: to.dueAt, done_on: null, outcome: null }
  await tx
    .updateTable("ledger.task")
    .set(change)
    .where("company_id", "=", tx.companyId)
    .where("id", "=", taskId)
    .execute()
}

/** Makes the step of a call a contact from this day; null when the step is none, or was one before. */
export async function markReached(
  tx: CompanyTx,
  customerId: string,
  step: { readonly stepKey: string; readonly turn: string },
  on: Day,
): Promise<{ id: string; happenedOn: Day } | null> {
  const row = await tx
    .selectFrom("ledger.reminder")
    .select(["id", "happened_on"])
    .where("company_id", "=", tx.companyId)
    .where("customer_id", "=", customerId)
    .where("step_key", "=", step.stepKey)
    .where("turn", "=", step.turn)
    .where("is_contact", "=", false)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return null
  await setReminder(tx, row.id, { isContact: true, happenedOn: on })
  return { id: row.id, happenedOn: row.happened_on }
}

/** Sets whether a step reached somebody, and its day. */
export async function setReminder(
  tx: CompanyTx,
  id: string,
  to: { readonly isContact: boolean; readonly happenedOn: Day },
): Promise<void> {
  await tx
    .updateTable("ledger.reminder")
    .set({ is_contact: to.isContact, happened_on: to.happenedOn })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .execute()
}

/** The late items of a customer, which a call that no step asked for was about. */
export async function lateItems(tx: CompanyTx, customerId: string, today: Day) {
  return await tx
    .selectFrom("ledger.instalment")
    .select(["invoice_id as invoiceId", "seq"])
    .where("company_id", "=", tx.companyId)
    .where("customer_id", "=", customerId)
    .where("open_cents", ">", 0)
    .where("due_on", "<", today)
    .execute()
}

/** Marks or clears the number of a contact as one that reaches somebody else. False when there is no such contact. */
export async function markPhoneWrong(
  tx: CompanyTx,
  customerId: string,
  contactId: string,
  on: Day | null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("ledger.contact")
    .set({ phone_wrong_on: on })
    .where("company_id", "=", tx.companyId)
    .where("customer_id", "=", customerId)
    .where("id", "=", contactId)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** True when a customer has a number left that nobody found to be wrong. */
export async function hasNumber(tx: CompanyTx, customerId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("ledger.contact")
    .select("id")
    .where("company_id", "=", tx.companyId)
    .where("customer_id", "=", customerId)
    .where("phone", "is not", null)
    .where("phone_wrong_on", "is", null)
    .where("wrong_on", "is", null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Calls of a customer, the last one first. */
export async function listCalls(tx: CompanyTx, customerId: string, most = 20): Promise<Call[]> {
  const { rows } = await sql<Call>`
    select id, customer_id as "customerId", called_on as "calledOn", called_at as "calledAt", outcome,
           contact_id as "contactId", phone, note, call_again_on as "callAgainOn", undone_at as "undoneAt",
           created_by as "createdBy"
      from ledger.call
     where company_id = ${tx.companyId} and customer_id = ${customerId} and undone_at is null
     order by called_on desc, called_at desc, id desc limit ${most}`.execute(tx)
  return rows
}
