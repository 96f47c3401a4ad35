import { sql } from "kysely"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { sha256 } from "../../ledger/journal/chain.ts"
import type { InboundMail } from "../mail/inbound-mail.ts"
import type { Candidate } from "../matching/candidates.ts"
import type { MailReading } from "../reading.ts"

/** Where a mail lies in a mailbox. */
export interface Place {
  /** "user@host". */
  readonly mailbox: string
  readonly folder: string
  readonly uidValidity: number
  readonly uid: number
}

/** The mail that was seen at this place before; null when none was. */
export async function mailSeenAt(tx: CompanyTx, place: Place): Promise<string | null> {
  const row = await tx
    .selectFrom("replies.sighting")
    .select("mail_id")
    .where("company_id", "=", tx.companyId)
    .where("mailbox", "=", place.mailbox)
    .where("folder", "=", place.folder)
    .where("uid_validity", "=", place.uidValidity)
    .where("uid", "=", place.uid)
    .executeTakeFirst()
  return row?.mail_id ?? null
}

/** Remembers that a mail lies at a place. */
export async function writeSighting(tx: CompanyTx, mailId: string, place: Place): Promise<void> {
  await tx
    .insertInto("replies.sighting")
    .values({
      company_id: tx.companyId,
      mail_id: mailId,
      mailbox: place.mailbox,
      folder: place.folder,
      uid_validity: place.uidValidity,
      uid: place.uid,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The mail with this identity; null when it never came in. */
export async function mailWithIdentity(tx: CompanyTx, identity: Buffer): Promise<string | null> {
  const row = await tx
    .selectFrom("replies.mail")
    .select("id")
    .where("company_id", "=", tx.companyId)
    .where("identity", "=", identity)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Makes others that take in the same mail wait until this transaction has ended. */
export async function takeTurn(tx: CompanyTx, identity: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`mail ${tx.companyId} ${identity.toString("hex")}`}, 0))`.execute(
    tx,
  )
}

/** The thread that a mail goes on: that of a mail or message it answers, or a new one. */
export async function threadOf(tx: CompanyTx, mail: InboundMail, messageId: string | null): Promise<string> {
  const answered = [...mail.inReplyTo, ...mail.references]
  const known = await tx
    .selectFrom("replies.mail as m")
    .innerJoin("replies.thread as t", (join) =>
      join.onRef("t.company_id", "=", "m.company_id").onRef("t.id", "=", "m.thread_id"),
    )
    .select("t.id")
    .where("m.company_id", "=", tx.companyId)
    .where((eb) =>
      eb.or([
        ...(answered.length > 0 ? [eb("m.message_id_header", "in", answered)] : []),
        ...(messageId === null
          ? []
          : [
              eb(
                "t.id",
                "in",
                eb
                  .selectFrom("replies.thread_message as o")
                  .select("o.thread_id")
                  .where("o.company_id", "=", tx.companyId)
                  .where("o.message_id", "=", messageId),
              ),
            ]),
      ]),
    )
    .orderBy("t.created_at")
    .executeTakeFirst()
  if (known) return known.id
  const { id } = await tx
    .insertInto("replies.thread")
    .values({ company_id: tx.companyId, subject: mail.subject, message_id: messageId })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** A mail as it was read and matched. */
export interface MailToWrite {
  readonly mail: InboundMail
  readonly reading: MailReading
  readonly identity: Buffer
  readonly threadId: string
  readonly kind: "answer" | "automatic" | "bounce" | "complaint"
  readonly receivedOn: Day
  readonly customerId: string | null
}

/** Writes a mail, its bytes into the archive. Returns its identifier. */
export async function writeMail(
  tx: CompanyTx,
  written: MailToWrite,
  bytes: Buffer,
  now: Date,
): Promise<string> {
  const { mail, reading } = written
  const { bounce, complaint, absence, otherContact, unsubscribes, invoices } = reading
  const details = {
    bounce,
    complaint,
    absence,
    otherContact,
    unsubscribes,
    invoices,
    folded: reading.text.folded,
  }
  const { id } = await tx
    .insertInto("replies.mail")
    .values({
      company_id: tx.companyId,
      ...{ thread_id: written.threadId, identity: written.identity, kind: written.kind },
      ...{ message_id_header: mail.messageId, subject: mail.subject, sent_at: mail.sentAt },
      ...{ from_email: mail.from?.address ?? null, from_name: mail.from?.name ?? null },
      ...{ received_on: written.receivedOn, customer_id: written.customerId },
      ...{ intent: reading.intent, certainty_percent: Math.round(reading.certainty * 100) },
      ...{ sentence: reading.sentence, promised_on: reading.promisedOn, amount_cents: reading.amountCents },
      ...{ instalments: reading.instalments, own_text: reading.text.own },
      details: JSON.stringify(details),
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  await tx
    .insertInto("replies.archive")
    .values({
      company_id: tx.companyId,
      mail_id: id,
      sha256: sha256(bytes),
      content: bytes,
      archived_at: now,
    })
    .execute()
  return id
}

/** Writes whom a mail may be from, with the answer in the ledger that holds each of them. */
export async function writeCandidates(
  tx: CompanyTx,
  mailId: string,
  candidates: readonly (Candidate & { readonly replyId: string | null })[],
): Promise<void> {
  if (candidates.length === 0) return
  await tx
    .insertInto("replies.candidate")
    .values(
      candidates.map((each) => ({
        ...{ company_id: tx.companyId, mail_id: mailId, customer_id: each.customerId, score: each.score },
        ...{ invoice_ids: [...each.invoiceIds], because: [...each.because], reply_id: each.replyId },
      })),
    )
    .execute()
}

/** The language in which the company’s people read. */
export async function companyLanguage(tx: CompanyTx): Promise<"fr" | "en"> {
  const row = await tx
    .selectFrom("ledger.company")
    .select("language")
    .where("id", "=", tx.companyId)
    .executeTakeFirstOrThrow()
  return row.language === "en" ? "en" : "fr"
}
