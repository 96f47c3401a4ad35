import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import { amountWords, dayWords, type MessageLanguage } from "../../kernel/wording.ts"
import { disputeReasonWords } from "../agreed-words.ts"
import type { MessageInput } from "../message-input.ts"

/** What templates see of time granted, disputes and payment plans; undefined what a message is not about. */
export function agreedScope(input: MessageInput, language: MessageLanguage): Record<string, unknown> {
  const amount = (cents: Cents): string => amountWords(cents, input.currency, language)
  const on = (day: Day | null): string | null => (day === null ? null : dayWords(day, language))
  const { time, dispute, plan } = input
  const next = plan?.instalments[0]
  return {
    time: time
      ? {
          ...{ asked_for: on(time.askedFor), agreed_on: on(time.agreedOn), initial_on: on(time.initialOn) },
          ...{ penalties_waived: time.penaltiesWaived, reason: time.reason },
          ...{ numbers: time.numbers.join(", "), amount: amount(time.openCents) },
        }
      : undefined,
    dispute: dispute
      ? {
          ...{ number: dispute.number, reason: disputeReasonWords(dispute.reason, language) },
          ...{ opened_on: on(dispute.openedOn), answer_by: on(dispute.answerBy), note: dispute.note },
          amount: dispute.amountCents === null ? null : amount(dispute.amountCents),
          credit: dispute.creditCents > 0 ? amount(dispute.creditCents) : null,
          left: dispute.leftCents > 0 ? amount(dispute.leftCents) : null,
        }
      : undefined,
    plan: plan
      ? {
          ...{ reference: plan.reference, numbers: plan.numbers.join(", "), count: plan.instalments.length },
          ...{ total: amount(plan.totalCents), left: amount(plan.leftCents) },
          ...{ penalties_waived: plan.penaltiesWaived, default_days: plan.defaultDays },
          ...{ answer_by: on(plan.answerBy), accepted_on: on(plan.acceptedOn) },
          ...{ due_on: next ? on(next.dueOn) : null, amount: next ? amount(next.amountCents) : null },
          instalments: plan.instalments.map((part) => ({
            ...{ due_on: on(part.dueOn), amount: amount(part.amountCents) },
          })),
        }
      : undefined,
  }
}
