import type { Cents } from "../kernel/cents.ts"
import type { Decision } from "./decision.ts"

/** An act decision: the only kind from which a message can come. */
export type ActDecision = Extract<Decision, { kind: "act" }>

/** The items that a message shows, in a fixed order. */
export const shownItems = (decision: ActDecision) =>
  decision.items
    .filter((item) => item.role === "lead" || item.role === "covered" || item.role === "listed")
    .sort((a, b) =>
      a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.invoiceId < b.invoiceId ? -1 : a.seq - b.seq,
    )

/**
 * The facts that a message rests on, in one text that is the same when and only when they are:
 * step, turn, channel, recipient, and what is asked for on each invoice. The digest of it is kept
 * with the prepared message and compared again just before it leaves.
 */
export function factsOf(decision: ActDecision, recipient: string | null): string {
  return JSON.stringify([
    decision.stepKey,
    decision.turn,
    decision.channel,
    recipient,
    decision.amountCents,
    decision.currency,
    shownItems(decision).map((item): [string, number, Cents, boolean] => [
      item.invoiceId,
      item.seq,
      item.chasedCents,
      item.role !== "listed",
    ]),
  ])
}
