import { sql } from "kysely"
import type { CompanyTx } from "../../kernel/store.ts"
import type { FolderPosition } from "./mailbox.ts"

/** How far each folder of a mailbox has been read, and when. */
export async function readPositions(
  tx: CompanyTx,
  mailbox: string,
): Promise<(FolderPosition & { readonly readAt: Date })[]> {
  const rows = await tx
    .selectFrom("replies.folder_position")
    .selectAll()
    .where("company_id", "=", tx.companyId)
    .where("mailbox", "=", mailbox)
    .orderBy("folder")
    .execute()
  return rows.map((row) => ({
    folder: row.folder,
    uidValidity: row.uid_validity,
    lastUid: row.last_uid,
    readAt: row.read_at,
  }))
}

/** Remembers how far a folder was read. Within one numbering it never goes back. */
export async function movePosition(
  tx: CompanyTx,
  mailbox: string,
  { folder, uidValidity, lastUid }: FolderPosition,
  now: Date,
): Promise<void> {
  await sql`
    insert into replies.folder_position as p (company_id, mailbox, folder, uid_validity, last_uid, read_at)
    values (${tx.companyId}, ${mailbox}, ${folder}, ${uidValidity}, ${lastUid}, ${now})
    on conflict (company_id, mailbox, folder) do update
       set uid_validity = excluded.uid_validity, read_at = excluded.read_at,
           last_uid = case when p.uid_validity = excluded.uid_validity then greatest(p.last_uid, excluded.last_uid)
                           else excluded.last_uid end`.execute(tx)
}
