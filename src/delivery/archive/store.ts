import { sql } from "kysely"
import { uuids } from "../../kernel/bulk/store.ts"
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

/** The same for many messages, by their identifiers; those never composed are not in it. */
export async function readArchives(
  tx: CompanyTx,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, ArchivedMessage>> {
  const rows = await tx
    .selectFrom("delivery.archive")
    .select(["message_id", "content", "sha256", "archived_at"])
    .where("company_id", "=", tx.companyId)
    .where(sql<boolean>`message_id = any(${uuids(messageIds)})`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.message_id,
      { content: row.content, sha256: row.sha256, archivedAt: row.archived_at },
    ]),
  )
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
  return (await readArchive(tx, messageId)) ?? (await archive(tx, messageId, await compose(), now))
}

/** Keeps the bytes of a message for good; fails when some were kept before. */
export async function archive(
  tx: CompanyTx,
  messageId: string,
  content: Buffer,
  now: Date,
): Promise<ArchivedMessage> {
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
