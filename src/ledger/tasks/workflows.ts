import type { Author } from "../../kernel/author.ts"
import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { TaskOutcomeKind } from "../facts/choices.ts"
import { recordPromise, recordReply } from "../facts/workflows.ts"
import { record } from "../journal/store.ts"

/** How a call or another task ended. */
export interface TaskOutcome {
  readonly outcome: TaskOutcomeKind
  readonly note?: string | null
  /** With "promise": the day and, if said, the amount. */
  readonly promisedFor?: Day | null
  readonly amountCents?: Cents | null
}

/**
 * Closes a task with what came of it. A call in which the debtor was reached counts as a contact
 * from that day; a promise is recorded at once; a contest waits as an answer to be read, because
 * the invoice it is about must be named by a person.
 */
export async function finishTask(
  tx: CompanyTx,
  taskId: string,
  result: TaskOutcome,
  by: Author,
): Promise<void> {
  const task = await tx
    .updateTable("ledger.task")
    .set({ done_on: by.today, outcome: result.outcome, note: result.note ?? null })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", taskId)
    .where("done_on", "is", null)
    .returning(["customer_id", "step_key", "turn", "kind", "title"])
    .executeTakeFirst()
  if (!task) {
    refuse(
      "TASK_UNKNOWN",
      {
        fr: "Cette tâche n’existe pas ou est déjà faite.",
        en: "There is no such task, or it is done already.",
      },
      { id: taskId },
    )
  }
  const customerId = task.customer_id
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "task.done", customerId },
      payload: { taskId, taskKind: task.kind, title: task.title, ...result },
    },
  ])
  if (!customerId) return
  const reached = ["reached", "promise", "dispute"].includes(result.outcome)
  if (task.kind === "phone" && reached && task.step_key && task.turn) {
    await tx
      .updateTable("ledger.reminder")
      .set({ is_contact: true, happened_on: by.today })
      .where("company_id", "=", tx.companyId)
      .where("customer_id", "=", customerId)
      .where("step_key", "=", task.step_key)
      .where("turn", "=", task.turn)
      .execute()
  }
  if (result.outcome === "promise") await promised(tx, customerId, result, by)
  if (result.outcome === "dispute") {
    await recordReply(tx, { customerId, summary: result.note || "Conteste, dit au téléphone" }, by)
  }
}

async function promised(tx: CompanyTx, customerId: string, result: TaskOutcome, by: Author): Promise<void> {
  if (!result.promisedFor) {
    refuse("PROMISE_WITHOUT_DAY", { fr: "Indiquez la date promise.", en: "Give the promised day." })
  }
  await recordPromise(
    tx,
    {
      customerId,
      promisedFor: result.promisedFor,
      amountCents: result.amountCents ?? null,
      note: result.note ?? null,
    },
    by,
  )
}
