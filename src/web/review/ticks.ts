import type { Review, ReviewGroupOf, ReviewMessage } from "../api/shapes/follow-up.ts"

/** What a person ticked or unticked by hand, by message; the others are as the server ticked them. */
export type Ticks = ReadonlyMap<string, boolean>

/** All messages of the review, in the order in which they are shown. */
export const messagesOf = (review: Review): readonly ReviewMessage[] =>
  review.groups.flatMap((group) => group.messages)

/** A group's name among the others. */
export const groupKeyOf = ({ stepKey, channel, scenarioKey, language }: ReviewGroupOf): string =>
  `${stepKey} ${channel} ${scenarioKey} ${language}`

// A group this small is read line by line; in a larger one, those that are alike are folded.
const READ_ONE_BY_ONE = 15

/** The messages of a group as they are read: what is unlike the rest first. */
export function partsOf(group: ReviewGroupOf, isUnfolded: boolean) {
  const unlike = group.messages.filter(({ differences }) => differences.length > 0)
  const alike = group.messages.filter(({ differences }) => differences.length === 0)
  const isFolded = alike.length > READ_ONE_BY_ONE && !isUnfolded
  return { unlike, alike, isFolded, shown: isFolded ? unlike : [...unlike, ...alike] }
}

/** The messages in sight, in their order: those that the keyboard walks through. */
export const messagesInSight = (review: Review, unfolded: ReadonlySet<string>): readonly ReviewMessage[] =>
  review.groups.flatMap((group) => partsOf(group, unfolded.has(groupKeyOf(group))).shown)

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
