import type { Author } from "../../../kernel/author.ts"
import { addDays, type Day, dayAt } from "../../../kernel/day.ts"
import { refuse } from "../../../kernel/refusal.ts"
import { type CompanyTx, type Db, inCompany } from "../../../kernel/store.ts"
import { NBSP } from "../../../kernel/wording.ts"
import { existingCompany, todayOf } from "../../../ledger/companies/workflows.ts"
import { readCustomer } from "../../../ledger/customers/store.ts"
import { placeHold, recordReply } from "../../../ledger/facts/workflows.ts"
import { record } from "../../../ledger/journal/store.ts"
import { finishTask } from "../../../ledger/tasks/workflows.ts"
import { listMembers } from "../../people/store.ts"
import { tokenDigest } from "../../people/token.ts"
import { writeComment } from "../comments/workflows.ts"
import { userOfActor } from "../person.ts"
import {
  type AnswerKind,
  endQuestion,
  isTaskOpen,
  type LateItem,
  lateItems,
  type Question,
  questionOfToken,
} from "./store.ts"
import { companyOfToken } from "./token.ts"

/** What a colleague answers. */
export interface ColleagueAnswer {
  readonly answer: AnswerKind
  /** With "wait" and "mine": the last day on which nobody writes to the customer. */
  readonly untilOn?: Day | null
  readonly text?: string | null
}

/** What the page of a link shows. */
export interface OpenQuestion {
  readonly state: Question["state"]
  readonly companyName: string
  readonly customerName: string
  readonly toName: string
  readonly askedByName: string | null
  readonly note: string | null
  readonly today: Day
  readonly latestOn: Day
  readonly items: readonly LateItem[]
  readonly language: "fr" | "en"
  readonly answer: AnswerKind | null
}

// A colleague alone does not silence the follow-up for ever.
const MOST_DAYS = 60
const USUAL_DAYS_OF_CARE = 7

/** What a link opens. Refused alike for a link that is unknown, over, or of another question. */
export function openQuestion(db: Db, token: string, now: Date): Promise<OpenQuestion> {
  return withQuestion(db, token, now, async (tx, question, today) => {
    const company = await existingCompany(tx)
    const asker = userOfActor(question.askedBy)
    const members = await listMembers(tx, tx.companyId)
    return {
      ...{ state: question.state, companyName: company.name, customerName: question.customerName },
      ...{ toName: question.toName, note: question.note, today, latestOn: addDays(today, MOST_DAYS) },
      askedByName: members.find((member) => member.userId === asker)?.name ?? null,
      items: question.state === "waiting" ? await lateItems(tx, question.customerId, today) : [],
      language: question.language === "en" ? "en" : "fr",
      answer: question.answer,
    }
  })
}

/** Takes a colleague's answer and does what it says, once: a second answer changes nothing and is refused. */
export function answerQuestion(db: Db, token: string, given: ColleagueAnswer, now: Date): Promise<void> {
  return withQuestion(db, token, now, async (tx, question, today) => {
    if (question.state !== "waiting") refuseAnswered(question.state)
    const by: Author = { actor: "colleague", now, today }
    const text = given.text?.trim() || null
    const untilOn = lastDay(given, today)
    if (given.answer === "text" && !text) {
      refuse("ANSWER_EMPTY", { fr: "Écrivez votre réponse.", en: "Write your answer." }, { field: "text" })
    }
    const { id, toName: name, customerId } = question
    await endQuestion(tx, id, {
      ...{ state: "answered", answer: given.answer, text, waitUntilOn: untilOn, at: now },
    })
    const payload = { questionId: id, name, answer: given.answer, text, untilOn }
    await record(tx, [
      { happenedAt: now, onDay: today, actor: by.actor, kind: "question.answered", customerId, payload },
    ])
    await act(tx, question, { answer: given.answer, text, untilOn }, by)
    if (question.taskId && (await isTaskOpen(tx, question.taskId))) {
      await finishTask(tx, question.taskId, { outcome: "done", note: text ?? name }, by)
    }
  })
}

async function act(
  tx: CompanyTx,
  question: Question,
  { answer, text, untilOn }: { answer: AnswerKind; text: string | null; untilOn: Day | null },
  by: Author,
): Promise<void> {
  const { customerId, toName } = question
  if (untilOn !== null) {
    const why = answer === "mine" ? `${toName} s’en occupe` : `${toName} demande d’attendre`
    const reason = text ? `${why}${NBSP}: ${text}` : why
    await placeHold(tx, { customerId, kind: "do-not-chase", reason, untilOn }, by)
  }
  if (answer === "dispute") {
    // It holds the follow-up until a person has named the invoice and opened the dispute.
    const summary = `${toName} signale un désaccord${text ? `${NBSP}: ${text}` : ""}`
    await recordReply(tx, { customerId, summary }, by)
  }
  if (answer === "text" || (text && answer !== "dispute" && untilOn === null)) {
    await writeComment(
      tx,
      { customerId, text: text ?? "", authorName: toName, also: await readersOf(tx, question) },
      by,
    )
  }
}

/** Who must read what the colleague wrote: who asked and who looks after the customer, else all who work here. */
async function readersOf(tx: CompanyTx, question: Question): Promise<string[]> {
  const customer = await readCustomer(tx, question.customerId)
  const named = [userOfActor(question.askedBy), customer?.ownerUserId ?? null].filter((id) => id !== null)
  if (named.length > 0) return named
  const members = await listMembers(tx, tx.companyId)
  return members.filter((member) => member.role !== "reader").map((member) => member.userId)
}

function lastDay(given: ColleagueAnswer, today: Day): Day | null {
  if (given.answer !== "wait" && given.answer !== "mine") return null
  const untilOn = given.untilOn ?? (given.answer === "mine" ? addDays(today, USUAL_DAYS_OF_CARE) : null)
  if (untilOn !== null && untilOn >= today && untilOn <= addDays(today, MOST_DAYS)) return untilOn
  return refuse(
    "WAIT_TOO_LONG",
    {
      fr: `Choisissez un jour entre aujourd’hui et le ${addDays(today, MOST_DAYS)} (${MOST_DAYS} jours au plus).`,
      en: `Choose a day between today and ${addDays(today, MOST_DAYS)} (${MOST_DAYS} days at most).`,
    },
    { field: "untilOn" },
  )
}

async function withQuestion<T>(
  db: Db,
  token: string,
  now: Date,
  work: (tx: CompanyTx, question: Question, today: Day) => Promise<T>,
): Promise<T> {
  const companyId = companyOfToken(token)
  if (companyId === null) return refuseLink()
  return await inCompany(db, companyId, async (tx) => {
    const question = await questionOfToken(tx, tokenDigest(token))
    if (!question || question.expiresAt <= now) return refuseLink()
    return await work(tx, question, await todayOf(db, companyId, dayAt(now)))
  })
}

function refuseAnswered(state: Question["state"]): never {
  if (state === "answered") {
    refuse("QUESTION_ANSWERED", {
      fr: "Vous avez déjà répondu. Pour ajouter quelque chose, écrivez à la personne qui vous a posé la question.",
      en: "You have answered already. To add something, write to whoever asked you.",
    })
  }
  refuse("QUESTION_OVER", {
    fr: "Cette question n’attend plus de réponse. Écrivez à la personne qui vous l’a posée.",
    en: "This question waits for no answer any more. Write to whoever asked it.",
  })
}

function refuseLink(): never {
  return refuse("QUESTION_LINK_INVALID", {
    fr: "Ce lien n’ouvre aucune question, ou il est trop ancien. Prenez celui du dernier message reçu.",
    en: "This link opens no question, or it is too old. Use the one in the last mail you received.",
  })
}
