import {
  addDays,
  addMonths,
  type Day,
  dayFromParts,
  daysBetween,
  endOfMonth,
  weekday,
} from "../../kernel/day.ts"

const MONTHS_OF_THE_YEAR = [
  "janvier|janv|january|jan",
  "fevrier|fevr|fev|february|feb",
  "mars|march",
  "avril|avr|april|apr",
  "mai|may",
  "juin|june|jun",
  "juillet|juil|july|jul",
  "aout|august|aug",
  "septembre|sept|september|sep",
  "octobre|oct|october",
  "novembre|nov|november",
  "decembre|dec|december",
]
const DAYS_OF_THE_WEEK = [
  "lundi|monday|mon",
  "mardi|tuesday|tue",
  "mercredi|wednesday|wed",
  "jeudi|thursday|thu",
  "vendredi|friday|fri",
  "samedi|saturday|sat",
  "dimanche|sunday|sun",
]

/** Matches the name of a month, of a day of the week, in French or English, without accents. */
export const MONTH = `(?:${MONTHS_OF_THE_YEAR.join("|")})\\b\\.?`
export const WEEKDAY = `(?:${DAYS_OF_THE_WEEK.map((names) => names.split("|").slice(0, 2).join("|")).join("|")})`

/** 1 to 12. */
export const monthNamed = (name: string): number => named(MONTHS_OF_THE_YEAR, name)

/** 1 for Monday to 7 for Sunday. */
export const weekdayNamed = (name: string): number => named(DAYS_OF_THE_WEEK, name)

const named = (list: readonly string[], name: string): number =>
  list.findIndex((names) => names.split("|").includes(name.replace(/\.$/, ""))) + 1

/** A day without its year stands within the last two months or in the ten to come. */
const LONGEST_PAST = 60

/** The day of this month and day of the month that a mail of this day means; null when there is none. */
export function withoutYear(mailOn: Day, month: number, dayOfMonth: number): Day | null {
  const year = Number(mailOn.slice(0, 4))
  const candidates = [year - 1, year, year + 1].flatMap((each) => dayFromParts(each, month, dayOfMonth) ?? [])
  return candidates.find((each) => daysBetween(each, mailOn) <= LONGEST_PAST) ?? null
}

/** The next such day of the month, the mail's own day included. */
export function nextDayOfMonth(mailOn: Day, dayOfMonth: number): Day | null {
  for (let months = 0; months < 3; months++) {
    const first = addMonths(`${mailOn.slice(0, 8)}01` as Day, months)
    const found = dayFromParts(Number(first.slice(0, 4)), Number(first.slice(5, 7)), dayOfMonth)
    if (found && found >= mailOn) return found
  }
  return null
}

/** The coming such day of the week, never the mail's own day. */
export function comingWeekday(mailOn: Day, wanted: number): Day {
  return addDays(mailOn, ((wanted - weekday(mailOn) + 6) % 7) + 1)
}

/** Such a day so many calendar weeks after the mail's week. */
export function weekdayOfWeek(mailOn: Day, wanted: number, weeks: number): Day {
  return addDays(mailOn, 7 * weeks + wanted - weekday(mailOn))
}

/** The Friday of an ISO week of the year, this year’s or next year’s. */
export function fridayOfWeek(mailOn: Day, week: number): Day | null {
  if (week < 1 || week > 53) return null
  const year = Number(mailOn.slice(0, 4))
  for (const each of [year, year + 1]) {
    const fourth = dayFromParts(each, 1, 4)!
    const friday = addDays(weekdayOfWeek(fourth, 5, 0), 7 * (week - 1))
    if (friday >= mailOn) return friday
  }
  return null
}

/** The day after so many working days, Monday to Friday. */
export function afterWorkingDays(mailOn: Day, count: number): Day {
  let on = mailOn
  for (let left = count; left > 0; ) {
    on = addDays(on, 1)
    if (weekday(on) <= 5) left -= 1
  }
  return on
}

/** Beginning, middle or end of a month. */
export function partOfMonth(part: string, month: Day): Day | null {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
  if (/debut|early|beginning|start/.test(part)) return dayFromParts(year, number, 5)
  if (/mi|mid|middle/.test(part)) return dayFromParts(year, number, 15)
  return endOfMonth(month)
}
