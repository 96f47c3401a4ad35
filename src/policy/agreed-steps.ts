import type { Step, Tone } from "./scenario.ts"
import { ALWAYS } from "./shipped-steps.ts"

const agreed = (key: string, tone: Tone): Step => ({
  ...{ key, name: null, delayDays: 0, countedFrom: "due-date", channel: "email", tone, templateKey: key },
  ...{ approval: "one-click", task: null, minimumCents: 0, when: ALWAYS, attachments: [], penalties: "none" },
})

const confirmation = (key: string): Step => agreed(key, "courtesy")

/**
 * The steps that follow from what was agreed, not from a scenario: they confirm in writing, or accompany a payment plan.
 * Keys are for ever, as those of the ladder.
 */
export const AGREED_STEPS = {
  "promise-confirmed": confirmation("promise-confirmed"),
  "time-granted": confirmation("time-granted"),
  "time-countered": confirmation("time-countered"),
  "time-refused": confirmation("time-refused"),
  "dispute-acknowledged": confirmation("dispute-acknowledged"),
  "dispute-credit-note": confirmation("dispute-credit-note"),
  "dispute-corrected": confirmation("dispute-corrected"),
  "dispute-rejected": confirmation("dispute-rejected"),
  "dispute-settled": confirmation("dispute-settled"),
  "plan-proposed": confirmation("plan-proposed"),
  "plan-accepted": confirmation("plan-accepted"),
  "plan-changed": confirmation("plan-changed"),
  "plan-kept": confirmation("plan-kept"),
  thanks: confirmation("thanks"),
  "plan-instalment-before": confirmation("plan-instalment-before"),
  "plan-instalment-late": agreed("plan-instalment-late", "friendly"),
  "plan-broken": agreed("plan-broken", "firm"),
} as const satisfies Readonly<Record<string, Step>>

export type AgreedStepKey = keyof typeof AGREED_STEPS

/** Confirmations: those that may leave by themselves where the company said so. */
export const CONFIRMATION_KEYS: readonly string[] = Object.values(AGREED_STEPS)
  .filter((step) => step.tone === "courtesy")
  .map((step) => step.key)

/** True for a step that follows from an agreement. */
export const isAgreedStep = (key: string): key is AgreedStepKey => Object.hasOwn(AGREED_STEPS, key)
