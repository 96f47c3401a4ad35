import type { Review, ReviewMessage } from "../api/shapes/follow-up.ts"

/** What a person ticked or unticked by hand, by message; the others are as the server ticked them. */
export type Ticks = ReadonlyMap<string, boolean>

/** All messages of the review, in the order in which they are shown. */
export const messagesOf = (review: Review): readonly ReviewMessage[] =>
  review.groups.flatMap((group) => group.messages)

/** Whether a message leaves with the next sending. */
export const isTicked = (ticks: Ticks, message: ReviewMessage): boolean =>
  ticks.get(message.id) ?? message.preTicked

/** The same ticks after one or several messages were ticked or unticked. */
export function withTicks(ticks: Ticks, messages: readonly ReviewMessage[], ticked: boolean): Ticks {
  return new Map([...ticks, ...messages.map((message) => [message.id, ticked] as const)])
}

/** Whether all, some or none of a group are ticked. */
export function groupTick(ticks: Ticks, messages: readonly ReviewMessage[]): boolean | "indeterminate" {
  const count = messages.filter((message) => isTicked(ticks, message)).length
  return count === 0 ? false : count === messages.length ? true : "indeterminate"
}
