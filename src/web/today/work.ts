import type { Cents } from "../../kernel/cents.ts"
import type {
  DuePromise,
  MessageSummary,
  Question,
  Task,
  Today,
  WaitingReply,
} from "../api/shapes/follow-up.ts"

/** One thing that waits for a person, of any sort. */
export type Work =
  | { readonly kind: "reply"; readonly id: string; readonly amountCents: Cents; readonly reply: WaitingReply }
  | {
      readonly kind: "doubt"
      readonly id: string
      readonly amountCents: Cents
      readonly message: MessageSummary
    }
  | {
      readonly kind: "promise"
      readonly id: string
      readonly amountCents: Cents
      readonly promise: DuePromise
    }
  | {
      readonly kind: "question"
      readonly id: string
      readonly amountCents: Cents
      readonly question: Question
    }
  | { readonly kind: "call"; readonly id: string; readonly amountCents: Cents; readonly task: Task }
  | { readonly kind: "task"; readonly id: string; readonly amountCents: Cents; readonly task: Task }

export type WorkKind = Work["kind"]

/** The kinds in the order in which they appear: what a debtor or a broken line said comes first. */
export const WORK_KINDS: readonly WorkKind[] = ["reply", "doubt", "promise", "question", "call", "task"]

/** Everything that waits for a person today: replies first, then by the money at stake. */
export function workOf(today: Today): readonly Work[] {
  const work: Work[] = [
    ...today.replies.map((reply): Work => ({ kind: "reply", id: reply.id, amountCents: 0, reply })),
    ...today.unknown.map(
      (message): Work => ({ kind: "doubt", id: message.id, amountCents: message.amountCents, message }),
    ),
    ...today.promisesDue.map(
      (promise): Work => ({
        kind: "promise",
        id: promise.id,
        amountCents: promise.amountCents ?? promise.coveredOpenCents,
        promise,
      }),
    ),
    ...today.asks
      .filter((question) => !isToldElsewhere(question, today))
      .map(
        (question): Work => ({
          kind: "question",
          id: question.customerId,
          amountCents: question.amountCents,
          question,
        }),
      ),
    ...today.tasks
      .filter(({ kind }) => kind !== "unknown-outcome")
      .map(
        (task): Work => ({
          kind: task.kind === "phone" ? "call" : "task",
          id: task.id,
          amountCents: task.amountCents ?? 0,
          task,
        }),
      ),
  ]
  const isReply = (one: Work) => (one.kind === "reply" ? 0 : 1)
  return work.sort((a, b) => isReply(a) - isReply(b) || b.amountCents - a.amountCents)
}

/** The reply, the doubt or the wrong address is in the list by itself already. */
function isToldElsewhere({ because, customerId }: Question, today: Today): boolean {
  if (because === "reply-unanswered" || because === "outcome-unknown") return true
  if (because !== "address-bounced") return false
  return today.tasks.some((task) => task.kind === "wrong-address" && task.customerId === customerId)
}
