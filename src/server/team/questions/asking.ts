import type { Author } from "../../../kernel/author.ts"
import { addDays } from "../../../kernel/day.ts"
import { refuse } from "../../../kernel/refusal.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import type { Language } from "../../../kernel/wording.ts"
import { existingCompany } from "../../../ledger/companies/workflows.ts"
import { existingCustomer } from "../../../ledger/customers/workflows.ts"
import { record } from "../../../ledger/journal/store.ts"
import { openTask } from "../../../ledger/tasks/store.ts"
import { finishTask } from "../../../ledger/tasks/workflows.ts"
import { scenarioOfCustomer } from "../../../policy/assignments/workflows.ts"
import { readConduct } from "../../../policy/conduct/store.ts"
import { scenarioNamed } from "../../../policy/conduct.ts"
import { queueMail } from "../mails/store.ts"
import {
  endQuestion,
  insertQuestion,
  isTaskOpen,
  type Question,
  questionsDue,
  readQuestion,
  stepOfTask,
  tasksToAsk,
} from "./store.ts"
import { daysToAnswer, questionDays } from "./times.ts"

/** What is asked of whom. */
export interface Asking {
  readonly customerId: string
  /** The task that the scenario opened; without one, one is opened. */
  readonly taskId?: string | null
  readonly toName: string
  readonly toEmail: string
  readonly note?: string | null
}

// The link lives a little longer than the question, so that a late click is told what happened.
const LINK_DAYS_AFTER = 14

/** Asks a colleague by e-mail about a customer; the mail leaves with the next run of the worker. */
export async function askColleague(tx: CompanyTx, asking: Asking, by: Author): Promise<string> {
  const { customerId, toName, toEmail } = asking
  const customer = await existingCustomer(tx, customerId)
  const { language } = await existingCompany(tx)
  const taskId = asking.taskId ?? (await taskFor(tx, customerId, customer.name, by))
  if (taskId && !(await isTaskOpen(tx, taskId))) refuseDone(taskId)
  const times = questionDays(by.today, await daysFor(tx, customerId, taskId, by))
  const id = await insertQuestion(
    tx,
    {
      ...{ customerId, taskId, toName, toEmail, note: asking.note ?? null, ...times },
      language: (language === "en" ? "en" : "fr") satisfies Language,
      expiresAt: new Date(`${addDays(times.defaultOn, LINK_DAYS_AFTER)}T22:00:00Z`),
    },
    { by: by.actor, on: by.today, at: by.now },
  )
  if (id === null) {
    refuse("QUESTION_WAITS", {
      fr: "Une question attend déjà la réponse d’un collègue à ce sujet.",
      en: "A question about this waits for a colleague’s answer already.",
    })
  }
  await queueMail(tx, { kind: "question", key: id, userId: null, questionId: id, on: by.today }, by.now)
  await journal(tx, by, "question.asked", customerId, { questionId: id, taskId, name: toName })
  return id
}

/** Asks, for each open question of the scenario, the colleague who was named for the customer. */
export async function askNamedColleagues(tx: CompanyTx, by: Author): Promise<number> {
  const tasks = await tasksToAsk(tx)
  for (const { taskId, customerId, name, email } of tasks) {
    await askColleague(tx, { customerId, taskId, toName: name, toEmail: email }, by)
  }
  return tasks.length
}

/** Takes a question back: its link stops working, the task stays open. */
export async function withdrawQuestion(tx: CompanyTx, id: string, by: Author): Promise<void> {
  const question = await readQuestion(tx, id)
  if (question?.state !== "waiting") {
    refuse(
      "QUESTION_UNKNOWN",
      {
        fr: "Cette question n’existe pas ou n’attend plus de réponse.",
        en: "There is no such question, or it waits for no answer any more.",
      },
      { id },
    )
  }
  await endQuestion(tx, id, { state: "withdrawn", at: by.now })
  await journal(tx, by, "question.withdrawn", question.customerId, { questionId: id, name: question.toName })
}

/** Reminds those who have not answered, and lets the follow-up go on where the time is over. */
export async function followQuestions(tx: CompanyTx, by: Author): Promise<void> {
  for (const question of await questionsDue(tx, by.today)) {
    if (question.defaultOn <= by.today) await goOnWithout(tx, question, by)
    else {
      const { id } = question
      await queueMail(
        tx,
        { kind: "question-reminder", key: id, userId: null, questionId: id, on: by.today },
        by.now,
      )
    }
  }
}

async function goOnWithout(tx: CompanyTx, question: Question, by: Author): Promise<void> {
  const { id, taskId, toName, customerId } = question
  await endQuestion(tx, id, { state: "defaulted", at: by.now })
  await journal(tx, by, "question.defaulted", customerId, { questionId: id, name: toName })
  if (taskId && (await isTaskOpen(tx, taskId))) {
    await finishTask(tx, taskId, { outcome: "done", note: `Sans réponse de ${toName}` }, by)
  }
}

/** How long the colleague has, as the customer's scenario says. */
async function daysFor(
  tx: CompanyTx,
  customerId: string,
  taskId: string | null,
  by: Author,
): Promise<number> {
  const stepKey = taskId && (await stepOfTask(tx, taskId))
  if (!stepKey) return daysToAnswer(null, null)
  const { assignment } = await scenarioOfCustomer(tx, customerId, by.today)
  return daysToAnswer(scenarioNamed(await readConduct(tx), assignment.scenarioKey), stepKey)
}

async function taskFor(tx: CompanyTx, customerId: string, name: string, by: Author): Promise<string | null> {
  const title = `Question au commercial : ${name}`.replace(" :", "\u00a0:")
  return await openTask(tx, {
    ...{ kind: "ask-salesperson", title, customerId },
    ...{ createdOn: by.today, dueOn: by.today },
  })
}

function refuseDone(taskId: string): never {
  return refuse(
    "TASK_UNKNOWN",
    {
      fr: "Cette tâche n’existe pas ou est déjà faite.",
      en: "There is no such task, or it is done already.",
    },
    { id: taskId },
  )
}

async function journal(
  tx: CompanyTx,
  by: Author,
  kind: string,
  customerId: string,
  payload: Record<string, unknown>,
): Promise<void> {
  await record(tx, [{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind, customerId, payload }])
}
