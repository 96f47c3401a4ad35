import { type Day, earlierOf } from "../kernel/day.ts"
import {
  type Assignment,
  type AssignmentRule,
  assign,
  type ChosenScenario,
  DEFAULT_SCENARIO_KEY,
  looksAtHistory,
  nextAssignmentDay,
} from "./assignment.ts"
import type { Book, CompanyDay } from "./book.ts"
import { type CompanyCalendar, type CustomerCalendar, contactCalendar, withOwnPressure } from "./calendar.ts"
import { decide } from "./decide.ts"
import type { Decision } from "./decision.ts"
import { type Scenario, stepsOf } from "./scenario.ts"
import type { Tariff } from "./tariff.ts"

/** How a company follows its debtors: all that it set, as it holds now. */
export interface Conduct {
  /** The newest version of each scenario, by key. */
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly rules: readonly AssignmentRule[]
  /** 0 when the shipped rules hold. */
  readonly rulesRevision: number
  readonly calendar: CompanyCalendar
  readonly tariff: Tariff
}

/** What was set for one customer by itself. */
export interface CustomerSetting {
  readonly chosen: ChosenScenario | null
  readonly calendar: CustomerCalendar | null
}

/** The company on a day, and the place whose holidays it keeps. */
export interface CompanySituation {
  readonly company: CompanyDay
  readonly region: string
}

/** Which scenario a customer follows and why, and what that scenario decides. */
export interface Followed {
  readonly assignment: Assignment
  readonly scenario: Scenario
  readonly decision: Decision
}

/** True when a rule or a step asks how customers have paid: only then is the history read. */
export const needsHistory = (conduct: Conduct): boolean =>
  looksAtHistory(conduct.rules) ||
  [...conduct.scenarios.values()].some((scenario) =>
    scenario.steps.some((step) => step.when.segments.length > 0),
  )

/** The scenario that an assignment names; the standard one when it is gone. */
export const scenarioNamed = (conduct: Conduct, key: string): Scenario =>
  conduct.scenarios.get(key) ?? conduct.scenarios.get(DEFAULT_SCENARIO_KEY)!

/**
 * Finds the scenario of a customer and decides by it. The one way in for the daily run, the gate
 * and the simulation: what one of them does, the others do.
 */
export function follow(
  book: Book,
  setting: CustomerSetting | undefined,
  conduct: Conduct,
  { company, region }: CompanySituation,
): Followed {
  const own = setting?.calendar ?? null
  const assignment = assign(book, setting?.chosen ?? null, conduct.rules, company)
  const scenario = withOwnPressure(scenarioNamed(conduct, assignment.scenarioKey), own)
  const known = own && own.paymentRunDays.length > 0 ? { ...book, paymentRunDays: own.paymentRunDays } : book
  const decision = decide(known, scenario, company, contactCalendar(region, conduct.calendar, own))
  return { assignment, scenario, decision: reviewedFor(decision, book, conduct, company.today) }
}

/** A decision is looked at again on the day on which age alone would move the customer to another scenario. */
function reviewedFor(decision: Decision, book: Book, conduct: Conduct, today: Day): Decision {
  const moveOn = book.history && nextAssignmentDay(book, conduct.rules, today)
  return moveOn ? { ...decision, reviewOn: earlierOf(decision.reviewOn, moveOn) } : decision
}

/** Each step of each scenario in force, with the scenario and version that it is of. */
export const stepsInForce = (conduct: Conduct) =>
  [...conduct.scenarios.values()].flatMap((scenario) =>
    stepsOf(scenario).map((step) => ({
      ...{ scenarioKey: scenario.key, version: scenario.version },
      step,
    })),
  )
