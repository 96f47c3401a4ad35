import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { ANSWER_STEP, type Message } from "../outbox/message.ts"
import { messageFromRow } from "../outbox/store.ts"

/** Customers whose message is approved, on its way or in doubt: no other is prepared for them. */
export async function customersUnderWay(tx: CompanyTx): Promise<string[]> {
  const rows = await tx
    .selectFrom("delivery.message")
    .select("customer_id")
    .distinct()
    .where("company_id", "=", tx.companyId)
    .where("mode", "<>", "test")
    .where("step_key", "<>", ANSWER_STEP)
    .where("state", "in", ["approved", "reserved", "handing-over", "unknown"])
    .execute()
  return rows.map((row) => row.customer_id)
}

/** The messages that were planned for a day, largest amount first. */
export async function messagesPlannedOn(tx: CompanyTx, on: Day): Promise<Message[]> {
  const rows = await tx
    .selectFrom("delivery.message")
    .selectAll()
    .where("company_id", "=", tx.companyId)
    .where("planned_on", "=", on)
    .orderBy("amount_cents", "desc")
    .orderBy("id")
    .execute()
  return rows.map(messageFromRow)
}
