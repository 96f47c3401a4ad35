import { day } from "../kernel/day.ts"
import type { Book, CompanyDay, OpenItem, PastStep } from "./book.ts"

/** An open item of 1 200,00 € due on 2 March 2026, unless said otherwise. */
export function openItem(changes: Partial<OpenItem> & { dueOn?: OpenItem["dueOn"] } = {}): OpenItem {
  return {
    invoiceId: "F-1",
    seq: 1,
    issuedOn: day("2026-02-01"),
    dueOn: day("2026-03-02"),
    agreedDueOn: null,
    openCents: 1_200_00,
    currency: "EUR",
    ...changes,
  }
}

/** A customer with one such item, reachable by e-mail and by letter, about whom nothing else is known. */
export function bookWith(changes: Partial<Book> = {}): Book {
  return {
    ...{
      customerId: "C-1",
      kind: "professional",
      country: "FR",
      tags: [],
      history: null,
      paymentRunDays: [],
    },
    firstStepKey: null,
    prefersLetter: false,
    reach: { email: "yes", letter: "yes" },
    items: [openItem()],
    unallocated: [],
    promises: [],
    disputes: [],
    holds: [],
    plans: [],
    notices: [],
    hasWaitingReply: false,
    hasUnknownOutcome: false,
    past: [],
    nextFactOn: null,
    ...changes,
  }
}

/** A company followed since 2025, with data of the very day. */
export function companyOn(today: string, changes: Partial<CompanyDay> = {}): CompanyDay {
  return {
    today: day(today),
    freshOn: day(today),
    dataMaxAgeDays: 15,
    followedSince: day("2025-01-01"),
    currency: "EUR",
    promiseGraceDays: 1,
    ...changes,
  }
}

/** A step that was taken for the first item (F-1), as a contact unless said otherwise. */
export function pastStep(stepKey: string, happenedOn: string, changes: Partial<PastStep> = {}): PastStep {
  return {
    stepKey,
    turn: "F-1/1",
    tone: { "courtesy-before": 0, "friendly-email": 1, "firm-email": 2, "formal-notice": 3 }[stepKey] ?? null,
    isContact: true,
    happenedOn: day(happenedOn),
    items: [{ invoiceId: "F-1", seq: 1, stepKey, covered: true }],
    ...changes,
  }
}
