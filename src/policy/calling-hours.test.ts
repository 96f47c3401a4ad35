import { expect, test } from "vitest"
import { day } from "../kernel/day.ts"
import { contactCalendar, USUAL_CALENDAR } from "./calendar.ts"
import { type CallingMoment, callable, nextAttemptOn, USUAL_CALLING, zoneOf } from "./calling-hours.ts"

const france = contactCalendar("FR", USUAL_CALENDAR, null)
const at = (now: string, today = now.slice(0, 10)): CallingMoment => ({
  now: new Date(now),
  today: day(today),
  houseZone: "Europe/Paris",
})
const paris = (now: string, today?: string) => callable(USUAL_CALLING, france, "Europe/Paris", at(now, today))

// 3 March 2026 is a Tuesday; Paris is one hour ahead of UTC until 29 March.

test.each([
  ["2026-03-03T08:59:00Z", false], // 9:59
  ["2026-03-03T09:00:00Z", true], // 10:00
  ["2026-03-03T11:59:00Z", true], // 12:59
  ["2026-03-03T12:00:00Z", false], // 13:00: lunch
  ["2026-03-03T13:00:00Z", true], // 14:00
  ["2026-03-03T18:59:00Z", true], // 19:59
  ["2026-03-03T19:00:00Z", false], // 20:00
])("at %s the house calls: %s", (now, isOpen) => {
  expect(paris(now).isOpen).toBe(isOpen)
})

test("at lunch the call waits for the afternoon, in the evening for the next open morning", () => {
  expect(paris("2026-03-03T12:10:00Z")).toEqual({
    ...{ isOpen: false, because: "hours" },
    opensAt: new Date("2026-03-03T13:00:00Z"),
  })
  // Friday evening: Monday.
  expect(paris("2026-03-06T20:00:00Z")).toMatchObject({ opensAt: new Date("2026-03-09T09:00:00Z") })
})

test("over the change of clocks the call is at ten by the wall clock", () => {
  // Saturday 28 March, then summer time from Sunday 29 March: ten o'clock is 8:00 UTC.
  expect(paris("2026-03-28T10:00:00Z")).toEqual({
    ...{ isOpen: false, because: "closed-day" },
    opensAt: new Date("2026-03-30T08:00:00Z"),
  })
})

test("nobody is called on Easter Monday, on a day that the company closes, or on Good Friday in Alsace", () => {
  expect(paris("2026-04-06T09:00:00Z")).toMatchObject({ because: "closed-day" })
  const august = contactCalendar(
    "FR",
    { ...USUAL_CALENDAR, closures: [{ from: "08-03", to: "08-21" }] },
    null,
  )
  expect(callable(USUAL_CALLING, august, "Europe/Paris", at("2026-08-11T09:00:00Z"))).toMatchObject({
    because: "closed-day",
    opensAt: new Date("2026-08-24T08:00:00Z"),
  })
  const alsace = contactCalendar("FR-67", USUAL_CALENDAR, null)
  expect(callable(USUAL_CALLING, alsace, "Europe/Paris", at("2026-04-03T09:00:00Z")).isOpen).toBe(false)
  expect(paris("2026-04-03T09:00:00Z").isOpen).toBe(true)
})

test("a debtor in La Réunion is called by its own clock, three hours ahead in winter", () => {
  const zone = zoneOf({ country: "FR", postalCode: "97400" }, null, USUAL_CALENDAR)
  expect(zone).toBe("Indian/Reunion")
  const there = (now: string) => callable(USUAL_CALLING, france, zone, at(now))
  expect(there("2026-03-03T06:30:00Z").isOpen).toBe(true) // 10:30 there, 7:30 in Paris
  expect(there("2026-03-03T16:30:00Z").isOpen).toBe(false) // 20:30 there, 17:30 in Paris
})

test("in Nouméa it is tomorrow already", () => {
  const zone = zoneOf({ country: "FR", postalCode: "98800" }, null, USUAL_CALENDAR)
  // Friday 6 March, 23:30 UTC: Saturday 10:30 there. Thursday 23:30 UTC: Friday 10:30.
  const noumea = (now: string, today: string) => callable(USUAL_CALLING, france, zone, at(now, today))
  expect(noumea("2026-03-06T23:30:00Z", "2026-03-07").isOpen).toBe(false)
  expect(noumea("2026-03-05T23:30:00Z", "2026-03-06").isOpen).toBe(true)
})

test("a demonstration that plays a Tuesday calls on that Tuesday, by the hour of the wall clock", () => {
  // The wall shows a Sunday.
  expect(paris("2026-11-22T10:00:00Z", "2026-03-03").isOpen).toBe(true)
})

test("the hours set for one customer and the clock of Lisbon", () => {
  expect(zoneOf({ country: "PT", postalCode: "1000" }, null, USUAL_CALENDAR)).toBe("Europe/Lisbon")
  expect(zoneOf({ country: "FR", postalCode: "75001" }, null, USUAL_CALENDAR)).toBe("Europe/Paris")
})

test("voicemail: tried again two days later on an open day, three times in all", () => {
  expect(nextAttemptOn(USUAL_CALLING, france, 1, day("2026-03-03"))).toBe("2026-03-05")
  expect(nextAttemptOn(USUAL_CALLING, france, 2, day("2026-03-05"))).toBe("2026-03-09") // Saturday: Monday
  expect(nextAttemptOn(USUAL_CALLING, france, 3, day("2026-03-09"))).toBeNull()
})
