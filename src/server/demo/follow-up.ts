import { addDays, type Day } from "../../kernel/day.ts"
import type { WorkingCalendar } from "../../law/calendar.ts"
import { assign, SHIPPED_RULES } from "../../policy/assignment.ts"
import type { PastStep } from "../../policy/book.ts"
import { decide } from "../../policy/decide.ts"
import type { Decision } from "../../policy/decision.ts"
import { type ActDecision, shownItems } from "../../policy/gate.ts"
import { type Step, toneRank } from "../../policy/scenario.ts"
import { SHIPPED_SCENARIOS } from "../../policy/shipped-scenarios.ts"
import { bookOn, daysWithNews } from "./book.ts"
import { diceFor } from "./dice.ts"
import type { CustomerFile } from "./file.ts"

/** A step of the follow-up that was taken in the past of the demonstration. */
export interface TakenStep {
  readonly on: Day
  readonly customerId: string
  readonly decision: ActDecision
  readonly step: Step
  /** Of a call: whether somebody picked up. */
  readonly isContact: boolean
}

/** The company as decide() sees it on a day of the demonstration, followed since `since`. */
const companyDay = (today: Day, since: Day) =>
  ({
    today,
    freshOn: today,
    dataMaxAgeDays: 15,
    followedSince: since,
    currency: "EUR",
    promiseGraceDays: 1,
  }) as const

/**
 * Lives through the follow-up of one customer, morning after morning, with the very decisions that
 * the product takes: so its past is consistent with the scenario by construction.
 */
export function liveFollowUp(
  file: CustomerFile,
  since: Day,
  until: Day,
  calendar: WorkingCalendar,
): TakenStep[] {
  const taken: TakenStep[] = []
  const past: PastStep[] = []
  const news = daysWithNews(file)
  const dice = diceFor(`calls ${file.customer.id}`)
  let reviewOn: Day = since
  for (let on = since; on <= until; on = addDays(on, 1)) {
    if (on < reviewOn && !news.has(on)) continue
    const decision = decideOn(file, past, on, since, calendar)
    reviewOn = decision.reviewOn
    if (decision.kind !== "act") continue
    const { step } = decision
    const isContact = step.tone !== null || (step.channel === "phone" && dice.chance(65))
    taken.push({ on, customerId: file.customer.id, decision, step, isContact })
    past.push(pastStep(decision, step, on, isContact))
    reviewOn = addDays(on, 1)
  }
  return taken
}

/** What the product says of a customer on a day, after these steps. */
export function decideAfter(
  file: CustomerFile,
  taken: readonly TakenStep[],
  on: Day,
  since: Day,
  calendar: WorkingCalendar,
): Decision {
  const past = taken.map((earlier) => pastStep(earlier.decision, earlier.step, earlier.on, earlier.isContact))
  return decideOn(file, past, on, since, calendar)
}

const decideOn = (
  file: CustomerFile,
  past: readonly PastStep[],
  on: Day,
  since: Day,
  calendar: WorkingCalendar,
): Decision => {
  const book = bookOn(file, past, on)
  const company = companyDay(on, since)
  const { scenarioKey } = assign(book, null, SHIPPED_RULES, company)
  const scenario = SHIPPED_SCENARIOS.find(({ key }) => key === scenarioKey)!
  return decide(book, scenario, company, calendar)
}

function pastStep(decision: ActDecision, step: Step, on: Day, isContact: boolean): PastStep {
  return {
    ...{ stepKey: step.key, turn: decision.turn, isContact, happenedOn: on },
    tone: step.tone === null ? null : toneRank(step.tone),
    items: itemsOf(decision, step),
  }
}

/** The invoices that a step showed, as the ledger keeps them. */
export function itemsOf(decision: ActDecision, step: Step) {
  return shownItems(decision).map((item) => ({
    invoiceId: item.invoiceId,
    seq: item.seq,
    stepKey: item.nextStepKey ?? step.key,
    covered: item.role !== "listed",
  }))
}
