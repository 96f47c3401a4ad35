import { sql } from "kysely"
import type { CompanyTx } from "../../../kernel/store.ts"

/** A paper kept with a message, as the database has it now. */
export interface KeptPaper {
  readonly id: string
  readonly messageId: string
  /** The digest noted when it was kept. */
  readonly sha256: Buffer
  /** The digest of its bytes, worked out now. */
  readonly contentSha256: Buffer
  /** True when the journal tells of a paper with the digest of these bytes, or of one whose entry was erased. */
  readonly isJournaled: boolean
}

const AT_ONCE = 200

// A proof of a provider is journaled as message.proof-kept, a scan of a person as message.receipt-kept.
const PAPERS = sql`
  select company_id, id, message_id, sha256, content, 'message.proof-kept' as kind, 'proofSha256' as field from delivery.proof
  union all
  select company_id, id, message_id, sha256, content, 'message.receipt-kept', 'scanSha256' from delivery.receipt_scan`

/** Every paper kept with a message, a few at a time; PostgreSQL works out the digests. */
export async function* keptPapers(tx: CompanyTx): AsyncGenerator<KeptPaper> {
  let after = "00000000-0000-0000-0000-000000000000"
  for (;;) {
    const { rows } = await sql<{
      id: string
      message_id: string
      sha256: Buffer
      content_sha256: Buffer
      is_journaled: boolean
    }>`
      select p.id, p.message_id, p.sha256, sha256(p.content) as content_sha256,
             exists (select from ledger.journal j
                      where j.company_id = p.company_id and j.message_id = p.message_id and j.kind = p.kind
                        and (j.payload is null or j.payload::jsonb ->> p.field = encode(sha256(p.content), 'hex')))
               as is_journaled
        from (${PAPERS}) p
       where p.company_id = ${tx.companyId} and p.id > ${after}::uuid
       order by p.id limit ${AT_ONCE}`.execute(tx)
    for (const row of rows) {
      yield {
        ...{ id: row.id, messageId: row.message_id, sha256: row.sha256 },
        ...{ contentSha256: row.content_sha256, isJournaled: row.is_journaled },
      }
    }
    after = rows.at(-1)?.id ?? after
    if (rows.length < AT_ONCE) return
  }
}

/** Entries that tell of a paper which is no longer kept. */
export async function journaledButGone(tx: CompanyTx): Promise<{ seq: number; messageId: string }[]> {
  const { rows } = await sql<{ seq: number; message_id: string }>`
    select j.seq, j.message_id from ledger.journal j
     where j.company_id = ${tx.companyId} and j.kind in ('message.proof-kept', 'message.receipt-kept')
       and j.message_id is not null and j.payload is not null
       and not exists (select from (${PAPERS}) p
                        where p.company_id = j.company_id and p.message_id = j.message_id
                          and encode(p.sha256, 'hex') = j.payload::jsonb ->> p.field)
     order by j.seq limit 500`.execute(tx)
  return rows.map((row) => ({ seq: row.seq, messageId: row.message_id }))
}
