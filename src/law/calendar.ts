import Holidays from "date-holidays"
import { addDays, addMonths, type Day, weekday } from "../kernel/day.ts"
import type { Sentence } from "../kernel/wording.ts"

/**
 * The working days of a place: Monday to Friday, less public holidays.
 * Source of the holidays: Code du travail L3133-1, and for Alsace-Moselle L3134-13, as the
 * library date-holidays keeps them (Good Friday and 26 December there; abolition days overseas).
 */
export interface WorkingCalendar {
  /** True from Monday to Friday outside public holidays. */
  isOpen(on: Day): boolean
  /** True for a public holiday, whatever the weekday. */
  isHoliday(on: Day): boolean
  /** Why a day is closed, or null when it is open. */
  closedBecause(on: Day): Sentence | null
  /** The day itself when it is open, else the next open one. */
  openDayFrom(on: Day): Day
  /** The day itself when it is open, else the last open one before it: the day not to miss. */
  openDayBefore(on: Day): Day
  /** The public holidays of a year, in order. */
  holidays(year: number): readonly Holiday[]
}

/** A public holiday, with its name in French. */
export interface Holiday {
  readonly on: Day
  readonly name: string
}

/** A procedural time-limit: the day it ends by the calendar, and moved as CPC 642 moves it. */
export interface ProceduralLimit {
  /** The day that the count reaches (CPC 640, 641). */
  readonly endsOn: Day
  /** The next working day when that is a Saturday, a Sunday or a public holiday (CPC 642). */
  readonly rolledOn: Day
  /** The last working day on or before the end: the one to aim at, without counting on the roll. */
  readonly safeOn: Day
}

/**
 * The end of a procedural time-limit of months and days after an act. In months it ends on the day
 * of that number, on the last one where the month has none; in days the day of the act does not count
 * (CPC 640 to 642). It does not apply to payment terms nor to limitation.
 */
export function proceduralLimit(
  actOn: Day,
  period: { readonly months?: number; readonly days?: number },
  region = "FR",
): ProceduralLimit {
  const endsOn = addDays(addMonths(actOn, period.months ?? 0), period.days ?? 0)
  const calendar = workingCalendar(region)
  return { endsOn, rolledOn: calendar.openDayFrom(endsOn), safeOn: calendar.openDayBefore(endsOn) }
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

// Names that people give to places with holidays of their own, without accents.
const PLACES: Readonly<Record<string, string>> = {
  ...{ france: "FR", metropole: "FR", "alsace-moselle": "FR-57", moselle: "FR-57" },
  ...{ alsace: "FR-67", "bas-rhin": "FR-67", "haut-rhin": "FR-68" },
  ...{ guadeloupe: "FR-GP", martinique: "FR-MQ", guyane: "FR-GF", reunion: "FR-RE", "la-reunion": "FR-RE" },
  ...{ mayotte: "FR-YT", "saint-martin": "FR-MF", "saint-barthelemy": "FR-BL" },
}

/** The region that a person names ("alsace-moselle", "La Réunion", "FR-57", "57"); null when it has no calendar. */
export function regionNamed(text: string): string | null {
  const name = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-")
  const code = PLACES[name] ?? [name, `fr-${name}`].map((one) => one.toUpperCase()).find(isKnownRegion)
  return code ?? null
}

/** What a user should know of the holidays of a region; null for the eleven of all France. */
export function regionCaution(region: string): Sentence | null {
  if (region === "FR") return null
  return {
    fr: "L’effet des jours fériés propres à l’Alsace-Moselle ou à l’outre-mer sur un délai de procédure n’est pas tranché\u00a0: visez la date non reportée.",
    en: "Whether holidays of Alsace-Moselle or overseas move a procedural time-limit is not settled: aim at the date that is not moved.",
  }
}

function makeCalendar(region: string): WorkingCalendar {
  const [country = "FR", state] = region.split("-")
  const source = state ? new Holidays(country, state) : new Holidays(country)
  const years = new Map<string, Map<string, string>>()

  const namesOf = (year: string): Map<string, string> => {
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
    return names
  }
  const holidayName = (on: Day) => namesOf(on.slice(0, 4)).get(on)

  const calendar: WorkingCalendar = {
    isOpen: (on) => weekday(on) <= 5 && holidayName(on) === undefined,
    isHoliday: (on) => holidayName(on) !== undefined,
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
    openDayBefore(on) {
      let candidate = on
      while (!calendar.isOpen(candidate)) candidate = addDays(candidate, -1)
      return candidate
    },
    holidays: (year) =>
      [...namesOf(String(year))]
        .map(([on, name]) => ({ on: on as Day, name }))
        .sort((a, b) => (a.on < b.on ? -1 : 1)),
  }
  return calendar
}
