import { addDays, type Day } from "../../../kernel/day.ts"
import type { Scenario } from "../../../policy/scenario.ts"

const USUAL_DAYS = 7
const LEAST_DAYS = 3
const MOST_DAYS = 21

/**
 * How many days a colleague has to answer: until the step that follows in the scenario, within
 * reason; a week where the question comes from no step, or from the last one.
 */
export function daysToAnswer(scenario: Pick<Scenario, "steps"> | null, stepKey: string | null): number {
  const steps = scenario?.steps ?? []
  const index = steps.findIndex((step) => step.key === stepKey)
  const [step, next] = [steps[index], steps[index + 1]]
  if (!step || !next) return USUAL_DAYS
  return Math.min(MOST_DAYS, Math.max(LEAST_DAYS, next.delayDays - step.delayDays))
}

/** The day on which the colleague is reminded, half way, and the one on which silence is an answer. */
export function questionDays(askedOn: Day, days: number): { remindOn: Day; defaultOn: Day } {
  return { remindOn: addDays(askedOn, Math.ceil(days / 2)), defaultOn: addDays(askedOn, days) }
}
