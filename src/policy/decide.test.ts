import { describe, expect, test } from "vitest"
import { day } from "../kernel/day.ts"
import { workingCalendar } from "../law/calendar.ts"
import type { Book } from "./book.ts"
import { bookWith, companyOn, openItem, pastStep } from "./books.test-data.ts"
import { decide } from "./decide.ts"
import { SHIPPED_SCENARIO } from "./shipped-scenario.ts"

const france = workingCalendar("FR")
const decideOn = (today: string, book: Book, company: Parameters<typeof companyOn>[1] = {}) =>
  decide(book, SHIPPED_SCENARIO, companyOn(today, company), france)

// 2 March 2026 is a Monday; the due date of the invoice unless said otherwise.
describe("one invoice of 1 200 € due on Monday 2 March 2026", () => {
  test.each<[string, Partial<Book>, string, string, string, string | null]>([
    ["the due date itself is not late", {}, "2026-03-02", "wait", "not-due", "2026-03-05"],
    ["two days late, the first step is not there yet", {}, "2026-03-04", "wait", "next-step", "2026-03-05"],
    ["three days late, the friendly e-mail leaves", {}, "2026-03-05", "act", "step-due", null],
    [
      "seven days before, a courtesy note leaves for 1 200 €",
      {},
      "2026-02-23",
      "wait",
      "preferred-day",
      "2026-02-24",
    ],
    [
      "a note before the due date leaves on the Tuesday that follows",
      {},
      "2026-02-24",
      "act",
      "step-due",
      null,
    ],
    [
      "below 1 000 € there is no courtesy note",
      { items: [openItem({ openCents: 999_99 })] },
      "2026-02-24",
      "wait",
      "not-due",
      "2026-03-05",
    ],
    ["nothing open: settled", { items: [] }, "2026-03-05", "nothing", "settled", null],
    [
      "do not chase wins over everything",
      { holds: [{ kind: "do-not-chase", invoiceId: null, untilOn: day("2026-03-31") }] },
      "2026-03-05",
      "nothing",
      "do-not-chase",
      "2026-04-01",
    ],
    [
      "insolvency stops everything",
      { holds: [{ kind: "insolvent", invoiceId: null, untilOn: null }] },
      "2026-03-05",
      "nothing",
      "insolvent",
      null,
    ],
    [
      "an answer that nobody has read waits for a person",
      { hasWaitingReply: true },
      "2026-03-05",
      "ask",
      "reply-unanswered",
      null,
    ],
    [
      "a message in doubt waits for a person",
      { hasUnknownOutcome: true },
      "2026-03-05",
      "ask",
      "outcome-unknown",
      null,
    ],
    [
      "an invoice contested as a whole is not followed",
      { disputes: [{ invoiceId: "F-1", disputedCents: null }] },
      "2026-03-05",
      "nothing",
      "disputed",
      null,
    ],
    [
      "a transfer that lies unallocated is asked about first",
      { unallocated: [{ cents: 1_200_00, currency: "EUR" }] },
      "2026-03-05",
      "ask",
      "payment-unallocated",
      null,
    ],
    [
      "a few cents left over do not stop the follow-up",
      { unallocated: [{ cents: 3, currency: "EUR" }] },
      "2026-03-05",
      "act",
      "step-due",
      null,
    ],
    [
      "a transfer in another currency is not about these invoices",
      { unallocated: [{ cents: 1_200_00, currency: "USD" }] },
      "2026-03-05",
      "act",
      "step-due",
      null,
    ],
    [
      "an e-mail address that bounced is asked about",
      { reach: { email: "bounced", letter: "yes" } },
      "2026-03-05",
      "ask",
      "address-bounced",
      null,
    ],
    [
      "no address at all is asked about",
      { reach: { email: "no", letter: "no" } },
      "2026-03-05",
      "ask",
      "no-address",
      null,
    ],
    [
      "a balance under five euros is left alone",
      { items: [openItem({ openCents: 4_99 })] },
      "2026-03-05",
      "wait",
      "amount-too-small",
      null,
    ],
  ])("%s", (_, changes, today, kind, because, until) => {
    expect(decideOn(today, bookWith(changes))).toMatchObject({ kind, because, until })
  })

  test("data older than fifteen days is refreshed before anything leaves", () => {
    const book = bookWith()
    expect(decideOn("2026-03-05", book, { freshOn: day("2026-02-17") })).toMatchObject({
      kind: "ask",
      because: "data-too-old",
    })
    expect(decideOn("2026-03-05", book, { freshOn: day("2026-02-18") })).toMatchObject({ kind: "act" })
  })

  test("who has no e-mail gets the same words as a letter", () => {
    const decision = decideOn("2026-03-05", bookWith({ reach: { email: "no", letter: "yes" } }))
    expect(decision).toMatchObject({ kind: "act", channel: "letter", stepKey: "friendly-email" })
  })

  test("a part that is contested is not asked for; the rest is", () => {
    const decision = decideOn(
      "2026-03-05",
      bookWith({ disputes: [{ invoiceId: "F-1", disputedCents: 200_00 }] }),
    )
    expect(decision).toMatchObject({ kind: "act", amountCents: 1_000_00, openCents: 1_200_00 })
  })

  test("a later day granted to the debtor is the one that counts", () => {
    const book = bookWith({ items: [openItem({ agreedDueOn: day("2026-04-01") })] })
    expect(decideOn("2026-03-05", book)).toMatchObject({ kind: "wait", because: "not-due" })
    expect(decideOn("2026-04-07", book)).toMatchObject({ kind: "act", stepKey: "friendly-email" })
  })
})

test("two invoices that fall due together are announced together, with their sum", () => {
  const book = bookWith({ items: [openItem(), openItem({ invoiceId: "F-2", openCents: 2_000_00 })] })
  expect(decideOn("2026-02-24", book)).toMatchObject({ stepKey: "courtesy-before", amountCents: 3_200_00 })
})

describe("the ladder keeps its distances", () => {
  test("a reminder sent late pushes the next step: +10 after +3 keeps seven days from the real sending", () => {
    const book = bookWith({ past: [pastStep("friendly-email", "2026-03-16")] })
    expect(decideOn("2026-03-20", book)).toMatchObject({
      kind: "wait",
      because: "next-step",
      until: "2026-03-23",
    })
    expect(decideOn("2026-03-23", book)).toMatchObject({
      kind: "act",
      stepKey: "phone-call",
      channel: "phone",
    })
  })

  test("a debt sixty days old at import gets one first step, not the one of its age", () => {
    const book = bookWith({ items: [openItem({ dueOn: day("2026-01-05") })] })
    const company = { followedSince: day("2026-03-05") }
    expect(decideOn("2026-03-05", book, company)).toMatchObject({ kind: "act", stepKey: "friendly-email" })
    const next = bookWith({ ...book, past: [pastStep("friendly-email", "2026-03-05")] })
    expect(decideOn("2026-03-06", next, company)).toMatchObject({
      kind: "wait",
      until: "2026-03-12",
      stepKey: "phone-call",
    })
  })

  test("an old ledger may start at a firmer step when the user chose so, but not above a debt's age", () => {
    const company = { followedSince: day("2026-03-05") }
    const old = bookWith({ firstStepKey: "firm-email", items: [openItem({ dueOn: day("2026-01-05") })] })
    expect(decideOn("2026-03-05", old, company)).toMatchObject({ kind: "act", stepKey: "firm-email" })
    const recent = bookWith({ firstStepKey: "firm-email", items: [openItem({ dueOn: day("2026-03-01") })] })
    expect(decideOn("2026-03-05", recent, company)).toMatchObject({ kind: "act", stepKey: "friendly-email" })
  })

  test("a part payment that settles the oldest invoice skips no step of the next one", () => {
    const younger = openItem({ invoiceId: "F-2", dueOn: day("2026-03-09") })
    const book = bookWith({ items: [younger], past: [pastStep("friendly-email", "2026-03-05")] })
    expect(decideOn("2026-03-12", book)).toMatchObject({ kind: "act", stepKey: "friendly-email" })
  })

  test("a message that nobody sent does not count: the same step comes again the next day", () => {
    expect(decideOn("2026-03-05", bookWith())).toMatchObject({ stepKey: "friendly-email" })
    expect(decideOn("2026-03-06", bookWith())).toMatchObject({ kind: "act", stepKey: "friendly-email" })
  })
})

describe("twelve invoices at different stages", () => {
  const items = Array.from({ length: 12 }, (_, index) =>
    openItem({ invoiceId: `F-${index + 1}`, dueOn: day(`2026-03-${String(index + 1).padStart(2, "0")}`) }),
  )

  test("one message, led by the most advanced, shows every late one", () => {
    const book = bookWith({
      items,
      past: [
        pastStep("friendly-email", "2026-03-04"),
        pastStep("phone-call", "2026-03-11", { isContact: false }),
      ],
    })
    const decision = decideOn("2026-03-17", book)
    expect(decision).toMatchObject({
      kind: "act",
      stepKey: "firm-email",
      turn: "F-1/1",
      amountCents: 12 * 1_200_00,
    })
    expect(decision.items.filter((item) => item.role === "lead").map((item) => item.invoiceId)).toEqual([
      "F-1",
    ])
    expect(decision.items.filter((item) => ["lead", "covered", "listed"].includes(item.role))).toHaveLength(
      12,
    )
  })

  test("after a firm message, an invoice that becomes late is not met with a softer one", () => {
    const fresh = openItem({ invoiceId: "F-99", dueOn: day("2026-03-16") })
    const book = bookWith({ items: [openItem(), fresh], past: [pastStep("firm-email", "2026-03-17")] })
    const decision = decideOn("2026-03-25", book)
    expect(decision).toMatchObject({ kind: "act", stepKey: "ask-salesperson" })
    expect(decision.items.find((item) => item.invoiceId === "F-99")).toMatchObject({
      nextStepKey: "phone-call",
    })
  })
})
