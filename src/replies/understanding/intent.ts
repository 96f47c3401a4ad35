/** What an answer says, in the classes that call for different next steps. */
export const INTENTS = [
  "will-pay",
  "already-paid",
  "asks-time",
  "disputes",
  "invoice-error",
  "order-number-missing",
  "not-received",
  "wrong-contact",
  "out-of-office",
  "thanks",
  "other",
] as const

/** One of the classes. "other" is also the honest answer below the certainty that is asked for. */
export type Intent = (typeof INTENTS)[number]
