import { sql } from "kysely"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Happening } from "../timeline/happening.ts"

/** One entry of the journal, with its place in the chain. */
export interface JournalLine extends Happening {
  readonly seq: number
  readonly at: Date
  readonly actor: string
  /** Its place in the chain: the entry's own hash and that of the one before it, in hexadecimal. */
  readonly hash: string
  readonly previousHash: string
  readonly customerName: string | null
}

/** The journal, newest first, before an entry (or from its end). */
export async function listJournal(
  tx: CompanyTx,
  page: { readonly before: number | null; readonly most: number },
): Promise<JournalLine[]> {
  const { rows } = await sql<JournalLine>`
    select j.seq, j.seq::text as key, j.on_day as "on", j.happened_at as at, j.actor, j.kind,
           encode(j.hash, 'hex') as hash, encode(j.previous_hash, 'hex') as "previousHash",
           j.invoice_id as "invoiceId", j.message_id as "messageId", c.name as "customerName",
           coalesce(j.payload::jsonb, '{}') as details
      from ledger.journal j left join ledger.customer c on c.company_id = j.company_id and c.id = j.customer_id
     where j.company_id = ${tx.companyId} and (${page.before}::bigint is null or j.seq < ${page.before}::bigint)
     order by j.seq desc limit ${page.most}`.execute(tx)
  return rows
}
