import type { Author } from "../../kernel/author.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { JournalEntry } from "../../ledger/journal/chain.ts"
import { record } from "../../ledger/journal/store.ts"
import { readSendingCompany } from "../company/store.ts"
import { readMailAccount } from "../mail-account/store.ts"
import { keyText, messageId, messageIdHeader } from "../outbox/identity.ts"
import { journalEntry } from "../outbox/journal-entry.ts"
import type { Message, MessageDraft } from "../outbox/message.ts"
import { type IdentifiedDraft, insertPrepared, readMessagesOf, refreshWording } from "../outbox/store.ts"
import { isRewordedBy, supersededBecause } from "../outbox/supersede.ts"
import { STATE_SENTENCES } from "../outbox/wording.ts"
import { type StopReason, takeOut } from "../outbox/workflows.ts"

/** What preparing did. */
export interface Preparation {
  /** The messages that are new. */
  readonly prepared: readonly string[]
  /** Messages that waited for approval and gave way to a new one. */
  readonly superseded: readonly string[]
  /** Drafts that changed nothing: already prepared or sent, or another message is under way. */
  readonly alreadyThere: number
}

/**
 * Prepares the messages that the plan of the day asks for. Doing it again, on the same day or at
 * the same instant, changes nothing. A message that still waits for approval takes over today's
 * wording; when its facts changed, it is cancelled with its reason and prepared anew.
 */
export async function prepareMessages(
  tx: CompanyTx,
  drafts: readonly MessageDraft[],
  by: Author,
): Promise<Preparation> {
  if (drafts.length === 0) return { prepared: [], superseded: [], alreadyThere: 0 }
  const sender = (await readMailAccount(tx))?.fromEmail ?? (await readSendingCompany(tx)).email
  const earlier = Map.groupBy(
    await readMessagesOf(tx, [...new Set(drafts.map((draft) => draft.customerId))]),
    (message) => message.customerId,
  )
  const entries: JournalEntry[] = []
  const superseded: string[] = []
  const fresh: IdentifiedDraft[] = []
  for (const draft of drafts) {
    const theirs = earlier.get(draft.customerId) ?? []
    const room = await makeRoom(tx, theirs, draft, by)
    superseded.push(...room.gone)
    entries.push(...room.entries)
    if (room.stands) continue
    const id = messageId(tx.companyId, draft, generationOf(theirs, draft, room.gone))
    fresh.push({ id, messageIdHeader: messageIdHeader(id, sender), draft })
  }
  const prepared = await insertPrepared(tx, fresh, by.now)
  const cameIn = new Set(prepared)
  for (const { id, draft } of fresh) {
    if (cameIn.has(id)) entries.push(journalEntry("message.prepared", { id, ...draft }, by))
  }
  await record(tx, entries)
  return { prepared, superseded, alreadyThere: drafts.length - prepared.length }
}

/** What became of the messages that waited for approval when a draft for the same customer came. */
interface Room {
  readonly gone: readonly string[]
  readonly entries: readonly JournalEntry[]
  /** True when one of them says the same as the draft, and stays instead of it. */
  readonly stands: boolean
}

/** Cancels what waits for approval and no longer says what the draft says. */
async function makeRoom(
  tx: CompanyTx,
  theirs: readonly Message[],
  draft: MessageDraft,
  by: Author,
): Promise<Room> {
  const gone: string[] = []
  const entries: JournalEntry[] = []
  let stands = false
  for (const waiting of theirs.filter((message) => message.state === "prepared")) {
    const because = supersededBecause(waiting, draft)
    const entry =
      because &&
      (await takeOut(tx, waiting, "cancelled", { because, sentence: STATE_SENTENCES[because] }, by))
    if (because === null) {
      stands = true
      if (isRewordedBy(waiting, draft)) await refreshWording(tx, waiting.id, draft)
    }
    if (entry) {
      gone.push(waiting.id)
      entries.push(entry)
    }
  }
  return { gone, entries, stands }
}

/** How many earlier messages of the same step and turn were held, cancelled or failed. */
function generationOf(theirs: readonly Message[], draft: MessageDraft, justGone: readonly string[]): number {
  const key = keyText(draft)
  return theirs.filter(
    (message) =>
      keyText(message) === key &&
      (["held", "cancelled", "failed"].includes(message.state) || justGone.includes(message.id)),
  ).length
}

/** A customer whom the plan of the day no longer writes to, and why. */
export interface Withdrawal extends StopReason {
  readonly customerId: string
}

/**
 * Cancels, with its reason, what waits for approval for customers to whom nothing is due any more.
 * What was approved stays: the gate looks at it just before it leaves.
 */
export async function withdrawMessages(
  tx: CompanyTx,
  withdrawals: readonly Withdrawal[],
  by: Author,
): Promise<string[]> {
  const reasons = new Map(withdrawals.map((withdrawal) => [withdrawal.customerId, withdrawal]))
  const entries: JournalEntry[] = []
  for (const message of await readMessagesOf(tx, [...reasons.keys()])) {
    const reason = reasons.get(message.customerId)
    if (message.state !== "prepared" || !reason) continue
    const entry = await takeOut(tx, message, "cancelled", reason, by)
    if (entry) entries.push(entry)
  }
  await record(tx, entries)
  return entries.flatMap((entry) => entry.messageId ?? [])
}
