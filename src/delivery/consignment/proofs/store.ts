import { sql } from "kysely"
import type { CompanyTx } from "../../../kernel/store.ts"
import type { ProofKind } from "../consignment.ts"

/** A proof that is kept with its message. */
export interface KeptProof {
  readonly id: string
  readonly messageId: string
  readonly kind: ProofKind
  readonly fetchedAt: Date
}

/** Keeps a proof to the byte; false when the very same one is kept already. */
export async function insertProof(
  tx: CompanyTx,
  proof: {
    readonly messageId: string
    readonly provider: string
    readonly kind: ProofKind
    readonly content: Buffer
    readonly sha256: Buffer
  },
  now: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto("delivery.proof")
    .values({
      ...{
        company_id: tx.companyId,
        message_id: proof.messageId,
        provider: proof.provider,
        kind: proof.kind,
      },
      ...{ sha256: proof.sha256, content: proof.content, fetched_at: now },
    })
    .onConflict((conflict) => conflict.columns(["company_id", "message_id", "kind", "sha256"]).doNothing())
    .returning("id")
    .executeTakeFirst()
  return row !== undefined
}

/** The proofs kept with some messages, oldest first. */
export async function readProofs(tx: CompanyTx, messageIds: readonly string[]): Promise<KeptProof[]> {
  const rows = await tx
    .selectFrom("delivery.proof")
    .select(["id", "message_id", "kind", "fetched_at"])
    .where("company_id", "=", tx.companyId)
    .where(sql<boolean>`message_id = any(${messageIds}::uuid[])`)
    .orderBy("fetched_at")
    .orderBy("id")
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, messageId: row.message_id, kind: row.kind as ProofKind, fetchedAt: row.fetched_at },
  }))
}

/** The bytes of a proof; null when there is none. */
export async function readProof(
  tx: CompanyTx,
  id: string,
): Promise<{ kind: string; content: Buffer } | null> {
  const row = await tx
    .selectFrom("delivery.proof")
    .select(["kind", "content"])
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .executeTakeFirst()
  return row ?? null
}
