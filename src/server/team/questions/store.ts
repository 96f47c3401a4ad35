import { sql } from "kysely"
import type { Cents } from "../../../kernel/cents.ts"
import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import type { Language } from "../../../kernel/wording.ts"

/** How a colleague may answer. */
export const ANSWERS = ["go-on", "wait", "dispute", "mine", "text"] as const
export type AnswerKind = (typeof ANSWERS)[number]

/** A question to a colleague. */
export interface Question {
  readonly id: string
  readonly customerId: string
  readonly customerName: string
  readonly taskId: string | null
  readonly toName: string
  readonly toEmail: string
  readonly language: Language
  readonly note: string | null
  readonly askedBy: string
  readonly askedOn: Day
  readonly remindOn: Day
  readonly defaultOn: Day
  readonly expiresAt: Date
  readonly state: "waiting" | "answered" | "defaulted" | "withdrawn"
  readonly answer: AnswerKind | null
  readonly answerText: string | null
  readonly waitUntilOn: Day | null
}

const COLUMNS = sql`
  q.id, q.customer_id as "customerId", c.name as "customerName", q.task_id as "taskId", q.to_name as "toName",
  q.to_email as "toEmail", q.language, q.note, q.asked_by as "askedBy", q.asked_on as "askedOn",
  q.remind_on as "remindOn", q.default_on as "defaultOn", q.expires_at as "expiresAt", q.state, q.answer,
  q.answer_text as "answerText", q.wait_until_on as "waitUntilOn"`
const FROM = sql`server.question q join ledger.customer c on c.company_id = q.company_id and c.id = q.customer_id`

/** A question as it is asked. */
export type NewQuestion = Pick<
  Question,
  | "customerId"
  | "taskId"
  | "toName"
  | "toEmail"
  | "language"
  | "note"
  | "remindOn"
  | "defaultOn"
  | "expiresAt"
>

/** Stores a question; null when the task has one that waits already. */
export async function insertQuestion(
  tx: CompanyTx,
  question: NewQuestion,
  asked: { readonly by: string; readonly on: Day; readonly at: Date },
): Promise<string | null> {
  const row = await tx
    .insertInto("server.question")
    .values({
      company_id: tx.companyId,
      customer_id: question.customerId,
      task_id: question.taskId,
      to_name: question.toName,
      to_email: question.toEmail,
      language: question.language,
      note: question.note,
      remind_on: question.remindOn,
      default_on: question.defaultOn,
      expires_at: question.expiresAt,
      asked_by: asked.by,
      asked_on: asked.on,
      asked_at: asked.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst()
  return row?.id ?? null
}

/** One question; locked until the transaction ends where asked. */
export async function readQuestion(tx: CompanyTx, id: string): Promise<Question | null> {
  const { rows } = await sql<Question>`
    select ${COLUMNS} from ${FROM} where q.company_id = ${tx.companyId} and q.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** The question that a link opens, kept from others until the transaction ends; null for any other link. */
export async function questionOfToken(tx: CompanyTx, sha256: Buffer): Promise<Question | null> {
  const { rows } = await sql<Question>`
    select ${COLUMNS} from ${FROM}
     where q.company_id = ${tx.companyId} and q.token_sha256 = ${sha256} for update of q`.execute(tx)
  return rows[0] ?? null
}

/** The questions about a customer, the newest first. */
export async function listQuestions(tx: CompanyTx, customerId: string): Promise<Question[]> {
  const { rows } = await sql<Question>`
    select ${COLUMNS} from ${FROM}
     where q.company_id = ${tx.companyId} and q.customer_id = ${customerId}
     order by q.asked_at desc, q.id limit 50`.execute(tx)
  return rows
}

/** Questions whose colleague is to be reminded, or whose time is over, by this day. */
export async function questionsDue(tx: CompanyTx, on: Day): Promise<Question[]> {
  const { rows } = await sql<Question>`
    select ${COLUMNS} from ${FROM}
     where q.company_id = ${tx.companyId} and q.state = 'waiting' and (q.remind_on <= ${on} or q.default_on <= ${on})
     order by q.id for update of q skip locked`.execute(tx)
  return rows
}

/** Keeps the digest of the newest link of a question; links drawn before stop working. */
export async function writeToken(tx: CompanyTx, id: string, sha256: Buffer): Promise<void> {
  await tx
    .updateTable("server.question")
    .set({ token_sha256: sha256 })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .execute()
}

/** Ends a question. */
export async function endQuestion(
  tx: CompanyTx,
  id: string,
  end: {
    readonly state: "answered" | "defaulted" | "withdrawn"
    readonly answer?: AnswerKind
    readonly text?: string | null
    readonly waitUntilOn?: Day | null
    readonly at: Date
  },
): Promise<void> {
  await tx
    .updateTable("server.question")
    .set({
      state: end.state,
      answer: end.answer ?? null,
      answer_text: end.text ?? null,
      wait_until_on: end.waitUntilOn ?? null,
      answered_at: end.at,
    })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .execute()
}

/** What the colleague is shown of the debt: what is late, item by item. */
export interface LateItem {
  readonly number: string
  readonly dueOn: Day
  readonly openCents: Cents
  readonly currency: string
}

/** The late items of a customer, the oldest first. */
export async function lateItems(tx: CompanyTx, customerId: string, today: Day): Promise<LateItem[]> {
  const { rows } = await sql<LateItem>`
    select i.number, coalesce(s.agreed_due_on, s.due_on) as "dueOn", s.open_cents as "openCents", s.currency
      from ledger.instalment s join ledger.invoice i on i.company_id = s.company_id and i.id = s.invoice_id
     where s.company_id = ${tx.companyId} and s.customer_id = ${customerId} and s.open_cents > 0
       and coalesce(s.agreed_due_on, s.due_on) < ${today}
     order by 2, i.number limit 30`.execute(tx)
  return rows
}

/** Open tasks of the scenario that ask a colleague who was named and has not been asked about it. */
export async function tasksToAsk(
  tx: CompanyTx,
): Promise<{ taskId: string; customerId: string; stepKey: string | null; name: string; email: string }[]> {
  const { rows } = await sql<{
    taskId: string
    customerId: string
    stepKey: string | null
    name: string
    email: string
  }>`
    select t.id as "taskId", t.customer_id as "customerId", t.step_key as "stepKey", p.name, p.email
      from ledger.task t
      join ledger.salesperson p on p.company_id = t.company_id and p.customer_id = t.customer_id
     where t.company_id = ${tx.companyId} and t.kind = 'ask-salesperson' and t.done_on is null
       and not exists (select from server.question q where q.company_id = t.company_id and q.task_id = t.id)
     order by t.id`.execute(tx)
  return rows
}

/** Whether a task still waits. */
export async function isTaskOpen(tx: CompanyTx, taskId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("ledger.task")
    .select("id")
    .where("company_id", "=", tx.companyId)
    .where("id", "=", taskId)
    .where("done_on", "is", null)
    .executeTakeFirst()
  return row !== undefined
}

/** The step that opened a task. */
export async function stepOfTask(tx: CompanyTx, taskId: string): Promise<string | null> {
  const row = await tx
    .selectFrom("ledger.task")
    .select("step_key")
    .where("company_id", "=", tx.companyId)
    .where("id", "=", taskId)
    .executeTakeFirst()
  return row?.step_key ?? null
}
