import { addDays, type Day } from "../../kernel/day.ts"
import type { Intent } from "../understanding/intent.ts"

/**
 * What follows when a person confirms what an answer says:
 *   promise        a promise to pay holds the follow-up until its day
 *   time           time is granted: until that day the invoices are not late
 *   hold           nothing is sent until a day: somebody is away
 *   dispute        the invoices named are contested
 *   find-payment   a task to look for the payment; nothing is sent for some days
 *   task           something is to be done about it: an order number, another contact, a copy
 *   none           nothing: it is dealt with
 */
export const DEEDS = ["promise", "time", "hold", "dispute", "find-payment", "task", "none"] as const
export type Deed = (typeof DEEDS)[number]

const DEED_OF: Readonly<Record<Intent, Deed>> = {
  "will-pay": "promise",
  "already-paid": "find-payment",
  "asks-time": "time",
  disputes: "dispute",
  "invoice-error": "task",
  "order-number-missing": "task",
  "not-received": "task",
  "wrong-contact": "task",
  "out-of-office": "hold",
  thanks: "none",
  other: "none",
}

/** What follows from an answer of this class. */
export const deedOf = (intent: Intent): Deed => DEED_OF[intent]

/** How many days a payment that the debtor says is made is waited for. */
const DAYS_TO_FIND = 7

/** Until when nothing is sent while a payment is looked for. */
export const findPaymentUntil = (today: Day): Day => addDays(today, DAYS_TO_FIND)
