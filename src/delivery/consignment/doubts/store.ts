import type { CompanyTx } from "../../../kernel/store.ts"
import type { Message } from "../../outbox/message.ts"
import { messageFromRow } from "../../outbox/store.ts"

/** The messages in doubt that a provider may have, about which it is to be asked now. */
export async function readDoubts(tx: CompanyTx, now: Date): Promise<Message[]> {
  const rows = await tx
    .selectFrom("delivery.message")
    .selectAll()
    .where("company_id", "=", tx.companyId)
    .where("state", "=", "unknown")
    .where("provider", "is not", null)
    .where((eb) => eb.or([eb("next_attempt_at", "is", null), eb("next_attempt_at", "<=", now)]))
    .orderBy("id")
    .limit(50)
    .execute()
  return rows.map(messageFromRow)
}
