import type { Author } from "../../../kernel/author.ts"
import { refuse } from "../../../kernel/refusal.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { existingCustomer } from "../../customers/workflows.ts"
import { record } from "../../journal/store.ts"
import { clearOutcome, insertTask, lockTask, type PersonTask, type TaskLine, updateTask } from "./store.ts"

/** Writes down work for somebody (or for whoever is there): returns the task's id. */
export async function createTask(tx: CompanyTx, task: PersonTask, by: Author): Promise<string> {
  if (task.customerId) await existingCustomer(tx, task.customerId)
  const id = await insertTask(tx, task, { by: by.actor, on: by.today })
  const { title, dueOn, assignedTo } = task
  await journal(tx, by, "task.created", task.customerId, { taskId: id, title, dueOn, assignedTo })
  return id
}

/** Changes the words, the day or the person of an open task. */
export async function changeTask(
  tx: CompanyTx,
  id: string,
  change: Partial<Pick<PersonTask, "title" | "dueOn" | "assignedTo">>,
  by: Author,
): Promise<void> {
  const before = await existingTask(tx, id)
  if (before.doneOn !== null) {
    refuse(
      "TASK_DONE",
      {
        fr: "Cette tâche est déjà faite. Rouvrez-la avant de la modifier.",
        en: "This task is done already. Open it again before you change it.",
      },
      { id },
    )
  }
  await updateTask(tx, id, change)
  await journal(tx, by, "task.changed", before.customerId, {
    taskId: id,
    title: change.title ?? before.title,
    ...change,
  })
}

/** Opens a finished task again: it was not done after all. Nothing happens to one that is open. */
export async function reopenTask(tx: CompanyTx, id: string, by: Author): Promise<void> {
  const task = await existingTask(tx, id)
  if (task.doneOn === null) return
  await clearOutcome(tx, id)
  await journal(tx, by, "task.reopened", task.customerId, { taskId: id, title: task.title })
}

async function existingTask(tx: CompanyTx, id: string): Promise<TaskLine> {
  const task = await lockTask(tx, id)
  return (
    task ?? refuse("TASK_UNKNOWN", { fr: "Cette tâche n’existe pas.", en: "There is no such task." }, { id })
  )
}

async function journal(
  tx: CompanyTx,
  by: Author,
  kind: string,
  customerId: string | null,
  payload: Record<string, unknown>,
): Promise<void> {
  await record(tx, [{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind, customerId, payload }])
}
