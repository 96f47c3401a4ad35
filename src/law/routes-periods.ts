import { addDays, addMonths, type Day } from "../kernel/day.ts"
import { type ProceduralLimit, proceduralLimit } from "./calendar.ts"
import {
  COMMAND_PERIODS,
  DECLARATION_MONTHS,
  ENFORCEMENT_MONTHS,
  OPPOSITION_MONTHS,
  RELIEF_MONTHS,
  SERVICE_MONTHS,
  SMALL_CLAIM_ANSWER_MONTHS,
} from "./rules/routes.ts"

/** How many months an order made on this day may wait for its service (CPC 1411, décret 2026-96). */
export function serviceMonths(orderOn: Day): number {
  const [before, since] = SERVICE_MONTHS
  return orderOn <= before.until! ? before.value : since.value
}

/** The last day to serve a payment order; after it the order is void. */
export const orderServiceLimit = (orderOn: Day): ProceduralLimit & { readonly months: number } => {
  const months = serviceMonths(orderOn)
  return { months, ...proceduralLimit(orderOn, { months }) }
}

/**
 * The end of the opposition after service in person, and the first day of enforcement without one.
 * Orders made since 1 September 2026 wait two months from the service (CPC 1422); earlier ones for the
 * end of the opposition. A limit ends at midnight: enforcement begins on the day after.
 */
export function oppositionLimits(orderOn: Day, servedOn: Day) {
  const opposition = proceduralLimit(servedOn, { months: OPPOSITION_MONTHS.value })
  const waits =
    orderOn >= ENFORCEMENT_MONTHS.since!
      ? proceduralLimit(servedOn, { months: ENFORCEMENT_MONTHS.value })
      : opposition
  return { opposition, enforcementFrom: addDays(waits.rolledOn, 1) }
}

/** The days to declare a claim after the BODACC notice, and to ask for relief once it was missed. */
export function declarationLimits(noticeOn: Day, creditorIsAway = false) {
  const months = creditorIsAway ? DECLARATION_MONTHS.value.away : DECLARATION_MONTHS.value.home
  return { ...proceduralLimit(noticeOn, { months }), reliefUntil: addMonths(noticeOn, RELIEF_MONTHS.value) }
}

/** The last day of the debtor to accept the simplified procedure (CPCE L125-1). */
export const smallClaimAnswerLimit = (invitedOn: Day): ProceduralLimit =>
  proceduralLimit(invitedOn, { months: SMALL_CLAIM_ANSWER_MONTHS.value })

/** After the command of L126-1: until when the debtor pays or contests, and the first day of the report. */
export function commandLimits(servedOn: Day) {
  const { months, reportAfterDays } = COMMAND_PERIODS.value
  const payOrContest = proceduralLimit(servedOn, { months })
  return { payOrContest, reportFrom: addDays(payOrContest.endsOn, reportAfterDays) }
}
