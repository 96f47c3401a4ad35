import type { Author } from "../../kernel/author.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { addContact, existingCustomer } from "../../ledger/customers/workflows.ts"
import { handleReply, recordReply } from "../../ledger/facts/workflows.ts"

/**
 * Says whose a mail is: its customer's next step waits, and those who were only likely go on. Its
 * sender may be remembered as somebody to write to there.
 */
export async function assignMail(
  tx: CompanyTx,
  mailId: string,
  customerId: string,
  by: Author,
  remember = false,
): Promise<void> {
  const mail = await tx
    .updateTable("replies.mail")
    .set({ customer_id: customerId, set_aside_on: null })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", mailId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("ledger.customer")
          .select("id")
          .where("company_id", "=", tx.companyId)
          .where("id", "=", customerId),
      ),
    )
    .returning(["subject", "sentence", "kind", "from_email", "from_name"])
    .executeTakeFirst()
  if (!mail) return refuseUnknown(mailId)
  const held = await openReplies(tx, mailId)
  for (const { reply_id: replyId, customer_id: heldId } of held) {
    if (heldId !== customerId && replyId) await handleReply(tx, replyId, by)
  }
  const isHeld = held.some((each) => each.customer_id === customerId)
  const holds = mail.kind === "answer" || mail.kind === "complaint"
  const replyId =
    holds && !isHeld
      ? await recordReply(tx, { customerId, summary: mail.sentence ?? mail.subject }, by)
      : null
  await tx
    .insertInto("replies.candidate")
    .values({
      company_id: tx.companyId,
      mail_id: mailId,
      customer_id: customerId,
      score: 0,
      because: [],
      reply_id: replyId,
    })
    .onConflict((conflict) =>
      replyId === null
        ? conflict.doNothing()
        : conflict.columns(["company_id", "mail_id", "customer_id"]).doUpdateSet({ reply_id: replyId }),
    )
    .execute()
  if (remember && mail.from_email) await rememberSender(tx, customerId, mail, by)
}

async function rememberSender(
  tx: CompanyTx,
  customerId: string,
  mail: { from_email: string | null; from_name: string | null },
  by: Author,
): Promise<void> {
  const { contacts } = await existingCustomer(tx, customerId)
  const email = mail.from_email
  if (email === null || contacts.some((contact) => contact.email?.toLowerCase() === email)) return
  const fields = { name: mail.from_name, role: "other" as const, email, phone: null }
  await addContact(tx, customerId, fields, by)
}

/** Puts a mail of the tray aside: it is nobody's answer. Whoever it held goes on. */
export async function setMailAside(tx: CompanyTx, mailId: string, by: Author): Promise<void> {
  const mail = await tx
    .updateTable("replies.mail")
    .set({ set_aside_on: by.today })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", mailId)
    .where("customer_id", "is", null)
    .returning("id")
    .executeTakeFirst()
  if (!mail) return refuseUnknown(mailId)
  for (const { reply_id: replyId } of await openReplies(tx, mailId))
    if (replyId) await handleReply(tx, replyId, by)
}

function openReplies(tx: CompanyTx, mailId: string) {
  return tx
    .selectFrom("replies.candidate as k")
    .innerJoin("ledger.reply as r", (join) =>
      join
        .onRef("r.company_id", "=", "k.company_id")
        .onRef("r.id", "=", "k.reply_id")
        .on("r.handled_on", "is", null),
    )
    .select(["k.reply_id", "k.customer_id"])
    .where("k.company_id", "=", tx.companyId)
    .where("k.mail_id", "=", mailId)
    .execute()
}

function refuseUnknown(id: string): never {
  return refuse(
    "MAIL_UNKNOWN",
    {
      fr: "Ce message, ou ce client, n’existe pas dans cette entreprise. Recopiez les identifiants donnés par la liste.",
      en: "This mail, or this customer, does not exist in this company. Copy the identifiers that the list gives.",
    },
    { id },
  )
}
