import { type Day, laterOf } from "../../kernel/day.ts"
import type { Book, OpenItem, PastStep } from "../../policy/book.ts"
import type { CustomerFile, DemoCredit } from "./file.ts"

/** What decide() may know of a customer at the end of a day, read from its file instead of the ledger. */
export function bookOn(file: CustomerFile, past: readonly PastStep[], on: Day): Book {
  const { customer } = file
  const counts = (credit: DemoCredit) =>
    credit.creditedOn <= on && (credit.cancelledOn === null || credit.cancelledOn > on)
  return {
    ...{ customerId: customer.id, kind: customer.kind, country: customer.country, tags: [], history: null },
    paymentRunDays: [],
    firstStepKey: null,
    prefersLetter: false,
    reach: {
      email: customer.email === null ? "no" : customer.hasBounced ? "bounced" : "yes",
      letter: customer.lines.length > 0 && customer.postalCode && customer.city ? "yes" : "no",
    },
    items: openItems(file, counts, on),
    unallocated: file.credits
      .filter((credit) => counts(credit) && credit.shares.length === 0)
      .map((credit) => ({ cents: credit.amountCents, currency: customer.currency })),
    promises: file.promises
      .filter((promise) => promise.madeOn <= on)
      .map(({ madeOn, promisedFor, amountCents }, index) => ({
        ...{ id: `${customer.code} ${index}`, madeOn, promisedFor, amountCents, invoiceIds: [] },
        paidSinceCents: file.credits
          .filter((credit) => credit.kind === "payment" && counts(credit) && credit.creditedOn >= madeOn)
          .reduce((sum, credit) => sum + credit.amountCents, 0),
      })),
    disputes: file.disputes
      .filter((dispute) => dispute.openedOn <= on)
      .map(({ invoiceId, disputedCents }) => ({ invoiceId, disputedCents })),
    plans: [],
    notices: [],
    holds: file.holds
      .filter((hold) => hold.fromOn <= on && (hold.untilOn === null || hold.untilOn >= on))
      .map(({ kind, untilOn }) => ({ kind, invoiceId: null, untilOn })),
    hasWaitingReply: file.replies.some((reply) => reply.receivedOn <= on),
    hasUnknownOutcome: false,
    // liveFollowUp() looks again on every day with news.
    nextFactOn: null,
    past,
  }
}

function openItems(file: CustomerFile, counts: (credit: DemoCredit) => boolean, on: Day): OpenItem[] {
  const paid = new Map<string, number>()
  for (const credit of file.credits.filter(counts)) {
    for (const share of credit.shares) {
      const item = `${share.invoiceId}/${share.seq}`
      paid.set(item, (paid.get(item) ?? 0) + share.amountCents)
    }
  }
  return file.invoices
    .filter((invoice) => invoice.issuedOn <= on)
    .flatMap((invoice) =>
      invoice.instalments.map(({ dueOn, amountCents }, index) => ({
        ...{ invoiceId: invoice.id, seq: index + 1, issuedOn: invoice.issuedOn, dueOn, agreedDueOn: null },
        openCents: amountCents - (paid.get(`${invoice.id}/${index + 1}`) ?? 0),
        currency: file.customer.currency,
      })),
    )
    .filter((item) => item.openCents > 0)
}

/** Every day on which something new is known of a customer, so that its decision may change. */
export function daysWithNews(file: CustomerFile): Set<Day> {
  const days = new Set<Day>()
  for (const invoice of file.invoices) days.add(invoice.issuedOn)
  for (const credit of file.credits) {
    days.add(credit.creditedOn)
    if (credit.cancelledOn !== null) days.add(laterOf(credit.cancelledOn, credit.creditedOn))
  }
  for (const promise of file.promises) days.add(promise.madeOn)
  for (const dispute of file.disputes) days.add(dispute.openedOn)
  for (const hold of file.holds) days.add(hold.fromOn)
  for (const reply of file.replies) days.add(reply.receivedOn)
  return days
}
