import type { summaryOut } from "../../../delivery/listing/http.ts"
import type { DifferenceKind } from "../../../delivery/review/differences.ts"
import type { taskOut } from "../../../ledger/tasks/http.ts"
import type { decisionOut } from "../../../policy/plan/http.ts"
import type { Answer } from "./answer.ts"
import type { Cents, Day, Sentence } from "./listing.ts"

/** One line of the plan: what is done about a customer, and why. */
export type DecisionView = Answer<typeof decisionOut>
export type DecisionKind = DecisionView["kind"]
/** One invoice in a decision, with why it is or is not chased. */
export type DecidedInvoice = DecisionView["items"][number]

/** Work that waits for a person. */
export type Task = Answer<typeof taskOut>

export interface WaitingReply {
  readonly id: string
  readonly customerId: string
  readonly customerName: string
  readonly receivedOn: Day
  readonly summary: string
}

export interface DuePromise {
  readonly id: string
  readonly customerId: string
  readonly customerName: string
  readonly promisedFor: Day
  readonly amountCents: Cents | null
  /** What is still open of what was promised. */
  readonly coveredOpenCents: Cents
}

export interface Question {
  readonly customerId: string
  readonly customerName: string
  readonly because: string
  readonly sentence: Sentence
  readonly amountCents: Cents
}

/** GET …/today */
export interface Today {
  readonly on: Day
  readonly dataFreshOn: Day | null
  readonly counts: {
    /** All that wait for their review; toApprove of them for a personal decision. */
    readonly toReview: number
    readonly toApprove: number
    /** Approved letters that are not posted yet. */
    readonly toPost: number
    readonly calls: number
    readonly tasks: number
    readonly asks: number
    readonly replies: number
    readonly promisesDue: number
    readonly unknown: number
    readonly failed: number
  }
  readonly asks: readonly Question[]
  readonly tasks: readonly Task[]
  readonly replies: readonly WaitingReply[]
  readonly promisesDue: readonly DuePromise[]
  readonly unknown: readonly MessageSummary[]
  readonly totals: { readonly openCents: Cents; readonly overdueCents: Cents; readonly currency: string }
}

/** A message in a list; its sentence says why it stands where it stands. */
export type MessageSummary = Answer<typeof summaryOut>
/** What the law has to say of a message that waits. */
export type MessageFinding = MessageSummary["findings"][number]
export type MessageState = MessageSummary["state"]

export interface ReviewMessage extends MessageSummary {
  /** Why this customer is written to today. */
  readonly reason: Sentence | null
  readonly preTicked: boolean
  readonly whyNotTicked?: Sentence | null
  /** In what it is unlike the rest of its group. */
  readonly differences: readonly { readonly kind: DifferenceKind; readonly sentence: Sentence }[]
  readonly changes: readonly MessageChange[]
  /** What is due is no longer what it says: it is prepared again before it is approved. */
  readonly isChanged: boolean
  /** Who has agreed so far, where two people must. */
  readonly agreedBy: readonly string[] | null
}

/** Something that was, and what it is now. */
export interface MessageChange {
  readonly what: "step" | "channel" | "recipient" | "amount" | "invoices" | "subject" | "text" | "due"
  readonly before: Sentence
  readonly after: Sentence
}

/** Messages of one step, channel, scenario and language. */
export type ReviewGroupOf = Review["groups"][number]

/** GET …/review */
export interface Review {
  readonly groups: readonly {
    readonly stepKey: string
    readonly stepLabel: Sentence
    readonly channel: string
    readonly scenarioKey: string
    readonly scenarioName: string
    readonly language: string
    readonly messages: readonly ReviewMessage[]
  }[]
  readonly excluded: readonly {
    readonly customerId: string
    readonly customerName: string
    readonly amountCents: Cents
    readonly because: string
    readonly sentence: Sentence
  }[]
  /** All who are left out, also those beyond the page above. */
  readonly excludedTotal: number
}

export interface Wording {
  readonly subject: string
  readonly textBody: string
}

/** GET …/messages/:id */
export interface WholeMessage extends MessageSummary {
  readonly textBody: string
  readonly html: string | null
  /** What people changed in its wording, the oldest first. */
  readonly edits: readonly {
    readonly at: string
    readonly actor: string
    readonly before: Wording
    readonly after: Wording
  }[]
  readonly events: readonly { readonly at: string; readonly kind: string; readonly detail?: string | null }[]
  readonly testAddress?: string | null
  readonly enclosures: readonly {
    readonly kind: "invoice" | "statement" | "penalties"
    readonly fileName: string
    readonly isKnown: boolean
  }[]
  readonly enclosureNote: Sentence | null
}

/** POST …/plans */
export interface PlanMade {
  readonly on: Day
  readonly decided: number
  readonly prepared: number
  readonly tasksOpened: number
}
