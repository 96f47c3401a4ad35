import type { OpenConsignmentCarrier, Provider } from "../delivery/consignment/provider.ts"
import { ar24Carrier } from "./ar24/carrier.ts"
import { laPosteCarrier } from "./la-poste/carrier.ts"
import { mySendingBoxCarrier } from "./mysendingbox/carrier.ts"
import { ovhSmsCarrier } from "./ovh-sms/carrier.ts"
import type { CarrierOptions } from "./provider-line.ts"

const CARRIERS = {
  "la-poste": laPosteCarrier,
  mysendingbox: mySendingBoxCarrier,
  ar24: ar24Carrier,
  "ovh-sms": ovhSmsCarrier,
} satisfies Record<Provider, unknown>

/** Opens lines to providers; the options, given for tests, hold for all of them. */
export const openConsignmentCarrier =
  (options: CarrierOptions = {}): OpenConsignmentCarrier =>
  (account) =>
    CARRIERS[account.provider](account, options)
