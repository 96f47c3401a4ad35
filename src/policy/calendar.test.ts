import { describe, expect, test } from "vitest"
import { day } from "../kernel/day.ts"
import type { Book } from "./book.ts"
import { bookWith, companyOn, openItem, pastStep } from "./books.test-data.ts"
import {
  type CompanyCalendar,
  type CustomerCalendar,
  contactCalendar,
  nextPaymentRun,
  USUAL_CALENDAR,
  withOwnPressure,
} from "./calendar.ts"
import { refuseEmptyCalendar } from "./calendar-shape.ts"
import { decide } from "./decide.ts"
import { beyondMorning } from "./morning.ts"
import { sendingInstant } from "./sending-window.ts"
import { NOTHING_OWN } from "./settings/store.ts"
import { SHIPPED_SCENARIO } from "./shipped-scenario.ts"

const decideOn = (
  today: string,
  book: Book,
  company: Partial<CompanyCalendar> = {},
  customer: Partial<CustomerCalendar> = {},
) => {
  const own = { ...NOTHING_OWN, ...customer }
  const calendar = contactCalendar("FR", { ...USUAL_CALENDAR, ...company }, own)
  return decide(book, withOwnPressure(SHIPPED_SCENARIO, own), companyOn(today), calendar)
}
const dueOn = (on: string) => bookWith({ items: [openItem({ dueOn: day(on), issuedOn: day("2024-01-01") })] })

describe("closed days", () => {
  test.each<
    [string, string, string, Partial<CompanyCalendar>, Partial<CustomerCalendar>, string, string | null]
  >([
    // Due on Thursday 2 April 2026, the friendly step is ready on Sunday 5; Monday 6 is Easter Monday.
    ["Easter Monday is closed", "2026-04-02", "2026-04-06", {}, {}, "calendar", "2026-04-07"],
    ["the Tuesday after Easter is open", "2026-04-02", "2026-04-07", {}, {}, "step-due", null],
    ["Good Friday is open in Paris", "2026-03-31", "2026-04-03", {}, {}, "step-due", null],
    [
      "Good Friday is closed in Strasbourg",
      "2026-03-31",
      "2026-04-03",
      {},
      { region: "FR-67" },
      "calendar",
      "2026-04-07",
    ],
    ["29 February 2028 is a Tuesday like another", "2028-02-26", "2028-02-29", {}, {}, "step-due", null],
    [
      "a house that works on Saturdays",
      "2026-03-04",
      "2026-03-07",
      { workingWeekdays: [1, 2, 3, 4, 5, 6] },
      {},
      "step-due",
      null,
    ],
    ["a house that does not", "2026-03-04", "2026-03-07", {}, {}, "calendar", "2026-03-09"],
    [
      "August is closed",
      "2026-08-01",
      "2026-08-04",
      { closures: [{ from: "08-01", to: "08-31" }] },
      {},
      "closure",
      "2026-09-01",
    ],
    [
      "August is closed for that customer",
      "2026-08-01",
      "2026-08-20",
      {},
      { closures: [{ from: "08-01", to: "08-23" }] },
      "closure",
      "2026-08-24",
    ],
    [
      "from Christmas to New Year",
      "2026-12-24",
      "2026-12-28",
      { closures: [{ from: "12-24", to: "01-02" }] },
      {},
      "closure",
      "2027-01-04",
    ],
  ])("%s", (_, due, today, company, customer, because, until) => {
    const decision = decideOn(today, dueOn(due), company, customer)
    expect(decision).toMatchObject({ because, until })
  })

  test("closures that leave no day, and hours that leave no time, are refused", () => {
    const calendar = { ...USUAL_CALENDAR, closures: [{ from: "01-01", to: "12-31" }] }
    expect(() => refuseEmptyCalendar(calendar)).toThrow(
      expect.objectContaining({ code: "CALENDAR_NEVER_OPEN" }),
    )
    const window = { ...USUAL_CALENDAR, sendingFrom: "18:00", sendingUntil: "08:00" }
    expect(() => refuseEmptyCalendar(window)).toThrow(expect.objectContaining({ code: "WINDOW_EMPTY" }))
  })
})

describe("a customer who pays on fixed days", () => {
  test.each([
    ["2026-03-05", [10], "2026-03-10"],
    ["2026-03-11", [10], "2026-04-10"],
    ["2026-02-20", [31], "2026-02-28"],
    ["2028-02-20", [30], "2028-02-29"],
  ])("from %s, days %s: %s", (from, days, run) => {
    expect(nextPaymentRun(days, day(from))).toBe(run)
  })

  test("the first reminder lets the run of the 10th pass, and its transfer arrive; a firm one does not wait", () => {
    const book = bookWith({ paymentRunDays: [10, 25] })
    // Due on 2 March, ready on the 5th; run on the 10th, transfer in by the 12th.
    expect(decideOn("2026-03-05", book)).toMatchObject({ because: "payment-run", until: "2026-03-12" })
    expect(decideOn("2026-03-12", book)).toMatchObject({ kind: "act", stepKey: "friendly-email" })
    const firm = bookWith({
      ...book,
      past: [
        pastStep("friendly-email", "2026-03-05"),
        pastStep("phone-call", "2026-03-12", { isContact: false, tone: null }),
      ],
    })
    expect(decideOn("2026-03-17", firm)).toMatchObject({ kind: "act", stepKey: "firm-email" })
  })

  test("a run that is too far away is not waited for", () => {
    expect(decideOn("2026-03-05", bookWith({ paymentRunDays: [25] }))).toMatchObject({ kind: "act" })
  })
})

test("a customer with a gap of its own keeps it over all its invoices", () => {
  const items = [openItem(), openItem({ invoiceId: "F-2", dueOn: day("2026-03-09") })]
  const book = bookWith({ items, past: [pastStep("friendly-email", "2026-03-05")] })
  expect(decideOn("2026-03-12", book)).toMatchObject({ kind: "act" })
  expect(decideOn("2026-03-12", book, {}, { leastGapDays: 14 })).toMatchObject({
    ...{ because: "too-soon-since-last-contact", until: "2026-03-19" },
  })
})

test("one call speaks of every invoice at that stage; one that was only listed is not called about again", () => {
  const items = [
    openItem(),
    openItem({ invoiceId: "F-2", dueOn: day("2026-03-05") }),
    openItem({ invoiceId: "F-3", dueOn: day("2026-03-10") }),
  ]
  const reminded = pastStep("friendly-email", "2026-03-09", {
    items: [1, 2].map((n) => ({ invoiceId: `F-${n}`, seq: 1, stepKey: "friendly-email", covered: true })),
  })
  const call = decideOn("2026-03-16", bookWith({ items, past: [reminded] }))
  expect(call).toMatchObject({ kind: "act", stepKey: "phone-call" })
  expect(call.items.map((item) => item.role)).toEqual(["lead", "covered", "listed"])
  const called = pastStep("phone-call", "2026-03-16", {
    ...{ tone: null, isContact: false },
    items: call.items.map(({ invoiceId, role }) => ({
      invoiceId,
      seq: 1,
      stepKey: "phone-call",
      covered: role !== "listed",
    })),
  })
  const third = pastStep("friendly-email", "2026-03-17", {
    ...{ turn: "F-3/1", items: [{ invoiceId: "F-3", seq: 1, stepKey: "friendly-email", covered: true }] },
  })
  const only = bookWith({ items: items.slice(2), past: [reminded, called, third] })
  // F-3 would be called about on 24 March by itself; the call of the 16th spoke of it.
  expect(decideOn("2026-03-25", only)).toMatchObject({ stepKey: "firm-email" })
})

test("a full morning keeps the firmest, then the largest; work inside the house takes no room", () => {
  const step = (
    customerId: string,
    tone: "friendly" | "firm" | null,
    amountCents: number,
    channel = "email",
  ) => ({ customerId, tone, amountCents, channel }) as Parameters<typeof beyondMorning>[0][number]
  const steps = [
    step("a", "friendly", 9_000),
    step("b", "firm", 1),
    step("c", "friendly", 10_000),
    step("d", null, 99, "task"),
  ]
  expect([...beyondMorning(steps, 2)]).toEqual(["a"])
  expect([...beyondMorning(steps, null)]).toEqual([])
})

describe("the hours of sending", () => {
  const paris = { from: "08:30", until: "18:00", timeZone: "Europe/Paris" }
  const calendar = contactCalendar("FR", USUAL_CALENDAR, null)
  test.each([
    ["inside the window, at once", "2026-03-05T10:00:00Z", "2026-03-05T10:00:00.000Z"],
    ["before it opens, at half past eight in winter", "2026-03-05T05:00:00Z", "2026-03-05T07:30:00.000Z"],
    ["at the end of the day, the next morning", "2026-03-05T17:00:00Z", "2026-03-06T07:30:00.000Z"],
    // The clocks go forward on Sunday 29 March 2026, back on 25 October.
    [
      "on Friday evening before summer time, the same local hour on Monday",
      "2026-03-27T20:00:00Z",
      "2026-03-30T06:30:00.000Z",
    ],
    ["on Friday evening before winter time", "2026-10-23T20:00:00Z", "2026-10-26T07:30:00.000Z"],
  ])("%s", (_, at, expected) => {
    expect(sendingInstant(paris, calendar, new Date(at)).toISOString()).toBe(expected)
  })

  test("in Réunion the morning comes earlier", () => {
    const reunion = { ...paris, timeZone: "Indian/Reunion" }
    expect(sendingInstant(reunion, calendar, new Date("2026-03-05T02:00:00Z")).toISOString()).toBe(
      "2026-03-05T04:30:00.000Z",
    )
  })
})
