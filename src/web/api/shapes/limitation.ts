import type { lawSettingsOut } from "../../../ledger/law-settings/http.ts"
import type { limitationOut, wholeLimitationOut } from "../../../ledger/limitation/http.ts"
import type { customerRoutesOut } from "../../../recourse/routes/http.ts"
import type { Answer } from "./answer.ts"
import type { Listing } from "./listing.ts"

/** When an unpaid invoice becomes time-barred, in a list. */
export type LimitLine = Answer<typeof limitationOut>

/** GET …/limitations */
export interface Limits extends Listing<LimitLine> {
  readonly total: number
}

/** GET …/invoices/:id/limitation */
export type WholeLimit = Answer<typeof wholeLimitationOut>
export type LimitEvent = WholeLimit["events"][number]

/** GET …/customers/:id/routes */
export type CustomerRoutes = Answer<typeof customerRoutesOut>
export type RouteLine = CustomerRoutes["routes"][number]

/** GET …/law-settings */
export type LawSettings = Answer<typeof lawSettingsOut>
