import type { Author } from "../../../kernel/author.ts"
import { refuse } from "../../../kernel/refusal.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { deleteContact } from "../../customers/store.ts"
import { endFact } from "../../facts/store.ts"
import { record } from "../../journal/store.ts"
import { UNDO_MINUTES } from "../call.ts"
import { markPhoneWrong, moveCallTask, setReminder } from "../store.ts"
import { type CallToUndo, dropDispute, dropReminder, endTasks, lockCall, markUndone } from "./store.ts"

/**
 * Takes back the last call of a customer, with all that it wrote, for some minutes: whatever it stopped or
 * started stands again as before. Later, each fact is mended by itself on the customer's page.
 */
export async function undoCall(tx: CompanyTx, callId: string, by: Author): Promise<void> {
  const call = await lockCall(tx, callId)
  if (!call) {
    refuse(
      "CALL_UNKNOWN",
      {
        fr: "Cet appel n’existe pas, ou il est déjà annulé.",
        en: "There is no such call, or it was taken back already.",
      },
      { id: callId },
    )
  }
  refuseUnlessFresh(call, by.now)
  await takeBack(tx, call, by)
  await markUndone(tx, callId, by.now)
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "call.undone" },
      ...{ customerId: call.customerId, payload: { callId } },
    },
  ])
}

function refuseUnlessFresh(call: CallToUndo, now: Date): void {
  const minutes = (now.getTime() - call.calledAt.getTime()) / 60_000
  if (minutes <= UNDO_MINUTES && call.isLast) return
  refuse("CALL_TOO_OLD_TO_UNDO", {
    fr: `Un appel s’annule pendant ${UNDO_MINUTES} minutes, et tant qu’aucun autre n’a suivi. Sur la page du client, retirez la promesse ou clôturez le litige.`,
    en: `A call can be taken back for ${UNDO_MINUTES} minutes, while no other has followed. On the customer’s page, withdraw the promise or close the dispute.`,
  })
}

async function takeBack(tx: CompanyTx, { customerId, effects }: CallToUndo, by: Author): Promise<void> {
  const { promiseId, disputeId, replyId, contactId, wrongPhoneContactId, task, reminder } = effects
  if (promiseId) await endFact(tx, "promise", promiseId, by.today)
  if (replyId) await endFact(tx, "reply", replyId, by.today)
  if (disputeId) await dropDispute(tx, disputeId)
  if (contactId) await deleteContact(tx, customerId, contactId)
  if (wrongPhoneContactId) await markPhoneWrong(tx, customerId, wrongPhoneContactId, null)
  if (reminder) await setReminder(tx, reminder.id, { isContact: false, happenedOn: reminder.happenedOn })
  if (effects.addedReminderTurn) await dropReminder(tx, customerId, effects.addedReminderTurn)
  if (task) await moveCallTask(tx, task.id, { dueOn: task.dueOn, dueAt: task.dueAt })
  await endTasks(tx, effects.openedTaskIds ?? [], by.today)
}
