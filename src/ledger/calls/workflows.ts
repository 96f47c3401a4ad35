import type { Author } from "../../kernel/author.ts"
import { addDays, type Day, daysBetween } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { existingCustomer } from "../facts/store.ts"
import { record } from "../journal/store.ts"
import { recordReminder } from "../reminders/store.ts"
import { openTask } from "../tasks/store.ts"
import { type CallEffects, type CallToRecord, endsCalling, isContact, isUnanswered } from "./call.ts"
import { learnt } from "./learnt/workflows.ts"
import {
  type CallTask,
  hasNumber,
  insertCall,
  lateItems,
  lockCallTask,
  markReached,
  moveCallTask,
  newCallId,
  unansweredCalls,
} from "./store.ts"

/** What recording a call did. */
export interface RecordedCall {
  readonly id: string
  /** The day on which the debtor is called again; null when the calls are over. */
  readonly callAgainOn: Day | null
  /** The promise that was recorded, which may be confirmed in writing. */
  readonly promiseId: string | null
}

const LONGEST_WAIT_DAYS = 60

/**
 * Writes down a call and does at once what its outcome asks for: the promise, the dispute, the answer to be
 * checked, the wrong number, the other contact, the next call. All of it, or nothing. `nextAttempt` says
 * on which day somebody who was not reached is tried again, after so many attempts; null: no more.
 */
export async function recordCall(
  tx: CompanyTx,
  call: CallToRecord,
  nextAttempt: (attempts: number) => Day | null,
  by: Author,
): Promise<RecordedCall> {
  await existingCustomer(tx, call.customerId)
  const task = await lockCallTask(tx, call.customerId)
  const again = await callAgain(tx, call, task, nextAttempt, by)
  const id = await newCallId(tx)
  const facts = await learnt(tx, call, by)
  const reached = isContact(call.outcome) ? await countAsContact(tx, id, call, task, by) : {}
  const next = await arrangeNextCall(tx, call, task, again, by)
  const effects: CallEffects = { ...facts, ...reached, ...next.effects }
  const callAgainOn = again?.on ?? null
  await insertCall(tx, {
    ...{ ...call, id, taskId: next.taskId, callAgainOn, effects },
    ...{ calledOn: by.today, calledAt: by.now, createdBy: by.actor },
  })
  const { customerId, contact: _, ...told } = call
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "call.recorded", customerId },
      payload: { callId: id, ...told, callAgainOn, attempts: again?.attempts ?? null },
    },
  ])
  return { id, callAgainOn, promiseId: facts.promiseId ?? null }
}

interface Again {
  readonly on: Day
  readonly at: string | null
  readonly attempts: number | null
}

/** When the debtor is called again; null when the calls are over. */
async function callAgain(
  tx: CompanyTx,
  call: CallToRecord,
  task: CallTask | null,
  nextAttempt: (attempts: number) => Day | null,
  by: Author,
): Promise<Again | null> {
  if (call.outcome === "call-back") {
    return { on: callBackDay(call, by), at: call.callBackAt ?? null, attempts: null }
  }
  if (isUnanswered(call.outcome)) {
    const attempts = 1 + (task ? await unansweredCalls(tx, task.id) : 0)
    const on = nextAttempt(attempts)
    return on && { on, at: null, attempts }
  }
  if (call.outcome === "other-contact") return { on: by.today, at: null, attempts: null }
  return null
}

function callBackDay({ callBackOn }: CallToRecord, by: Author): Day {
  if (!callBackOn) {
    refuse("CALL_BACK_WITHOUT_DAY", {
      fr: "Indiquez le jour où rappeler.",
      en: "Give the day on which to call back.",
    })
  }
  const ahead = daysBetween(by.today, callBackOn)
  if (ahead < 0 || ahead > LONGEST_WAIT_DAYS) {
    refuse(
      "CALL_BACK_OUT_OF_RANGE",
      {
        fr: "Le jour du rappel se choisit entre aujourd’hui et dans soixante jours\u00a0: la relance attend jusque-là. Corrigez-le.",
        en: "Choose a day between today and sixty days from now: the follow-up waits for it. Correct it.",
      },
      { latest: addDays(by.today, LONGEST_WAIT_DAYS) },
    )
  }
  return callBackOn
}

/** The call counts as a contact: as the step that asked for it, or by itself. */
async function countAsContact(
  tx: CompanyTx,
  callId: string,
  { customerId }: CallToRecord,
  task: CallTask | null,
  by: Author,
): Promise<CallEffects> {
  if (task?.stepKey && task.turn) {
    const step = { stepKey: task.stepKey, turn: task.turn }
    const reminder = await markReached(tx, customerId, step, by.today)
    if (reminder) return { reminder }
  }
  const turn = `call:${callId}`
  const items = await lateItems(tx, customerId, by.today)
  await recordReminder(tx, {
    ...{ customerId, stepKey: "call", turn, channel: "phone", tone: null, isContact: true },
    ...{ happenedOn: by.today, messageId: null, scenarioVersion: null },
    items: items.map((item) => ({ ...item, stepKey: "call", covered: false })),
  })
  return { addedReminderTurn: turn }
}

/** Puts the task to call off to its next day, or ends it; opens one where the next call needs it. */
async function arrangeNextCall(
  tx: CompanyTx,
  call: CallToRecord,
  task: CallTask | null,
  again: Again | null,
  by: Author,
): Promise<{ taskId: string | null; effects: CallEffects }> {
  const { customerId, outcome } = call
  const opened: string[] = []
  const open = async (kind: "phone" | "other", title: string, dueOn: Day) => {
    const id = await openTask(tx, { kind, title, createdOn: by.today, dueOn, customerId })
    if (id) opened.push(id)
    return id
  }
  let taskId = task?.id ?? null
  const numberLeft = outcome !== "wrong-number" || (await hasNumber(tx, customerId))
  if (!numberLeft) await open("other", "Trouver un autre numéro de téléphone", by.today)
  if (again) {
    taskId ??= await open("phone", "Rappeler", again.on)
    if (taskId) await moveCallTask(tx, taskId, { dueOn: again.on, dueAt: again.at })
  } else if (taskId && (endsCalling(outcome) || isUnanswered(outcome) || !numberLeft)) {
    await moveCallTask(tx, taskId, { doneOn: by.today, outcome })
  }
  const before = task && { id: task.id, dueOn: task.dueOn, dueAt: task.dueAt }
  return { taskId, effects: { ...(before && { task: before }), openedTaskIds: opened } }
}
