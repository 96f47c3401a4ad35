import type { Author } from "../../kernel/author.ts"
import { type CompanyId, type Db, inCompany } from "../../kernel/store.ts"
import type { Message, MessageState } from "../outbox/message.ts"
import { changeState } from "../outbox/store.ts"
import { recordUnknown } from "../receipts/workflows.ts"
import { lockLeftBehind } from "../sending/store.ts"

/** What a dead worker had left behind. */
export interface Recovery {
  /** Nothing had been handed over: they leave at the next run. */
  readonly backToApproved: number
  /** The text was being handed over: a person must say whether they left. */
  readonly unknown: number
}

/**
 * Takes up the messages that a killed worker left half way. One that a living worker holds is
 * never touched, however long it takes: only a worker whose lock is free is dead.
 */
export function recoverInterrupted(db: Db, companyId: CompanyId, by: Author): Promise<Recovery> {
  return inCompany(db, companyId, async (tx) => {
    const left = await lockLeftBehind(tx)
    const isHandingOver = (message: Message): boolean =>
      message.state === ("handing-over" satisfies MessageState)
    for (const message of left) {
      if (isHandingOver(message)) await recordUnknown(tx, message, "interrupted while handing over", by)
      else await release(message)
    }
    const unknown = left.filter(isHandingOver).length
    return { backToApproved: left.length - unknown, unknown }

    function release(message: Message): Promise<boolean> {
      return changeState(tx, message.id, ["reserved"], {
        state: "approved",
        nextAttemptAt: by.now,
        reservedBy: null,
        reservedAt: null,
      })
    }
  })
}
