import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { type MessageSource, readMessageSources } from "../../messages/inputs/store.ts"
import type { Decision } from "../../policy/decision.ts"
import { decideFor } from "../../policy/plan/workflows.ts"
import { isRemedyStep } from "../../policy/remedy-steps.ts"
import { sentence } from "../../policy/sentence.ts"
import { verdictsOnAnswers } from "../answers/workflows.ts"
import { factsSha256 } from "../day/draft.ts"
import { enclosedOf, withEnclosed } from "../enclosed/workflows.ts"
import { ANSWER_STEP, type Message } from "../outbox/message.ts"
import { STATE_SENTENCES } from "../outbox/wording.ts"
import { verdictsOnRemedies } from "../remedies/workflows.ts"
import { writeEmail } from "../rendering/workflows.ts"
import type { GateVerdict } from "../sending/ports.ts"

// Nothing is due any more: the message is over. Whatever else stops it may pass: it is looked at again.
const OVER: readonly Decision["because"][] = ["settled", "insolvent", "assigned", "do-not-chase", "disputed"]

/**
 * The gate. Just before messages leave, the same decisions are taken again from the facts of this
 * very moment (payment, promise, dispute, answer, credit note, age of the data, recipient): only
 * one that asks for exactly this message lets it leave. The facts are read once for all of them,
 * and what lets a message through writes it from the facts that were judged.
 * What a person wrote in a conversation asks for nothing: it is judged by its address and by the law. What
 * the debtor asked for is judged by its invoices.
 */
export async function gate(
  tx: CompanyTx,
  messages: readonly Message[],
  today: Day,
): Promise<ReadonlyMap<string, GateVerdict>> {
  const answers = messages.filter((message) => message.stepKey === ANSWER_STEP)
  const remedies = messages.filter((message) => isRemedyStep(message.stepKey))
  const steps = messages.filter(({ stepKey }) => stepKey !== ANSWER_STEP && !isRemedyStep(stepKey))
  const customers = [...new Set(steps.map((message) => message.customerId))]
  const decisions = await decideFor(tx, customers, today)
  const acts = decisions.filter((decision) => decision.kind === "act")
  const sources = await readMessageSources(tx, acts, today)
  const decisionOf = new Map(decisions.map((decision) => [decision.customerId, decision]))
  const sourceOf = new Map(sources.map((source) => [source.decision.customerId, source]))
  const enclosed = await enclosedOf(tx, steps, sourceOf)
  const verdicts = steps.map((message): [string, GateVerdict] => {
    const { id, customerId } = message
    const verdict = verdictOn(message, decisionOf.get(customerId), sourceOf.get(customerId), today)
    const source = sourceOf.get(customerId)
    return [id, verdict.ok && source ? withEnclosed(tx, message, source, enclosed.get(id) ?? []) : verdict]
  })
  return new Map([
    ...verdicts,
    ...(await verdictsOnAnswers(tx, answers)),
    ...(await verdictsOnRemedies(tx, remedies, today)),
  ])
}

function verdictOn(
  message: Message,
  decision: Decision | undefined,
  source: MessageSource | undefined,
  today: Day,
): GateVerdict {
  if (decision?.kind !== "act") {
    const because = decision?.because ?? "settled"
    const words = decision
      ? sentence(decision, { today, numberOf: () => "" })
      : STATE_SENTENCES["facts-changed"]
    return { ok: false, because, sentence: words, outcome: OVER.includes(because) ? "cancelled" : "held" }
  }
  if (source && factsSha256(decision, source.recipient).equals(message.factsSha256))
    return { ok: true, write: (outgoing) => writeEmail(source.input, outgoing) }
  return { ok: false, because: "facts-changed", sentence: STATE_SENTENCES["facts-changed"], outcome: "held" }
}
