import { listTasks } from "../../../../ledger/tasks/listing/store.ts"
import { readPlan } from "../../../../policy/plan/workflows.ts"
import { listMembers } from "../../../people/store.ts"
import { waitingMentions } from "../../../team/comments/store.ts"
import { type ItemAction, item } from "../item.ts"
import type { Source } from "../source.ts"

const MOST = 2_000

/** Calls to make and tasks of people, whose day has come. */
export const work: Source = async (tx, { today }) => {
  const tasks = await listTasks(tx, { most: MOST })
  // A dead address and a doubtful sending stand in the list by themselves.
  const shown = tasks.filter(
    ({ kind, dueOn }) => dueOn <= today && kind !== "wrong-address" && kind !== "unknown-outcome",
  )
  return shown.map((task) => {
    const isCall = task.kind === "phone"
    const actions: readonly ItemAction[] = isCall
      ? ["call", "done"]
      : task.kind === "ask-salesperson" && task.customerId
        ? ["ask", "done"]
        : ["done"]
    return item({
      ...{ kind: isCall ? "call" : "task", id: task.id, customerId: task.customerId },
      ...{ customerName: task.customerName, on: task.dueOn, actions, phone: task.phone },
      ...{ moneyCents: task.amountCents, currency: task.amountCents === null ? null : task.currency },
      forUserId: task.assignedTo,
      sentence: { fr: task.title, en: task.title },
    })
  })
}

/** What the plan asks and nobody else tells: a payment without an invoice, an address that is missing. */
export const questions: Source = async (tx, { today }) => {
  const asks = await readPlan(tx, { kind: "ask", most: MOST }, today)
  return asks.items
    .filter(({ because }) => !TOLD_ELSEWHERE.has(because))
    .map(({ customerId, customerName, because, sentence, openCents }) =>
      item({
        ...{
          kind: "question",
          id: customerId,
          customerId,
          customerName,
          sentence,
          moneyCents: openCents,
          because,
        },
        actions: because === "payment-unallocated" ? ["allocate"] : ["open"],
      }),
    )
}

const TOLD_ELSEWHERE = new Set(["reply-unanswered", "outcome-unknown", "address-bounced", "data-too-old"])

/** Comments that name the person, or those they stand in for; for everybody, all that wait. */
export const mentions: Source = async (tx, { people }) => {
  const readers = people ?? new Set((await listMembers(tx, tx.companyId)).map((member) => member.userId))
  const waiting = await waitingMentions(tx, [...readers])
  return waiting.map(({ commentId, userId, customerId, customerName, authorName, text, on }) =>
    item({
      ...{ kind: "mention", id: commentId, customerId, customerName, on, quote: text, forUserId: userId },
      sentence: { fr: `${authorName} vous a écrit`, en: `${authorName} wrote to you` },
      actions: ["seen", "open"],
    }),
  )
}
