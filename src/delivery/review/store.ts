import { sql } from "kysely"
import { uuids } from "../../kernel/bulk/store.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Message } from "../outbox/message.ts"
import { messageFromRow } from "../outbox/store.ts"

/** What a customer has heard from us so far. */
export interface Heard {
  /** The address of the last e-mail that left; null when none did. */
  readonly lastRecipient: string | null
}

/** The customers, among these, to whom a message left before, with the last address. */
export async function readHeard(
  tx: CompanyTx,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, Heard>> {
  const { rows } = await sql<{ customer_id: string; last_recipient: string | null }>`
    select customer_id,
           (array_agg(recipient order by finished_at desc nulls last)
              filter (where channel = 'email'))[1] as last_recipient
      from delivery.message
     where company_id = ${tx.companyId} and customer_id = any(${uuids(customerIds)}) and state = 'sent'
     group by customer_id`.execute(tx)
  return new Map(rows.map((row) => [row.customer_id, { lastRecipient: row.last_recipient }]))
}

/**
 * For each of these customers, the newest message that gave way because what is due had changed, if
 * nothing left since: the one whose place a waiting message took.
 */
export async function readReplaced(
  tx: CompanyTx,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, Message>> {
  const ids = uuids(customerIds)
  const rows = await tx
    .selectFrom("delivery.message as m")
    .selectAll("m")
    .distinctOn("m.customer_id")
    .where("m.company_id", "=", tx.companyId)
    .where(sql<boolean>`m.customer_id = any(${ids})`)
    .where("m.state", "in", ["cancelled", "held"])
    .where("m.state_reason", "in", ["facts-changed", "other-step"])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("delivery.message as later")
            .select("later.id")
            .whereRef("later.company_id", "=", "m.company_id")
            .whereRef("later.customer_id", "=", "m.customer_id")
            .where("later.state", "=", "sent")
            .whereRef("later.finished_at", ">", "m.created_at"),
        ),
      ),
    )
    .orderBy("m.customer_id")
    .orderBy("m.created_at", "desc")
    .orderBy("m.id", "desc")
    .execute()
  return new Map(rows.map((row) => [row.customer_id, messageFromRow(row)]))
}

/** The scenario that each version belongs to, with its name. */
export async function readScenarioNames(
  tx: CompanyTx,
  versions: readonly number[],
): Promise<ReadonlyMap<number, { readonly key: string; readonly name: string }>> {
  if (versions.length === 0) return new Map()
  const { rows } = await sql<{ version: number; key: string; name: string | null }>`
    select version, key, definition ->> 'name' as name from policy.scenario
     where company_id = ${tx.companyId} and version = any(${versions as number[]}::integer[])`.execute(tx)
  return new Map(rows.map(({ version, key, name }) => [version, { key, name: name ?? key }]))
}
