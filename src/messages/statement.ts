import { type Cents, sumCents } from "../kernel/cents.ts"
import { assert } from "../kernel/refusal.ts"
import type { MessageInput, MessageItem } from "./message-input.ts"

/** One line of the table of invoices. */
export interface StatementLine extends MessageItem {
  /** Payments and credit notes already set against it. */
  readonly settledCents: Cents
  /** The contested part, which the message does not ask for. */
  readonly contestedCents: Cents
  /** True when the invoice falls due in several parts, so that the number alone is not enough. */
  readonly isInstalment: boolean
}

/** What the debtor is asked to pay now, and apart from it what falls due later. */
export interface Statement {
  readonly asked: readonly StatementLine[]
  readonly upcoming: readonly StatementLine[]
  readonly totalCents: Cents
  readonly upcomingCents: Cents
  readonly currency: string
  /** True when nothing is late: the message speaks before the due date. */
  readonly isAhead: boolean
}

/** What is disputed, promised, held or waiting is not in the message at all. */
const SHOWN: ReadonlySet<MessageItem["role"]> = new Set(["lead", "covered", "listed", "not-due"])

/**
 * The table of a message, oldest due date first. Fails, because it would be our mistake, when the
 * lines do not add up to the amount asked for, mix currencies, or ask for more than is open.
 */
export function statementOf(input: MessageInput): Statement {
  const shown = input.items.filter((item) => SHOWN.has(item.role))
  const lines = shown.map((item) => lineOf(item, shown)).sort(byDueDate)
  for (const line of lines) {
    assert(line.currency === input.currency, "a message speaks of one currency")
    assert(
      line.chasedCents >= 0 && line.chasedCents <= line.openCents && line.openCents <= line.amountCents,
      "a message never asks for more than is open",
    )
  }
  const due = lines.filter((line) => line.isDue)
  const later = lines.filter((line) => !line.isDue)
  const isAhead = due.length === 0
  const asked = isAhead ? later : due
  const upcoming = isAhead ? [] : later
  const totalCents = sumCents(asked.map((line) => line.chasedCents))
  // Before the due date nothing is asked for yet: the total is what will fall due, whatever the decision counted.
  assert(isAhead || totalCents === input.amountCents, "the lines of a message add up to its amount")
  const upcomingCents = sumCents(upcoming.map((line) => line.chasedCents))
  return { asked, upcoming, totalCents, upcomingCents, currency: input.currency, isAhead }
}

function lineOf(item: MessageItem, all: readonly MessageItem[]): StatementLine {
  return {
    ...item,
    settledCents: item.amountCents - item.openCents,
    contestedCents: item.openCents - item.chasedCents,
    isInstalment: item.seq > 1 || all.some((o) => o.invoiceId === item.invoiceId && o.seq !== item.seq),
  }
}

const byDueDate = (a: StatementLine, b: StatementLine): number =>
  a.dueOn === b.dueOn
    ? compare(`${a.number}\u0000${a.seq}`, `${b.number}\u0000${b.seq}`)
    : compare(a.dueOn, b.dueOn)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
