import type { CompanyTx } from "../../../kernel/store.ts"
import type { MessageState } from "../../outbox/message.ts"
import { readMessage } from "../../outbox/store.ts"
import type { ListedMessage } from "../store.ts"

/** One message with its customer's name; refuses when the company has none with this id. */
export async function readNamedMessage(tx: CompanyTx, id: string): Promise<ListedMessage> {
  const message = await readMessage(tx, id)
  const { name, code } = await tx
    .selectFrom("ledger.customer")
    .select(["name", "code"])
    .where("company_id", "=", tx.companyId)
    .where("id", "=", message.customerId)
    .executeTakeFirstOrThrow()
  return { ...message, customerName: name, customerCode: code }
}

/** How many messages stand in each state; a state without any is left out. */
export async function countMessagesByState(tx: CompanyTx): Promise<Partial<Record<MessageState, number>>> {
  const rows = await tx
    .selectFrom("delivery.message")
    .select(["state", (eb) => eb.fn.countAll<number>().as("count")])
    .where("company_id", "=", tx.companyId)
    .groupBy("state")
    .execute()
  return Object.fromEntries(rows.map((row) => [row.state, row.count]))
}
