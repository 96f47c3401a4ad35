import type { Sentence } from "../../kernel/wording.ts"
import { TONES } from "../../policy/scenario.ts"
import { stepLabel } from "../../policy/step-words.ts"
import { findingSentence, openFindings } from "../legal-check/findings.ts"
import type { MessageState } from "../outbox/message.ts"
import type { ListedMessage } from "./store.ts"

/** The states of a message, in the order of its life. */
export const MESSAGE_STATES = [
  "prepared",
  "approved",
  "reserved",
  "handing-over",
  "sent",
  "failed",
  "unknown",
  "held",
  "cancelled",
] as const satisfies readonly MessageState[]

/** A message as lists show it. */
export function messageSummary(message: ListedMessage) {
  return {
    id: message.id,
    customerId: message.customerId,
    customerName: message.customerName,
    stepKey: message.stepKey,
    stepLabel: stepLabel(message.stepKey),
    channel: message.channel,
    tone: message.tone === null ? null : (TONES[message.tone] ?? null),
    language: message.language,
    state: message.state,
    stateReason: message.stateReason,
    mode: message.mode,
    provider: message.provider,
    recipient: message.recipient,
    subject: message.subject,
    amountCents: message.amountCents,
    currency: message.currency,
    invoiceCount: new Set(message.items.map((item) => item.invoiceId)).size,
    plannedOn: message.plannedOn,
    needsApproval: message.needsApproval,
    edited: message.edited,
    findings: message.findings.map((finding) => ({
      ...finding,
      isAcknowledged: message.acknowledgedRules.includes(finding.ruleId),
    })),
    finishedAt: message.finishedAt?.toISOString() ?? null,
    sentence: message.stateSentence,
  }
}

/** Why a message of the review is not ticked beforehand; null when it is. */
export function whyNotTicked(message: ListedMessage): Sentence | null {
  const [open] = openFindings(message)
  if (open) return findingSentence(open)
  if (message.needsApproval) {
    return {
      fr: "Cette étape demande que vous lisiez ce message avant de l’approuver.",
      en: "This step asks you to read this message before you approve it.",
    }
  }
  if (message.channel === "email" && message.recipient === null) {
    return {
      fr: "Ce client n’a pas d’adresse e-mail.",
      en: "This customer has no e-mail address.",
    }
  }
  return null
}
