import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { addDays, day, dayFromEpoch, daysBetween } from "../kernel/day.ts"
import { isKnownRegion, proceduralLimit, regionNamed, workingCalendar } from "./calendar.ts"

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

test.each([
  ["alsace-moselle", "FR-57"],
  ["La Réunion", "FR-RE"],
  ["FR-68", "FR-68"],
  ["67", "FR-67"],
  ["fr", "FR"],
  ["Bretagne", null],
])("people who say %s mean the calendar of %s", (named, region) => {
  expect(regionNamed(named)).toBe(region)
})

test("a month after 31 January ends on the last day of February, and rolls over the weekend", () => {
  expect(proceduralLimit(day("2027-01-31"), { months: 1 })).toEqual({
    ...{ endsOn: "2027-02-28", rolledOn: "2027-03-01", safeOn: "2027-02-26" },
  })
})

test("whatever the day, a rolled limit is open, never earlier, and at most four days later", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 15_000, max: 30_000 }),
      fc.integer({ min: 1, max: 12 }),
      (epoch, months) => {
        const limit = proceduralLimit(dayFromEpoch(epoch), { months })
        expect(france.isOpen(limit.rolledOn)).toBe(true)
        expect(france.isOpen(limit.safeOn)).toBe(true)
        expect(limit.safeOn <= limit.endsOn && limit.endsOn <= limit.rolledOn).toBe(true)
        expect(daysBetween(limit.endsOn, limit.rolledOn)).toBeLessThanOrEqual(4)
        // No working day lies between the two.
        for (let on = limit.endsOn; on < limit.rolledOn; on = addDays(on, 1))
          expect(france.closedBecause(on)).not.toBeNull()
      },
    ),
    { numRuns: 300 },
  )
})
