import { expect, test } from "vitest"
import { day } from "../../kernel/day.ts"
import { axis, everyDay, everyWeek, months } from "./span.ts"

const load = (on: string, messages: number) => ({
  ...{ on: day(on), messages, calls: 0, tasks: 1, costCents: 152, amountCents: 100 },
})
const span = {
  ...{ from: day("2028-02-28"), to: day("2028-03-06") },
  days: [load("2028-02-29", 3), load("2028-03-06", 2)],
}

test("a span over 29 February has each of its days once, empty ones included", () => {
  const days = everyDay(span)
  expect(days.map(({ on }) => on.slice(5))).toEqual([
    ...["02-28", "02-29", "03-01", "03-02", "03-03", "03-04", "03-05", "03-06"],
  ])
  expect(days.map(({ messages }) => messages)).toEqual([0, 3, 0, 0, 0, 0, 0, 2])
})

test("weeks begin on Monday and add up their days", () => {
  expect(everyWeek(everyDay(span)).map(({ on, messages, costCents }) => [on, messages, costCents])).toEqual([
    ["2028-02-28", 3, 152],
    ["2028-03-06", 2, 152],
  ])
})

test("a month of the calendar begins under its weekday", () => {
  const [february, march] = months(everyDay(span))
  expect(february!.weeks).toHaveLength(1)
  // 28 February 2028 is a Monday, 1 March a Wednesday.
  expect(february!.weeks[0]!.map((cell) => cell?.on.slice(8) ?? null)).toEqual([
    ...["28", "29", null, null, null, null, null],
  ])
  expect(march!.weeks[0]!.map((cell) => cell?.on.slice(8) ?? null)).toEqual([
    ...[null, null, "01", "02", "03", "04", "05"],
  ])
})

test("the axis ends on a round number that holds the largest day", () => {
  expect(axis(0)).toEqual({ top: 1, ticks: [0, 1] })
  expect(axis(3)).toEqual({ top: 3, ticks: [0, 1, 2, 3] })
  expect(axis(17)).toEqual({ top: 20, ticks: [0, 5, 10, 15, 20] })
  expect(axis(4_321)).toEqual({ top: 10_000, ticks: [0, 10_000] })
})
