import type { Cents } from "../kernel/cents.ts"
import type { CustomerKind } from "./book.ts"
import type { Segment } from "./segment.ts"

/** How a step reaches somebody. "task" is internal work: nothing goes to the debtor. */
export const CHANNELS = [
  "email",
  "letter",
  "registered-letter",
  "electronic-registered-letter",
  "sms",
  "phone",
  "task",
] as const
export type Channel = (typeof CHANNELS)[number]

/** How firmly a message speaks, from softest to firmest. A debtor never hears a softer one after a firmer one. */
export const TONES = ["courtesy", "friendly", "firm", "formal"] as const
export type Tone = (typeof TONES)[number]

/** The rank of a tone, as the database keeps it: 0 courtesy to 3 formal. */
export const toneRank = (tone: Tone): number => TONES.indexOf(tone)

/**
 * Who lets a step go: nobody (automatic), the user who reviews the day, a person for this one
 * message, or a second person after the one who prepared or changed it.
 */
export const APPROVALS = ["automatic", "one-click", "person", "second-person"] as const
export type Approval = (typeof APPROVALS)[number]

/** True when a step is looked at message by message, never with the others of the day. */
export const needsPerson = (approval: Approval): boolean =>
  approval === "person" || approval === "second-person"

/** What kind of work a "task" or "phone" step opens. */
export const TASKS = ["phone", "ask-salesperson", "recovery"] as const
export type StepTask = (typeof TASKS)[number]

/** What goes along with a message. */
export const ATTACHMENTS = ["invoice", "statement", "penalties"] as const
export type Attachment = (typeof ATTACHMENTS)[number]

/** What a step says of late-payment penalties: nothing, that they run, how much they are, or that they are let go. */
export const PENALTY_CHOICES = ["none", "announce", "claim", "waive"] as const
export type PenaltyChoice = (typeof PENALTY_CHOICES)[number]

/** From when a delay is counted: the due date of the invoice, or the last contact about it that really took place. */
export const ORIGINS = ["due-date", "previous-contact"] as const
export type Origin = (typeof ORIGINS)[number]

/** When a step is for a customer and an invoice at all; one that is not is passed over. */
export interface StepConditions {
  /** Above this open amount of the item the step is passed over; null: no limit. */
  readonly mostCents: Cents | null
  /** At least so many late invoices of the customer. */
  readonly leastInvoices: number
  /** The step waits until the item is so many days late, whatever its delay. */
  readonly leastDaysLate: number
  /** Only for these kinds of customers; empty: all. */
  readonly kinds: readonly CustomerKind[]
  /** Only for customers with such a history; empty: all. */
  readonly segments: readonly Segment[]
}

/**
 * What one message is about: the customer with all that is late, led by the invoice furthest up the ladder, or that
 * invoice alone. Either way the gap between two contacts counts over all invoices of the customer.
 */
export const MESSAGE_SCOPES = ["customer", "invoice"] as const
export type MessageScope = (typeof MESSAGE_SCOPES)[number]

/** One step of the ladder. */
export interface Step {
  /** Stable name, for ever: survives edits and moves between scenarios, so that nobody gets the same step twice. */
  readonly key: string
  /** What the company calls it; null: as Relance does, by its key. */
  readonly name: string | null
  /** Days after the origin; before it when negative (due date only). */
  readonly delayDays: number
  readonly countedFrom: Origin
  readonly channel: Channel
  /** null for work inside the house (a question to the salesperson, filing). */
  readonly tone: Tone | null
  readonly templateKey: string | null
  readonly approval: Approval
  readonly task: StepTask | null
  /** Below this open amount the step is passed over for the item. */
  readonly minimumCents: Cents
  readonly when: StepConditions
  readonly attachments: readonly Attachment[]
  readonly penalties: PenaltyChoice
}

/** A whole policy of follow-up: steps around the due date, and the pressure they may put. */
export interface Scenario {
  /** Stable name in a company: rules, choices and drafts speak of it. */
  readonly key: string
  readonly name: string
  /** For whom it is, in a sentence of the company. */
  readonly purpose: string
  /** Unique in the company over all scenarios: this number on a message is enough to find its text again. */
  readonly version: number
  readonly steps: readonly Step[]
  /** The step of its own that answers a broken promise; it is not on the ladder. */
  readonly brokenPromise: Step
  /** Least number of days between two contacts with one debtor, over all invoices and channels. */
  readonly leastGapDays: number
  /** At most this many contacts with one debtor in any 30 days. */
  readonly contactsPer30Days: number
  /** ISO weekdays (1 Monday) on which messages leave rather than on others. */
  readonly preferredWeekdays: readonly number[]
  /** A message ready on another working day waits for a preferred one at most this long. */
  readonly preferredWithinDays: number
  /** Where a debt that was already late when it entered begins, whatever its age. */
  readonly firstStepKey: string
  /** Balances below this are not followed. */
  readonly minimumBalanceCents: Cents
  readonly messagePer: MessageScope
}

/** Every step of a scenario, the one for a broken promise included. */
export const stepsOf = (scenario: Scenario): readonly Step[] => [...scenario.steps, scenario.brokenPromise]

const delays = new WeakMap<readonly Step[], readonly number[]>()

/**
 * On which day after the due date each step stands when all goes by the book: a delay from the
 * previous contact adds to the step before it. The distances between steps are taken from these.
 */
export function ladderDelays(steps: readonly Step[]): readonly number[] {
  const known = delays.get(steps)
  if (known) return known
  const list: number[] = []
  for (const step of steps) {
    list.push(step.countedFrom === "due-date" ? step.delayDays : (list.at(-1) ?? 0) + step.delayDays)
  }
  delays.set(steps, list)
  return list
}
