import { z } from "zod"
import { addDays, day } from "../kernel/day.ts"
import { refuse } from "../kernel/refusal.ts"
import { NBSP } from "../kernel/wording.ts"
import { isKnownRegion } from "../law/calendar.ts"
import type { CompanyCalendar, CustomerCalendar } from "./calendar.ts"
import { CHANNELS } from "./scenario.ts"

const weekdays = z.array(z.int().min(1).max(7)).max(7)
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "an hour, HH:MM")
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "a day of the year, MM-DD")
const closures = z.array(z.strictObject({ from: monthDay, to: monthDay })).max(20)
const timeZone = z.string().refine(isTimeZone, "a time zone such as Europe/Paris")

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The shape of a company's calendar. */
export const companyCalendarShape = z.strictObject({
  workingWeekdays: weekdays.min(1),
  closures,
  sendingFrom: hour.nullable(),
  sendingUntil: hour.nullable(),
  timeZone,
  mostPerMorning: z.int().min(1).max(100_000).nullable(),
  thanksForLatePayment: z.boolean().default(false),
})

/** The shape of what differs for one customer. */
export const customerCalendarShape = z.strictObject({
  region: z.string().refine(isKnownRegion, "a region such as FR-57").nullable().default(null),
  closures: closures.default([]),
  paymentRunDays: z.array(z.int().min(1).max(31)).max(31).default([]),
  preferredWeekdays: weekdays.nullable().default(null),
  leastGapDays: z.int().min(1).max(90).nullable().default(null),
  contactsPer30Days: z.int().min(1).max(30).nullable().default(null),
  sendingFrom: hour.nullable().default(null),
  sendingUntil: hour.nullable().default(null),
  timeZone: timeZone.nullable().default(null),
})

/** The shape of a tariff: cents for one message by each channel. */
export const tariffShape = z.strictObject(
  Object.fromEntries(CHANNELS.map((channel) => [channel, z.int().min(0).max(100_000)])) as Record<
    (typeof CHANNELS)[number],
    z.ZodInt
  >,
)

const DAYS_OF_A_YEAR = 366
const A_LEAP_YEAR = day("2024-01-01")

/** Refuses with CALENDAR_NEVER_OPEN a calendar that leaves no day, and with WINDOW_EMPTY one that leaves no hour. */
export function refuseEmptyCalendar(
  calendar: Pick<CompanyCalendar | CustomerCalendar, "closures" | "sendingFrom" | "sendingUntil">,
): void {
  const closed = new Set<string>()
  for (let n = 0; n < DAYS_OF_A_YEAR; n += 1) {
    const monthDay = addDays(A_LEAP_YEAR, n).slice(5)
    const isClosed = calendar.closures.some(({ from, to }) =>
      from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to,
    )
    if (isClosed) closed.add(monthDay)
  }
  if (closed.size > DAYS_OF_A_YEAR / 2) {
    refuse("CALENDAR_NEVER_OPEN", {
      fr: "Ces fermetures prennent plus de la moitié de l’année. Vérifiez leurs dates (MM-JJ).",
      en: "These closures take more than half of the year. Check their dates (MM-DD).",
    })
  }
  const { sendingFrom, sendingUntil } = calendar
  if (sendingFrom !== null && sendingUntil !== null && sendingFrom >= sendingUntil) {
    refuse("WINDOW_EMPTY", {
      fr: `L’heure de fin d’envoi doit suivre l’heure de début${NBSP}: changez l’une des deux.`,
      en: "The hour at which sending ends must come after the one at which it begins: change one of them.",
    })
  }
}
