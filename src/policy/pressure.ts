import { addDays, type Day, earlierOf, weekday } from "../kernel/day.ts"
import type { Book } from "./book.ts"
import type { ContactCalendar } from "./calendar.ts"
import type { Scenario } from "./scenario.ts"

/** Why a contact must wait, and the first day on which it may happen. */
export interface Wait {
  readonly because:
    | "too-soon-since-last-contact"
    | "too-many-contacts"
    | "calendar"
    | "closure"
    | "payment-run"
    | "preferred-day"
  readonly until: Day
}

/**
 * What stands between a step that is ready and the debtor today: the least gap since the last
 * contact, the budget of contacts in 30 days, closed days, and the preferred weekdays. Null when
 * nothing does. The day it returns is one on which none of them stands in the way any more.
 */
export function pressureWait(
  book: Book,
  scenario: Scenario,
  calendar: ContactCalendar,
  readyOn: Day,
  today: Day,
): Wait | null {
  const contacts = book.past
    .filter((past) => past.isContact && past.happenedOn <= today)
    .map((past) => past.happenedOn)
  const rested = restedOn(contacts, scenario)
  if (rested > today) return { because: "too-soon-since-last-contact", until: calendar.openDayFrom(rested) }
  const affordable = affordableOn(contacts, scenario, today)
  if (affordable > today) return { because: "too-many-contacts", until: calendar.openDayFrom(affordable) }
  if (!calendar.isOpen(today)) {
    const because = calendar.isClosure?.(today) ? "closure" : "calendar"
    return { because, until: calendar.openDayFrom(today) }
  }
  const preferred = preferredDay(scenario, calendar, readyOn, today)
  return preferred > today ? { because: "preferred-day", until: preferred } : null
}

function restedOn(contacts: readonly Day[], scenario: Scenario): Day {
  const last = contacts.reduce<Day | null>(
    (latest, on) => (latest === null || on > latest ? on : latest),
    null,
  )
  return last === null ? ("1900-01-01" as Day) : addDays(last, scenario.leastGapDays)
}

/** The first day on which fewer than the allowed number of contacts lie in the 30 days before it. */
function affordableOn(contacts: readonly Day[], scenario: Scenario, today: Day): Day {
  const recent = contacts.filter((on) => on > addDays(today, -30)).sort()
  const excess = recent.length - scenario.contactsPer30Days
  const blocking = recent[excess]
  return excess < 0 || blocking === undefined ? today : addDays(blocking, 30)
}

/**
 * A step that becomes ready on a working day shortly before a preferred one waits for it. One that
 * was ready earlier (a closed day, a machine that was off) is late already and leaves at once.
 */
function preferredDay(scenario: Scenario, calendar: ContactCalendar, readyOn: Day, today: Day): Day {
  if (scenario.preferredWeekdays.length === 0) return today
  const isPreferred = (on: Day) => scenario.preferredWeekdays.includes(weekday(on)) && calendar.isOpen(on)
  if (!calendar.isOpen(readyOn)) return today
  const latest = addDays(readyOn, scenario.preferredWithinDays)
  for (let candidate = today; candidate <= latest; candidate = addDays(candidate, 1)) {
    if (isPreferred(candidate)) return earlierOf(candidate, latest)
  }
  return today
}
