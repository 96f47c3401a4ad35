import type { carriedOut, letterOut } from "../../../delivery/posting/desk/http.ts"
import type { providerOut } from "../../../delivery/provider-account/http.ts"
import type { consentOut } from "../../../ledger/consents/http.ts"
import type { Answer } from "./answer.ts"

/** A letter on the desk. */
export type DeskLetter = Answer<typeof letterOut>
/** A letter or short message that a provider carries. */
export type CarriedLetter = Answer<typeof carriedOut>

/** GET …/letters */
export interface LetterDesk {
  readonly waiting: readonly DeskLetter[]
  readonly posted: readonly DeskLetter[]
  readonly carried: readonly CarriedLetter[]
}

/** One of GET …/customers/:id/consents */
export type Consent = Answer<typeof consentOut>

/** One of GET …/provider-accounts */
export type ProviderLine = Answer<typeof providerOut>
