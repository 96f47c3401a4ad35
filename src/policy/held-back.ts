import { addDays, type Day, daysBetween } from "../kernel/day.ts"
import { isAgreedStep } from "./agreed-steps.ts"
import { nextPaymentRun } from "./calendar.ts"
import { channelFor, whyUnreachable } from "./channel.ts"
import { ask, type Situation, wait } from "./decided.ts"
import type { Decision } from "./decision.ts"
import type { Standing } from "./items.ts"
import { anchorOf } from "./ladder.ts"
import type { AgreedMessage } from "./plan-steps.ts"
import { pressureWait } from "./pressure.ts"
import type { Scenario, Step } from "./scenario.ts"

/** What a step that is ready must still pass: fresh data, then calendar and pressure, then an address. */
export function heldBack(s: Situation, step: Step, readyOn: Day): Decision | null {
  const { today, freshOn, dataMaxAgeDays } = s.company
  if (freshOn === null || daysBetween(freshOn, today) > dataMaxAgeDays) return ask(s, "data-too-old")
  const pressure = pressureWait(s.book, pressureOn(step, s.scenario), s.calendar, readyOn, today)
  if (pressure) return wait(s, pressure.because, pressure.until, step)
  if (step.tone === null) return null
  const channel = channelFor(s.book, step)
  if (channel !== null) return null
  return ask(s, whyUnreachable(s.book, step))
}

// A transfer of the run is on the account two days later; who must be waited for longer is reminded at once.
const RUN_GRACE_DAYS = 2
const LONGEST_WAIT_FOR_RUN = 15

/** The first friendly word about an invoice waits for the run in which its debtor pays such invoices anyway. */
export function beforePaymentRun(s: Situation, { item, next }: Standing): Decision | null {
  if (next?.step.tone !== "friendly") return null
  const run = nextPaymentRun(s.book.paymentRunDays, s.calendar.openDayFrom(anchorOf(item)))
  if (run === null) return null
  const until = s.calendar.openDayFrom(addDays(run, RUN_GRACE_DAYS))
  if (until <= s.company.today || daysBetween(next.readyOn, until) > LONGEST_WAIT_FOR_RUN) return null
  return wait(s, "payment-run", until, next.step)
}

/**
 * What a step must respect: everything for a message of the ladder; no preferred weekday for a
 * call, the answer to a broken promise or the instalments of a plan; and, for a question to a colleague, working days alone.
 */
function pressureOn(step: Step, scenario: Scenario): Scenario {
  const isLadderMessage = step.tone !== null && step !== scenario.brokenPromise && !isAgreedStep(step.key)
  if (isLadderMessage) return scenario
  if (step.channel !== "task") return { ...scenario, preferredWeekdays: [] }
  return { ...scenario, preferredWeekdays: [], leastGapDays: 0, contactsPer30Days: Number.MAX_SAFE_INTEGER }
}

/** What a message about an agreement must still pass: all that others must when it claims; a working day and an address when it confirms. */
export function agreedHeldBack(s: Situation, { because, step, readyOn }: AgreedMessage): Decision | null {
  if (because !== "notice") return heldBack(s, step, readyOn)
  if (!s.calendar.isOpen(s.company.today)) {
    return wait(s, "calendar", s.calendar.openDayFrom(s.company.today), step)
  }
  return channelFor(s.book, step) === null ? ask(s, whyUnreachable(s.book, step)) : null
}
