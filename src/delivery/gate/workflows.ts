import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { readMessageSources } from "../../messages/inputs/store.ts"
import type { Decision } from "../../policy/decision.ts"
import { decideFor } from "../../policy/plan/workflows.ts"
import { currentScenario } from "../../policy/scenarios/store.ts"
import { sentence } from "../../policy/sentence.ts"
import { factsSha256 } from "../day/draft.ts"
import type { Message } from "../outbox/message.ts"
import { STATE_SENTENCES } from "../outbox/wording.ts"
import type { GateVerdict } from "../sending/ports.ts"

// Nothing is due any more: the message is over. Whatever else stops it may pass: it is looked at again.
const OVER: readonly Decision["because"][] = ["settled", "insolvent", "assigned", "do-not-chase", "disputed"]

/**
 * The gate. Just before a message leaves, the same decision is taken again from the facts of this
 * very moment (payment, promise, dispute, answer, credit note, age of the data, recipient): only
 * when it asks for exactly this message does it leave.
 */
export async function gate(tx: CompanyTx, message: Message, today: Day): Promise<GateVerdict> {
  const [decision] = await decideFor(tx, [message.customerId], today)
  if (decision?.kind !== "act") {
    const because = decision?.because ?? "settled"
    const words = decision
      ? sentence(decision, { today, numberOf: () => "" })
      : STATE_SENTENCES["facts-changed"]
    return { ok: false, because, sentence: words, outcome: OVER.includes(because) ? "cancelled" : "held" }
  }
  const scenario = await currentScenario(tx)
  const [source] = await readMessageSources(tx, [decision], scenario, today)
  const same = source && factsSha256(decision, source.recipient).equals(message.factsSha256)
  if (same) return { ok: true }
  return { ok: false, because: "facts-changed", sentence: STATE_SENTENCES["facts-changed"], outcome: "held" }
}
