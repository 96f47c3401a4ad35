import type { Author } from "../../kernel/author.ts"
import type { JournalEntry } from "../../ledger/journal/chain.ts"
import type { Message } from "./message.ts"

/** The journal's entry for something that happened to a message. */
export function journalEntry(
  kind: string,
  message: Pick<
    Message,
    "id" | "customerId" | "stepKey" | "channel" | "mode" | "amountCents" | "currency" | "recipient"
  >,
  by: Author,
  more: Readonly<Record<string, unknown>> = {},
): JournalEntry {
  return {
    happenedAt: by.now,
    onDay: by.today,
    actor: by.actor,
    kind,
    customerId: message.customerId,
    messageId: message.id,
    payload: {
      stepKey: message.stepKey,
      channel: message.channel,
      mode: message.mode,
      recipient: message.recipient,
      amountCents: message.amountCents,
      currency: message.currency,
      ...more,
    },
  }
}
