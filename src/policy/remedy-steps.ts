import type { Step } from "./scenario.ts"
import { ALWAYS } from "./shipped-steps.ts"

/** What is sent because the debtor asked for it; no step of a scenario, and nothing gets firmer by it. */
export const REMEDY_STEPS = ["resend-invoice", "corrected-invoice"] as const
export type RemedyStep = (typeof REMEDY_STEPS)[number]

/** True for what answers a request of the debtor. */
export const isRemedyStep = (key: string): key is RemedyStep =>
  (REMEDY_STEPS as readonly string[]).includes(key)

/** A remedy as a step, for whatever writes messages: said in no tone, and let go by who asked for it. */
export const remedyStep = (key: RemedyStep): Step => ({
  ...{ key, name: null, delayDays: 0, countedFrom: "due-date", channel: "email", tone: null },
  ...{ templateKey: key, approval: "automatic", task: null, minimumCents: 0, when: ALWAYS },
  ...{ attachments: ["invoice"], penalties: "none" },
})
