import type { billOut, statementOut, waiverOut } from "../../../penalties/http.ts"
import type { halfYearOut } from "../../../penalties/rates/http.ts"
import type { penaltySettingsOut } from "../../../penalties/settings/http.ts"
import type { Answer } from "./answer.ts"

/** GET …/customers/{id}/penalties and …/invoices/{id}/penalties */
export type PenaltyStatement = Answer<typeof statementOut>
export type PenaltyInvoice = PenaltyStatement["invoices"][number]
export type PenaltyBill = Answer<typeof billOut>
export type PenaltyWaiver = Answer<typeof waiverOut>

/** GET …/customers/{id}/penalty-bills */
export interface PenaltyHistory {
  readonly bills: readonly PenaltyBill[]
  readonly waivers: readonly PenaltyWaiver[]
}

/** GET …/rates */
export interface Rates {
  readonly halfYears: readonly HalfYearRates[]
}
export type HalfYearRates = Answer<typeof halfYearOut>

/** GET …/penalty-settings */
export type PenaltySettingsView = Answer<typeof penaltySettingsOut>
export type ChosenPenaltySettings = PenaltySettingsView["chosen"]
