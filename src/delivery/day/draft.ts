import { createHash } from "node:crypto"
import type { Day } from "../../kernel/day.ts"
import { compose } from "../../messages/compose.ts"
import type { MessageInput } from "../../messages/message-input.ts"
import type { Template } from "../../messages/templates/template.ts"
import { type ActDecision, factsOf, shownItems } from "../../policy/gate.ts"
import { needsPerson, type Step, toneRank } from "../../policy/scenario.ts"
import { checkWording } from "../legal-check/check.ts"
import type { MessageDraft, MessageItem, MessageMode } from "../outbox/message.ts"

/** What a draft is made from. */
export interface DraftSource {
  readonly decision: ActDecision
  readonly step: Step
  readonly input: MessageInput
  readonly contactId: string | null
  readonly recipient: string | null
}

/** The digest of the facts that a message rests on, kept with it and compared again at the gate. */
export const factsSha256 = (decision: ActDecision, recipient: string | null): Buffer =>
  createHash("sha256").update(factsOf(decision, recipient)).digest()

/** The message that a decision asks for, written out and ready to be read by a person. */
export function draftOf(
  source: DraftSource,
  template: Template,
  run: { readonly mode: MessageMode; readonly today: Day },
): MessageDraft {
  const { decision, step, input, contactId, recipient } = source
  const composed = compose(input, template)
  const { subject, textBody } = composed
  const { templateKey, language } = template
  const wording = { templateKey, language, mode: run.mode, subject, textBody }
  return {
    ...{ customerId: decision.customerId, contactId, recipient },
    ...{ stepKey: step.key, turn: decision.turn, channel: decision.channel },
    tone: step.tone === null ? null : toneRank(step.tone),
    ...wording,
    scenarioVersion: decision.scenarioVersion,
    plannedOn: run.today,
    ...{ amountCents: decision.amountCents, currency: decision.currency },
    items: messageItems(decision, input),
    factsSha256: factsSha256(decision, recipient),
    needsApproval: needsPerson(step.approval),
    findings: checkWording(input, wording),
  }
}

/** The items of a decision as the message and later the reminder keep them. */
export function messageItems(decision: ActDecision, input: MessageInput | null): MessageItem[] {
  return shownItems(decision).map((item) => ({
    invoiceId: item.invoiceId,
    seq: item.seq,
    number: input?.items.find((known) => known.invoiceId === item.invoiceId && known.seq === item.seq)
      ?.number,
    dueOn: item.dueOn,
    openCents: item.openCents,
    stepKey: item.nextStepKey,
    covered: item.role !== "listed",
  }))
}
