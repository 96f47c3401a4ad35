import type { Channel, Step, StepTask } from "../../policy/scenario.ts"
import { textsFor } from "../../policy/step-texts.ts"

/** What a step does, as people choose it: by which channel something leaves, or what is done inside. */
export type Move =
  | "email"
  | "letter"
  | "registered-letter"
  | "electronic-registered-letter"
  | "sms"
  | "phone"
  | "ask-salesperson"
  | "recovery"

const INSIDE: Readonly<
  Partial<Record<Move, { channel: Channel; task: StepTask; templateKey: string | null }>>
> = {
  phone: { channel: "phone", task: "phone", templateKey: "phone-call" },
  "ask-salesperson": { channel: "task", task: "ask-salesperson", templateKey: "ask-salesperson" },
  recovery: { channel: "task", task: "recovery", templateKey: null },
}

/** What a step does. */
export const moveOf = (step: Pick<Step, "channel" | "task">): Move =>
  (step.channel === "task" ? (step.task ?? "recovery") : step.channel) as Move

/** The same step doing something else: a message gets a tone and a text, work inside has neither. */
export function withMove(step: Step, move: Move): Step {
  const inside = INSIDE[move]
  if (inside) {
    return { ...step, ...inside, tone: null, approval: "automatic", attachments: [], penalties: "none" }
  }
  const channel = move as Channel
  const written: Step = { ...step, channel, task: null, tone: step.tone ?? "friendly" }
  const texts = textsFor(written)
  const isKnown = step.templateKey !== null && texts.includes(step.templateKey)
  return {
    ...written,
    approval: step.tone === null ? "one-click" : step.approval,
    // Nothing goes along with a text message.
    attachments: channel === "sms" ? [] : step.attachments,
    templateKey: isKnown
      ? step.templateKey
      : (texts.find((key) => key === TEXTS[written.tone!]) ?? texts[0]!),
  }
}

const TEXTS: Readonly<Record<NonNullable<Step["tone"]>, string>> = {
  ...{ courtesy: "courtesy-before", friendly: "friendly-email" },
  ...{ firm: "firm-email", formal: "formal-notice" },
}

/** The same step in another tone; a formal one is always approved by a person. */
export function withTone(step: Step, tone: NonNullable<Step["tone"]>): Step {
  const isAlone = step.approval === "automatic" || step.approval === "one-click"
  return { ...step, tone, approval: tone === "formal" && isAlone ? "person" : step.approval }
}
