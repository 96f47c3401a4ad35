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

const promise = {
  id: "P-1",
  madeOn: day("2026-03-10"),
  promisedFor: day("2026-03-20"),
  amountCents: null,
  invoiceIds: [],
  paidSinceCents: 0,
}
const afterFriendly = { past: [pastStep("friendly-email", "2026-03-05")] }

describe("promises", () => {
  test.each([
    ["a promise holds on its day", "2026-03-20", "wait", "promise"],
    ["nothing leaves before the day after the promise is over", "2026-03-21", "wait", "promise"],
    [
      "a broken promise is answered by its own step on the next working day",
      "2026-03-23",
      "act",
      "promise-broken",
    ],
  ])("%s", (_, today, kind, because) => {
    expect(decideOn(today, bookWith({ ...afterFriendly, promises: [promise] }))).toMatchObject({
      kind,
      because,
    })
  })

  test("the broken-promise step leaves every ladder where it stood", () => {
    const decision = decideOn("2026-03-23", bookWith({ ...afterFriendly, promises: [promise] }))
    expect(decision).toMatchObject({ stepKey: "promise-broken", turn: "promise:P-1" })
    expect(decision.items.map((item) => item.role)).toEqual(["listed"])
  })

  test("a promise kept by a payment of the promised amount lets the ladder go on", () => {
    const kept = { ...promise, amountCents: 500_00, paidSinceCents: 500_00 }
    const decision = decideOn(
      "2026-03-24",
      bookWith({ ...afterFriendly, promises: [kept], items: [openItem({ openCents: 700_00 })] }),
    )
    expect(decision).toMatchObject({ kind: "act", because: "step-due", stepKey: "phone-call" })
  })

  test("a promise about one invoice leaves the others followed", () => {
    const other = openItem({ invoiceId: "F-2" })
    const book = bookWith({
      items: [openItem(), other],
      promises: [{ ...promise, madeOn: day("2026-03-03"), invoiceIds: ["F-1"] }],
    })
    const decision = decideOn("2026-03-05", book)
    expect(decision).toMatchObject({ kind: "act", turn: "F-2/1", amountCents: 1_200_00 })
    expect(decision.items.find((item) => item.invoiceId === "F-1")?.role).toBe("promised")
  })
})

describe("calendar and pressure", () => {
  test("a step that falls on a Sunday leaves on Monday, not later", () => {
    const book = bookWith({ items: [openItem({ dueOn: day("2026-03-05") })] })
    expect(decideOn("2026-03-08", book)).toMatchObject({
      kind: "wait",
      because: "calendar",
      until: "2026-03-09",
    })
    expect(decideOn("2026-03-09", book)).toMatchObject({ kind: "act" })
  })

  test("Good Friday is a closed day in Alsace-Moselle only", () => {
    const book = bookWith({ items: [openItem({ dueOn: day("2026-03-31") })] })
    expect(decideOn("2026-04-03", book)).toMatchObject({ kind: "act" })
    expect(decide(book, SHIPPED_SCENARIO, companyOn("2026-04-03"), workingCalendar("FR-67"))).toMatchObject({
      kind: "wait",
      because: "calendar",
      until: "2026-04-07",
    })
  })

  test("less than five days after a contact about another invoice, nothing leaves", () => {
    const other = pastStep("friendly-email", "2026-03-03", { turn: "F-0/1", items: [] })
    expect(decideOn("2026-03-05", bookWith({ past: [other] }))).toMatchObject({
      kind: "wait",
      because: "too-soon-since-last-contact",
      until: "2026-03-09",
    })
  })

  test("four contacts in thirty days are enough", () => {
    const past = ["2026-02-10", "2026-02-16", "2026-02-20", "2026-02-27"].map((on, index) =>
      pastStep("friendly-email", on, { turn: `F-0${index}/1`, items: [] }),
    )
    expect(decideOn("2026-03-05", bookWith({ past }))).toMatchObject({
      because: "too-many-contacts",
      until: "2026-03-12",
    })
  })
})
