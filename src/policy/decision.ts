import type { Cents } from "../kernel/cents.ts"
import type { Day } from "../kernel/day.ts"
import type { AgreedMessage } from "./plan-steps.ts"
import type { Channel, Step } from "./scenario.ts"

/** The review day of a decision that only a new fact can change. */
export const NEVER = "9999-12-31" as Day

/** Why a step is taken today. */
export type ActReason = "step-due" | "promise-broken" | AgreedMessage["because"]

/** Why nothing leaves yet, with a day on which that may change. */
export type WaitReason =
  | "not-due"
  | "promise"
  | "call-again"
  | "plan"
  | "next-step"
  | "too-soon-since-last-contact"
  | "too-many-contacts"
  | "calendar"
  | "preferred-day"
  | "closure"
  | "payment-run"
  | "morning-full"
  | "amount-too-small"

/** Why a person must answer something first. */
export type AskReason =
  | "reply-unanswered"
  | "payment-unallocated"
  | "data-too-old"
  | "address-bounced"
  | "no-address"
  | "no-electronic-consent"
  | "outcome-unknown"
  | "dispute-deadline"

/** Why this customer is not followed at all. */
export type NothingReason = "settled" | "disputed" | "insolvent" | "assigned" | "do-not-chase" | "finished"

/** What the decision says of one open item of the customer. */
export interface DecidedItem {
  readonly invoiceId: string
  readonly seq: number
  readonly dueOn: Day
  readonly openCents: Cents
  readonly currency: string
  /**
   * lead: the most advanced one, which sets the step; covered: its own step is done by the same message;
   * listed: shown, its step unchanged; the others are not in a message, and say why.
   */
  readonly role:
    | "lead"
    | "covered"
    | "listed"
    | "not-due"
    | "disputed"
    | "promised"
    | "planned"
    | "held"
    | "waiting"
  /** The part of openCents that is chased (less than it when a part is disputed). */
  readonly chasedCents: Cents
  /** The part that a promise or a payment plan holds. */
  readonly agreedCents?: Cents
  /** The next step of this item by itself, and its day, when it has one. */
  readonly nextStepKey: string | null
  readonly nextStepOn: Day | null
}

interface Decided {
  readonly customerId: string
  /** The scenario that decided, and its version: messages keep it. */
  readonly scenarioKey: string
  readonly scenarioVersion: number
  readonly items: readonly DecidedItem[]
  /** With act: what the message asks for. Otherwise: what is late, contested and promised parts included. */
  readonly amountCents: Cents
  readonly currency: string
  /** Everything that is open, due or not. */
  readonly openCents: Cents
  /** The first day on which this could become another decision without a new fact. */
  readonly reviewOn: Day
}

/**
 * What to do about one customer on one day, with the reason. A value: screen, letter, log, command
 * line and tests read the same one. decide() makes it; sentence() puts it in words.
 */
export type Decision =
  | (Decided & {
      readonly kind: "act"
      readonly because: ActReason
      readonly stepKey: string
      readonly step: Step
      readonly channel: Channel
      /** Tells two passes of one step apart: the leading item, or the broken promise. */
      readonly turn: string
      readonly until: null
    })
  | (Decided & {
      readonly kind: "wait"
      readonly because: WaitReason
      readonly until: Day | null
      /** The step that is waited for, when one is known. */
      readonly stepKey: string | null
      readonly channel: Channel | null
    })
  | (Decided & {
      readonly kind: "ask"
      readonly because: AskReason
      readonly until: null
      readonly stepKey: null
      readonly channel: null
    })
  | (Decided & {
      readonly kind: "nothing"
      readonly because: NothingReason
      readonly until: Day | null
      readonly stepKey: null
      readonly channel: null
    })
