import { sql } from "kysely"
import type { CompanyTx } from "../../kernel/store.ts"
import type { FolderPosition, MailPlace } from "./mailbox.ts"

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

/** Names a mail that could not be taken in, for a person to look at. */
export async function writeUnreadable(
  tx: CompanyTx,
  mailbox: string,
  { folder, uidValidity, lastUid }: FolderPosition,
  code: string,
  now: Date,
): Promise<void> {
  await tx
    .insertInto("replies.unreadable")
    .values({
      ...{ company_id: tx.companyId, mailbox, folder, uid_validity: uidValidity, uid: lastUid },
      ...{ code, seen_at: now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A person has looked at the mails that could not be taken in. */
export async function dismissUnreadable(tx: CompanyTx, now: Date): Promise<void> {
  await tx
    .updateTable("replies.unreadable")
    .set({ dismissed_at: now })
    .where("company_id", "=", tx.companyId)
    .where("dismissed_at", "is", null)
    .execute()
}

/** Where mails of customers lie that were taken in and neither marked nor moved yet. */
export async function placesToFile(tx: CompanyTx, mailbox: string): Promise<MailPlace[]> {
  const rows = await tx
    .selectFrom("replies.sighting as s")
    .innerJoin("replies.mail as m", (join) =>
      join.onRef("m.company_id", "=", "s.company_id").onRef("m.id", "=", "s.mail_id"),
    )
    .select(["s.folder", "s.uid_validity", "s.uid"])
    .where("s.company_id", "=", tx.companyId)
    .where("s.mailbox", "=", mailbox)
    .where("s.filed_at", "is", null)
    .where("m.customer_id", "is not", null)
    .orderBy("s.uid")
    .limit(500)
    .execute()
  return rows.map((row) => ({ folder: row.folder, uidValidity: row.uid_validity, uid: row.uid }))
}

/** Writes that mails were marked or moved. */
export async function markFiled(
  tx: CompanyTx,
  mailbox: string,
  places: readonly MailPlace[],
  now: Date,
): Promise<void> {
  for (const { folder, uidValidity, uid } of places) {
    await tx
      .updateTable("replies.sighting")
      .set({ filed_at: now })
      .where("company_id", "=", tx.companyId)
      .where("mailbox", "=", mailbox)
      .where("folder", "=", folder)
      .where("uid_validity", "=", uidValidity)
      .where("uid", "=", uid)
      .execute()
  }
}
