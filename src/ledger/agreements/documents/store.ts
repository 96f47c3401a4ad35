import { sql } from "kysely"
import type { CompanyTx } from "../../../kernel/store.ts"

/** What a paper belongs to: a dispute or a plan. */
export type DocumentOf = { readonly disputeId: string } | { readonly planId: string }

/** A paper as lists show it. */
export interface AgreementDocument {
  readonly id: string
  readonly fileName: string
  readonly mediaType: string
  readonly sha256: string
  readonly bytes: number
  readonly addedBy: string
  readonly addedAt: Date
}

/** A paper to keep. */
export interface NewDocument {
  readonly fileName: string
  readonly mediaType: string
  readonly sha256: Buffer
  readonly content: Buffer
}

/** Keeps a paper to the byte; the same one twice is one. */
export async function insertDocument(
  tx: CompanyTx,
  of: DocumentOf,
  paper: NewDocument,
  by: { readonly actor: string; readonly now: Date },
): Promise<void> {
  const disputeId = "disputeId" in of ? of.disputeId : null
  const planId = "planId" in of ? of.planId : null
  await sql`
    insert into ledger.agreement_document
      (company_id, dispute_id, plan_id, file_name, media_type, sha256, content, added_by, added_at)
    values (${tx.companyId}, ${disputeId}, ${planId}, ${paper.fileName}, ${paper.mediaType}, ${paper.sha256},
            ${paper.content}, ${by.actor}, ${by.now})
    on conflict do nothing`.execute(tx)
}

/** The papers of a dispute or a plan, in the order in which they came. */
export async function listDocuments(tx: CompanyTx, of: DocumentOf): Promise<AgreementDocument[]> {
  const which = "disputeId" in of ? sql`dispute_id = ${of.disputeId}` : sql`plan_id = ${of.planId}`
  const { rows } = await sql<AgreementDocument>`
    select id, file_name as "fileName", media_type as "mediaType", encode(sha256, 'hex') as sha256,
           octet_length(content) as bytes, added_by as "addedBy", added_at as "addedAt"
      from ledger.agreement_document where company_id = ${tx.companyId} and ${which}
     order by added_at, id`.execute(tx)
  return rows
}

/** One paper with its bytes; null when the company has none such. */
export async function readDocument(tx: CompanyTx, id: string) {
  const { rows } = await sql<{ file_name: string; media_type: string; content: Buffer }>`
    select file_name, media_type, content from ledger.agreement_document
     where company_id = ${tx.companyId} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}
