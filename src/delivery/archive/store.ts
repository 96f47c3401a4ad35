import type { CompanyTx } from "../../kernel/store.ts"
import { sha256 } from "../../ledger/journal/chain.ts"

/** A message as it left, to the byte. */
export interface ArchivedMessage {
  readonly content: Buffer
  readonly sha256: Buffer
  readonly archivedAt: Date
}

/** The bytes kept of a message: an e-mail in MIME, or a letter in PDF. Null before it was composed. */
export async function readArchive(tx: CompanyTx, messageId: string): Promise<ArchivedMessage | null> {
  const row = await tx
    .selectFrom("delivery.archive")
    .select(["content", "sha256", "archived_at"])
    .where("company_id", "=", tx.companyId)
    .where("message_id", "=", messageId)
    .executeTakeFirst()
  return row ? { content: row.content, sha256: row.sha256, archivedAt: row.archived_at } : null
}

/**
 * The bytes of a message, composed and kept at the first call and the same ever after: another
 * attempt sends the very bytes of the first one, so that one archive stands for all of them.
 */
export async function archiveOnce(
  tx: CompanyTx,
  messageId: string,
  now: Date,
  compose: () => Promise<Buffer>,
): Promise<ArchivedMessage> {
  const kept = await readArchive(tx, messageId)
  if (kept) return kept
  const content = await compose()
  const digest = sha256(content)
  await tx
    .insertInto("delivery.archive")
    .values({
      company_id: tx.companyId,
      message_id: messageId,
      sha256: digest,
      content,
      archived_at: now,
    })
    .execute()
  return { content, sha256: digest, archivedAt: now }
}
