import type { Author } from "../../kernel/author.ts"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { record } from "../../ledger/journal/store.ts"
import { assign, DEFAULT_SCENARIO_KEY } from "../assignment.ts"
import { readBooks, readCompanyDay } from "../books/store.ts"
import { type CompanyCalendar, type CustomerCalendar, contactCalendar, withOwnPressure } from "../calendar.ts"
import { refuseEmptyCalendar } from "../calendar-shape.ts"
import { readConduct } from "../conduct/store.ts"
import {
  type CompanySituation,
  type Conduct,
  type CustomerSetting,
  needsHistory,
  scenarioNamed,
} from "../conduct.ts"
import { contactDays } from "../contact-days.ts"
import { readHistories } from "../histories/store.ts"
import { reviewEverybody } from "../scenarios/store.ts"
import { MORNING_HOURS, narrowed, sendingInstant, usually, windowOf } from "../sending-window.ts"
import type { Tariff } from "../tariff.ts"
import { readCustomerSettings, writeCompanySetting, writeCustomerCalendar } from "./store.ts"

/** Sets the days and hours on which the company writes and calls; every decision is looked at again. */
export async function changeCalendar(tx: CompanyTx, calendar: CompanyCalendar, by: Author): Promise<void> {
  refuseEmptyCalendar(calendar)
  await writeCompanySetting(tx, { calendar }, by.actor)
  await reviewEverybody(tx)
  await record(tx, [{ ...entry(by), payload: { calendar } }])
}

/** Sets what one message by each channel costs. */
export async function changeTariff(tx: CompanyTx, tariff: Tariff, by: Author): Promise<void> {
  await writeCompanySetting(tx, { tariff }, by.actor)
  await record(tx, [{ ...entry(by), payload: { tariff } }])
}

/** Sets what differs for one customer; null: nothing does any more. */
export async function changeCustomerCalendar(
  tx: CompanyTx,
  customerId: string,
  calendar: CustomerCalendar | null,
  by: Author,
): Promise<void> {
  if (calendar) refuseEmptyCalendar(calendar)
  await writeCustomerCalendar(tx, customerId, calendar)
  await record(tx, [{ ...entry(by), customerId, payload: { calendar } }])
}

/** A calendar that is tried: what is not given is as it was set. */
export interface TriedCalendar {
  readonly calendar?: CompanyCalendar | undefined
  readonly customerId?: string | undefined
  readonly own?: CustomerCalendar | null | undefined
  readonly days: number
}

/** The next days under a calendar, and the pressure that its scenario keeps; nothing is written. */
export async function previewContactDays(tx: CompanyTx, tried: TriedCalendar, today: Day) {
  const conduct = await readConduct(tx)
  const { customerId } = tried
  const set = customerId ? ((await readCustomerSettings(tx, [customerId])).get(customerId) ?? null) : null
  const own = tried.own === undefined ? (set?.calendar ?? null) : tried.own
  const company = tried.calendar ?? conduct.calendar
  for (const calendar of [company, own]) if (calendar) refuseEmptyCalendar(calendar)
  const situation = await readCompanyDay(tx, today)
  const key = customerId ? await scenarioKeyOf(tx, customerId, conduct, set, situation) : DEFAULT_SCENARIO_KEY
  const scenario = withOwnPressure(scenarioNamed(conduct, key), own)
  const { preferredWeekdays, leastGapDays, contactsPer30Days } = scenario
  const { region } = situation
  return {
    ...{ region: own?.region ?? region, scenarioKey: scenario.key, scenarioName: scenario.name },
    ...{ leastGapDays, contactsPer30Days, preferredWeekdays },
    days: contactDays({ region, company, own, preferredWeekdays }, today, tried.days),
  }
}

async function scenarioKeyOf(
  tx: CompanyTx,
  customerId: string,
  conduct: Conduct,
  setting: CustomerSetting | null,
  { company }: CompanySituation,
): Promise<string> {
  const histories = needsHistory(conduct) ? await readHistories(tx, [customerId], company.today) : null
  const [book] = await readBooks(tx, [customerId], company.today, histories)
  return book
    ? assign(book, setting?.chosen ?? null, conduct.rules, company).scenarioKey
    : DEFAULT_SCENARIO_KEY
}

const entry = (by: Author) => ({
  ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "calendar.changed" },
})

/**
 * The customers whose hours of sending are closed now, each with the first instant at which a
 * message to it may leave; who is not in the map may be written to at once. `within` narrows the hours of
 * the company and of the customer; `inTheMorning` fills in those that nobody set.
 */
export async function closedUntil(
  tx: CompanyTx,
  customerIds: readonly string[],
  by: Pick<Author, "now" | "today">,
  hours: {
    readonly within?: { readonly from: string; readonly until: string }
    readonly inTheMorning?: boolean
  } = {},
): Promise<ReadonlyMap<string, Date>> {
  const { calendar } = await readConduct(tx)
  const settings = await readCustomerSettings(tx, customerIds)
  const { region } = await readCompanyDay(tx, by.today)
  const closed = new Map<string, Date>()
  for (const id of customerIds) {
    const own = settings.get(id)?.calendar ?? null
    const set = windowOf(calendar, own)
    const usual = hours.inTheMorning ? usually(set, MORNING_HOURS) : set
    const window = hours.within ? narrowed(usual, hours.within) : usual
    const opensAt = sendingInstant(window, contactCalendar(region, calendar, own), by.now)
    if (opensAt > by.now) closed.set(id, opensAt)
  }
  return closed
}
