import { sql } from "kysely"
import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import type { Message } from "../../outbox/message.ts"
import { messageFromRow } from "../../outbox/store.ts"

/** A letter on the desk, with whom it goes to. */
export interface DeskLetter {
  readonly message: Message
  readonly customerName: string
  readonly customerCode: string
  readonly isPrinted: boolean
  /** True when an acknowledgement of receipt is kept. */
  readonly hasReceipt: boolean
  readonly receivedOn: Day | null
}

/** Which letters: those that wait for the post, those that a provider carries, those posted by hand. */
export type Pile = "waiting" | "carried" | "posted"

const MOST = 200

/**
 * A pile of the desk, the newest first; of the registered letters posted by hand, those whose
 * acknowledgement has not come back come first. Demonstrations and tests never went anywhere.
 */
export async function readPile(tx: CompanyTx, pile: Pile): Promise<DeskLetter[]> {
  let query = tx
    .selectFrom("delivery.message as m")
    .innerJoin("ledger.customer as c", (join) =>
      join.onRef("c.company_id", "=", "m.company_id").onRef("c.id", "=", "m.customer_id"),
    )
    .selectAll("m")
    .select(["c.name as customer_name", "c.code as customer_code"])
    .select(
      sql<boolean>`exists (select from delivery.archive a where a.company_id = m.company_id and a.message_id = m.id)`.as(
        "is_printed",
      ),
    )
    .select(
      sql<Day | null>`(select s.received_on from delivery.receipt_scan s
                        where s.company_id = m.company_id and s.message_id = m.id order by s.id desc limit 1)`.as(
        "received_on",
      ),
    )
    .select(
      sql<boolean>`exists (select from delivery.receipt_scan s where s.company_id = m.company_id and s.message_id = m.id)`.as(
        "has_receipt",
      ),
    )
    .where("m.company_id", "=", tx.companyId)
  if (pile === "carried") {
    query = query
      .where("m.provider", "is not", null)
      .where("m.state", "in", ["approved", "reserved", "handing-over", "sent", "unknown", "failed"])
  } else {
    query = query.where("m.channel", "in", ["letter", "registered-letter"]).where("m.provider", "is", null)
    query =
      pile === "waiting"
        ? query.where("m.state", "=", "approved")
        : query.where("m.state", "=", "sent").where("m.posted_on", "is not", null)
  }
  const rows = await query
    .orderBy(sql`case when m.channel = 'registered-letter' then 0 else 1 end`)
    .orderBy(sql`coalesce(m.finished_at, m.created_at)`, "desc")
    .orderBy("m.id")
    .limit(MOST)
    .execute()
  return rows.map((row) => ({
    message: messageFromRow(row),
    ...{ customerName: row.customer_name, customerCode: row.customer_code },
    ...{
      isPrinted: Boolean(row.is_printed),
      hasReceipt: Boolean(row.has_receipt),
      receivedOn: row.received_on,
    },
  }))
}
