import { addDays, type Day, laterOf } from "../../kernel/day.ts"
import { diceFor } from "./dice.ts"
import type { CustomerFile, DemoCredit, DemoCustomer, DemoInvoice } from "./file.ts"
import { demoId } from "./identity.ts"
import { invoiceFor } from "./invoice.ts"

/** How far the demonstration reaches: days before and after the day it was made. */
export const DAYS_BEFORE = 456
export const DAYS_AFTER = 366

/** Between these days before the first morning, a customer in a situation gets no other invoice. */
const QUIET_DAYS = 112

/**
 * The ordinary life of a customer: an invoice every so many days, paid according to its habit.
 * Customers who stand in a situation have it around that situation, not across it.
 */
export function regularLife(
  seed: number,
  customer: DemoCustomer,
  today: Day,
  isInSituation: boolean,
): Pick<CustomerFile, "invoices" | "credits"> {
  const invoices: DemoInvoice[] = []
  const credits: DemoCredit[] = []
  const { everyDays, habit } = customer
  if (everyDays === null) return { invoices, credits }
  const dice = diceFor(`${seed} ${customer.code} regular`)
  const end = addDays(today, DAYS_AFTER)
  let issuedOn = addDays(today, -DAYS_BEFORE + dice.between(0, everyDays))
  for (let n = 1; issuedOn < end; n += 1) {
    const id = demoId(seed, `${customer.code} invoice ${n}`)
    const dueOn = addDays(issuedOn, customer.termDays)
    const invoice = invoiceFor(id, customer, { dueOn, issuedOn }, dice)
    const lateBy = habit === null ? null : dice.between(habit[0], habit[1])
    const gap = Math.max(7, dice.between(Math.round(everyDays * 0.6), Math.round(everyDays * 1.25)))
    const isQuiet = isInSituation && issuedOn > addDays(today, -QUIET_DAYS) && issuedOn <= addDays(today, 20)
    if (!isQuiet) {
      invoices.push(invoice)
      if (lateBy !== null) credits.push(paymentOf(seed, invoice, addDays(dueOn, lateBy), customer))
    }
    issuedOn = addDays(issuedOn, gap)
  }
  return { invoices, credits }
}

function paymentOf(seed: number, invoice: DemoInvoice, on: Day, customer: DemoCustomer): DemoCredit {
  const method = customer.kind === "consumer" ? "cheque" : "transfer"
  const creditedOn = laterOf(on, addDays(invoice.issuedOn, 1))
  const amountCents = invoice.grossCents
  return {
    ...{ id: demoId(seed, `payment of ${invoice.id}`), kind: "payment", creditedOn, amountCents, method },
    ...{ label: null, cancelledOn: null },
    shares: [{ invoiceId: invoice.id, seq: 1, amountCents }],
  }
}
