import type { TimelineItem } from "../api/shapes/ledger.ts"

/** A moment of the timeline; for a message, its last state with the ones before it. */
export interface Moment {
  readonly item: TimelineItem
  readonly before: readonly TimelineItem[]
}

/** Gathers the states of each message (prepared, approved, sent) at the place of the latest one. */
export function mergeMessages(newestFirst: readonly TimelineItem[]): readonly Moment[] {
  const byMessage = new Map<string, TimelineItem[]>()
  const moments: Moment[] = []
  for (const item of newestFirst) {
    const known = item.messageId ? byMessage.get(item.messageId) : undefined
    if (known) {
      known.push(item)
      continue
    }
    const before: TimelineItem[] = []
    if (item.messageId) byMessage.set(item.messageId, before)
    moments.push({ item, before })
  }
  return moments
}
