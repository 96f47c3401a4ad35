import type { Decision } from "../../../policy/decision.ts"
import type { Scene } from "./scene.ts"

/** What the follow-up must say of a customer on the first morning. */
export interface Expected {
  readonly kind: Decision["kind"]
  readonly because: Decision["because"]
  readonly stepKey?: string
  readonly channel?: string
}

/**
 * A situation of the trade. `tell` is tried with one number of days after the other until the
 * follow-up, lived day by day up to the eve, really says on the first morning what is expected:
 * so the picture is the same on a Monday, in August, or after a long weekend.
 */
export interface Situation {
  readonly expects: Expected
  /** The first and the last number of days to try. */
  readonly days: readonly [number, number]
  tell(scene: Scene, days: number): void
}

/** The names of all situations. */
export type SituationName =
  | "falls due soon"
  | "first reminder due"
  | "first reminder by letter"
  | "public body, first reminder due"
  | "reminded last week"
  | "call due"
  | "call waits since last week"
  | "firm reminder due"
  | "reminded a few days ago, another invoice is late"
  | "colleague asked"
  | "long list, formal notice due"
  | "formal notice sent"
  | "ladder finished"
  | "disputes everything"
  | "disputes a part"
  | "promise running"
  | "promise ends today"
  | "promise broken"
  | "insolvent"
  | "do not chase until later"
  | "handed to the factor"
  | "transfer not allocated"
  | "credit note not allocated"
  | "part paid"
  | "credit note on the invoice"
  | "direct debit returned"
  | "three instalments"
  | "deposit paid, balance to come"
  | "retention money"
  | "a few euros left"
  | "answered, nobody read it"
  | "answered, already paid"
  | "address bounced"
  | "no address at all"
  | "owes Swiss francs"
