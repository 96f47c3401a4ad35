import { addDays, type Day, dayAt } from "../kernel/day.ts"
import type { CompanyCalendar, ContactCalendar, CustomerCalendar } from "./calendar.ts"

/** Hours between which messages leave, in the time zone of whoever reads them; null: at any hour. */
export interface SendingWindow {
  readonly from: string | null
  readonly until: string | null
  readonly timeZone: string
}

/** The window of a customer: its own hours and time zone where they were set, else those of the company. */
export const windowOf = (company: CompanyCalendar, customer: CustomerCalendar | null): SendingWindow => ({
  from: customer?.sendingFrom ?? company.sendingFrom,
  until: customer?.sendingUntil ?? company.sendingUntil,
  timeZone: customer?.timeZone ?? company.timeZone,
})

/**
 * The hours outside of which nobody is sent a short message, whatever the company writes otherwise: a
 * telephone rings. On closed days none leaves at all.
 */
export const SHORT_MESSAGE_HOURS = { from: "08:00", until: "20:00" } as const

/** When what no person releases leaves, where nobody set other hours: in the morning, once debtors are at their desk. */
export const MORNING_HOURS = { from: "08:30", until: "12:00" } as const

/** A window with these hours where none were set. */
export const usually = (
  window: SendingWindow,
  hours: { readonly from: string; readonly until: string },
): SendingWindow => (window.from === null && window.until === null ? { ...window, ...hours } : window)

/** A window narrowed to some hours. */
export function narrowed(
  window: SendingWindow,
  hours: { readonly from: string; readonly until: string },
): SendingWindow {
  return {
    ...window,
    from: window.from !== null && window.from > hours.from ? window.from : hours.from,
    until: window.until !== null && window.until < hours.until ? window.until : hours.until,
  }
}

/**
 * The first instant from this one on at which a message may leave: the same one inside the window,
 * else the opening of the next open day. The hour is local: it stays when the clocks change.
 */
export function sendingInstant(window: SendingWindow, calendar: ContactCalendar, from: Date): Date {
  if (window.from === null && window.until === null) return from
  const today = dayAt(from, window.timeZone)
  const hour = hourAt(from, window.timeZone)
  const opens = window.from ?? "00:00"
  if (calendar.isOpen(today) && hour >= opens && (window.until === null || hour < window.until)) return from
  const on = calendar.isOpen(today) && hour < opens ? today : calendar.openDayFrom(addDays(today, 1))
  return instantAt(on, opens, window.timeZone)
}

/** The hour that clocks of a zone show at an instant: "09:05". */
export const hourAt = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    instant,
  )

/** The instant at which clocks of a zone show this hour; the later one when a change of clocks skips it. */
export function instantAt(on: Day, hour: string, timeZone: string): Date {
  const wanted = Date.parse(`${on}T${hour}:00Z`)
  const shown = (at: number) =>
    Date.parse(`${dayAt(new Date(at), timeZone)}T${hourAt(new Date(at), timeZone)}:00Z`)
  // Twice: the offset at the first guess may be that of before the change of clocks.
  let at = wanted
  for (let n = 0; n < 2; n += 1) at += wanted - shown(at)
  return new Date(at)
}
