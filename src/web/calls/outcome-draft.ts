import { addDays, type Day } from "../../kernel/day.ts"
import type { CallOutcome } from "../../ledger/calls/call.ts"
import { centsOf, readAmount } from "../acts/amount.ts"
import { chosenInvoice } from "../acts/invoice-choice.tsx"

/** What is typed about a call, whatever the outcome chosen; only what it asks for is sent. */
export interface OutcomeDraft {
  readonly outcome: CallOutcome
  readonly on: Day | ""
  readonly at: string
  readonly amount: string
  /** "invoiceId/seq" */
  readonly invoice: string
  readonly reason: string
  readonly contactId: string
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly note: string
  /** The promise is confirmed in writing. */
  readonly confirms: boolean
}

/** A fresh form: a promise in a week, a call back tomorrow, are the usual ones. */
export const freshDraft = (
  outcome: CallOutcome,
  today: Day | undefined,
  contactId: string,
): OutcomeDraft => ({
  ...{ outcome, contactId, on: dayFor(outcome, today) },
  ...{ at: "", amount: "", invoice: "", reason: "other", name: "", phone: "", email: "", note: "" },
  confirms: true,
})

/** The day that a form begins with. */
export function dayFor(outcome: CallOutcome, today: Day | undefined): Day | "" {
  if (!today) return ""
  if (outcome === "promise") return addDays(today, 7)
  return outcome === "call-back" ? addDays(today, 1) : ""
}

/** True while something is missing or unreadable. */
export function isIncomplete(draft: OutcomeDraft): boolean {
  const { outcome, on, amount, invoice, name, phone, email } = draft
  if (outcome === "promise" || outcome === "call-back")
    return on === "" || (outcome === "promise" && isBad(amount))
  if (outcome === "paid-already") return isBad(amount)
  if (outcome === "dispute") return invoice === "" || isBad(amount)
  if (outcome === "other-contact") return `${name}${phone}${email}`.trim() === ""
  return false
}

const isBad = (amount: string): boolean => readAmount(amount).kind === "bad"

/** What is sent for a draft. */
export function toSend(draft: OutcomeDraft, customerId: string): Record<string, unknown> {
  const { outcome, on, at, amount, invoice, reason, contactId, name, phone, email, note } = draft
  const amountCents = centsOf(amount)
  const common = { customerId, outcome, ...(note.trim() && { note }), ...(contactId && { contactId }) }
  const sum = amountCents === null ? {} : { amountCents }
  switch (outcome) {
    case "promise":
      return { ...common, promisedFor: on, confirms: draft.confirms, ...sum }
    case "paid-already":
      return { ...common, ...(on && { promisedFor: on }), ...sum }
    case "dispute":
      return { ...common, invoiceId: chosenInvoice(invoice)?.invoiceId, reason, ...sum }
    case "call-back":
      return { ...common, callBackOn: on, ...(at && { callBackAt: at }) }
    case "other-contact":
      return { ...common, contact: { name, ...(phone && { phone }), ...(email && { email }) } }
    default:
      return common
  }
}
