import type { Cents } from "../kernel/cents.ts"
import type { Channel } from "./scenario.ts"

/** What one message by each channel costs in postage or fees, in cents; a company sets its own. */
export type Tariff = Readonly<Record<Channel, Cents>>

/**
 * The postage of a letter of 20 g within France in 2026 (green letter, registered letter R1 without
 * its slip), as announced by La Poste; to be set to what the company really pays.
 */
export const USUAL_TARIFF: Tariff = {
  ...{ email: 0, phone: 0, task: 0, sms: 0 },
  letter: 1_52,
  "registered-letter": 6_11,
  "electronic-registered-letter": 0,
}
