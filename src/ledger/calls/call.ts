import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { Contact } from "../customers/customer.ts"
import type { DisputeReason } from "../facts/choices.ts"

/** What came of a call; the pages, the command line and the API know the same list, in this order. */
export const CALL_OUTCOMES = [
  "promise",
  "voicemail",
  "nobody",
  "call-back",
  "paid-already",
  "dispute",
  "other-contact",
  "wrong-number",
  "refuses",
  "reached",
] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

/** Nobody spoke: it is tried again, and it is no contact. */
export const isUnanswered = (outcome: CallOutcome): boolean => outcome === "voicemail" || outcome === "nobody"

/** The debtor, or somebody who answers for it, was spoken to: it counts for the gap and the budget. */
export const isContact = (outcome: CallOutcome): boolean =>
  !isUnanswered(outcome) && outcome !== "wrong-number"

/** The call is over; after the others somebody is called again, or another number. */
export const endsCalling = (outcome: CallOutcome): boolean =>
  isContact(outcome) && outcome !== "call-back" && outcome !== "other-contact"

/** A call as the person who made it tells of it. */
export interface CallToRecord {
  readonly customerId: string
  readonly outcome: CallOutcome
  /** Who was called, when known, and by which number. */
  readonly contactId?: string | null
  readonly phone?: string | null
  readonly note?: string | null
  /** With "promise"; no amount: all that is due. With "paid-already" the day, if said. */
  readonly promisedFor?: Day | null
  readonly amountCents?: Cents | null
  readonly invoiceIds?: readonly string[]
  /** With "promise": true to confirm it in writing. */
  readonly confirms?: boolean
  /** With "dispute": the invoice and why. */
  readonly invoiceId?: string | null
  readonly reason?: DisputeReason | null
  /** With "call-back": the day, and the hour on the debtor's clock ("14:30"). */
  readonly callBackOn?: Day | null
  readonly callBackAt?: string | null
  /** With "other-contact": whom to ask for from now on. */
  readonly contact?: Partial<Pick<Contact, "name" | "role" | "email" | "phone">> | null
}

/** A task as it stood before the call. */
export interface TaskBefore {
  readonly id: string
  readonly dueOn: Day
  readonly dueAt: string | null
}

/** What was written for a call, by identifier: what taking it back must undo. */
export interface CallEffects {
  readonly promiseId?: string
  readonly disputeId?: string
  readonly replyId?: string
  readonly contactId?: string
  readonly wrongPhoneContactId?: string
  /** The task of the call as it stood; absent when there was none. */
  readonly task?: TaskBefore
  readonly openedTaskIds?: readonly string[]
  /** The step that the call made a contact, and its day before. */
  readonly reminder?: { readonly id: string; readonly happenedOn: Day }
  readonly addedReminderTurn?: string
}

/** A call that was made. */
export interface Call {
  readonly id: string
  readonly customerId: string
  readonly calledOn: Day
  readonly calledAt: Date
  readonly outcome: CallOutcome
  readonly contactId: string | null
  readonly phone: string | null
  readonly note: string | null
  readonly callAgainOn: Day | null
  readonly undoneAt: Date | null
  readonly createdBy: string
}

/** A call may be taken back for so long; afterwards each of its facts is changed by itself. */
export const UNDO_MINUTES = 15

/** The number that a telephone dials: digits, with the plus of a foreign one ("+33298000000"); null when it is none. */
export function dialled(typed: string): string | null {
  const withoutZero = typed.replace(/\(0\)/g, "")
  const digits = withoutZero.replace(/[^\d+]/g, "")
  const number = digits.startsWith("00") ? `+${digits.slice(2)}` : digits
  if (!/^\+?\d{3,15}$/.test(number)) return null
  return /^0[1-9]\d{8}$/.test(number) ? `+33${number.slice(1)}` : number
}
