import { addDays, type Day, dayAt, daysBetween } from "../kernel/day.ts"
import type { CompanyCalendar, ContactCalendar, CustomerCalendar } from "./calendar.ts"
import { hourAt, instantAt } from "./sending-window.ts"

/** From this hour of the day to that one ("10:00" to "13:00"), the last minute excluded. */
export interface CallingSlot {
  readonly from: string
  readonly until: string
}

/** When the house calls, and how often it tries. */
export interface CallingRules {
  readonly slots: readonly CallingSlot[]
  /** Nobody answered: called again after so many days, on an open one. */
  readonly retryAfterDays: number
  /** Calls in a row that reach nobody before the follow-up goes on without one. */
  readonly mostAttempts: number
  /** Calls to one customer in thirty days, whoever was reached. */
  readonly mostPer30Days: number
}

/**
 * The rules of a company that has set none. No text fixes hours for calls about a debt; those of the Code
 * de la consommation for calls that sell something (D223-9: Monday to Friday, 10 to 13 and 14 to 20,
 * four calls in thirty days) are taken over as the rule of the house.
 */
export const USUAL_CALLING: CallingRules = {
  slots: [
    { from: "10:00", until: "13:00" },
    { from: "14:00", until: "20:00" },
  ],
  ...{ retryAfterDays: 2, mostAttempts: 3, mostPer30Days: 4 },
}

/** Whether a debtor may be called now, by its own clock; if not, why and from when. */
export type Callable =
  | { readonly isOpen: true; readonly until: Date }
  | { readonly isOpen: false; readonly because: "hours" | "closed-day"; readonly opensAt: Date }

/** The moment at which somebody wants to call: the clock, and the day that it is in the books. */
export interface CallingMoment {
  readonly now: Date
  readonly today: Day
  /** The zone in which `today` is that day. */
  readonly houseZone: string
}

/** Whether the hours of the house and the days of contact leave room for a call right now. */
export function callable(
  rules: CallingRules,
  calendar: ContactCalendar,
  timeZone: string,
  moment: CallingMoment,
): Callable {
  const { now, today, houseZone } = moment
  // A demonstration plays another day: the debtor's day differs from it as the clocks differ.
  const shift = daysBetween(today, dayAt(now, houseZone))
  const there = addDays(dayAt(now, timeZone), -shift)
  const hour = hourAt(now, timeZone)
  const at = (on: Day, time: string): Date => instantAt(addDays(on, shift), time, timeZone)
  const slots = [...rules.slots].sort((a, b) => (a.from < b.from ? -1 : 1))
  if (!calendar.isOpen(there)) {
    const on = calendar.openDayFrom(there)
    return { isOpen: false, because: "closed-day", opensAt: at(on, slots[0]!.from) }
  }
  const current = slots.find((slot) => hour >= slot.from && hour < slot.until)
  if (current) return { isOpen: true, until: at(there, current.until) }
  const later = slots.find((slot) => slot.from > hour)
  const on = later ? there : calendar.openDayFrom(addDays(there, 1))
  return { isOpen: false, because: "hours", opensAt: at(on, (later ?? slots[0]!).from) }
}

/** The day on which somebody who did not answer is called again; null once it was tried often enough. */
export function nextAttemptOn(
  rules: CallingRules,
  calendar: ContactCalendar,
  attempts: number,
  today: Day,
): Day | null {
  if (attempts >= rules.mostAttempts) return null
  return calendar.openDayFrom(addDays(today, rules.retryAfterDays))
}

/** Where a debtor sits, as far as its clock is concerned. */
export interface DebtorPlace {
  readonly country: string
  readonly postalCode: string | null
}

// The departments and territories whose clock is not that of Paris, by the first three digits of a postcode.
const OVERSEAS: Readonly<Record<string, string>> = {
  ...{ "971": "America/Guadeloupe", "972": "America/Martinique", "973": "America/Cayenne" },
  ...{ "974": "Indian/Reunion", "975": "America/Miquelon", "976": "Indian/Mayotte" },
  ...{ "977": "America/St_Barthelemy", "978": "America/Marigot", "986": "Pacific/Wallis" },
  ...{ "987": "Pacific/Tahiti", "988": "Pacific/Noumea" },
}
const ABROAD: Readonly<Record<string, string>> = {
  ...{ GB: "Europe/London", IE: "Europe/Dublin", PT: "Europe/Lisbon", MA: "Africa/Casablanca" },
  ...{ RE: "Indian/Reunion", GP: "America/Guadeloupe", MQ: "America/Martinique", GF: "America/Cayenne" },
  ...{ YT: "Indian/Mayotte", NC: "Pacific/Noumea", PF: "Pacific/Tahiti", PM: "America/Miquelon" },
  ...{ GR: "Europe/Athens", RO: "Europe/Bucharest", FI: "Europe/Helsinki", TN: "Africa/Tunis" },
}

/** The clock of a debtor: as set for it, else that of its place, else that of the company. */
export function zoneOf(
  place: DebtorPlace,
  own: CustomerCalendar | null,
  company: Pick<CompanyCalendar, "timeZone">,
): string {
  if (own?.timeZone) return own.timeZone
  const byPostcode =
    place.country === "FR" ? OVERSEAS[(place.postalCode ?? "").replaceAll(" ", "").slice(0, 3)] : undefined
  return byPostcode ?? ABROAD[place.country] ?? company.timeZone
}
