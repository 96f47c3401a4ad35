import type { Author } from "../../kernel/author.ts"
import type { Day } from "../../kernel/day.ts"
import { Refusal } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { readMessageSources } from "../../messages/inputs/store.ts"
import { shownItems } from "../../policy/gate.ts"
import { readLabels } from "../../policy/plan/store.ts"
import { decideFor } from "../../policy/plan/workflows.ts"
import { factsSha256 } from "../day/draft.ts"
import { lockMessages } from "../outbox/approval/store.ts"
import type { Message } from "../outbox/message.ts"
import { agreementsOn } from "../outbox/second-person/workflows.ts"
import { type Approval, approveMessages } from "../outbox/workflows.ts"
import { type Change, changesBetween, type Looked } from "./changes.ts"
import { type Difference, differencesIn } from "./differences.ts"
import { readHeard, readReplaced, readScenarioNames } from "./store.ts"

/** What the review says of a message beside the message itself. */
export interface Reviewed {
  readonly scenario: { readonly key: string; readonly name: string }
  /** In what it is unlike the rest of its group. */
  readonly differences: readonly Difference[]
  /** What changed: since it was prepared, or against the message whose place it took. */
  readonly changes: readonly Change[]
  /** True when what is due is no longer what it says: it must be prepared again. */
  readonly isChanged: boolean
  /** True when somebody had already taken care of the message whose place it took. */
  readonly mustBeReadAgain: boolean
  /** Who has agreed to it so far, where two people must; null where one is enough. */
  readonly agreedBy: readonly string[] | null
}

/** Messages of one group are of one step, channel, scenario and language. */
export const groupKeyOf = (message: Message, { scenario }: Pick<Reviewed, "scenario">): string =>
  [message.stepKey, message.channel, scenario.key, message.language].join(" ")

/** Compares the messages that wait with the facts of the day, with what they replace, and with each other. */
export async function reviewMessages(
  tx: CompanyTx,
  messages: readonly Message[],
  today: Day,
): Promise<ReadonlyMap<string, Reviewed>> {
  const customers = [...new Set(messages.map(({ customerId }) => customerId))]
  const changed = await changedSince(tx, messages, today)
  const [replaced, heard] = [await readReplaced(tx, customers), await readHeard(tx, customers)]
  const agreements = await agreementsOn(tx, messages)
  const names = await readScenarioNames(tx, [...new Set(messages.map((message) => message.scenarioVersion))])
  const known = messages.map((message) => {
    const before = replacedBy(message, replaced.get(message.customerId))
    const changes = changed.get(message.id) ?? []
    const scenario = names.get(message.scenarioVersion) ?? { key: "", name: "" }
    return {
      ...{ message, scenario, before, isChanged: changes.length > 0 },
      changes:
        changes.length > 0 ? changes : before ? changesBetween(lookedAt(before), lookedAt(message)) : [],
      agreedBy: agreements.has(message.id) ? [...agreements.get(message.id)!] : null,
    }
  })
  const groups = Map.groupBy(known, (one) => groupKeyOf(one.message, one))
  const differences = new Map<string, readonly Difference[]>()
  for (const group of groups.values()) {
    const members = group.map(({ message, isChanged, before, agreedBy }) => ({
      ...message,
      ...{ isChanged, isReplacing: before !== null, asksForTwo: agreedBy !== null },
      hasBeenWrittenTo: heard.has(message.customerId),
      lastRecipient: heard.get(message.customerId)?.lastRecipient ?? null,
    }))
    for (const [id, found] of differencesIn(members)) differences.set(id, found)
  }
  return new Map(
    known.map(({ message, before, ...rest }) => [
      message.id,
      {
        ...rest,
        differences: differences.get(message.id) ?? [],
        mustBeReadAgain: before !== null && wasLookedAfter(before, message),
      },
    ]),
  )
}

/** The message that this one took the place of: prepared before it, and saying something else. */
function replacedBy(message: Message, before: Message | undefined): Message | null {
  if (!before || before.createdAt > message.createdAt || before.mode !== message.mode) return null
  return changesBetween(lookedAt(before), lookedAt(message)).length > 0 ? before : null
}

// What nobody had touched and was prepared on an earlier day gave way to a newer day, not to news.
const wasLookedAfter = (before: Message, message: Message): boolean =>
  before.approvedBy !== null ||
  before.edited ||
  before.acknowledgedRules.length > 0 ||
  before.plannedOn === message.plannedOn

const lookedAt = (message: Message): Looked => ({
  ...{ stepKey: message.stepKey, channel: message.channel, recipient: message.recipient },
  ...{ amountCents: message.amountCents, currency: message.currency },
  numbers: message.items.map(({ number, invoiceId }) => number ?? invoiceId),
  ...(message.edited && { subject: message.subject, textBody: message.textBody }),
})

/**
 * The messages, among these, that no longer say what is due today, each with what changed. One that
 * is not due at all any more is left to the plan and the gate, which cancel it with its reason.
 */
export async function changedSince(
  tx: CompanyTx,
  messages: readonly Message[],
  today: Day,
): Promise<ReadonlyMap<string, readonly Change[]>> {
  const customers = [...new Set(messages.map(({ customerId }) => customerId))]
  const acts = (await decideFor(tx, customers, today)).filter((decision) => decision.kind === "act")
  const sources = new Map(
    (await readMessageSources(tx, acts, today)).map((source) => [source.decision.customerId, source]),
  )
  const stale = messages.flatMap((message) => {
    const source = sources.get(message.customerId)
    const isSame = !source || factsSha256(source.decision, source.recipient).equals(message.factsSha256)
    return isSame ? [] : [{ message, source }]
  })
  const invoiceIds = stale.flatMap(({ source }) => source.decision.items.map(({ invoiceId }) => invoiceId))
  const { numbers } = await readLabels(tx, [], [...new Set(invoiceIds)])
  return new Map(
    stale.map(({ message, source: { decision, recipient } }) => {
      const now: Looked = {
        ...{ stepKey: decision.stepKey, channel: decision.channel, recipient },
        ...{ amountCents: decision.amountCents, currency: decision.currency },
        numbers: shownItems(decision).map(({ invoiceId }) => numbers.get(invoiceId) ?? invoiceId),
      }
      const { subject: _, textBody: __, ...before } = lookedAt(message)
      const changes = changesBetween(before, now)
      return [message.id, changes.length > 0 ? changes : [ANOTHER_LEADS]]
    }),
  )
}

// The same sums and invoices, but another of them is the most advanced, or is only recalled now.
const ANOTHER_LEADS: Change = {
  what: "due",
  before: { fr: "tel que préparé", en: "as prepared" },
  after: { fr: "une autre échéance mène la relance", en: "another instalment leads" },
}

/**
 * Lets messages leave that a person ticked. One that no longer says what is due is refused
 * (MESSAGE_CHANGED): what changed is looked at, the message prepared again, and approved anew.
 */
export async function approveReviewed(
  tx: CompanyTx,
  messageIds: readonly string[],
  by: Author,
): Promise<Approval> {
  const waiting = (await lockMessages(tx, messageIds)).filter(({ state }) => state === "prepared")
  const changed = await changedSince(tx, waiting, by.today)
  const { approved, refused } = await approveMessages(
    tx,
    messageIds.filter((id) => !changed.has(id)),
    by,
  )
  const stale = [...changed.keys()].map((id) => ({ id, refusal: messageChanged(id) }))
  return { approved, refused: [...refused, ...stale] }
}

const messageChanged = (messageId: string): Refusal =>
  new Refusal(
    "MESSAGE_CHANGED",
    {
      fr: "Ce qui est dû a changé depuis la préparation de ce message. Préparez de nouveau la journée, regardez ce qui a changé, puis approuvez-le.",
      en: "What is due changed after this message was prepared. Prepare the day again, look at what changed, then approve it.",
    },
    { messageId },
  )
