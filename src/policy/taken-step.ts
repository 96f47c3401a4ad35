import type { Day } from "../kernel/day.ts"
import type { PastStep } from "./book.ts"
import { type ActDecision, shownItems } from "./gate.ts"
import { toneRank } from "./scenario.ts"

/**
 * What a decision leaves behind once its step was taken on a day, as tomorrow's decision reads it.
 * A message is a contact; a call becomes one only when somebody answered.
 */
export function takenStep(decision: ActDecision, on: Day): PastStep {
  const { step } = decision
  return {
    ...{ stepKey: step.key, turn: decision.turn, happenedOn: on },
    tone: step.tone === null ? null : toneRank(step.tone),
    isContact: step.tone !== null,
    items: shownItems(decision).map((item) => ({
      ...{ invoiceId: item.invoiceId, seq: item.seq, covered: item.role !== "listed" },
      stepKey: item.nextStepKey ?? step.key,
    })),
  }
}
