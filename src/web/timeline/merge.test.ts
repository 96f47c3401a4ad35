import { expect, test } from "vitest"
import type { TimelineItem } from "../api/shapes/ledger.ts"
import { mergeMessages } from "./merge.ts"

const item = (kind: string, messageId: string | null): TimelineItem => ({
  side: "us",
  kind,
  title: { fr: kind, en: kind },
  messageId,
})

test("a message stands once, where it was sent, with its earlier states beneath", () => {
  const moments = mergeMessages([
    item("message.sent", "m2"),
    item("payment.recorded", null),
    item("message.approved", "m2"),
    item("message.prepared", "m2"),
    item("message.sent", "m1"),
  ])
  expect(moments.map((moment) => [moment.item.kind, moment.before.map(({ kind }) => kind)])).toEqual([
    ["message.sent", ["message.approved", "message.prepared"]],
    ["payment.recorded", []],
    ["message.sent", []],
  ])
})

test("two facts without a message stay two facts", () => {
  expect(mergeMessages([item("note.written", null), item("note.written", null)])).toHaveLength(2)
})
