import { sql } from "kysely"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { StoredEntry } from "./chain-check.ts"
import type { StoredMessage } from "./message-check.ts"

const ENTRIES_AT_ONCE = 2_000
const MESSAGES_AT_ONCE = 200

/** The entries of the journal in their order, a few at a time, whatever its length. */
export async function* journalEntries(tx: CompanyTx, afterSeq: number | null): AsyncGenerator<StoredEntry> {
  let after = afterSeq
  for (;;) {
    const { rows } = await sql<EntryRow>`
      select seq, happened_at, happened_at = date_trunc('milliseconds', happened_at) as is_exact, on_day, actor, kind,
             customer_id, invoice_id, message_id, payload, payload_sha256, previous_hash, hash
        from ledger.journal
       where company_id = ${tx.companyId} and (${after}::bigint is null or seq > ${after})
       order by seq limit ${ENTRIES_AT_ONCE}`.execute(tx)
    for (const row of rows) yield entryFromRow(row)
    after = rows.at(-1)?.seq ?? after
    if (rows.length < ENTRIES_AT_ONCE) return
  }
}

interface EntryRow {
  seq: number
  happened_at: Date
  is_exact: boolean
  on_day: Day
  actor: string
  kind: string
  customer_id: string | null
  invoice_id: string | null
  message_id: string | null
  payload: string | null
  payload_sha256: Buffer
  previous_hash: Buffer
  hash: Buffer
}

function entryFromRow(row: EntryRow): StoredEntry {
  return {
    seq: row.seq,
    happenedAt: row.happened_at,
    isExactInstant: row.is_exact,
    onDay: row.on_day,
    actor: row.actor,
    kind: row.kind,
    customerId: row.customer_id,
    invoiceId: row.invoice_id,
    messageId: row.message_id,
    payload: row.payload,
    payloadSha256: row.payload_sha256,
    previousHash: row.previous_hash,
    hash: row.hash,
  }
}

/** The noted end of the chain and the highest number in it, at one instant. */
export async function readEnd(
  tx: CompanyTx,
): Promise<{ head: { seq: number; hash: Buffer } | null; lastSeq: number | null }> {
  const { rows } = await sql<{ seq: number | null; hash: Buffer | null; last_seq: number | null }>`
    select h.seq, h.hash, (select max(seq) from ledger.journal where company_id = ${tx.companyId}) as last_seq
      from (select 1) one left join ledger.journal_head h on h.company_id = ${tx.companyId}`.execute(tx)
  const row = rows[0]
  const isNoted = row && row.seq !== null && row.hash !== null
  return {
    head: isNoted ? { seq: row.seq as number, hash: row.hash as Buffer } : null,
    lastSeq: row?.last_seq ?? null,
  }
}

/**
 * Every message with its archive and its journal entries, a few at a time. PostgreSQL works out the
 * digests of the archived bytes, so that they need not travel.
 */
export async function* storedMessages(tx: CompanyTx): AsyncGenerator<StoredMessage> {
  let after = "00000000-0000-0000-0000-000000000000"
  for (;;) {
    const { rows } = await sql<MessageRow>`
      select m.id, m.state, m.recipient, m.amount_cents, m.step_key, m.message_id_header,
             a.sha256 as archive_sha256, sha256(a.content) as content_sha256,
             s.payload as sent_payload, s.seq is not null as has_sent_entry, u.payload as unknown_payload,
             b.seq is not null as has_bounced_entry
        from delivery.message m
        left join delivery.archive a on a.company_id = m.company_id and a.message_id = m.id
        left join lateral (${lastEntry("message.sent")}) s on true
        left join lateral (${lastEntry("message.unknown")}) u on true
        left join lateral (${lastEntry("message.bounced")}) b on true
       where m.company_id = ${tx.companyId} and m.id > ${after}::uuid
       order by m.id limit ${MESSAGES_AT_ONCE}`.execute(tx)
    for (const row of rows) yield messageFromRow(row)
    after = rows.at(-1)?.id ?? after
    if (rows.length < MESSAGES_AT_ONCE) return
  }
}

const lastEntry = (kind: string) => sql`
  select j.seq, j.payload from ledger.journal j
   where j.company_id = m.company_id and j.customer_id = m.customer_id and j.message_id = m.id and j.kind = ${kind}
   order by j.seq desc limit 1`

interface MessageRow {
  id: string
  state: string
  recipient: string | null
  amount_cents: number
  step_key: string
  message_id_header: string
  archive_sha256: Buffer | null
  content_sha256: Buffer | null
  sent_payload: string | null
  has_sent_entry: boolean
  unknown_payload: string | null
  has_bounced_entry: boolean
}

function messageFromRow(row: MessageRow): StoredMessage {
  return {
    id: row.id,
    state: row.state,
    recipient: row.recipient,
    amountCents: row.amount_cents,
    stepKey: row.step_key,
    messageIdHeader: row.message_id_header,
    archiveSha256: row.archive_sha256,
    contentSha256: row.content_sha256,
    sentPayload: row.sent_payload,
    hasSentEntry: row.has_sent_entry,
    unknownPayload: row.unknown_payload,
    hasBouncedEntry: row.has_bounced_entry,
  }
}

/** Entries that tell of a sent message whose row is gone. */
export async function sentButGone(tx: CompanyTx): Promise<{ seq: number; messageId: string }[]> {
  const { rows } = await sql<{ seq: number; message_id: string }>`
    select j.seq, j.message_id from ledger.journal j
     where j.company_id = ${tx.companyId} and j.kind = 'message.sent' and j.message_id is not null
       and not exists (select from delivery.message m where m.company_id = j.company_id and m.id = j.message_id)
     order by j.seq limit 500`.execute(tx)
  return rows.map((row) => ({ seq: row.seq, messageId: row.message_id }))
}

/** How many mails came in, and those whose archived bytes are gone or not those that the journal noted. */
export async function brokenMails(tx: CompanyTx): Promise<{ mails: number; broken: BrokenMail[] }> {
  const { rows } = await sql<BrokenMail & { mails: number }>`
    with noted as (
      select payload::jsonb ->> 'mailId' as mail_id, payload::jsonb ->> 'sha256' as digest from ledger.journal
       where company_id = ${tx.companyId} and kind = 'mail.received' and payload is not null),
    mails as (
      select m.id::text as id, a.mail_id is null as is_missing,
             a.sha256 <> sha256(a.content) as is_changed, encode(sha256(a.content), 'hex') as digest
        from replies.mail m
        left join replies.archive a on a.company_id = m.company_id and a.mail_id = m.id
       where m.company_id = ${tx.companyId})
    select coalesce(m.id, n.mail_id) as "mailId", (m.id is null or m.is_missing) as "isMissing",
           (select count(*)::int from mails) as mails
      from mails m full join noted n on n.mail_id = m.id
     where m.id is null or m.is_missing or m.is_changed or (n.digest is not null and n.digest <> m.digest)
     order by 1 limit 500`.execute(tx)
  if (rows.length > 0) return { mails: rows[0]!.mails, broken: rows }
  const { rows: all } = await sql<{ mails: number }>`
    select count(*)::int as mails from replies.mail where company_id = ${tx.companyId}`.execute(tx)
  return { mails: all[0]?.mails ?? 0, broken: [] }
}

/** A mail that is no longer what came in. */
export interface BrokenMail {
  readonly mailId: string
  readonly isMissing: boolean
}
