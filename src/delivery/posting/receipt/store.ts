import type { Author } from "../../../kernel/author.ts"
import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import type { MediaType } from "../../../messages/branding/branding.ts"

/** A scan of an acknowledgement of receipt, kept to the byte. */
export interface ReceiptScan {
  readonly id: string
  readonly mediaType: string
  readonly receivedOn: Day | null
  readonly content: Buffer
}

/** Keeps a scan with its message; null when the very same one is kept already. */
export async function insertReceiptScan(
  tx: CompanyTx,
  scan: {
    readonly messageId: string
    readonly receivedOn: Day | null
    readonly mediaType: MediaType
    readonly content: Buffer
    readonly sha256: Buffer
  },
  by: Author,
): Promise<string | null> {
  const row = await tx
    .insertInto("delivery.receipt_scan")
    .values({
      company_id: tx.companyId,
      message_id: scan.messageId,
      received_on: scan.receivedOn,
      media_type: scan.mediaType,
      ...{ sha256: scan.sha256, content: scan.content, added_by: by.actor, added_at: by.now },
    })
    .onConflict((conflict) => conflict.columns(["company_id", "message_id", "sha256"]).doNothing())
    .returning("id")
    .executeTakeFirst()
  return row?.id ?? null
}

/** The newest scan kept with a message; null without one. */
export async function readReceiptScan(tx: CompanyTx, messageId: string): Promise<ReceiptScan | null> {
  const row = await tx
    .selectFrom("delivery.receipt_scan")
    .select(["id", "media_type", "received_on", "content"])
    .where("company_id", "=", tx.companyId)
    .where("message_id", "=", messageId)
    .orderBy("id", "desc")
    .executeTakeFirst()
  return row
    ? { id: row.id, mediaType: row.media_type, receivedOn: row.received_on, content: row.content }
    : null
}
