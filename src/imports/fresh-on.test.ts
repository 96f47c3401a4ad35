import { expect, test } from "vitest"
import { day } from "../kernel/day.ts"
import { freshOn } from "./fresh-on.ts"

const today = day("2026-03-10")
const year = (to: string) => ({ from: day("2025-01-01"), to: day(to) })

test.each([
  [
    "a list of invoices is as fresh as the day it is imported",
    { kind: "invoices" as const, period: null, wasReadBefore: false },
    "2026-03-10",
  ],
  [
    "a list of customers tells nothing of payments",
    { kind: "customers" as const, period: null, wasReadBefore: false },
    null,
  ],
  [
    "the same file again is no fresher",
    { kind: "fec" as const, period: year("2026-03-09"), wasReadBefore: true },
    null,
  ],
  [
    "last year's FEC knows nothing of this year's payments",
    { kind: "fec" as const, period: year("2025-12-31"), wasReadBefore: false },
    "2025-12-31",
  ],
  [
    "a FEC whose last entry is three weeks old was exported lately",
    { kind: "fec" as const, period: year("2026-02-17"), wasReadBefore: false },
    "2026-03-10",
  ],
])("%s", (_, file, expected) => {
  expect(freshOn(file, today)).toBe(expected)
})
