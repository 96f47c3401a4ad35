import { sql } from "kysely"
import { assert } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { chainHash, chainStart, type JournalEntry, sha256 } from "./chain.ts"

/**
 * Adds entries to the company's journal, in order, in the caller's transaction. Writers of one
 * company take turns on the head of its chain until they commit.
 */
export async function record(tx: CompanyTx, entries: readonly JournalEntry[]): Promise<void> {
  if (entries.length === 0) return
  let { seq, hash } = (await lockHead(tx)) ?? (await startChain(tx))
  const rows = entries.map((entry) => {
    const payload = JSON.stringify(entry.payload)
    const payloadSha256 = sha256(payload)
    const previous = hash
    seq += 1
    hash = chainHash(previous, seq, entry, payloadSha256)
    return {
      company_id: tx.companyId,
      seq,
      happened_at: entry.happenedAt,
      on_day: entry.onDay,
      actor: entry.actor,
      kind: entry.kind,
      customer_id: entry.customerId ?? null,
      invoice_id: entry.invoiceId ?? null,
      message_id: entry.messageId ?? null,
      payload,
      payload_sha256: payloadSha256,
      previous_hash: previous,
      hash,
    }
  })
  // PostgreSQL takes at most 65 535 parameters in one statement.
  for (let from = 0; from < rows.length; from += 4_000) {
    const slice = rows.slice(from, from + 4_000)
    const head = { seq: slice.at(-1)!.seq, hash: slice.at(-1)!.hash }
    await tx
      .with("written", (also) => also.insertInto("ledger.journal").values(slice))
      .updateTable("ledger.journal_head")
      .set(head)
      .where("company_id", "=", tx.companyId)
      .execute()
  }
}

const lockHead = (tx: CompanyTx) =>
  tx
    .selectFrom("ledger.journal_head")
    .select(["seq", "hash"])
    .where("company_id", "=", tx.companyId)
    .forUpdate()
    .executeTakeFirst()

async function startChain(tx: CompanyTx): Promise<{ seq: number; hash: Buffer }> {
  await sql`insert into ledger.journal_head (company_id, seq, hash) values (${tx.companyId}, 0, ${chainStart(tx.companyId)})
            on conflict do nothing`.execute(tx)
  const head = await lockHead(tx)
  assert(head, "a journal has a head once it was started")
  return head
}
