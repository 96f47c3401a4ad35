import { sql } from "kysely"
import type { Author } from "../../../kernel/author.ts"
import { uuids } from "../../../kernel/bulk/store.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import type { Provider } from "../../consignment/provider.ts"
import type { Message } from "../message.ts"
import { messageFromRow } from "../store.ts"

/** These messages, held until the transaction ends; those that do not exist are left out. */
export async function lockMessages(tx: CompanyTx, ids: readonly string[]): Promise<Message[]> {
  const rows = await tx
    .selectFrom("delivery.message")
    .selectAll()
    .where("company_id", "=", tx.companyId)
    .where(sql<boolean>`id = any(${uuids(ids)})`)
    // In one order for everybody, so that two people who approve at once do not wait for each other in a circle.
    .orderBy("id")
    .forUpdate()
    .execute()
  return rows.map(messageFromRow)
}

/**
 * Has what leaves by itself for a customer, approved already, leave at this instant and not before:
 * short messages, or all the rest.
 */
export async function leaveAt(
  tx: CompanyTx,
  ids: readonly string[],
  customerId: string,
  instant: Date,
  isShort = false,
): Promise<void> {
  await tx
    .updateTable("delivery.message")
    .set({ next_attempt_at: instant })
    .where("company_id", "=", tx.companyId)
    .where(sql<boolean>`id = any(${uuids(ids)})`)
    .where("customer_id", "=", customerId)
    .where("channel", isShort ? "=" : "<>", "sms")
    .where("next_attempt_at", "is not", null)
    .execute()
}

/**
 * Lets these messages, held by the caller, leave with this provider: at once, or, for letters without
 * one, when a person has posted them.
 */
export async function approve(
  tx: CompanyTx,
  ids: readonly string[],
  provider: Provider | null,
  by: Author,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable("delivery.message")
    .set({
      ...{ state: "approved", state_reason: null, state_sentence: null, attempts: 0 },
      ...{ approved_by: by.actor, approved_at: by.now, provider },
      next_attempt_at: sql<Date>`
        case when ${provider}::text is not null or channel not in ('letter', 'registered-letter')
             then ${by.now}::timestamptz end`,
    })
    .where("company_id", "=", tx.companyId)
    .where(sql<boolean>`id = any(${uuids(ids)})`)
    .execute()
}
