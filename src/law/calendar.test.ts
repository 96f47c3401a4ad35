import { describe, expect, test } from "vitest"
import { day } from "../kernel/day.ts"
import { isKnownRegion, workingCalendar } from "./calendar.ts"

const france = workingCalendar("FR")
const moselle = workingCalendar("FR-57")

describe("working days", () => {
  test.each([
    ["Easter Monday 2026 is closed", "2026-04-06", false],
    ["Good Friday 2026 is a working day in most of France", "2026-04-03", true],
    ["1 May is closed", "2026-05-01", false],
    ["Ascension Thursday 2026 is closed", "2026-05-14", false],
    ["a Saturday is closed", "2026-03-07", false],
    ["a plain Tuesday is open", "2026-03-03", true],
    ["29 February 2028, a Tuesday, is open", "2028-02-29", true],
  ])("%s", (_, on, open) => {
    expect(france.isOpen(day(on))).toBe(open)
  })

  test("Good Friday and 26 December are closed in Alsace-Moselle", () => {
    expect(moselle.isOpen(day("2026-04-03"))).toBe(false)
    expect(moselle.isOpen(day("2029-12-26"))).toBe(false)
    expect(france.isOpen(day("2029-12-26"))).toBe(true)
  })

  test("from the eve of Easter weekend, the next open day is the Tuesday", () => {
    expect(france.openDayFrom(day("2026-04-04"))).toBe("2026-04-07")
  })

  test("a closed day says why", () => {
    expect(france.closedBecause(day("2026-07-14"))?.fr).toContain("Fête")
    expect(france.closedBecause(day("2026-07-15"))).toBeNull()
  })
})

test.each([
  ["FR", true],
  ["FR-57", true],
  ["FR-RE", true],
  ["XX", false],
  ["FR-99", false],
  ["DE-BY", false],
])("region %s is known: %s", (region, known) => {
  expect(isKnownRegion(region)).toBe(known)
})
