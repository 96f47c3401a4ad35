import type { Scenario } from "./scenario.ts"

/**
 * The scenario that a new company starts with. The days follow what dedicated products and good
 * credit departments do: a courtesy note before, a friendly word at once, a call in the second
 * week, firmness with the law announced in the third, a colleague who knows the customer in the
 * fourth, and a formal notice only after a month, read and approved by a person.
 */
export const SHIPPED_SCENARIO: Scenario = {
  name: "Standard",
  version: 1,
  steps: [
    {
      key: "courtesy-before",
      delayDays: -7,
      channel: "email",
      tone: "courtesy",
      templateKey: "courtesy-before",
      approval: "one-click",
      task: null,
      // A courtesy note for small invoices would be noise.
      minimumCents: 1_000_00,
    },
    {
      key: "friendly-email",
      delayDays: 3,
      channel: "email",
      tone: "friendly",
      templateKey: "friendly-email",
      approval: "one-click",
      task: null,
      minimumCents: 0,
    },
    {
      key: "phone-call",
      delayDays: 10,
      channel: "phone",
      tone: null,
      templateKey: "phone-call",
      approval: "automatic",
      task: "phone",
      minimumCents: 0,
    },
    {
      key: "firm-email",
      delayDays: 15,
      channel: "email",
      tone: "firm",
      templateKey: "firm-email",
      approval: "one-click",
      task: null,
      minimumCents: 0,
    },
    {
      key: "ask-salesperson",
      delayDays: 22,
      channel: "task",
      tone: null,
      templateKey: "ask-salesperson",
      approval: "automatic",
      task: "ask-salesperson",
      minimumCents: 0,
    },
    {
      key: "formal-notice",
      delayDays: 30,
      channel: "registered-letter",
      tone: "formal",
      templateKey: "formal-notice",
      approval: "person",
      task: null,
      minimumCents: 0,
    },
    {
      key: "to-recovery",
      delayDays: 45,
      channel: "task",
      tone: null,
      templateKey: null,
      approval: "automatic",
      task: "recovery",
      minimumCents: 0,
    },
  ],
  brokenPromise: {
    key: "promise-broken",
    delayDays: 0,
    channel: "email",
    tone: "firm",
    templateKey: "promise-broken",
    approval: "one-click",
    task: null,
    minimumCents: 0,
  },
  leastGapDays: 5,
  contactsPer30Days: 4,
  preferredWeekdays: [2, 3],
  preferredWithinDays: 2,
  firstStepKey: "friendly-email",
  minimumBalanceCents: 5_00,
}
