import Holidays from "date-holidays"
import { addDays, type Day, weekday } from "../kernel/day.ts"
import type { Sentence } from "../kernel/wording.ts"

/**
 * The working days of a place: Monday to Friday, less public holidays.
 * Source of the holidays: Code du travail L3133-1, and for Alsace-Moselle L3134-13, as the
 * library date-holidays keeps them (Good Friday and 26 December there; abolition days overseas).
 */
export interface WorkingCalendar {
  /** True from Monday to Friday outside public holidays. */
  isOpen(on: Day): boolean
  /** Why a day is closed, or null when it is open. */
  closedBecause(on: Day): Sentence | null
  /** The day itself when it is open, else the next open one. */
  openDayFrom(on: Day): Day
}

const calendars = new Map<string, WorkingCalendar>()

/** The calendar of "FR", or of a region of it: "FR-57", "FR-67", "FR-68", "FR-RE", "FR-GP", … */
export function workingCalendar(region: string): WorkingCalendar {
  const known = calendars.get(region)
  if (known) return known
  const calendar = makeCalendar(region)
  calendars.set(region, calendar)
  return calendar
}

/** True for "FR" and the regions of France whose holidays are known. */
export function isKnownRegion(region: string): boolean {
  const [country, state, ...rest] = region.split("-")
  if (country !== "FR" || rest.length > 0) return false
  return state === undefined || Object.hasOwn(new Holidays().getStates("FR") ?? {}, state)
}

function makeCalendar(region: string): WorkingCalendar {
  const [country = "FR", state] = region.split("-")
  const source = state ? new Holidays(country, state) : new Holidays(country)
  const years = new Map<string, Map<string, string>>()

  const holidayName = (on: Day): string | undefined => {
    const year = on.slice(0, 4)
    let names = years.get(year)
    if (!names) {
      names = new Map(
        source
          .getHolidays(Number(year), "fr")
          .filter((holiday) => holiday.type === "public")
          .map((holiday) => [holiday.date.slice(0, 10), holiday.name]),
      )
      years.set(year, names)
    }
    return names.get(on)
  }

  const calendar: WorkingCalendar = {
    isOpen: (on) => weekday(on) <= 5 && holidayName(on) === undefined,
    closedBecause(on) {
      const name = holidayName(on)
      if (name !== undefined) return { fr: `jour férié (${name})`, en: `public holiday (${name})` }
      if (weekday(on) === 6) return { fr: "samedi", en: "Saturday" }
      if (weekday(on) === 7) return { fr: "dimanche", en: "Sunday" }
      return null
    },
    openDayFrom(on) {
      let candidate = on
      while (!calendar.isOpen(candidate)) candidate = addDays(candidate, 1)
      return candidate
    },
  }
  return calendar
}
