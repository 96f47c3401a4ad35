import { sql } from "kysely"
import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Absence } from "../automatic/automatic.ts"
import type { Bounce } from "../bounces/bounce.ts"
import type { Complaint } from "../bounces/complaint.ts"
import type { ListedCandidate } from "../listing/store.ts"
import type { FoldedPart } from "../mail/own-words.ts"
import type { Intent } from "../understanding/intent.ts"

/** What was read in a mail beside its class. */
export interface MailDetails {
  readonly bounce: Bounce | null
  readonly complaint: Complaint | null
  readonly absence: Absence | null
  readonly otherContact: string | null
  readonly unsubscribes: boolean
  readonly invoices: readonly string[]
  readonly folded: readonly FoldedPart[]
}

/** A mail of a conversation as it is stored. */
export interface StoredMail {
  readonly id: string
  readonly threadId: string
  readonly messageIdHeader: string | null
  readonly fromEmail: string | null
  readonly fromName: string | null
  readonly subject: string
  readonly sentAt: Date | null
  readonly createdAt: Date
  readonly receivedOn: Day
  readonly kind: "answer" | "automatic" | "bounce" | "complaint"
  readonly intent: Intent
  readonly certaintyPercent: number
  readonly sentence: string | null
  readonly promisedOn: Day | null
  readonly amountCents: Cents | null
  readonly instalments: number | null
  readonly ownText: string
  readonly details: MailDetails
  readonly customerId: string | null
  readonly setAsideOn: Day | null
  /** It waits for a person. */
  readonly isWaiting: boolean
  readonly candidates: readonly (ListedCandidate & {
    readonly isWaiting: boolean
    /** The answer in the ledger that holds this customer; null when none waits. */
    readonly replyId: string | null
  })[]
  readonly content: Buffer
}

/** The mails of a conversation, oldest first. */
export async function readMails(tx: CompanyTx, threadId: string): Promise<StoredMail[]> {
  return await selectMails(tx, sql`m.thread_id = ${threadId}::uuid`)
}

/** One mail with its bytes; null when there is none. */
export async function readStoredMail(tx: CompanyTx, mailId: string): Promise<StoredMail | null> {
  return (await selectMails(tx, sql`m.id = ${mailId}::uuid`))[0] ?? null
}

async function selectMails(tx: CompanyTx, which: ReturnType<typeof sql>): Promise<StoredMail[]> {
  const { rows } = await sql<Omit<StoredMail, "isWaiting"> & { isConfirmed: boolean }>`
    select m.id, m.thread_id as "threadId", m.message_id_header as "messageIdHeader", m.from_email as "fromEmail",
           m.from_name as "fromName", m.subject, m.sent_at as "sentAt", m.created_at as "createdAt",
           m.received_on as "receivedOn", m.kind, m.intent, m.certainty_percent as "certaintyPercent", m.sentence,
           m.promised_on as "promisedOn", m.amount_cents as "amountCents", m.instalments, m.own_text as "ownText",
           m.details, m.customer_id as "customerId", m.set_aside_on as "setAsideOn", a.content,
           exists (select from replies.confirmation f where f.company_id = m.company_id and f.mail_id = m.id
                      and f.undone_at is null) as "isConfirmed",
           coalesce((select jsonb_agg(jsonb_build_object('customerId', k.customer_id, 'customerName', c.name,
                              'score', k.score, 'because', k.because, 'invoiceIds', k.invoice_ids,
                              'isWaiting', r.id is not null, 'replyId', r.id) order by k.score desc, k.customer_id)
              from replies.candidate k
              join ledger.customer c on c.company_id = k.company_id and c.id = k.customer_id
              left join ledger.reply r on r.company_id = k.company_id and r.id = k.reply_id and r.handled_on is null
             where k.company_id = m.company_id and k.mail_id = m.id), '[]') as candidates
      from replies.mail m
      join replies.archive a on a.company_id = m.company_id and a.mail_id = m.id
     where m.company_id = ${tx.companyId} and ${which}
     order by m.id`.execute(tx)
  return rows.map(({ isConfirmed, ...row }) => ({
    ...row,
    isWaiting:
      row.candidates.some((each) => each.isWaiting) ||
      (row.customerId === null &&
        row.setAsideOn === null &&
        !isConfirmed &&
        /^(answer|complaint)$/.test(row.kind)),
  }))
}

/** A message of ours in a conversation. */
export interface OurMessage {
  readonly id: string
  readonly customerId: string
  readonly subject: string
  readonly textBody: string
  readonly recipient: string | null
  readonly mode: string
  readonly state: string
  readonly stepKey: string
  readonly at: Date
  readonly approvedBy: string | null
  /** Its bytes as they left; null when it has not left. */
  readonly content: Buffer | null
}

/** Our messages in a conversation, oldest first. */
export async function readOurMessages(tx: CompanyTx, threadId: string): Promise<OurMessage[]> {
  const { rows } = await sql<OurMessage>`
    select m.id, m.customer_id as "customerId", m.subject, m.text_body as "textBody", m.recipient, m.mode, m.state,
           m.step_key as "stepKey", coalesce(m.finished_at, m.approved_at, m.created_at) as at,
           m.approved_by as "approvedBy", a.content
      from replies.thread_message t
      join delivery.message m on m.company_id = t.company_id and m.id = t.message_id
      left join delivery.archive a on a.company_id = m.company_id and a.message_id = m.id
     where t.company_id = ${tx.companyId} and t.thread_id = ${threadId}::uuid and m.state <> 'cancelled'
     order by at`.execute(tx)
  return rows
}

/** Notes that a person has looked at the mails of a conversation. */
export async function markOpened(tx: CompanyTx, threadId: string, now: Date): Promise<void> {
  await tx
    .updateTable("replies.mail")
    .set({ opened_at: now })
    .where("company_id", "=", tx.companyId)
    .where("thread_id", "=", threadId)
    .where("opened_at", "is", null)
    .execute()
}

/** Puts a message of ours into a conversation. */
export async function joinThread(tx: CompanyTx, threadId: string, messageId: string): Promise<void> {
  await tx
    .insertInto("replies.thread_message")
    .values({ company_id: tx.companyId, thread_id: threadId, message_id: messageId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
