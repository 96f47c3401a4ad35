import type { Author } from "../../kernel/author.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Deed } from "../proposals/deeds.ts"
import type { Intent } from "../understanding/intent.ts"
import type { Confirmation, MadeConfirmation, WrittenFact } from "./confirmation.ts"

/** A mail that is to be confirmed, with what holds each of its candidates. */
export interface MailToConfirm {
  readonly customerId: string | null
  readonly threadId: string
  readonly fromName: string | null
  readonly fromEmail: string | null
  readonly sentence: string | null
  readonly candidates: readonly { readonly customerId: string; readonly replyId: string | null }[]
}

/** The mail, held until the transaction ends; null when there is none. */
export async function lockMail(tx: CompanyTx, mailId: string): Promise<MailToConfirm | null> {
  const mail = await tx
    .selectFrom("replies.mail")
    .select(["customer_id", "thread_id", "from_name", "from_email", "sentence"])
    .where("company_id", "=", tx.companyId)
    .where("id", "=", mailId)
    .forUpdate()
    .executeTakeFirst()
  if (!mail) return null
  const candidates = await tx
    .selectFrom("replies.candidate")
    .select(["customer_id", "reply_id"])
    .where("company_id", "=", tx.companyId)
    .where("mail_id", "=", mailId)
    .execute()
  return {
    ...{ customerId: mail.customer_id, threadId: mail.thread_id, sentence: mail.sentence },
    ...{ fromName: mail.from_name, fromEmail: mail.from_email },
    candidates: candidates.map((row) => ({ customerId: row.customer_id, replyId: row.reply_id })),
  }
}

/** True while this answer in the ledger waits. */
export async function isReplyOpen(tx: CompanyTx, replyId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("ledger.reply")
    .select("id")
    .where("company_id", "=", tx.companyId)
    .where("id", "=", replyId)
    .where("handled_on", "is", null)
    .executeTakeFirst()
  return row !== undefined
}

/** Writes a confirmation with what followed. Returns its identifier. */
export async function writeConfirmation(
  tx: CompanyTx,
  { mailId, customerId, intent }: Confirmation,
  done: { readonly deed: Deed; readonly facts: readonly WrittenFact[] },
  by: Author,
): Promise<string> {
  const { id } = await tx
    .insertInto("replies.confirmation")
    .values({
      ...{ company_id: tx.companyId, mail_id: mailId, customer_id: customerId, intent, deed: done.deed },
      facts: JSON.stringify(done.facts),
      ...{ confirmed_by: by.actor, confirmed_at: by.now, confirmed_on: by.today },
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** Marks a confirmation as undone; null when there is none, or it was undone already. */
export async function takeBack(tx: CompanyTx, id: string, now: Date): Promise<MadeConfirmation | null> {
  const row = await tx
    .updateTable("replies.confirmation")
    .set({ undone_at: now })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .where("undone_at", "is", null)
    .returningAll()
    .executeTakeFirst()
  return row ? made(row) : null
}

/** The confirmations of some mails, oldest first. */
export async function confirmationsOf(
  tx: CompanyTx,
  mailIds: readonly string[],
): Promise<MadeConfirmation[]> {
  if (mailIds.length === 0) return []
  const rows = await tx
    .selectFrom("replies.confirmation")
    .selectAll()
    .where("company_id", "=", tx.companyId)
    .where("mail_id", "in", [...mailIds])
    .orderBy("confirmed_at")
    .execute()
  return rows.map(made)
}

function made(row: {
  id: string
  mail_id: string
  customer_id: string
  intent: string
  deed: string
  facts: unknown
  confirmed_by: string
  confirmed_at: Date
  undone_at: Date | null
}): MadeConfirmation {
  return {
    ...{ id: row.id, mailId: row.mail_id, customerId: row.customer_id },
    ...{ intent: row.intent as Intent, deed: row.deed as Deed, facts: row.facts as WrittenFact[] },
    ...{ confirmedBy: row.confirmed_by, confirmedAt: row.confirmed_at, isUndone: row.undone_at !== null },
  }
}
