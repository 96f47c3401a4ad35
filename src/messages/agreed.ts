import type { Cents } from "../kernel/cents.ts"
import type { Day } from "../kernel/day.ts"

/** What was answered to a request for time, as the message about it tells. */
export interface AgreedTime {
  readonly askedFor: Day | null
  readonly agreedOn: Day | null
  readonly initialOn: Day
  readonly penaltiesWaived: boolean
  readonly reason: string | null
  readonly numbers: readonly string[]
  /** What is open of these invoices. */
  readonly openCents: Cents
}

/** A dispute, as the message about it tells. */
export interface DisputeTold {
  readonly number: string
  readonly reason: string
  readonly openedOn: Day
  readonly answerBy: Day | null
  /** null: the whole invoice. */
  readonly amountCents: Cents | null
  /** What was credited on the invoice on the day on which the dispute ended. */
  readonly creditCents: Cents
  /** What is open of the invoice. */
  readonly leftCents: Cents
  readonly note: string | null
}

/** A payment plan, as the message about it tells. */
export interface PlanTold {
  readonly reference: string
  readonly numbers: readonly string[]
  readonly totalCents: Cents
  readonly leftCents: Cents
  readonly penaltiesWaived: boolean
  readonly defaultDays: number
  readonly answerBy: Day
  readonly acceptedOn: Day | null
  /** What is still to be paid of it, part by part; all of it before it is accepted. */
  readonly instalments: readonly { readonly dueOn: Day; readonly amountCents: Cents }[]
}
