import { sql } from "kysely"
import type { Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Message, MessageState } from "../outbox/message.ts"
import { messageFromRow } from "../outbox/store.ts"

/** Which messages to list; every field narrows the list. */
export interface MessageFilter {
  readonly states?: readonly MessageState[]
  readonly plannedOn?: Day
  readonly customerId?: string
  /** Where the previous page ended. */
  readonly cursor?: string | null
  /** Rows on a page, 1 to 500. */
  readonly limit?: number
}

/** A message with its customer's name. */
export type ListedMessage = Message & { readonly customerName: string; readonly customerCode: string }

/** Messages, the newest day of planning first, then by customer name; with where the next page begins. */
export async function listMessages(
  tx: CompanyTx,
  filter: MessageFilter,
): Promise<{ items: ListedMessage[]; nextCursor: string | null }> {
  const limit = Math.min(Math.max(filter.limit ?? 100, 1), 500)
  let query = tx
    .selectFrom("delivery.message as m")
    .innerJoin("ledger.customer as c", (join) =>
      join.onRef("c.company_id", "=", "m.company_id").onRef("c.id", "=", "m.customer_id"),
    )
    .selectAll("m")
    .select(["c.name as customer_name", "c.code as customer_code"])
    .where("m.company_id", "=", tx.companyId)
  if (filter.states) query = query.where("m.state", "in", filter.states)
  if (filter.plannedOn) query = query.where("m.planned_on", "=", filter.plannedOn)
  if (filter.customerId) query = query.where("m.customer_id", "=", filter.customerId)
  const after = filter.cursor ? readCursor(filter.cursor) : null
  if (after) {
    query = query.where(
      sql<boolean>`(-(m.planned_on - date '1970-01-01'), c.name, m.id) > (-(${after.on}::date - date '1970-01-01'), ${after.name}, ${after.id}::uuid)`,
    )
  }
  const rows = await query
    .orderBy("m.planned_on", "desc")
    .orderBy("c.name")
    .orderBy("m.id")
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit).map((row) => ({
    ...messageFromRow(row),
    customerName: row.customer_name,
    customerCode: row.customer_code,
  }))
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? writeCursor(last) : null }
}

/** What happened to one message, from the journal, oldest first; a payload that was erased is null. */
export async function readMessageHistory(
  tx: CompanyTx,
  messageId: string,
): Promise<{ at: Date; actor: string; kind: string; payload: Record<string, unknown> | null }[]> {
  const rows = await tx
    .selectFrom("ledger.journal")
    .select(["happened_at", "actor", "kind", "payload"])
    .where("company_id", "=", tx.companyId)
    .where("message_id", "=", messageId)
    .orderBy("seq")
    .execute()
  return rows.map((row) => ({
    at: row.happened_at,
    actor: row.actor,
    kind: row.kind,
    payload: row.payload === null ? null : (JSON.parse(row.payload) as Record<string, unknown>),
  }))
}

function writeCursor(message: ListedMessage): string {
  return Buffer.from(JSON.stringify([message.plannedOn, message.customerName, message.id])).toString(
    "base64url",
  )
}

function readCursor(cursor: string): { on: string; name: string; id: string } {
  try {
    const [on, name, id] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as [
      string,
      string,
      string,
    ]
    return { on, name, id }
  } catch {
    return refuse("CURSOR_INVALID", {
      fr: "La suite de cette liste n’existe plus. Revenez à son début.",
      en: "The rest of this list is no longer there. Go back to its beginning.",
    })
  }
}
