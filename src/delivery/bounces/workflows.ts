import type { Author } from "../../kernel/author.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { record } from "../../ledger/journal/store.ts"
import { withdrawReminder } from "../../ledger/reminders/store.ts"
import { journalEntry } from "../outbox/journal-entry.ts"
import { changeState, lockMessage } from "../outbox/store.ts"
import { STATE_SENTENCES } from "../outbox/wording.ts"

/**
 * A message that had left came back for good: it reached nobody, so its step does not count and is
 * proposed anew, to an address that works or on paper. What the archive and the journal say stays.
 * False when the message is not one that had left, or a test, which concerns no debtor.
 */
export async function recordBounced(
  tx: CompanyTx,
  messageId: string,
  answer: string,
  by: Author,
): Promise<boolean> {
  const message = await lockMessage(tx, messageId)
  if (message.mode === "test") return false
  const moved = await changeState(tx, messageId, ["sent"], {
    state: "failed",
    stateReason: "came-back",
    stateSentence: STATE_SENTENCES["came-back"],
    serverAnswer: answer,
  })
  if (!moved) return false
  await withdrawReminder(tx, messageId)
  await record(tx, [journalEntry("message.bounced", message, by, { answer })])
  return true
}
