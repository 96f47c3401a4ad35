import { REMEDIES, type Remedy } from "../acts/remedy-dialog.tsx"
import type { Intent, TheirMail } from "../api/shapes/replies.ts"

/** The window that a class of answers opens: it mends at once what the debtor asks for. */
export type AnswerWindow = Remedy | "plan"

const REMEDY_OF: Partial<Record<Intent, Remedy>> = {
  "invoice-error": "invoice-error",
  "order-number-missing": "order-number",
  "not-received": "not-received",
  "wrong-contact": "wrong-contact",
}

/** The window that follows from an answer of this class; null when nothing but a confirmation follows. */
export function windowOf(intent: Intent, { plan }: Pick<TheirMail, "plan">): AnswerWindow | null {
  const isPlan =
    plan !== null && (intent === "asks-time" || (intent === "will-pay" && plan.partCents !== null))
  return isPlan ? "plan" : (REMEDY_OF[intent] ?? null)
}

/** True for the windows of remedies. */
export const isRemedy = (window: AnswerWindow): window is Remedy =>
  REMEDIES.some((remedy) => remedy === window)
