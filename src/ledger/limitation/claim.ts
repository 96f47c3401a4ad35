import type { Cents } from "../../kernel/cents.ts"
import { type Day, daysBetween } from "../../kernel/day.ts"
import type { Sentence } from "../../kernel/wording.ts"
import {
  type Limitation,
  type LimitationWarning,
  limitation,
  limitationWarning,
} from "../../law/limitation.ts"
import { limitationSentence, warningSentence } from "../../law/limitation-words.ts"
import type { ClaimKind, LimitationEventType } from "../../law/rules/limitation.ts"
import type { Sector } from "../../law/rules/terms.ts"
import type { CustomerFields } from "../customers/customer.ts"
import { claimKindOf } from "../law-settings/law-settings.ts"

/** What the books know of an unpaid invoice, as far as limitation asks. */
export interface ClaimFacts {
  readonly invoiceId: string
  readonly number: string
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly customerKind: CustomerFields["kind"]
  readonly issuedOn: Day
  /** The earliest initial due day of what is still open (of all instalments, once nothing is). */
  readonly dueOn: Day
  readonly openCents: Cents
  readonly currency: string
  readonly completedOn: Day | null
  /** The kind that a person gave it; null: it follows from the customer and the trade. */
  readonly givenKind: ClaimKind | null
  /** The days on which payments were set against it. */
  readonly paidOn: readonly Day[]
}

/** An event that a person recorded about an invoice. */
export interface RecordedEvent {
  readonly id: string
  readonly invoiceId: string
  readonly type: LimitationEventType
  readonly happenedOn: Day
  readonly proof: string
  readonly recordedOn: Day
  readonly createdBy: string
  readonly cancelledOn: Day | null
  readonly cancelReason: string | null
}

/** When one invoice becomes time-barred, as lists show it. */
export interface InvoiceLimitation extends Omit<ClaimFacts, "customerKind" | "givenKind" | "paidOn"> {
  readonly claimKind: ClaimKind
  readonly lastSafeOn: Day
  readonly barredFromOn: Day
  /** Negative once the day is past. */
  readonly daysLeft: number
  readonly warning: LimitationWarning | null
  readonly pending: "proceedings" | "suspension" | null
  /** Days of part payments that may have interrupted the period: a person decides. */
  readonly toConfirm: readonly Day[]
  readonly sentence: Sentence
  readonly warningSentence: Sentence | null
}

/** Applies the law to what the books know of an invoice; cancelled events do not count. */
export function readLimit(facts: ClaimFacts, events: readonly RecordedEvent[], sector: Sector): Limitation {
  const recorded = events
    .filter(({ cancelledOn }) => cancelledOn === null)
    .map(({ type, happenedOn }) => ({ type, on: happenedOn }))
  return limitation({
    kind: facts.givenKind ?? claimKindOf(facts.customerKind, sector),
    ...{ completedOn: facts.completedOn, issuedOn: facts.issuedOn, dueOn: facts.dueOn },
    events: [...recorded, ...unjudgedPayments(facts.paidOn, recorded)],
  })
}

/** Puts a limit in the words of a list, seen from a day. */
export function limitLine(facts: ClaimFacts, read: Limitation, today: Day): InvoiceLimitation {
  const { customerKind, givenKind, paidOn, ...shown } = facts
  const { kind: claimKind, lastSafeOn, barredFromOn, toConfirm } = read
  return {
    ...shown,
    ...{ claimKind, lastSafeOn, barredFromOn, daysLeft: daysBetween(today, lastSafeOn) },
    ...{ warning: limitationWarning(lastSafeOn, today), pending: read.readings[0].pending, toConfirm },
    ...{ sentence: limitationSentence(read), warningSentence: warningSentence(lastSafeOn, today) },
  }
}

/** Part payments in the books, less those of a day on which a person has recorded what they were. */
function unjudgedPayments(paidOn: readonly Day[], recorded: readonly { readonly on: Day }[]) {
  const judged = new Set(recorded.map(({ on }) => on))
  return paidOn.filter((on) => !judged.has(on)).map((on) => ({ type: "part-payment" as const, on }))
}
