import { sql } from "kysely"
import { uuids } from "../../../kernel/bulk/store.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import type { Message } from "../message.ts"

/** Who has agreed to each of these messages since its text was last changed, or has changed it. */
export async function readAgreements(
  tx: CompanyTx,
  messages: readonly Pick<Message, "id" | "customerId">[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const people = new Map<string, Set<string>>()
  if (messages.length === 0) return people
  const { rows } = await sql<{ message_id: string; actor: string; kind: string }>`
    select message_id, actor, kind from ledger.journal
     where company_id = ${tx.companyId} and customer_id = any(${uuids(messages.map((m) => m.customerId))})
       and message_id = any(${uuids(messages.map((m) => m.id))}) and kind in ('message.agreed', 'message.edited')
     order by seq`.execute(tx)
  for (const { message_id: id, actor, kind } of rows) {
    const before = kind === "message.edited" ? [] : (people.get(id) ?? [])
    people.set(id, new Set([...before, actor]))
  }
  return people
}
