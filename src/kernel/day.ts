/** A calendar day as "YYYY-MM-DD": no hour, no time zone. Days compare with < and >. */
export type Day = string & { readonly brand: "Day" }

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/
const MS_PER_DAY = 86_400_000

/** The day of a text, or null when the text is not an existing day (30 February, 2026-13-01, "hier"). */
export function parseDay(text: string): Day | null {
  const match = PATTERN.exec(text)
  if (!match) return null
  return dayFromParts(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** The day with this year, month (1 to 12) and day of the month, or null when it does not exist. */
export function dayFromParts(year: number, month: number, dayOfMonth: number): Day | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || dayOfMonth < 1) return null
  if (dayOfMonth > daysInMonth(year, month)) return null
  return `${year}-${pad(month)}-${pad(dayOfMonth)}` as Day
}

/** The day of a literal that we wrote ourselves. Throws on a day that does not exist. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (parsed === null) throw new TypeError(`not a day: ${text}`)
  return parsed
}

/** Whole days since 1970-01-01. */
export function epochDay(on: Day): number {
  return Date.UTC(Number(on.slice(0, 4)), Number(on.slice(5, 7)) - 1, Number(on.slice(8, 10))) / MS_PER_DAY
}

/** The day that lies this many days after 1970-01-01. */
export function dayFromEpoch(days: number): Day {
  let known = DAYS.get(days)
  if (known === undefined) {
    known = new Date(days * MS_PER_DAY).toISOString().slice(0, 10) as Day
    if (DAYS.size < MOST_DAYS_KEPT) DAYS.set(days, known)
  }
  return known
}

// A plan over a million invoices asks for the same few hundred days again and again.
const DAYS = new Map<number, Day>()
const MOST_DAYS_KEPT = 20_000

/** The day this many days later (earlier when negative). */
export function addDays(on: Day, days: number): Day {
  return dayFromEpoch(epochDay(on) + days)
}

/** The same day so many months later (earlier when negative); the month's last day where it has no such day. */
export function addMonths(on: Day, months: number): Day {
  const index = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  return `${year}-${pad(month)}-${pad(Math.min(Number(on.slice(8, 10)), daysInMonth(year, month)))}` as Day
}

/** Days from one day to another: 1 from 2 March to 3 March, negative backwards. */
export function daysBetween(from: Day, to: Day): number {
  return epochDay(to) - epochDay(from)
}

/** The last day of the month that holds this day. */
export function endOfMonth(on: Day): Day {
  const year = Number(on.slice(0, 4))
  const month = Number(on.slice(5, 7))
  return `${on.slice(0, 8)}${pad(daysInMonth(year, month))}` as Day
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekday(on: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  // 1970-01-01 was a Thursday.
  const index = (((epochDay(on) + 3) % 7) + 7) % 7
  return (index + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7
}

/** The later of two days. */
export const laterOf = (a: Day, b: Day): Day => (a > b ? a : b)

/** The earlier of two days. */
export const earlierOf = (a: Day, b: Day): Day => (a < b ? a : b)

/** The calendar day at an instant in a time zone, by default the French one. */
export function dayAt(instant: Date, timeZone = "Europe/Paris"): Day {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(instant) as Day
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function pad(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}
