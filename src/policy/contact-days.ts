import { addDays, type Day, weekday } from "../kernel/day.ts"
import type { Sentence } from "../kernel/wording.ts"
import { workingCalendar } from "../law/calendar.ts"
import { type CompanyCalendar, type CustomerCalendar, contactCalendar, nextPaymentRun } from "./calendar.ts"

/** One day to come, as a person who sets the calendar wants to see it. */
export interface ContactDay {
  readonly on: Day
  readonly isOpen: boolean
  /** Why nobody is contacted on that day; null when it is open. */
  readonly because: Sentence | null
  /** Messages leave on such a day rather than on others. */
  readonly isPreferred: boolean
  /** The customer pays its invoices on that day. */
  readonly isPaymentRun: boolean
}

const CLOSURE: Sentence = { fr: "fermeture", en: "closed" }
const NOT_WORKED: Sentence = { fr: "jour non travaillé", en: "not a working day" }

/** So many days from one on, each open or closed with its reason, by the same calendar as the decisions. */
export function contactDays(
  place: {
    readonly region: string
    readonly company: CompanyCalendar
    readonly own: CustomerCalendar | null
    readonly preferredWeekdays: readonly number[]
  },
  from: Day,
  count: number,
): ContactDay[] {
  const { region, company, own, preferredWeekdays } = place
  const calendar = contactCalendar(region, company, own)
  const holidays = workingCalendar(own?.region ?? region)
  const becauseOf = (on: Day): Sentence | null => {
    if (calendar.isOpen(on)) return null
    if (holidays.isHoliday(on)) return holidays.closedBecause(on)
    if (calendar.isClosure?.(on)) return CLOSURE
    return holidays.closedBecause(on) ?? NOT_WORKED
  }
  return Array.from({ length: count }, (_, n) => addDays(from, n)).map((on) => ({
    on,
    isOpen: calendar.isOpen(on),
    because: becauseOf(on),
    isPreferred: calendar.isOpen(on) && preferredWeekdays.includes(weekday(on)),
    isPaymentRun: nextPaymentRun(own?.paymentRunDays ?? [], on) === on,
  }))
}
