import { expect, test } from "vitest"
import type { Today } from "../api/shapes/follow-up.ts"
import type { Day, Sentence } from "../api/shapes/listing.ts"
import { workOf } from "./work.ts"

const sentence: Sentence = { fr: "", en: "" }
const on = "2026-03-03" as Day
const today: Today = {
  on,
  dataFreshOn: on,
  counts: {
    toReview: 0,
    toApprove: 0,
    toPost: 0,
    calls: 1,
    tasks: 1,
    asks: 2,
    replies: 1,
    promisesDue: 1,
    unknown: 0,
    failed: 0,
  },
  asks: [
    { customerId: "A", customerName: "A", because: "payment-unallocated", sentence, amountCents: 90_000 },
    { customerId: "B", customerName: "B", because: "reply-unanswered", sentence, amountCents: 10_000 },
  ],
  tasks: [
    {
      id: "call",
      customerId: "C",
      customerName: "C",
      kind: "phone",
      title: "",
      dueOn: on,
      amountCents: 500_000,
      currency: "EUR",
      phone: null,
      messageId: null,
      doneOn: null,
      outcome: null,
      ...{ assignedTo: null, createdBy: null, note: null },
    },
  ],
  replies: [{ id: "reply", customerId: "B", customerName: "B", receivedOn: on, summary: "" }],
  promisesDue: [
    {
      id: "promise",
      customerId: "D",
      customerName: "D",
      promisedFor: on,
      amountCents: null,
      coveredOpenCents: 70_000,
    },
  ],
  unknown: [],
  totals: { openCents: 0, overdueCents: 0, currency: "EUR" },
}

test("a reply outranks everything, then the most money comes first", () => {
  expect(workOf(today).map(({ kind }) => kind)).toEqual(["reply", "call", "question", "promise"])
})

test("a reply is shown once, though the plan asks about it too", () => {
  expect(workOf(today).map(({ kind, id }) => [kind, id])).not.toContainEqual(["question", "B"])
})
