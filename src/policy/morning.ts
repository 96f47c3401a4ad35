import type { Day } from "../kernel/day.ts"
import type { Decision } from "./decision.ts"
import type { ActDecision } from "./gate.ts"
import { type Channel, type Tone, toneRank } from "./scenario.ts"

/** How urgent a step is against others of the same morning: the firmer first, a call like a friendly word. */
export const urgencyOf = (tone: Tone | null): number =>
  tone === null ? toneRank("friendly") : toneRank(tone)

/** True when a step counts for what a morning can hold: work inside the house does not. */
export const fillsMorning = (channel: Channel): boolean => channel !== "task"

interface Urgent {
  readonly customerId: string
  readonly tone: Tone | null
  readonly channel: Channel
  readonly amountCents: number
}

/**
 * The customers whose step waits for another morning when only so many can be handled: the least
 * urgent, then the smallest amounts. After days off the load is spread instead of let go at once.
 */
export function beyondMorning(steps: readonly Urgent[], most: number | null): ReadonlySet<string> {
  if (most === null) return new Set()
  const ranked = steps
    .filter((step) => fillsMorning(step.channel))
    .sort(
      (a, b) =>
        urgencyOf(b.tone) - urgencyOf(a.tone) ||
        b.amountCents - a.amountCents ||
        (a.customerId < b.customerId ? -1 : 1),
    )
  return new Set(ranked.slice(Math.max(0, most)).map((step) => step.customerId))
}

/** A step that is due and waits for a morning with room for it. */
export function putOff(decision: ActDecision, until: Day): Decision {
  const { step: _, turn: __, ...rest } = decision
  return {
    ...rest,
    ...{ kind: "wait", because: "morning-full", until, reviewOn: until },
    items: decision.items.map((item) =>
      item.role === "lead" || item.role === "covered" || item.role === "listed"
        ? { ...item, role: "waiting" as const }
        : item,
    ),
  }
}
