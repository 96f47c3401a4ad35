import { addDays, type Day, daysBetween } from "../kernel/day.ts"
import type { Sentence } from "../kernel/wording.ts"
import { NBSP } from "../kernel/wording.ts"
import type { Book, CustomerKind } from "./book.ts"
import { isOverdue } from "./ladder.ts"
import { historySentence, latePercent, NO_HISTORY, type Segment, segmentOf } from "./segment.ts"

/** What a rule asks of a customer; all that it names must hold. */
export interface RuleConditions {
  readonly kinds?: readonly CustomerKind[]
  /** Any of these countries (ISO 3166 alpha-2). */
  readonly countries?: readonly string[]
  /** None of these countries. */
  readonly notCountries?: readonly string[]
  /** Any of these tags. */
  readonly tags?: readonly string[]
  /** Any of these sectors: tags written "secteur:btp". */
  readonly sectors?: readonly string[]
  /** No e-mail address at all. */
  readonly withoutEmail?: boolean
  /** All that is open, in the company's currency. */
  readonly leastOpenCents?: number
  readonly mostOpenCents?: number
  readonly leastOverdueCents?: number
  readonly segments?: readonly Segment[]
  readonly leastAverageDelayDays?: number
  readonly leastLatePercent?: number
  readonly leastBrokenPromises?: number
  /** Days since the first invoice. */
  readonly leastRelationDays?: number
  readonly mostRelationDays?: number
}

/** One rule: who fits it follows this scenario. */
export interface AssignmentRule {
  readonly name: string
  readonly when: RuleConditions
  readonly scenarioKey: string
}

/** The scenario of those whom no rule sends elsewhere. */
export const DEFAULT_SCENARIO_KEY = "standard"

/** Which scenario a customer follows, and why. */
export type Assignment =
  | {
      readonly because: "chosen"
      readonly scenarioKey: string
      readonly chosenBy: string
      readonly reason: string | null
    }
  | {
      readonly because: "rule"
      readonly scenarioKey: string
      /** Its place in the list, from 1. */
      readonly position: number
      readonly name: string
    }
  | { readonly because: "no-rule"; readonly scenarioKey: string }

/** A scenario that a person chose for a customer. */
export interface ChosenScenario {
  readonly scenarioKey: string
  readonly chosenBy: string
  readonly reason: string | null
}

/** The rules of a new company. Public bodies and consumers first: the law treats them otherwise wherever they live. */
export const SHIPPED_RULES: readonly AssignmentRule[] = [
  { name: "Organismes publics", when: { kinds: ["public"] }, scenarioKey: "public-body" },
  { name: "Particuliers", when: { kinds: ["consumer"] }, scenarioKey: "consumer" },
  { name: "Hors de France", when: { notCountries: ["FR"] }, scenarioKey: "foreign" },
  { name: "Sans adresse e-mail", when: { withoutEmail: true }, scenarioKey: "no-email" },
]

/**
 * The scenario of a customer on a day: the one a person chose, else that of the first rule that
 * fits, else the standard one. Pure: the gate finds the same as the plan did.
 */
export function assign(
  book: Book,
  chosen: ChosenScenario | null,
  rules: readonly AssignmentRule[],
  on: { readonly today: Day; readonly currency: string },
): Assignment {
  if (chosen) return { because: "chosen", ...chosen }
  for (const [index, rule] of rules.entries()) {
    if (!fits(book, rule.when, on)) continue
    return { because: "rule", scenarioKey: rule.scenarioKey, position: index + 1, name: rule.name }
  }
  return { because: "no-rule", scenarioKey: DEFAULT_SCENARIO_KEY }
}

type On = { readonly today: Day; readonly currency: string }

function fits(book: Book, when: RuleConditions, on: On): boolean {
  if (when.kinds && !when.kinds.includes(book.kind)) return false
  if (when.countries && !when.countries.includes(book.country)) return false
  if (when.notCountries?.includes(book.country)) return false
  if (when.withoutEmail !== undefined && (book.reach.email === "no") !== when.withoutEmail) return false
  if (when.tags && !when.tags.some((tag) => hasTag(book, tag))) return false
  if (when.sectors && !when.sectors.some((sector) => hasTag(book, `secteur:${sector}`))) return false
  return fitsAmounts(book, when, on) && fitsHistory(book, when, on.today)
}

const hasTag = (book: Book, tag: string): boolean =>
  book.tags.some((own) => own.toLowerCase() === tag.toLowerCase())

function fitsAmounts(book: Book, when: RuleConditions, { today, currency }: On): boolean {
  const { leastOpenCents, mostOpenCents, leastOverdueCents } = when
  if (leastOpenCents === undefined && mostOpenCents === undefined && leastOverdueCents === undefined)
    return true
  let open = 0
  let overdue = 0
  for (const item of book.items) {
    if (item.currency !== currency) {
      // Without a rate, another currency is never "little".
      if (mostOpenCents !== undefined) return false
      continue
    }
    open += item.openCents
    if (isOverdue(item, today)) overdue += item.openCents
  }
  return (
    open >= (leastOpenCents ?? 0) &&
    open <= (mostOpenCents ?? Number.MAX_SAFE_INTEGER) &&
    overdue >= (leastOverdueCents ?? 0)
  )
}

function fitsHistory(book: Book, when: RuleConditions, today: Day): boolean {
  const history = book.history ?? NO_HISTORY
  if (when.segments && !when.segments.includes(segmentOf(history))) return false
  if (when.leastAverageDelayDays !== undefined && history.averageDelayDays < when.leastAverageDelayDays)
    return false
  if (when.leastLatePercent !== undefined && latePercent(history) < when.leastLatePercent) return false
  if (when.leastBrokenPromises !== undefined && history.brokenPromises < when.leastBrokenPromises)
    return false
  if (when.leastRelationDays === undefined && when.mostRelationDays === undefined) return true
  const days = history.customerSince === null ? 0 : daysBetween(history.customerSince, today)
  return days >= (when.leastRelationDays ?? 0) && days <= (when.mostRelationDays ?? Number.MAX_SAFE_INTEGER)
}

/** True when a rule looks at how a customer has paid: only then is the history read. */
export const looksAtHistory = (rules: readonly AssignmentRule[]): boolean =>
  rules.some(
    ({ when }) =>
      when.segments !== undefined ||
      when.leastAverageDelayDays !== undefined ||
      when.leastLatePercent !== undefined ||
      when.leastBrokenPromises !== undefined ||
      when.leastRelationDays !== undefined ||
      when.mostRelationDays !== undefined,
  )

/** The first day after today on which the age of the relation alone makes a rule fit or no longer fit; null when none. */
export function nextAssignmentDay(book: Book, rules: readonly AssignmentRule[], today: Day): Day | null {
  const since = book.history?.customerSince
  if (!since) return null
  const days = rules
    .flatMap(({ when }) => [
      ...(when.leastRelationDays === undefined ? [] : [when.leastRelationDays]),
      ...(when.mostRelationDays === undefined ? [] : [when.mostRelationDays + 1]),
    ])
    .map((age) => addDays(since, age))
    .filter((on) => on > today)
    .sort()
  return days[0] ?? null
}

/** Says why a customer follows its scenario, with its history where a rule looked at it. */
export function assignmentSentence(assignment: Assignment, scenarioName: string, book: Book): Sentence {
  const history = book.history ? historySentence(book.history) : null
  const tail = {
    fr: history ? ` ${capital(history.fr)}.` : "",
    en: history ? ` ${capital(history.en)}.` : "",
  }
  switch (assignment.because) {
    case "chosen": {
      const reason = assignment.reason ? `${NBSP}: ${assignment.reason}` : ""
      return {
        fr: `Scénario «${NBSP}${scenarioName}${NBSP}», choisi par une personne${reason}.${tail.fr}`,
        en: `Scenario "${scenarioName}", chosen by a person${reason.replace(NBSP, "")}.${tail.en}`,
      }
    }
    case "rule":
      return {
        fr: `Scénario «${NBSP}${scenarioName}${NBSP}», par la règle ${assignment.position} (${assignment.name}).${tail.fr}`,
        en: `Scenario "${scenarioName}", by rule ${assignment.position} (${assignment.name}).${tail.en}`,
      }
    case "no-rule":
      return {
        fr: `Scénario «${NBSP}${scenarioName}${NBSP}»${NBSP}: aucune règle ne prévoit autre chose.${tail.fr}`,
        en: `Scenario "${scenarioName}": no rule says otherwise.${tail.en}`,
      }
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
