import { addDays, type Day, weekday } from "../kernel/day.ts"
import { type WorkingCalendar, workingCalendar } from "../law/calendar.ts"
import type { Scenario } from "./scenario.ts"

/** Days of every year on which nobody is written to, first and last included, as "MM-DD". */
export interface Closure {
  readonly from: string
  readonly to: string
}

/** When a company writes and calls. */
export interface CompanyCalendar {
  /** ISO weekdays (1 Monday) on which the house works. */
  readonly workingWeekdays: readonly number[]
  readonly closures: readonly Closure[]
  /** Messages leave between these hours of the time zone ("08:30"); null: whenever they are let go. */
  readonly sendingFrom: string | null
  readonly sendingUntil: string | null
  readonly timeZone: string
  /** At most so many messages and calls are made ready on one morning, the most urgent first; null: all. */
  readonly mostPerMorning: number | null
  /** Who pays the last of what it was reminded of is thanked, once. */
  readonly thanksForLatePayment: boolean
}

/** What differs for one customer; null: as for everybody. */
export interface CustomerCalendar {
  /** The place whose holidays count, such as FR-57 or FR-RE. */
  readonly region: string | null
  readonly closures: readonly Closure[]
  /** Days of the month on which it pays its invoices; 31 stands for the last day. */
  readonly paymentRunDays: readonly number[]
  readonly preferredWeekdays: readonly number[] | null
  readonly leastGapDays: number | null
  readonly contactsPer30Days: number | null
  readonly sendingFrom: string | null
  readonly sendingUntil: string | null
  readonly timeZone: string | null
}

/** The calendar of a company that has not set any. */
export const USUAL_CALENDAR: CompanyCalendar = {
  ...{ workingWeekdays: [1, 2, 3, 4, 5], closures: [], sendingFrom: null, sendingUntil: null },
  ...{ timeZone: "Europe/Paris", mostPerMorning: null, thanksForLatePayment: false },
}

/** The days on which a customer may be contacted. Closures tell themselves from holidays, to be named. */
export interface ContactCalendar extends Pick<WorkingCalendar, "isOpen" | "openDayFrom"> {
  isClosure?(on: Day): boolean
}

const calendars = new Map<string, ContactCalendar>()
const MOST_CALENDARS_KEPT = 500

/** The days of contact of a customer: those of the house, less the holidays of its place and all closures. */
export function contactCalendar(
  region: string,
  company: CompanyCalendar,
  customer: CustomerCalendar | null,
): ContactCalendar {
  const place = customer?.region ?? region
  const closures = [...company.closures, ...(customer?.closures ?? [])]
  const name = JSON.stringify([place, company.workingWeekdays, closures])
  const known = calendars.get(name)
  if (known) return known
  const calendar = makeCalendar(workingCalendar(place), company.workingWeekdays, closures)
  if (calendars.size < MOST_CALENDARS_KEPT) calendars.set(name, calendar)
  return calendar
}

function makeCalendar(
  place: WorkingCalendar,
  workingWeekdays: readonly number[],
  closures: readonly Closure[],
): ContactCalendar {
  const isClosure = (on: Day) => closures.some((closure) => isWithin(closure, on.slice(5)))
  const isOpen = (on: Day) =>
    workingWeekdays.includes(weekday(on)) && !place.isHoliday(on) && (closures.length === 0 || !isClosure(on))
  return {
    isClosure,
    isOpen,
    openDayFrom(on) {
      let candidate = on
      // A company that closed the whole year would never open: it waits a year and a day.
      for (let n = 0; n <= 366 && !isOpen(candidate); n += 1) candidate = addDays(candidate, 1)
      return candidate
    },
  }
}

// A closure may pass the end of the year: 24 December to 2 January.
const isWithin = ({ from, to }: Closure, monthDay: string): boolean =>
  from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to

/** The scenario as it holds for a customer that has a gap, a budget or weekdays of its own. */
export function withOwnPressure(scenario: Scenario, customer: CustomerCalendar | null): Scenario {
  if (!customer) return scenario
  const { leastGapDays, contactsPer30Days, preferredWeekdays } = customer
  if (leastGapDays === null && contactsPer30Days === null && preferredWeekdays === null) return scenario
  return {
    ...scenario,
    leastGapDays: leastGapDays ?? scenario.leastGapDays,
    contactsPer30Days: contactsPer30Days ?? scenario.contactsPer30Days,
    preferredWeekdays: preferredWeekdays ?? scenario.preferredWeekdays,
  }
}

/** The first payment run of a customer on or after a day; null when its days are not known. */
export function nextPaymentRun(runDays: readonly number[], from: Day): Day | null {
  if (runDays.length === 0) return null
  // Every month has its last day, which stands for those it lacks: two months always hold a run.
  for (let on = from, n = 0; n < 62; on = addDays(on, 1), n += 1) {
    const isLast = addDays(on, 1).slice(8) === "01"
    const dayOfMonth = Number(on.slice(8))
    if (runDays.some((run) => run === dayOfMonth || (isLast && run > dayOfMonth))) return on
  }
  return null
}
