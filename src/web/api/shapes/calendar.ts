import type { Day, Sentence } from "./listing.ts"

export type { CompanyCalendar, CustomerCalendar } from "../../../policy/calendar.ts"
export type { Tariff } from "../../../policy/tariff.ts"

/** POST …/contact-day-previews */
export interface ContactDays {
  readonly region: string
  readonly scenarioKey: string
  readonly scenarioName: string
  readonly leastGapDays: number
  readonly contactsPer30Days: number
  readonly preferredWeekdays: readonly number[]
  readonly days: readonly {
    readonly on: Day
    readonly isOpen: boolean
    readonly because: Sentence | null
    readonly isPreferred: boolean
    readonly isPaymentRun: boolean
  }[]
}
