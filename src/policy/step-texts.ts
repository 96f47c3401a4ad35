import type { Step } from "./scenario.ts"

const WRITTEN: readonly string[] = [
  ...["courtesy-before", "friendly-email", "second-friendly", "firm-email"],
  ...["formal-notice", "public-firm", "public-claim", "promise-broken"],
]

/** The texts that a step may say, by what it does; none for a file that is only handed over. */
export function textsFor(step: Pick<Step, "channel" | "task" | "tone">): readonly string[] {
  if (step.tone !== null) return step.channel === "sms" ? ["sms-reminder"] : WRITTEN
  if (step.task === "phone") return ["phone-call"]
  return step.task === "ask-salesperson" ? ["ask-salesperson"] : []
}
