import type { Cents } from "../../../kernel/cents.ts"
import type { Day } from "../../../kernel/day.ts"
import type { Sentence } from "../../../kernel/wording.ts"

/** What sorts of things wait for a person, in the order in which they come. */
export const KINDS = [
  "reply",
  "tray",
  "doubt",
  "mailbox",
  "address",
  "failed",
  "data",
  "promise",
  "instalment",
  "dispute",
  "call",
  "approval",
  "question",
  "mention",
  "task",
] as const
export type ItemKind = (typeof KINDS)[number]

/** How soon: what somebody said, what is broken, what was agreed, whom to call, what to let go, the rest. */
export const URGENCY: Readonly<Record<ItemKind, number>> = {
  ...{ reply: 1, tray: 1 },
  ...{ doubt: 2, mailbox: 2, address: 2, failed: 2, data: 2 },
  ...{ promise: 3, instalment: 3, dispute: 3 },
  call: 4,
  approval: 5,
  ...{ question: 6, mention: 6, task: 6 },
}

/** What can be done about an item without leaving the list; the first is the usual one. */
export const ITEM_ACTIONS = [
  "confirm",
  "handle",
  "promise",
  "dispute",
  "payment",
  "call",
  "approve",
  "read",
  "search",
  "was-sent",
  "was-not-sent",
  "done",
  "ask",
  "seen",
  "allocate",
  "decide",
  "accepted",
  "end",
  "open",
] as const
export type ItemAction = (typeof ITEM_ACTIONS)[number]

/** One thing that waits for a person. */
export interface Item {
  /** Stable while the thing waits: "reply:<id>". What is put off is remembered by it. */
  readonly key: string
  readonly kind: ItemKind
  readonly id: string
  readonly customerId: string | null
  readonly customerName: string | null
  /** What is at stake; null: what the customer owes that is late, found for all items at once. */
  readonly moneyCents: Cents | null
  readonly currency: string | null
  /** The day it is about: received, promised, due. */
  readonly on: Day | null
  readonly sentence: Sentence
  /** With a question of the plan: its code. */
  readonly because: string | null
  /** The conversation that it is part of. */
  readonly threadId: string | null
  /** What the debtor or a colleague wrote, in their own words. */
  readonly quote: string | null
  readonly actions: readonly ItemAction[]
  /** The page where all of it stands. */
  readonly link: string | null
  readonly phone: string | null
  /** The person it was given to by name; null: whoever looks after the customer. */
  readonly forUserId: string | null
}

/** Makes an item from what differs. */
export function item(
  given: Pick<Item, "kind" | "id" | "sentence" | "actions"> & Partial<Omit<Item, "key">>,
): Item {
  return {
    key: `${given.kind}:${given.id}`,
    ...{ customerId: null, customerName: null, moneyCents: null, currency: null, on: null, quote: null },
    link: given.customerId ? `/clients/${given.customerId}` : null,
    ...{ because: null, threadId: null, phone: null, forUserId: null },
    ...given,
  }
}

type Sorted = "key" | "kind" | "currency" | "moneyCents" | "on"

/** The order of the list: by urgency, then by money (the company's own currency first), then by age. */
export function byUrgencyAndMoney(currency: string) {
  const isOwn = (one: Pick<Item, Sorted>): number =>
    one.currency === null || one.currency === currency ? 0 : 1
  return (a: Pick<Item, Sorted>, b: Pick<Item, Sorted>): number =>
    URGENCY[a.kind] - URGENCY[b.kind] ||
    isOwn(a) - isOwn(b) ||
    (b.moneyCents ?? 0) - (a.moneyCents ?? 0) ||
    (a.on ?? "").localeCompare(b.on ?? "") ||
    a.key.localeCompare(b.key)
}
