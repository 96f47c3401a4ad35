import type { Cents } from "../kernel/cents.ts"

/** How a step reaches somebody. "task" is internal work: nothing goes to the debtor. */
export type Channel =
  | "email"
  | "letter"
  | "registered-letter"
  | "electronic-registered-letter"
  | "sms"
  | "phone"
  | "task"

/** How firmly a message speaks, from softest to firmest. A debtor never hears a softer one after a firmer one. */
export const TONES = ["courtesy", "friendly", "firm", "formal"] as const
export type Tone = (typeof TONES)[number]

/** The rank of a tone, as the database keeps it: 0 courtesy to 3 formal. */
export const toneRank = (tone: Tone): number => TONES.indexOf(tone)

/** Who lets a step go: nobody (automatic), the user who reviews the day, or a person for this one message. */
export type Approval = "automatic" | "one-click" | "person"

/** One step of the ladder, so many days after the due date (before it when negative). */
export interface Step {
  /** Stable name: survives edits of the scenario, so that nobody gets the same step twice. */
  readonly key: string
  readonly delayDays: number
  readonly channel: Channel
  /** null for work inside the house (a question to the salesperson, filing). */
  readonly tone: Tone | null
  readonly templateKey: string | null
  readonly approval: Approval
  /** What kind of work a "task" or "phone" step opens. */
  readonly task: "phone" | "ask-salesperson" | "recovery" | null
  /** Below this open amount the step is passed over for the item. */
  readonly minimumCents: Cents
}

/** The whole policy of follow-up for a company: steps around the due date, and the pressure they may put. */
export interface Scenario {
  readonly name: string
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
}
